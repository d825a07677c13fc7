"""The targets that are a share of a whole, and how many of them ask for all of it."""

import re

from jining.figures.words import WORDS, capital
from jining.plot.bars import draw_bars
from jining.plot.marks import value_of
from jining.plot.tally import by_value, item, per_record
from jining.plot.theme import ACCENT, GREY
from jining.selection.select import select

_ALL = 100
#: Words of a name that say that it is a share: the figure says so already.
_SHARE = {"en": ": share applied for, handled|, share$|^Rate of ", "zh": "占比$"}


def RECORDS(promises):
    """Targets for the share of a whole, in per cent: neither a ceiling nor a rate beyond all."""
    rows = select(promises, measure_type=["share", "coverage"], unit="percent")
    return rows[(rows["comparator"] != "le") & (value_of(rows) <= _ALL)]


def what_is_covered(row, lang):
    """Name of a share without the word for a share."""
    return capital(re.sub(_SHARE[lang], lambda found: " handled" * (": " in found[0]), item(row, lang)))


def data(rows, facts):
    """One row per target, the highest first: its name, its share in per cent, its bound."""
    return by_value(per_record(
        rows, label=what_is_covered, value=value_of(rows), comparator=rows["comparator"].astype("str")))


def draw(table, rows, fig, lang):
    whole = table["value"] == _ALL
    table["color"] = [ACCENT if all_ else GREY for all_ in whole]
    table.loc[whole, f"text_{lang}"] = "100%"
    key = [(WORDS[f"coverage_targets.{name}"][lang], color) for name, color in (("whole", ACCENT), ("part", GREY))
           if color in set(table["color"])]
    draw_bars(fig, table, lang=lang, most=100, key=key, apart=int(whole.sum()))


def say(table, rows, lang):
    parts = table[table["value"] < _ALL]
    return {"k": len(table) - len(parts), "less": len(parts), "low": table.iloc[-1]}
