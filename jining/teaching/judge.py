"""What is said to an answer: right, or a hint that teaches in three steps and never gives the answer away."""

import difflib
import html
from dataclasses import dataclass

from jining.report.language import language
from jining.teaching.course import at_home, say
from jining.teaching.exercise import exercises_of, keys_of
from jining.teaching.read_answer import Percent, Refused, read_answer
from jining.teaching.words import shown, words_of

#: Under this type a notebook keeps what was said, for the results of a class.
MIME = "application/vnd.jining.answer+json"
#: A number that lies further from the key is not called nearly right, though it is the key rounded.
_NEAR = 0.1
#: A choice of more words than this is not listed.
_MOST = 12
#: Characters of an answer that are kept.
_LONGEST = 200
_tries = {}


@dataclass(frozen=True, repr=False)
class Feedback:
    """What is said to an answer, of what sort that is (`said`), the answer in short, and how many were wrong before."""

    name: str
    right: bool
    message: str
    said: str = ""
    answer: str = ""
    tries: int = 0

    def __repr__(self):
        return self.message

    def _repr_mimebundle_(self, **kwargs):
        shown_, mark = html.escape(self.message).replace("\n", "<br>"), "✔" if self.right else "…"
        page = f'<p style="max-width:44em;border-left:4px solid;padding-left:.7em">{mark} {shown_}</p>'
        kept = {"exercise": self.name, "right": self.right, "said": self.said, "answer": self.answer, "tries": self.tries}
        return {"text/plain": self.message, "text/html": page, MIME: kept}


def check(name, answer, *, lang=None):
    """Say whether an answer is right, or give a hint that teaches: a `Feedback` with `right` and `message`.

    `name` is that of the exercise, such as "L2.3" (of one that there is not the nearest is named, a ValueError), `answer`
    whatever you computed; `...` means that you have not answered yet. Every new wrong answer gets the next of three hints:
    what kind of thing is asked, where to look, how. `lang` is "en" or "zh", by default that of the theme.

    Examples
    --------
    >>> print(check("L2.1", None))
    L2.1: your answer is a missing value: something was not found on the way. Look at each step. Expected is a word in
    quotation marks.
    """
    known, asked = exercises_of(), str(name).strip().upper().replace("_", ".")
    if asked not in known:
        near = difflib.get_close_matches(asked, known, n=1, cutoff=0)
        raise ValueError(f"no exercise {name!r}; the nearest is {near[0]!r}")
    with at_home():
        return _judge(known[asked], answer, language(lang))


def _judge(exercise, answer, lang):
    """Compare an answer with the key of its exercise; every new wrong answer gets the next hint."""
    if answer is ...:
        return _feedback(exercise, "blank", lang, task=getattr(exercise, f"task_{lang}"))
    try:
        given = read_answer(answer, exercise.kind, exercise.choices)
    except Refused as refused:
        said, words = refused.args
        return _feedback(exercise, said, lang, **words)
    if isinstance(given[0], Percent) and not exercise.percent:
        return _feedback(exercise, "type", lang, sort="percent")
    rights, slips = keys_of(exercise.name)
    if any(_same(exercise, one, right) for one in given for right in rights):
        said = _feedback(exercise, "right", lang, given=given[0])
        _tries.pop(exercise.name, None)
        return said
    if len(given) > 1:  # a table with several columns of numbers
        return _feedback(exercise, "type", lang, sort="table")
    tried = _tries.setdefault(exercise.name, [])
    if given[0] not in tried:
        tried.append(given[0])
    for slip, wrongs in slips:
        if any(_same(exercise, given[0], wrong) for wrong in wrongs):
            return _feedback(exercise, "wrong", lang, f"slip:{slip['answer']}", given=given[0], fact=slip[lang], hint="")
    fact, step = say(f"fact.{_fact(exercise, given[0], rights[0])}", lang), min(len(tried), 3)
    hint = say("hint", lang, step=step, text=_step(exercise, step, lang))
    return _feedback(exercise, "wrong", lang, given=given[0], fact=fact + " " * (lang == "en" and fact != ""), hint=hint)


def _feedback(exercise, said, lang, as_=None, given="", sort=None, **words):
    joint = {"en": ": ", "zh": "："}[lang]
    listed = exercise.kind == "choice" and len(words_of(exercise.choices)) <= _MOST
    words |= {"kind": say(f"kind.{exercise.kind}", lang), "choices": joint + shown(exercise.choices, lang) if listed else ""}
    if said == "type":
        tip = say(f"tip.{exercise.kind}.{sort}", lang) or say(f"tip.any.{sort}", lang)
        words |= {"got": say(f"sort.{sort}", lang), "tip": tip}
    message = f"{exercise.name}{joint}{say(f'said.{said}', lang, **words)}".strip()
    tries = len(_tries.get(exercise.name, ()))
    return Feedback(exercise.name, said == "right", message, as_ or said, _short(given)[:_LONGEST], tries)


def _short(given):
    """Write an answer as it was read, for the results of a class."""
    if isinstance(given, float):
        return f"{given:.6g}" + " %" * isinstance(given, Percent)
    parts = [f"{label}: {n:g}" for label, n in given.items()] if isinstance(given, dict) else sorted(given)
    return given if isinstance(given, str) else ", ".join(parts)


def _forms(exercise, given):
    """Numbers that an answer may mean: where a percentage is asked, it may be written as a share."""
    return [given, 100 * given] if exercise.percent and not isinstance(given, Percent) else [given]


def _same(exercise, one, two):
    if exercise.kind == "number":
        return any(abs(form - two) <= exercise.tolerance + 1e-9 for form in _forms(exercise, one))
    return one == two


def _fact(exercise, given, right):
    """Name what can be said of an answer by comparing it with the key, without the key."""
    if exercise.kind == "number" and exercise.tolerance:
        fine = next(place for place in range(6) if 10.0**-place <= 2.1 * exercise.tolerance)
        coarse = [abs(form - round(right, place)) < 1e-6 and abs(form - right) < _NEAR * abs(right)
                  for form in _forms(exercise, given) for place in range(fine)]
        return "round" if any(coarse) else ""
    if exercise.kind == "ids":
        return "fewer" if given < right else "more" if given & right else "none"
    return "foreign" if exercise.kind == "counts" and not set(given) <= set(words_of(exercise.choices)) else ""


def _step(exercise, step, lang):
    if step == 1:
        return say(f"step.{exercise.kind}", lang)
    if step == 3:
        return getattr(exercise, f"how_{lang}")
    parts = [part.strip().partition(":") for part in exercise.where.split(";")]
    places = "; ".join(say(f"table.{table}", lang) + mark + columns for table, mark, columns in parts)
    return say("look", lang, places=places)
