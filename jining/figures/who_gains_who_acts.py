"""How many promises say who benefits, and how many say who acts."""

import pandas as pd

from jining.figures.words import WORDS, fill, percent
from jining.plot import text
from jining.plot.bars import draw_bars
from jining.plot.layout import axes, size_of
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, GREY, INK, PALE
from jining.plot.tiles import draw_parts
from jining.report.labels import title
from jining.report.language import LANGS

_SIDES = ("target_group", "actor")
#: Value of an actor that is not named; so many groups are shown on each side.
_UNSTATED, _SHOWN = "unstated", 5


def data(rows, facts):
    """One row per side for all that name someone, then one per group that is named; `part` says which."""
    found = []
    for side in _SIDES:  # several in one cell, or one
        cells = [cell if isinstance(cell, tuple) else () if pd.isna(cell) else (cell,) for cell in rows[side]]
        named = rows[[bool(set(map(str, cell)) - {_UNSTATED}) for cell in cells]]
        whole = entry("", [title(side, one) for one in LANGS], named["id"])
        groups = by_value(tally(named, side, empty=False))
        found += [pd.DataFrame([whole]).assign(side=side, part="named"), groups.assign(side=side, part="group")]
    return pd.concat(found, ignore_index=True).assign(of=len(rows))


def draw(table, rows, fig, lang):
    size, n, groups = size_of(fig), len(rows), table[table["part"] == "group"]
    rest = (fig.body.width + 2.6 * size.text) / 2  # two boxes side by side
    for side, box in zip(_SIDES, (fig.body.inset(right=rest), fig.body.inset(left=rest)), strict=True):
        some = int(table.loc[(table["side"] == side) & (table["part"] == "named"), "value"].iloc[0])
        parts = [(count / n, color, fill(f"who_gains_who_acts.{name}", lang, said=percent(count, n, lang)))
                 for name, count, color in ((side, some, ACCENT), ("silent", n - some, PALE))]
        text.write(fig, box.left, box.top, parts[0][2], points=1.3 * size.subtitle, va="top", weight="bold", color=ACCENT)
        box = draw_parts(fig, box.inset(top=2.2 * size.subtitle), [(*parts[0][:2], ""), parts[1]]).inset(top=1.5 * size.text)
        mine = groups[groups["side"] == side].head(_SHOWN)
        if len(mine):
            text.write(fig, box.left, box.top, WORDS["who_gains_who_acts.most"][lang], points=size.text, va="top", color=INK)
            box = box.inset(top=1.7 * size.text)
            box = box.shrink(box.height * len(mine) / _SHOWN)
            draw_bars(axes(fig, box), mine.assign(color=GREY), lang=lang, most=groups["value"].max())


def say(table, rows, lang):
    n, (gain, act) = len(rows), table.loc[table["part"] == "named", "value"].astype(int)
    groups = table[table["part"] == "group"]
    tops = groups[groups["value"] == groups.groupby("side")["value"].transform("max")].drop_duplicates("side", keep=False)
    case = [] if n < 10 or gain in (0, n) else ["share"] if act < gain else ["more"]
    return {"case": case, "k": gain, "act": act, "acts": percent(act, n, lang), "named": len(tops), "tops": tops}
