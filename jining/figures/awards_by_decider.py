"""Promises whose outcome others decide, by the level that the words name; and those that are "ensured" all the same."""

from functools import partial

import pandas as pd

from jining.figures.words import capital, filled
from jining.plot.bars import draw_bars
from jining.plot.tally import entry
from jining.plot.theme import ACCENT, PALE
from jining.report.judgements import judged, judgement_values

NOTEBOOK = "11_how_firm_is_the_promise"
JUDGEMENTS = ("decider",)
CHART = partial(draw_bars, parts={"firm": ("", ACCENT), "other": ("", PALE)}, key=(), inside=False)


def _firm(rows):
    """Which promises have a word that says that they will be kept."""
    return rows["firmness"].astype(int) == 3


def data(rows, facts):
    """One row per level that decides: its promises, and those that are ensured."""
    levels, names, table = judged(rows, "decider").astype("str").to_numpy(), judgement_values("decider"), []
    for level in names:
        some = rows[levels == level]
        said = capital(names[level]["en"]), names[level]["zh"]
        table += [entry(level, said, some["id"], firm=int(_firm(some).sum()))] if len(some) else []
    table = pd.DataFrame(table)
    return table.assign(other=table["value"] - table["firm"], **filled("awards_by_decider.text", table))


def say(table, rows, lang):
    firm = rows[_firm(rows)]
    return {"k": len(firm), "used": "".join(f"“{word}”" for word in dict.fromkeys(firm["modal"])),
            "sure": firm[f"item_{lang}"].tolist(), "levels": table}
