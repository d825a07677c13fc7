"""The targets with a word of strength, by its force."""

import re

import pandas as pd

from jining.figures.coverage_targets import what_is_covered
from jining.figures.red_lines_and_zeros import what_is_ruled_out
from jining.figures.tables import per_record, spoken
from jining.figures.words import Words, capital, listed, plural, spelled, within
from jining.plot.layout import size_of
from jining.plot.table import Column, draw_table
from jining.plot.theme import ACCENT, INK_2
from jining.report.amounts import amount
from jining.report.labels import label, title, values
from jining.report.report import lookup

NOTEBOOK = "14_what_the_words_hide"
#: Force of a modal word that says that the target will be reached.
_FIRM = 3


def RECORDS(promises):
    """Targets with a word of strength."""
    return promises[(promises["kind"] == "target") & promises["modal"].notna()]


def _short(row, lang):
    """Amount without what the name says already: a zero, or the unit."""
    if row.checkable_by == "zero":
        return ""
    said, unit = amount(row, lang), lookup("units")[row.unit]["zh"]
    if lang == "en":
        return said.replace(f" of {within(row.item_en)}", "")
    again = re.search(f"[{re.escape(row.item_zh)}]*$", unit).group()
    return said.replace(again, "") if again and again != unit else said


def data(rows, facts):
    """One row per target, the firmest first: its name, its number, its word."""
    table = per_record(
        rows, label=lambda row, one: what_is_covered(what_is_ruled_out(row, one), one), text=_short,
        **spoken("modal", rows, lambda row, one: label("modal", row.modal, one)),
        firmness=pd.Categorical(rows["firmness"].astype(int), list(map(int, values("firmness"))), ordered=True))
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    """Table in groups by the force of the word."""
    words = {level: ("、" if lang == "zh" else ", ").join(dict.fromkeys(some[f"modal_{lang}"]))
             for level, some in table.groupby("firmness", observed=True)}
    counts, colon = table["firmness"].value_counts(), "：" if lang == "zh" else ": "
    table["group"] = [f"{capital(words[level])}{colon}{counts[level]}" for level in table["firmness"]]
    sides = list(table.groupby(table["firmness"] != _FIRM))
    for (weak, some), box in zip(sides, fig.body.columns(*[1] * len(sides), gap=2.5 * size_of(fig).text), strict=True):
        color = INK_2 if weak else ACCENT
        columns = [Column("label", wraps=True), Column("text", align="right", strong=True, color=color)]
        draw_table(fig, some, columns, box=box, lang=lang, group="group", blocks=(1, 2)[:3 - len(sides)], strong=color)


def say(table, rows, lang):
    """Say how many are firm, and how many are not."""
    firm, n = int((table["firmness"] == _FIRM).sum()), len(table)
    weak, name = n - firm, title("firmness", lang)
    words = [label("modal", word, lang) for word in dict.fromkeys(rows["modal"])]
    if lang == "en":
        rest = "only hoped for or encouraged"
        less = f", {spelled(weak)} {rest}" if weak else ""
        return Words(
            f"{capital(spelled(firm or weak))} {plural(firm or weak, 'target is', 'targets are')} "
            + (f"firmly worded{less}" if firm else rest),
            "Targets with a word of strength, and what they promise",
            "A target without such a word is a plain promise, not a weaker one.",
            f"Table of {n} {plural(n, 'target')} in groups by {name.lower()}, with the {plural(len(words), 'word')} "
            f"{listed(words, lang)}: {spelled(firm, 'none')} firm, {spelled(weak, 'none')} less so.")
    return Words(
        f"{firm}项目标“确保”或“坚决”，{weak}项仅力争或鼓励" if 0 < firm < n else
        f"{n}项目标用了力度用语，均用“确保”“坚决”" if firm else
        f"{n}项目标只用“力争”“鼓励”等", "用了力度用语的目标及其数值",
        "未用力度用语的目标是直接作出的承诺，并不因此更弱。",
        f"{n}项目标的表格，按{name}分组，所用词语为{listed(words, lang)}；用“确保”“坚决”的{firm}项，用其他词语的{weak}项。")
