"""The rubric of a brief: seven points, what a program can say to each, and questions for people."""

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from jining.data import load
from jining.package import per_report
from jining.teaching.brief_words import found_in, numbers_in, targets_of, terms, without
from jining.theme import language

#: Point -> what it asks, and what is said where it is missed.
_POINTS = {
    "number": (("a number that stands in the figure or the table", "图或表中已有的数字"),
               ("{got} stands neither in the figure nor in the table. Which number is it from?", "{got}不在图中，也不在表里。它从何而来？")),
    "bound": (("its bound is kept", "保留界定词"),
              ("Look at the quote of {got}: which word of the report bounds the number, or does none?",
               "请看{got}的原文：有没有界定这个数字的词，是哪一个？")),
    "promise": (("it stays a promise", "仍是承诺"),
                ("“{got}” makes a result of a plan, or no word says that this is promised.", "“{got}”把计划说成了结果，或没有写明这是承诺。")),
    "source": (("n or the source is named", "写明条数或来源"),
               ("Say of how many promises, or that this is from the work report.", "请写明共多少项承诺，或出自工作报告。")),
    "claim": (("no cause and no rank", "不谈因果，不排序"),
              ("“{got}” claims a cause or a rank; a report shows only what was promised.", "“{got}”主张因果或作排序，而报告只显示所作的承诺。")),
    "caveat": (("a caveat of its own", "有针对性的说明"),
               ("Say what this number does not show: its unit, date, price or kind of count. {got}",
                "请写明这个数字不能显示什么：单位、日期、价格或计数方式。{got}")),
    "form": (("one short sentence in the language of the brief", "以本页语言写成的一个短句"),
             ("One sentence of at most {got}, in the language of the brief.", "只写一句，最多{got}，用本页语言。")),
}  # fmt: skip
POINTS = tuple(_POINTS)
#: A brief that misses one of these misleads, however good the rest is.
_MISLEADING, _AT_MOST = ("number", "bound", "promise", "claim"), 5
_MOST, _LEAST = {"en": 34, "zh": 70}, {"en": 6, "zh": 12}
_LENGTH = {"en": "{} words", "zh": "{}个字"}
_ENDS = re.compile(r"[.!?](?=\s|$)|[。！？]")
_WORDS = {
    "en": {"blank": "not answered yet. Put your sentence and your caveat in place of the three dots.",
           "text": "expected are a sentence and a caveat, both texts in quotation marks.",
           "head": "{} of 7 points that a program can check", "misleads": " (a brief that misleads gets at most 5)",
           "right": "yes", "judge": "For a person to judge:",
           "people": ("Does the figure show what the sentence says?", "Is this what the reader needs for the decision at hand?",
                      "Would someone who was promised something find the sentence fair?")},
    "zh": {"blank": "尚未作答。请用你的句子和说明替换三个点。", "text": "应为带引号的句子与说明。",
           "head": "程序可检查的7点中，做到{}点", "misleads": "（误导读者的简报至多5点）", "right": "做到", "judge": "须由人判断：",
           "people": ("图所显示的，是否正是句子所说的？", "这是否是读者做决定所需要的？", "被承诺的一方会认为这句话公允吗？")},
}  # fmt: skip


class Point(NamedTuple):
    """One point of the rubric: its name, whether it is right, and why not."""

    name: str
    right: bool
    message: str


@dataclass(frozen=True, repr=False)
class Score:
    """How a brief does on the rubric: its points (none if nothing was answered), and its language."""

    points: tuple
    lang: str
    said: str = ""

    @property
    def right(self):
        """How many points are right; at most five for a brief that misleads."""
        count = sum(point.right for point in self.points)
        return min(count, _AT_MOST) if self.misleads else count

    @property
    def misleads(self):
        """Whether number, bound, promise or claim would mislead a reader."""
        return any(not point.right and point.name in _MISLEADING for point in self.points)

    def _lines(self):
        words, at = _WORDS[self.lang], ("en", "zh").index(self.lang)
        yield self.said or words["head"].format(self.right) + (words["misleads"] if self.misleads else "")
        for point in self.points:
            yield f"{'✔' if point.right else '…'} {point.name} ({_POINTS[point.name][0][at]}): {point.message or words['right']}"
        if self.points:
            yield words["judge"]
            yield from (f"? {question}" for question in words["people"])

    def __repr__(self):
        return "\n".join(self._lines())

    def _repr_html_(self):
        shown = "<br>".join(html.escape(line) for line in self._lines())
        return f'<p style="max-width:60em;border-left:4px solid;padding-left:.7em">{shown}</p>'


