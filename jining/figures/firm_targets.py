"""The targets with a word of strength, by its force."""

import re

import pandas as pd

from jining.figures.coverage_targets import what_is_covered
from jining.figures.figure import Words
from jining.figures.red_lines_and_zeros import what_is_ruled_out
from jining.figures.words import capital, listed, plural, spelled, within
from jining.package import lookup
from jining.plot.layout import size_of
from jining.plot.table import Column, draw_table
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, INK_2
from jining.report.amounts import amount
from jining.report.labels import label, title, values

NOTEBOOK = "14_what_the_words_hide"
SOURCES = ("report",)
#: Force of a modal word that says that the target will be reached.
_FIRM = 3


def RECORDS(promises):
    """Targets with a word of strength."""
    return promises[(promises["kind"] == "target") & promises["modal"].notna()]


def _short(row, lang):
    """Amount without what the name says already: a zero, or the unit in Chinese."""
    if row.checkable_by == "zero":
        return ""
    said, unit = amount(row, lang), lookup("units")[row.unit]["zh"]
    again = re.search(f"[{re.escape(row.item_zh)}]*$", unit).group()
    return said.replace(again, "") if again and again != unit else said


def data(rows, lang, facts):
    """One row per target, the firmest first: its name, its number, its word."""
    levels = [int(level) for level in values("firmness")]
    table = pd.DataFrame({
        "id": rows["id"], "firmness": pd.Categorical(rows["firmness"].astype(int), levels, ordered=True),
        **{f"label_{one}": [what_is_covered(what_is_ruled_out(row, one), one) for row in rows.itertuples()]
           for one in ("en", "zh")},
        "text_en": [_short(row, "en").replace(f" of {within(row.item_en)}", "") for row in rows.itertuples()],
        "text_zh": [_short(row, "zh") for row in rows.itertuples()],
        "modal_en": [label("modal", word, "en") for word in rows["modal"]], "modal_zh": rows["modal"].astype("str"),
        "ids": rows["id"]})
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """Table in groups by the force of the word."""
    table = data(rows, lang, facts)
    words = {level: ("、" if lang == "zh" else ", ").join(dict.fromkeys(some[f"modal_{lang}"]))
             for level, some in table.groupby("firmness", observed=True)}
    counts, colon = table["firmness"].value_counts(), "：" if lang == "zh" else ": "
    table["group"] = [f"{capital(words[level])}{colon}{counts[level]}" for level in table["firmness"]]
    table["item"] = [tidy(item, lang) for item in table[f"label_{lang}"]]
    sides = [(some, color) for some, color in ((table[table["firmness"] == _FIRM], ACCENT),
                                               (table[table["firmness"] != _FIRM], INK_2)) if len(some)]
    for (some, color), box in zip(sides, fig.body.columns(*[1] * len(sides), gap=2.5 * size_of(fig).text), strict=True):
        columns = [Column("item", wraps=True), Column(f"text_{lang}", align="right", strong=True, color=color)]
        draw_table(fig, some, columns, box=box, lang=lang, group="group", blocks=(1, 2)[:3 - len(sides)], strong=color)


def say(rows, lang, facts):
    """Say how many are firm, and how many are not."""
    table = data(rows, lang, facts)
    firm, n = int((table["firmness"] == _FIRM).sum()), len(table)
    weak, name = n - firm, title("firmness", lang)
    words = [label("modal", word, lang) for word in dict.fromkeys(rows["modal"])]
    if lang == "en":
        rest = "only hoped for or encouraged"
        finding = f"{capital(spelled(firm))} {plural(firm, 'target is', 'targets are')} firmly worded"
        if not firm:
            finding = f"{capital(spelled(weak))} {plural(weak, 'target is', 'targets are')} {rest}"
        elif weak:
            finding = f"{finding}, {spelled(weak)} {rest}"
        return Words(
            finding,
            "Targets with a word of strength, and what they promise",
            "A target without such a word is a plain promise, not a weaker one.",
            f"Table of {n} {plural(n, 'target')} in groups by {name.lower()}, with the {plural(len(words), 'word')} "
            f"{listed(words, lang)}: {spelled(firm, 'none')} firm, {spelled(weak, 'none')} less so.")
    return Words(
        f"{n}项目标用了力度用语：{firm}项“确保”或“坚决”，{weak}项力争或鼓励" if 0 < firm < n else
        f"{n}项目标用了力度用语，均用“确保”“坚决”" if firm else
        f"{n}项目标只用“力争”“鼓励”等", "用了力度用语的目标及其数值",
        "未用力度用语的目标是直接作出的承诺，并不因此更弱。",
        f"{n}项目标的表格，按{name}分组，所用词语为{listed(words, lang)}；用“确保”“坚决”的{firm}项，用其他词语的{weak}项。")
