"""Score a brief on what a program can check."""

import re

from matplotlib.figure import Figure

from jining.data import load
from jining.figures_02 import find_card
from jining.teaching.rubric import score, unscored
from jining.teaching.wording import BOUNDS, CAUSES, LIMITS, counts_of, numbers_in, ranks_in, targets_of, terms, words_in
from jining.report.language import language

#: One sentence that can be read aloud in one breath, and a caveat that says something.
MOST = {"en": 30, "zh": 60}
_CAVEAT_LEAST = {"en": 6, "zh": 12}
_LENGTH = {"en": "{} words", "zh": "{}个字"}
_IS_VALUE = ("{} is promised in {}", "{}是{}的承诺值")
_IS_COUNT = ("{} is a count of the figure", "{}是图中的计数")
_SOURCES = {"en": ("report", "source", "records"), "zh": ("报告", "来源", "条记录")}
_ENDS = re.compile(r"[.!?](?=\s|$)|[。！？]")


def score_brief(*, figure, sentence, caveat, title=None, lang=None, promises=None):
    """Score a brief on the points of the rubric that a program can check.

    Parameters
    ----------
    figure : str or matplotlib.figure.Figure
        Figure of the set by name, or any other.
    sentence, caveat : str
        `...` means that you have not written them yet.
    title : str, optional
        Checked for words that claim a cause or rank.
    lang : {"en", "zh"}, optional
        Language of the brief; that of the theme by default.
    promises : pandas.DataFrame, optional
        The records that the figure shows. By default those of the figure of the set, or all.

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
    The words are found by lists and patterns. Seven points of seven do not make a good brief; a missing point is a
    reason to look again.

    Examples
    --------
    >>> score_brief(figure="headline_and_year_before", lang="en", caveat="A target is no forecast, and 2019 is an estimate.",
    ...             sentence="The work report plans GDP growth of 6%.").points[1]
    Point(name='bound', right=False, message='The report puts a word before or after 6% that bounds it. Look at its quote.')
    """
    lang = language(lang)
    rows, words = _shown(figure, promises, lang)
    for name, text in (("sentence", sentence), ("caveat", caveat)):
        if not isinstance(text, str):
            return unscored(name, text, lang)
    claims = f"{title or ''} {sentence}"
    return score({
        "number": _number(sentence, rows, words, lang), "bound": _bound(sentence, rows, lang),
        "source": _source(f"{claims} {caveat}", rows, lang), "cause": _forbidden(words_in(claims, CAUSES)),
        "rank": _forbidden(ranks_in(claims)), "caveat": _caveat(sentence, caveat, words, lang),
        "form": _form(sentence, caveat, lang),
    }, lang)  # fmt: skip


def _shown(figure, promises, lang):
    """Take the records of a figure, and the words that stand on it."""
    if isinstance(figure, Figure):
        texts = [text.get_text() for text in (*figure.texts, *(ax.title for ax in figure.axes))]
        if promises is not None:
            texts += promises[f"item_{lang}"].fillna("").tolist()
        return load() if promises is None else promises, " ".join(texts)
    card = find_card(figure)
    rows = card.rows(load() if promises is None else promises)
    return rows, " ".join(card.words(rows, lang))


def _number(sentence, rows, words, lang):
    found, at = numbers_in(sentence), ("en", "zh").index(lang)
    counts = {(n, False) for n in counts_of(rows) | {float(len(load()))}}
    counts |= {(number.value, number.percent) for number in numbers_in(words)}
    names = " ".join(rows[f"item_{lang}"].fillna(""))
    known = []
    for number in found:
        promised, named = targets_of(number, sentence, rows, lang)
        if named or (len(promised) and number[1:] not in counts):
            known.append(_IS_VALUE[at].format(number.written, promised["id"].iloc[0]))
        elif number[1:] in counts:
            known.append(_IS_COUNT[at].format(number.written))
        elif number.written not in names:
            return "unknown", number.written
    return ("right", {"en": "; ", "zh": "；"}[lang].join(known)) if known else ("none", "")


def _bound(sentence, rows, lang):
    written = {bound for bound, words in BOUNDS.items() if words_in(sentence, words)}
    for number in numbers_in(sentence):
        promised, named = targets_of(number, sentence, rows, lang)
        if promised.empty or not (named or number.value not in counts_of(rows)):
            continue
        needed = set(promised["comparator"])
        if not needed & written and "eq" not in needed:
            return "lost", number.written
        in_name = {bound for bound in written if words_in(" ".join(promised[f"item_{lang}"]), BOUNDS[bound])}
        if len(numbers_in(sentence)) == 1 and written - needed - in_name:
            return "added", number.written
    return "right", ""


def _source(text, rows, lang):
    totals = {float(len(rows)), float(len(load()))}
    named = words_in(text, _SOURCES[lang]) or any(number.value in totals for number in numbers_in(text))
    return "right" if named else "wrong", ""


def _forbidden(words):
    return ("wrong", words[0]) if words else ("right", "")


def _caveat(sentence, caveat, words, lang):
    if _length(caveat, lang) < _CAVEAT_LEAST[lang]:
        return "short", ""
    if not terms(caveat) & terms(f"{sentence} {words}"):
        return "generic", ""
    if terms(caveat) <= terms(sentence):
        return "same", ""
    return "right" if words_in(caveat, LIMITS) else "mild", ""


def _form(sentence, caveat, lang):
    if any((_han(text) > 1 / 3) != (lang == "zh") for text in (sentence, caveat)):
        return "language", ""
    if len([part for part in _ENDS.split(sentence) if part.strip()]) > 1:
        return "many", ""
    return ("long", _LENGTH[lang].format(MOST[lang])) if _length(sentence, lang) > MOST[lang] else ("right", "")


def _han(text):
    """Share of Chinese characters among the letters of a text."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u4e00" <= letter <= "\u9fff" for letter in letters) / max(len(letters), 1)


def _length(text, lang):
    return len(text.split()) if lang == "en" else sum(letter.isalnum() for letter in text)
