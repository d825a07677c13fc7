"""The targets for growth, and whether the report gives them as a floor or as about."""

import re

from jining.figures.words import capital
from jining.plot.marks import value_of
from jining.plot.tally import by_value, item, per_record
from jining.plot.targets import draw_targets
from jining.plot.theme import ACCENT, GREY
from jining.report.report import package

NOTEBOOK = "01_headline_targets"
RECORDS = {"measure_type": "growth_rate"}
#: A floor.
_FLOOR = "ge"
#: Words of a name that say that it grows: the title says so already.
_GROWS = {"en": r"^Growth (in|of) |,? growth( rate)?$", "zh": "(增速|增长率)$"}


def what_grows(row, lang):
    """Name of a growth target without the word for growth."""
    return capital(re.sub(_GROWS[lang], "", item(row, lang)))


def data(rows, facts):
    """One row per target, the highest first: its name, its rate in per cent, its bound."""
    return by_value(per_record(rows, label=what_grows, value=value_of(rows), comparator=rows["comparator"].astype("str")))


def draw(table, rows, fig, lang):
    targets = rows.set_index("id").loc[table["ids"]].reset_index()
    colors = [ACCENT if bound == _FLOOR else GREY for bound in table["comparator"]]
    draw_targets(fig, targets, names=table[f"label_{lang}"], texts=list(table[f"text_{lang}"]), colors=colors, lang=lang,
                 unit="%")


def say(table, rows, lang):
    apart = int((rows["para"].astype("str") != package()["report"]["headline_para"]).sum())
    return {"k": int((table["comparator"] == _FLOOR).sum()), "apart": apart if apart < len(rows) else 0,
            "low": table.iloc[-1], "high": table.iloc[0]}
