"""Which tools the promises name, and how many name none."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, out_of, part_of, plural, share_of, spelled, within
from jining.plot.bars import draw_bars, spaced
from jining.plot.layout import axes
from jining.plot.tally import by_value, joined, tally
from jining.plot.theme import ACCENT, GREY
from jining.report.amounts import number

NOTEBOOK = "12_which_tools_are_used"
SOURCES = ("report",)
RECORDS = {}
#: Codes that name no tool: support without means, and no action.
_SUPPORT, _STATE = "U", "none"
#: So many tools are drawn by name.
_MOST = 8


def data(rows, lang, facts):
    """First the promises that name no tool, then the most used tools, then all others together."""
    table = tally(rows, "instrument")
    without = table["key"].isin([_SUPPORT, _STATE])
    named = by_value(table[~without & (table["value"] > 0)])
    rest = named[_MOST:] if len(named) > _MOST + 1 else named[:0]
    ids = joined(ids for ids in table.loc[without, "ids"] if ids)
    out = [("none", "No tool named", "未写明政策工具", int(table.loc[without, "value"].sum()), ids, ACCENT)]
    out += [(row.key, row.label_en, row.label_zh, row.value, row.ids, GREY)
            for row in named[: len(named) - len(rest)].itertuples()]
    if len(rest):
        names = f"{capital(spelled(len(rest)))} other tools", f"其他{len(rest)}种工具"
        out.append(("rest", *names, int(rest["value"].sum()), joined(rest["ids"]), GREY))
    return pd.DataFrame(out, columns=["key", "label_en", "label_zh", "value", "ids", "color"])


def draw(rows, fig, lang, facts):
    """Bars, those without a tool apart on top."""
    table = spaced(data(rows, lang, facts), 1)
    table["text"] = [number(row.value, lang) if row.label_en else "" for row in table.itertuples()]
    draw_bars(axes(fig), table, lang=lang)


def say(rows, lang, facts):
    """Say how many name no tool."""
    table = data(rows, lang, facts)
    counts = dict(zip(*tally(rows, "instrument")[["key", "value"]].T.to_numpy(), strict=True))
    n, without, named = len(rows), int(table["value"].iloc[0]), table.iloc[1:]
    ratio, how = out_of(without, n, lang), "how it will be done"
    if lang == "en":
        first = f"; among the rest “{within(named.iloc[0].label_en)}” leads with {named.iloc[0].value}" if len(named) else ""
        title = (f"{capital(ratio)} promises does not say {how}" if ratio.startswith("one in") else
                 part_of(0, n, "promise", (f"says {how}", "", f"does not say {how}")) if without == n else
                 share_of(without, n, (f"does not say {how}", f"do not say {how}", f"says {how}")))
        return Words(
            title if without or n == 1 else f"All {n} promises say {how}",
            "Promises by the tool of policy that they name",
            f"No tool named: support without means ({counts[_SUPPORT]}), or a result without an action ({counts[_STATE]}).",
            f"Bars: {without} of {n} {plural(n, 'promise')} {plural(without, 'names', 'name')} no tool{first}.")
    first = f"；写明的以“{named.iloc[0].label_zh}”最多，{named.iloc[0].value}项" if len(named) else ""
    some = f"{ratio}的承诺" if "分之" in ratio else share_of(without, n, (), lang)
    return Words(
        f"{some}未写明政策工具" if without else f"{share_of(n, n, (), lang)}写明政策工具",
        "按所用政策工具统计的承诺项数",
        f"未写明的包括只说支持、未写手段的{counts[_SUPPORT]}项，和只写状态或结果、未写行动的{counts[_STATE]}项。",
        f"条形图：{n}项承诺中{without}项未写明政策工具{first}。")
