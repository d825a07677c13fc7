"""Which share of the promises of each sector can be checked by what their words say."""

from jining.figures.tables import by_sector, sectors_apart, sectors_drawn
from jining.figures.words import fill, percent
from jining.plot.bars import TRACK, draw_bars
from jining.plot.tally import spoken
from jining.plot.theme import ACCENT

_EVENT, _OPEN = "event", "open"
#: Parts of a bar, and what is beyond them: their colours.
_PARTS = {"numbers": ACCENT, "events": "#6E93BC", "open": TRACK}


def data(rows, facts):
    """One row per sector: its promises, those that a number or an event can check, their shares."""
    event, open_ = rows["checkable_by"] == _EVENT, rows["checkable_by"] == _OPEN
    parts = {"checkable": ~open_, "numbers": ~event & ~open_, "events": event}
    table = by_sector(rows, parts, "checkability_by_sector.all")
    return table.assign(**spoken("text", table, lambda row, one: percent(row.checkable, row.value, one)))


def draw(table, rows, fig, lang):
    parts = {f"share_{name}": (fill(f"checkability_by_sector.{name}", lang), color)
             for name, color in _PARTS.items()}
    key = list(parts.values())
    parts.pop("share_open")
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, most=100, key=key, inside=False, track=True)


def say(table, rows, lang):
    k, numbers = (int((~rows["checkable_by"].isin(keys)).sum()) for keys in ([_OPEN], [_OPEN, _EVENT]))
    named = table[~table["key"].isin(["all", "rest"])]
    return {"k": k, "numbers": numbers, **sectors_drawn(table, rows),
            "ends": named.iloc[[0, -1] if len(named) > 1 else [0]]}
