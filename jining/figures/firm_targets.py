"""The targets with a word of strength, by its force."""

import re

import pandas as pd

from jining.figures.coverage_targets import what_is_covered
from jining.figures.tables import draw_sides
from jining.figures.words import Words, capital, listed, plural, spelled, within
from jining.plot.tally import item, per_record, spoken
from jining.report.amounts import amount
from jining.report.labels import label, title, values
from jining.report.report import lookup

NOTEBOOK = "14_what_the_words_hide"
RECORDS = {"kind": "target", "exclude": {"modal": "not stated"}}
#: Force of a modal word that says that the target will be reached.
_FIRM = 3


def _short(row, lang):
    """Amount without the unit, if the name says it already."""
    said, unit = amount(row, lang), lookup("units")[row.unit]["zh"]
    if lang == "en":
        return said.replace(f" of {within(row.item_en)}", "")
    again = re.search(f"[{re.escape(row.item_zh)}]*$", unit).group()
    return said.replace(again, "") if again and again != unit else said


def data(rows, facts):
    """One row per target, the firmest first: its name, its number, its word."""
    table = per_record(
        rows, label=lambda row, one: what_is_covered(item(row, one), one), text=_short,
        **spoken("modal", rows, lambda row, one: label("modal", row.modal, one)),
        firmness=pd.Categorical(rows["firmness"].astype(int), list(map(int, values("firmness"))), ordered=True))
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    table["firm"] = table["firmness"] == _FIRM
    draw_sides(fig, table, "firm", {firm: _head(some, lang) for firm, some in table.groupby("firm")}, lang)


def _head(table, lang):
    """Words of each force, and how many targets have them."""
    said, comma, stop = {"en": ("{}: {}", ", ", "; "), "zh": ("{}：{}项", "、", "；")}[lang]
    words = [said.format(comma.join(dict.fromkeys(some[f"modal_{lang}"])), len(some))
             for _, some in table.groupby("firmness", sort=False, observed=True)]
    return capital(stop.join(words))


def say(table, rows, lang):
    firm, n = int((table["firmness"] == _FIRM).sum()), len(table)
    weak, name = n - firm, title("firmness", lang)
    words = [label("modal", word, lang) for word in dict.fromkeys(rows["modal"])]
    if lang == "en":
        rest = f"{plural(weak, 'is', 'are')} only sought or encouraged"
        less = f"; {spelled(weak)} {rest}" if weak else ""
        return Words(
            f"{capital(spelled(firm))} {plural(firm, 'target is', 'targets are')} firmly worded{less}" if firm else
            f"{capital(spelled(weak))} {plural(weak, 'target')} {rest}",
            "Targets whose wording says how firm they are, with the number to be reached",
            "A target without such a word is a plain promise, not a weaker one.",
            f"Table of {n} {plural(n, 'target')} in groups by {name.lower()}, with the {plural(len(words), 'word')} "
            f"{listed(words, lang)}: {spelled(firm, 'none')} firm, {spelled(weak, 'none')} less so.")
    return Words(
        f"{n}项目标中，{firm}项用“确保”“坚决”，其余只用“力争”“鼓励”等" if 0 < firm < n else
        f"{n}项目标用了力度用语，均用“确保”“坚决”" if firm else
        f"{n}项目标只用“力争”“鼓励”等", "用了力度用语的目标及其数值",
        "未用力度用语的目标是直接作出的承诺，并不因此更弱。",
        f"{n}项目标的表格，按{name}分组，所用词语为{listed(words, lang)}；用“确保”“坚决”的{firm}项，用其他词语的{weak}项。")
