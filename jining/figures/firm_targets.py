"""The targets with a word of strength, by its force."""

import re

import pandas as pd

from jining.figures.coverage_targets import what_is_covered
from jining.figures.tables import draw_sides
from jining.figures.words import capital, fill, within
from jining.plot.tally import per_record, spoken
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
        rows, label=what_is_covered, text=_short, **spoken("modal", rows, lambda row, one: label("modal", row.modal, one)),
        firmness=pd.Categorical(rows["firmness"].astype(int), list(map(int, values("firmness"))), ordered=True))
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    table["firm"] = table["firmness"] == _FIRM
    draw_sides(fig, table, "firm", {firm: _head(some, lang) for firm, some in table.groupby("firm")}, lang)


def _head(table, lang):
    """Words of each force, and how many targets have them."""
    words = [fill("firm_targets.head", lang, words=list(dict.fromkeys(some[f"modal_{lang}"])), n=len(some))
             for _, some in table.groupby("firmness", sort=False, observed=True)]
    return capital({"en": "; ", "zh": "；"}[lang].join(words))


def say(table, rows, lang):
    firm = int((table["firmness"] == _FIRM).sum())
    words = [label("modal", word, lang) for word in dict.fromkeys(rows["modal"])]
    return {"k": firm, "weak": len(table) - firm, "by": title("firmness", lang), "used": words}
