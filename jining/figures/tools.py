"""Which tools the promises name, and how many name none."""

from functools import partial

import pandas as pd

from jining.figures.tables import folded
from jining.figures.words import Words, capital, counted, out_of, part_of, plural, share_of, within
from jining.plot.bars import draw_bars
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, GREY

NOTEBOOK = "12_which_tools_are_used"
CHART = partial(draw_bars, apart=1)
#: Codes that name no tool: support without means, and no action.
_SUPPORT, _STATE = "U", "none"
#: So many tools are drawn by name.
_MOST = 8


def data(rows, facts):
    """First the promises that name no tool, then the most used tools, then all others together."""
    table = tally(rows, "instrument", empty=False)
    none = table["key"].isin([_SUPPORT, _STATE])
    count, ids = int(table.loc[none, "value"].sum()), table.loc[none, "ids"]
    first = pd.DataFrame([entry("none", ("No tool named", "未写明政策工具"), ids, value=count)])
    named = folded(by_value(table[~none]), _MOST, ("{} other tools", "其余{}种工具"))
    texts = {f"text_{one}": [counted(count, len(rows), one), *map(str, named["value"])] for one in ("en", "zh")}
    return pd.concat([first, named], ignore_index=True).assign(color=[ACCENT, *[GREY] * len(named)], **texts)


def say(table, rows, lang):
    support, state = (int((rows["instrument"].astype("str") == key).sum()) for key in (_SUPPORT, _STATE))
    n, without, named = len(rows), int(table["value"].iloc[0]), table.iloc[1:]
    ratio, one, tool = out_of(without, n, lang), "names a policy tool", "no policy tool"
    if lang == "en":
        first = f"; among the rest “{within(named.iloc[0].label_en)}” leads with {named.iloc[0].value}" if len(named) else ""
        title = (f"{capital(ratio)} promises names {tool}" if ratio.startswith("one in") else
                 part_of(0, n, "promise", (one, "", f"names {tool}")) if without == n else
                 share_of(without, n, (f"names {tool}", f"name {tool}", one)))
        return Words(title if without else part_of(n, n, "promise", (one, "name a policy tool", "")),
                     "The main policy tool that each promise names",
                     f"No tool named: general backing without a means ({support}), or only a result stated ({state}).",
                     f"Bars: {without} of {n} {plural(n, 'promise')} {plural(without, 'names', 'name')} no tool{first}.")
    first = f"；写明的以“{named.iloc[0].label_zh}”最多，{named.iloc[0].value}项" if len(named) else ""
    some = f"{ratio}的承诺" if "分之" in ratio else share_of(without, n, (), lang)
    return Words(f"{some}未写明政策工具" if without else f"{share_of(n, n, (), lang)}写明政策工具",
                 "按写明的主要政策工具统计的承诺项数",
                 f"未写明的：只作一般性要求、未写手段的{support}项，只写结果的{state}项。",
                 f"条形图：{n}项承诺中{without}项未写明政策工具{first}。")
