"""The largest targets that count firms, and whether each is about firms that exist or adds to their number."""

from jining.figures.words import WORDS
from jining.plot.bars import draw_bars
from jining.plot.marks import value_of
from jining.plot.tally import by_value, per_record
from jining.plot.theme import ACCENT, GREY

#: Targets that count firms.
RECORDS = {"kind": "target", "unit": "firms"}
#: So many targets are drawn, the largest; two more are no reason to leave any out.
_MOST = 10


def data(rows, facts):
    """One row per target, the largest first: its name, its number, whether the firms exist."""
    table = per_record(rows, value=value_of(rows), existing=rows["measure_type"].astype("str") == "treated")
    table["color"] = [ACCENT if existing else GREY for existing in table["existing"]]
    return by_value(table)[: _MOST if len(table) > _MOST + 2 else None]


def draw(table, rows, fig, lang):
    key = [(WORDS[f"firm_ladder.{side}"][lang], color) for side, color in (("existing", ACCENT), ("new", GREY))]
    draw_bars(fig, table, lang=lang, key=key)


def say(table, rows, lang):
    shown, old, top = len(table), int(table["existing"].sum()), table.iloc[0]
    tied = int((value_of(rows) == top["value"]).sum())
    return {"case": ["tie"] * (tied > 1) + ["existing" if top["existing"] else "new"], "shown": shown, "tied": tied,
            "rest": len(rows) - shown, "old": old, "new": shown - old, "top": top, "low": table.iloc[-1]}
