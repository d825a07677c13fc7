"""Which functions of government the promises serve, in the ten divisions of the UN classification."""

import pandas as pd

from jining.figures.words import both, counted
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, spoken
from jining.plot.theme import ACCENT, GREY

CHART = draw_bars
#: Divisions of COFOG (UN 1999); their groups are in the codebook.
_DIVISIONS = [f"{number:02}" for number in range(1, 11)]


def data(rows, facts):
    """One row per division, the largest first."""
    divisions = rows["cofog"].astype("str").str[:2]
    table = pd.DataFrame([entry(key, both(f"purposes.{key}"), rows.loc[(divisions == key).to_numpy(), "id"])
                          for key in _DIVISIONS])
    most = table["value"].max()
    return by_value(table.assign(color=[ACCENT if value == most else GREY for value in table["value"]], **spoken(
        "text", table, lambda row, one: counted(row.value, len(rows) * (row.value == most), one))))


def say(table, rows, lang):
    n, first, k = len(rows), table.iloc[0], int(table["value"].iloc[0])
    half, names = n >= 10 and n / 2 < k < n, table.loc[table["value"] == k, f"label_{lang}"].tolist()
    return {"case": ["tie"] * (len(names) > 1) + ["half"] * half, "k": k, "first": first, "names": names, "tied": len(names),
            "used": int((table["value"] > 0).sum())}
