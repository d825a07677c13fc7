"""Sentences of titles and notes: read from words.csv by case, filled with numbers, plural and zero by case.

A place in a sentence is filled as `format` does: {n} in digits, {n:words} and {n:Words} spelled, {n:All} "All five" or
"Both", {n:None} "None of the five", {n:项} 5项 or 没有, {n:one|many} or {n:one|many|none} a phrase by number,
{name:within} in small letters, {names:and} and {names:; } a list.
"""

from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pandas as pd

from jining.plot.text import tidy
from jining.report.amounts import SPELLED, capital, listed, within
from jining.report.language import LANGS, read_words
from jining.report.report import package

#: Every sentence and name of the figures in both languages; the key is figure.part, perhaps with a case.
WORDS = read_words(Path(__file__).with_name("words.csv"))


class Words(NamedTuple):
    """What is written on and about a figure, in one language."""

    title: str
    subtitle: str
    note: str
    alt: str


def spelled(n):
    """Spell a number up to twelve, write digits above: "none", "one", "nine", "18", "1,200"."""
    return "none" if n == 0 else SPELLED[n] if n < len(SPELLED) else f"{n:,}"


_FORMS = {
    "words": spelled, "Words": lambda n: capital(spelled(n)), "within": within,
    "All": lambda n: "Both" if n == 2 else f"All {spelled(n)}",
    "None": lambda n: "Neither of the two" if n == 2 else f"None of the {spelled(n)}",
    "项": lambda n: f"{n}项" if n else "没有",
}  # fmt: skip


class _Sentence(Formatter):
    def format_field(self, value, how):
        if isinstance(value, list):
            return listed(value, "en") if how == "and" else how.join(value)
        if "|" in how:
            one, many, *none = how.split("|")
            return none[0] if none and value == 0 else one if value == 1 else many
        return _FORMS[how](value) if how in _FORMS else format(value, how)


SENTENCE = _Sentence()


def fill(key, lang, /, **values):
    """Fill a sentence."""
    return tidy(SENTENCE.vformat(WORDS[key][lang], (), values), lang)


def both(key, /, **values):
    """Fill a sentence in English and in Chinese."""
    return [fill(key, lang, **values) for lang in LANGS]


def filled(key, table):
    """Columns of a table in both languages, each cell a sentence filled from its row: for `assign`."""
    column, rows = key.rpartition(".")[2], table.to_dict("records")
    return {f"{column}_{lang}": [fill(key, lang, **row) for row in rows] for lang in LANGS}


def sentences(name, lang, n, said):
    """Words of a figure of n records: each part in the case that holds and has a sentence, filled with what is said."""
    said = {"n": n, "year": package()["report"]["year"], **said}
    cases = said.get("case", [])
    if "k" in said:
        cases, said["share"] = [*cases, *_cases(said["k"], said["n"])], percent(said["k"], said["n"], lang)
    tables = {key: cell for key, cell in said.items() if isinstance(cell, pd.DataFrame)}
    said |= {key: filled(f"{name}.{key}", table)[f"{key}_{lang}"] for key, table in tables.items()}
    keys = [[f"{name}.{part}.{case}" for case in cases] + [f"{name}.{part}"] for part in Words._fields]
    return Words(*(fill(next(key for key in ways if key in WORDS), lang, **said) for ways in keys))


def _cases(k, n):
    """Cases of a part of a whole, the most special first: a share is said from ten on."""
    if k in (0, n):
        return ["none" if n > 1 else "not_one", "none"] if k == 0 else ["one" if n == 1 else "all", "all"]
    few, many = 2 * k < n, n >= 10
    cases = {"few_share": few and many, "share": many, "few": few, "some": True}
    return [case for case, holds in cases.items() if holds]


def percent(part, whole, lang):
    """Part of a whole: a percentage from ten cases on, a count below ("3 of 7", 7项中的3项)."""
    if whole >= 10:  # a half is rounded up, as by the page; what is neither none nor all is never told as 0% or 100%
        share = (200 * part + whole) // (2 * whole)
        return "<1%" if share == 0 < part else ">99%" if share == 100 and part < whole else f"{share}%"
    return f"{part} of {whole}" if lang == "en" else f"{whole}项中的{part}项"


def counted(part, whole, lang):
    """Write a count with its share where that says something: "189 (35%)", 189（35%）, "3"."""
    if whole < 10:
        return str(part)
    return f"{part} ({percent(part, whole, lang)})" if lang == "en" else f"{part}（{percent(part, whole, lang)}）"


def all_of(n, total, lang, selected=False):
    """How many of the records that were given, all or a selection, are counted: "All 535 promises", 535项中的106项."""
    case = "nothing" if not total else "none" if not n else "part" if n < total else "one" if n == 1 else "all"
    return fill(f"figure.{'selected' if selected and total else 'counted'}.{case}", lang, n=n, total=total)