def score_brief(*, figure, sentence, caveat, title=None, lang=None, promises=None):
    """Score a brief on the points of the rubric that a program can check.

    Parameters
    ----------
    figure : str or matplotlib.figure.Figure
        Figure of the set by name, or any other. Every number that it draws or prints may be used.
    sentence, caveat : str
        `...` means that you have not written them yet.
    title : str, optional
        Checked for words that claim a result, a cause or a rank.
    lang : {"en", "zh"}, optional
        Language of the brief; that of the theme by default.
    promises : pandas.DataFrame, optional
        The records that the figure shows; all by default.

    Returns
    -------
    Score
        Seven points, each right or with a hint, and the questions that only a person can answer.

    Raises
    ------
    ValueError
        If there is no such figure or language.

    Notes
    -----
    Words are found by lists and patterns (`data/teaching/brief_words.csv`). Seven points do not make a good brief; a
    missing point is a reason to look again.

    Examples
    --------
    >>> score_brief(figure="headline_and_year_before", lang="en", caveat="A target is no forecast, and 2019 is an estimate.",
    ...             sentence="The work report plans GDP growth of 6%.").right
    5
    """
    lang, rows = language(lang), load() if promises is None else promises
    for text in (sentence, caveat):
        if not isinstance(text, str):
            return Score((), lang, _WORDS[lang]["blank" if text is ... else "text"])
    drawn = _drawn(figure) if isinstance(figure, Figure) else _drawn_by_name(figure, lang)
    claims = f"{title or ''} {sentence}"
    missed = {"number": _number(sentence, rows, drawn), "bound": _bound(sentence, rows, drawn), "promise": _promise(claims),
              "source": None if found_in(f"{claims} {caveat}", "source") else "", "claim": _claim(claims),
              "caveat": _caveat(sentence, caveat, drawn[1], lang), "form": _form(sentence, caveat, lang)}
    at = ("en", "zh").index(lang)
    return Score(tuple(Point(name, got is None, "" if got is None else _POINTS[name][1][at].format(got=got).strip())
                       for name, got in missed.items()), lang)


@per_report
def _drawn_by_name(name, lang):
    import matplotlib.pyplot as plt

    from jining import draw_figure

    figure = draw_figure(name, lang=lang)
    try:
        return _drawn(figure)
    finally:
        plt.close(figure)


def _drawn(figure):
    """Numbers that a figure prints or draws, and its words."""
    words = " ".join(text.get_text().replace("\n", " ") for text in figure.findobj(Text))
    values = {number.value for number in numbers_in(words)}
    for mark in figure.findobj(lambda part: isinstance(part, Rectangle | Line2D | PathCollection)):
        if isinstance(mark, Rectangle):
            values |= {mark.get_width(), mark.get_height()}
        else:
            data = mark.get_offsets() if isinstance(mark, PathCollection) else mark.get_xydata()
            values |= {float(value) for point in data for value in point}
    return {round(float(value), 6) for value in values}, words


def _known(number, sentence, rows, drawn):
    """Whether a number stands in the figure or counts the table, and the targets that it may be."""
    targets, named = targets_of(number, sentence, rows)
    counts = {float(count) for column in ("kind", "sector", "checkable_by", "comparator", "verdict", "logic", "firmness")
              for count in rows[column].value_counts()} | {float(len(rows)), float(len(load()))}
    shown = number.value in drawn[0] or (not number.percent and number.value in counts)
    return shown, targets, named


def _number(sentence, rows, drawn):
    found = numbers_in(sentence)
    names = " ".join([*rows["item_en"], *rows["item_zh"]])
    wrong = [number.written for number in found if not _fits(number, sentence, rows, drawn) and number.written not in names]
    return wrong[0] if wrong else None if found else "?"


def _fits(number, sentence, rows, drawn):
    shown, targets, named = _known(number, sentence, rows, drawn)
    return shown or (named and len(targets) > 0)


def _bound(sentence, rows, drawn):
    written = {bound for bound in ("ge", "le", "approx", "range") if found_in(sentence, f"bound:{bound}")}
    numbers = numbers_in(sentence)
    for number in numbers:
        _, targets, named = _known(number, sentence, rows, drawn)
        if not named or targets.empty:
            continue
        needed, names = set(targets["comparator"]), " ".join([*targets["item_en"], *targets["item_zh"]])
        lost = not needed & written and "eq" not in needed
        added = {bound for bound in written - needed if not found_in(names, f"bound:{bound}")} if len(numbers) == 1 else set()
        if lost or added:
            return number.written
    return None


def _promise(claims):
    result = found_in(claims, "result")
    if result and not found_in(claims, "facts"):
        return result[0]
    return None if found_in(claims, "promise") else "…"


def _claim(claims):
    found = found_in(claims, "cause") or found_in(without(claims, "harmless"), "rank")
    return found[0] if found else None


def _caveat(sentence, caveat, words, lang):
    own = terms(caveat)
    weak = _length(caveat, lang) < _LEAST[lang] or not own & terms(f"{sentence} {words}") or own <= terms(sentence)
    return None if not weak and found_in(caveat, "limit") else ""


def _form(sentence, caveat, lang):
    foreign = any((_han(text) > 1 / 3) != (lang == "zh") for text in (sentence, caveat))
    many = len([part for part in _ENDS.split(sentence) if part.strip()]) > 1
    return _LENGTH[lang].format(_MOST[lang]) if foreign or many or _length(sentence, lang) > _MOST[lang] else None


def _han(text):
    """Share of Chinese characters among the letters of a text."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u4e00" <= letter <= "\u9fff" for letter in letters) / max(len(letters), 1)


def _length(text, lang):
    return len(text.split()) if lang == "en" else sum(letter.isalnum() for letter in text)
