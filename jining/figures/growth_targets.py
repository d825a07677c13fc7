"""The targets for growth, and whether the report gives them as a floor or as about."""

import re
from functools import partial

from jining.figures.words import WORDS, capital
from jining.plot.marks import marked
from jining.plot.tally import by_value, item, per_record
from jining.plot.targets import draw_dots
from jining.plot.theme import ACCENT, GREY
from jining.report.report import package

RECORDS = {"measure_type": "growth_rate", "exclude": {"comparator": "le"}}  # a ceiling, as on prices, asks for none
CHART = partial(draw_dots, unit="%")
#: A floor.
_FLOOR = "ge"
#: Words of a name that say that it grows: the title says so already.
_GROWS = {"en": r"^Growth (in|of) |,? growth( rate)?$", "zh": "(增速|增长率)$"}


def what_grows(row, lang):
    """Name of a growth target without the word for growth."""
    return capital(re.sub(_GROWS[lang], "", item(row, lang)))


def data(rows, facts):
    """One row per target, the highest first: its name, its rate in per cent, the mark of its bound."""
    table = per_record(rows, label=what_grows, **marked(rows))
    return by_value(table.assign(color=[ACCENT if mark == _FLOOR else GREY for mark in table["mark"]]))


def say(table, rows, lang):
    apart = int((rows["para"].astype("str") != package()["report"]["headline_para"]).sum())
    prices = package()["report"].get(f"prices_{lang}", WORDS["growth_targets.prices"][lang])
    return {"k": int((table["mark"] == _FLOOR).sum()), "apart": apart if apart < len(rows) else 0, "prices": prices,
            "low": table.iloc[-1], "high": table.iloc[0]}
