"""The targets with a word of strength, by its force."""

import re

import pandas as pd

from jining.figures.tables import per_record, spoken
from jining.figures.words import Words, capital, listed, plural, spelled, within
from jining.package import lookup
from jining.plot.table import Column, draw_table
from jining.plot.theme import ACCENT
from jining.report.amounts import amount
from jining.report.labels import label, title, values

NOTEBOOK = "14_what_the_words_hide"
#: Force of a modal word that says that the target will be reached.
_FIRM = 3


def RECORDS(promises):
    """Targets with a word of strength."""
    return promises[(promises["kind"] == "target") & promises["modal"].notna()]


def _short(row, lang):
    """Amount without what the name says already."""
    said, unit = amount(row, lang), lookup("units")[row.unit]["zh"]
    if lang == "en":
        return said.replace(f" of {within(row.item_en)}", "")
    if row.checkable_by == "zero" and said[-1] == row.item_zh[-1]:
        return "零"
    again = re.search(f"[{re.escape(row.item_zh)}]*$", unit).group()
    return said.replace(again, "") if again and again != unit else said


def data(rows, facts):
    """One row per target, the firmest first: its name, its number, its word."""
    table = per_record(
        rows, text=_short, **spoken("modal", rows, lambda row, one: label("modal", row.modal, one)),
        firmness=pd.Categorical(rows["firmness"].astype(int), list(map(int, values("firmness"))), ordered=True))
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    """Table in groups by the force of the word."""
    words = {level: ("、" if lang == "zh" else ", ").join(dict.fromkeys(some[f"modal_{lang}"]))
             for level, some in table.groupby("firmness", observed=True)}
    table["group"] = [capital(words[level]) for level in table["firmness"]]
    columns = [Column("label", wraps=True), Column("text", align="right", strong=True, color=ACCENT)]
    draw_table(fig, table, columns, lang=lang, group="group")


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
        f"{n}项目标用了力度用语，{f'其中{firm}项' if firm < n else '均'}用“确保”“坚决”" if firm else
        f"{n}项目标只用“力争”“鼓励”等", "用了力度用语的目标及其数值",
        "未用力度用语的目标是直接作出的承诺，并不因此更弱。",
        f"{n}项目标的表格，按{name}分组，所用词语为{listed(words, lang)}；用“确保”“坚决”的{firm}项，用其他词语的{weak}项。")
