"""Tables that several figures draw: sectors with the smaller ones together, and two lists side by side."""

import pandas as pd

from jining.figures.words import both
from jining.plot.bars import spaced
from jining.plot.table import Column, draw_table
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, INK_2


def draw_sides(fig, table, first, heads, lang, by=None):
    """Draw the rows that are `first` beside the others, in their order (in each group): two lists on one grid."""
    pairs = []
    for _, group in table.groupby(by, sort=False) if by else [("", table)]:
        sides = [group[mine.to_numpy()].reset_index(drop=True).add_prefix(f"{name}_")
                 for name, mine in (("first", group[first]), ("other", ~group[first]))]
        pairs.append(pd.concat(sides, axis=1).assign(**{f"{by}_{one}": "" for one in ("en", "zh") if by}))
        for one in ("en", "zh") if by else ():
            pairs[-1].loc[0, f"{by}_{one}"] = group[f"{by}_{one}"].iloc[0]
    columns = [Column(by, strong=True)] if by else []
    for mine, name, color in ((True, "first", ACCENT), (False, "other", INK_2)):
        if mine in heads:
            columns += [Column(f"{name}_label", heads[mine], wraps=True, color=color),
                        Column(f"{name}_text", align="right", strong=True, color=color), Column("space")]
    grid = pd.concat(pairs, ignore_index=True).astype("object").fillna("").assign(space="")
    draw_table(fig, grid, columns[:-1], lang=lang)


def folded(table, most, name):
    """Put all rows of a table after the first so many into one, named with their number."""
    rest = table[most:]
    if len(rest) < 2:
        return table
    row = entry("rest", both(name, n=len(rest)), list(filter(None, rest["ids"])), **rest.select_dtypes("number").sum())
    return pd.concat([table[:most], pd.DataFrame([row])], ignore_index=True)


def by_sector(rows, parts, all_of=None):
    """Count records and parts of them by sector, the ten largest; with a name for all, all first, and shares in per cent."""
    table = tally(rows, "sector", empty=False)
    for name, which in parts.items():
        counted = tally(rows[which], "sector").set_index("key")["value"]
        table[name] = [int(counted[key]) for key in table["key"]]
    table = folded(by_value(table), 10, "figure.rest")
    if not all_of:
        return table
    first = next(iter(parts))
    counts = {name: int(which.sum()) for name, which in parts.items()}
    whole = pd.DataFrame([entry("all", both(all_of), rows["id"], **counts)], columns=list(table))
    order = (table[first] / table["value"]).where(table["key"] != "rest", -1).sort_values(ascending=False, kind="stable")
    table = pd.concat([whole[: int(len(table) > 1)], table.loc[order.index]], ignore_index=True)
    return table.assign(**{f"share_{name}": 100 * table[name] / table["value"] for name in parts})


def sectors_apart(table):
    """Put an empty row below all of the sectors, and above the smaller ones that are counted together."""
    return spaced(spaced(table, int(table["key"].iloc[0] == "all")), -1 if table["key"].iloc[-1] == "rest" else 0)
