"""Which tools the promises name, and how many name none."""

from functools import partial

import pandas as pd

from jining.figures.tables import folded
from jining.figures.words import both, counted
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, GREY
from jining.report.language import LANGS

CHART = partial(draw_bars, apart=1)
#: Codes that name no tool: support without means, and no action.
_SUPPORT, _STATE = "U", "none"


def data(rows, facts):
    """First the promises that name no tool, then the most used tools, then all others together."""
    table = tally(rows, "instrument", empty=False)
    none = table["key"].isin([_SUPPORT, _STATE])
    count, ids = int(table.loc[none, "value"].sum()), table.loc[none, "ids"]
    first = pd.DataFrame([entry("none", both("tools.no_tool"), ids, value=count)])
    named = folded(by_value(table[~none]), 8, "tools.rest")
    texts = {f"text_{one}": [counted(count, len(rows), one), *map(str, named["value"])] for one in LANGS}
    return pd.concat([first, named], ignore_index=True).assign(color=[ACCENT, *[GREY] * len(named)], **texts)


def say(table, rows, lang):
    support, state = (int((rows["instrument"].astype("str") == key).sum()) for key in (_SUPPORT, _STATE))
    named = table[1:]
    return {"k": support + state, "support": support, "state": state, "first": table.iloc[min(1, len(table) - 1)],
            "lone": int(len(named) > 0 and (named["value"] == named["value"].iloc[0]).sum() == 1)}
