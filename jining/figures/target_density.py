"""How many targets each chapter holds for its length."""

from functools import partial

import pandas as pd

from jining.figures.words import both, filled
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, GREY, INK_2
from jining.report.report import TABLE, lookup
from jining.report.tables import segments

RECORDS = {"kind": "target"}
CHART = partial(draw_bars, apart=1)


def data(rows, facts):
    """One row per chapter and one for the whole report: targets, characters, targets per 1,000 characters."""
    table, long = tally(rows, "chapter"), segments(rows).groupby("chapter")["length"].sum()
    table = table.assign(characters=table["key"].astype("int64").map(long)).dropna()
    whole = entry("", both("target_density.whole"), (), value=table["value"].sum(), characters=long.sum())
    table = pd.concat([pd.DataFrame([whole])[list(table)], table], ignore_index=True).rename(columns={"value": "targets"})
    table["value"] = 1000 * table["targets"].astype("int64") / table["characters"].astype("int64")
    table = pd.concat([table[:1], by_value(table[1:])], ignore_index=True)
    least = table["value"].min()
    table["color"] = [INK_2 if not row.key else ACCENT if row.value == least else GREY for row in table.itertuples()]
    return table.assign(**filled("target_density.text", table))


def say(table, rows, lang):
    empty, least = int((table["targets"] == 0).sum()), table[f"label_{lang}"].iloc[-1]
    part = len(rows) < sum(row["kind"] == RECORDS["kind"] for row in lookup(TABLE).values())
    tied = int((table["value"][1:] == table["value"].iloc[-1]).sum())
    case = ["empty"] * bool(empty) + ["tie"] * (tied > 1) + ["part"] * part
    least = least if "“" in least else f"“{least}”"
    return {"case": case, "empty": empty, "tied": tied, "chapters": len(table) - 1, "least": least,
            "whole": table.iloc[0], "most": table.iloc[1], "last": table.iloc[-1]}
