"""The targets for growth, and whether the report gives them as a floor or as about."""

import re

from jining.figures.words import Words, capital, part_of, plural, some_zh, spelled, within
from jining.plot.marks import marked, value_of
from jining.plot.tally import by_value, item, per_record
from jining.plot.targets import draw_dots
from jining.plot.theme import ACCENT, GREY
from jining.report.labels import label
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
    targets = marked(rows.set_index("id").loc[table["ids"]].reset_index())
    colors = [ACCENT if bound == _FLOOR else GREY for bound in table["comparator"]]
    draw_dots(fig, table.assign(**targets, color=colors), lang=lang, unit="%")


def say(table, rows, lang):
    n, floors = len(table), int((table["comparator"] == _FLOOR).sum())
    low, high = table.iloc[-1], table.iloc[0]
    apart = int((rows["para"].astype("str") != package()["report"]["headline_para"]).sum())
    if lang == "en":
        word = f", worded “{label('comparator', _FLOOR, lang)}”" if floors else ""
        spread = f"{low.text_en} ({within(low.label_en)})"
        spread = f", from {spread} to {high.text_en} ({within(high.label_en)})" if n > 1 else f": {spread}"
        return Words(
            f"{part_of(floors, n, 'growth target', ('is a floor', 'are floors', 'is not a floor'))}{word}",
            "Growth promised for the year (%), the highest first" + ("; an arrow means “or more”" if floors else ""),
            "Gross regional product is measured at constant prices, the rest at current prices."
            + (f" {capital(spelled(apart))} of them {plural(apart, 'is', 'are')} not among the report’s main targets."
               if 0 < apart < n else ""),
            f"{capital(spelled(n))} {plural(n, 'row')} with a dot each{spread}; an arrow to the right marks a floor "
            f"({spelled(floors, 'none')}).")
    spread = (f"，从{low.text_zh}（{low.label_zh}）到{high.text_zh}（{high.label_zh}）" if n > 1 else
              f"，{low.label_zh}{low.text_zh}")
    return Words(some_zh(floors, n, "增速目标", f"只设下限{'（“以上”）' * (floors == n)}", "不是下限"),
                 f"年度增速目标（%），由高到低{'；箭头表示“以上”' if floors else ''}",
                 "地区生产总值按不变价计算，其余增速按现价计算。"
                 + (f"其中{apart}项不在“主要预期目标”之列。" if 0 < apart < n else ""),
                 f"{n}行，每行一点{spread}；{f'右向箭头表示下限，共{floors}项' if floors else '均非下限'}。")
