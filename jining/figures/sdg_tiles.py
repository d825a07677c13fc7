"""How many promises name what a UN goal names, goal by goal."""

import pandas as pd

from jining.figures.words import both, fill
from jining.plot.tally import entry, spoken, tally
from jining.plot.theme import ACCENT, GREY
from jining.plot.tiles import GROUND, draw_tiles, shade
from jining.report.labels import field


def data(rows, facts):
    """One row per goal in the order of the UN, then the promises that match none."""
    last = pd.DataFrame([entry("", both("sdg_tiles.none"), rows.loc[rows["sdg"].isna(), "id"])])
    table = pd.concat([tally(rows, "sdg"), last], ignore_index=True)
    return table.assign(**spoken("sub", table, lambda row, one: fill("sdg_tiles.sub", one, key=row.key) if row.key else ""))


def _first(table):
    """Goals that most promises match; none if no promise matches one."""
    goals = table[table["key"] != ""]
    return goals[(goals["value"] == goals["value"].max()) & (goals["value"] > 0)]


def draw(table, rows, fig, lang):
    first, most = set(_first(table)["key"]), table["value"].iloc[:-1].max()
    table["color"] = [ACCENT if key in first else "#FFFFFF" if not key else shade(value, most) if value else GROUND
                      for key, value in zip(table["key"], table["value"], strict=True)]
    draw_tiles(fig, table, lang=lang, columns=6).patches[-1].set(edgecolor=GREY, lw=1.5)


def say(table, rows, lang):
    n, k, first = len(rows), int(rows["sdg"].notna().sum()), _first(table)
    lone = {"lone": 1, "key": first["key"].iloc[0], "name": first[f"label_{lang}"].iloc[0],
            "most": first["value"].iloc[0]} if len(first) == 1 < k else {"lone": 0, "key": "", "name": "", "most": 0}
    return {"k": k, "rest": n - k, "goals": len(table) - 1, "empty": int((table["value"].iloc[:-1] == 0).sum()),
            "redone": int(field("sdg").get("reliability", "").startswith("recoded")), **lone}
