"""The targets with a word of strength, by its force."""

import pandas as pd

from jining.figures.coverage_targets import what_is_covered
from jining.figures.strength_of_wording import FIRM, firm_words
from jining.figures.tables import draw_sides
from jining.figures.words import capital, fill
from jining.plot.tally import per_record, spoken
from jining.report.labels import label, title, values

RECORDS = {"kind": "target", "exclude": {"modal": "not stated"}}


def data(rows, facts):
    """One row per target, the firmest first: its name, its number, its word."""
    table = per_record(
        rows, label=what_is_covered, **spoken("modal", rows, lambda row, one: label("modal", row.modal, one)),
        firmness=pd.Categorical(rows["firmness"].astype(int), list(map(int, values("firmness"))), ordered=True))
    return table.sort_values(["firmness"], kind="stable").reset_index(drop=True)


def draw(table, rows, fig, lang):
    table["firm"], heads = table["firmness"] == FIRM, {}
    for firm, side in table.groupby("firm"):
        words = [fill("firm_targets.head", lang, words=list(dict.fromkeys(some[f"modal_{lang}"])), n=len(some))
                 for _, some in side.groupby("firmness", sort=False, observed=True)]
        heads[firm] = capital({"en": "; ", "zh": "；"}[lang].join(words))
    draw_sides(fig, table, "firm", heads, lang)


def say(table, rows, lang):
    firm = int((table["firmness"] == FIRM).sum())
    soft = [f"“{word}”" for word in dict.fromkeys(table.loc[table["firmness"] != FIRM, f"modal_{lang}"])]
    return {"k": firm, "weak": len(table) - firm, "by": title("firmness", lang), "firm": firm_words(rows, lang),
            "used": list(dict.fromkeys(table[f"modal_{lang}"])), "soft": "".join(soft[:2]) + "等" * (len(soft) > 2)}
