"""Promises whose outcome others decide, by the level that the words name; and those that are "ensured" all the same."""

import pandas as pd

from jining.figures.strength_of_wording import FIRM, firm_words
from jining.figures.words import WORDS, capital, filled
from jining.plot.bars import draw_bars
from jining.plot.tally import entry
from jining.plot.theme import ACCENT, PALE
from jining.report.judgements import judged, judgement_values

JUDGEMENTS = ("decider",)


def data(rows, facts):
    """One row per level that decides: its promises, and those that are ensured."""
    levels, names, table = judged(rows, "decider").astype("str").to_numpy(), judgement_values("decider"), []
    for level in names:
        some = rows[levels == level]
        said = capital(names[level]["en"]), names[level]["zh"]
        firm = int((some["firmness"].astype(int) == FIRM).sum())
        table += [entry(level, said, some["id"], firm=firm)] if len(some) else []
    table = pd.DataFrame(table)
    return table.assign(other=table["value"] - table["firm"], **filled("awards_by_decider.text", table))


def draw(table, rows, fig, lang):
    parts = {name: (WORDS[f"awards_by_decider.{name}"][lang], color)
             for name, color in (("firm", ACCENT), ("other", PALE))}
    draw_bars(fig, table, lang=lang, parts=parts, inside=False)


def say(table, rows, lang):
    firm = rows[rows["firmness"].astype(int) == FIRM]
    return {"k": len(firm), "used": firm_words(firm, lang), "sure": firm[f"item_{lang}"].tolist(), "levels": table}
