"""The targets for growth, and whether the report gives them as a floor or as about."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, part_of, plural, spelled, within
from jining.plot.layout import axes
from jining.plot.marks import value_of
from jining.plot.targets import draw_targets
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, GREY
from jining.report.amounts import amount
from jining.report.labels import label

NOTEBOOK = "01_headline_targets"
SOURCES = ("report",)
#: A floor.
_FLOOR = "ge"


def RECORDS(promises):
    """Targets that are rates of growth."""
    return promises[promises["measure_type"].astype("str") == "growth_rate"]


def data(rows, lang, facts):
    """One row per target, the highest first: its name, its rate in per cent, its bound."""
    table = pd.DataFrame({
        "id": rows["id"], "label_en": rows["item_en"], "label_zh": rows["item_zh"],
        "value": value_of(rows), "comparator": rows["comparator"].astype("str"),
        "text_en": [amount(row, "en") for row in rows.itertuples()],
        "text_zh": [amount(row, "zh") for row in rows.itertuples()], "ids": rows["id"]})
    return table.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """A dot per target, with the mark of its bound and the number in words."""
    table = data(rows, lang, facts)
    targets = rows.set_index("id").loc[table["id"]].reset_index()
    colors = [ACCENT if bound == _FLOOR else GREY for bound in table["comparator"]]
    names = [tidy(name, lang) for name in table[f"label_{lang}"]]
    draw_targets(axes(fig), targets, names=names, texts=list(table[f"text_{lang}"]), colors=colors, lang=lang, unit="%")


def say(rows, lang, facts):
    """Say how many of them are floors."""
    table = data(rows, lang, facts)
    n, floors = len(table), int((table["comparator"] == _FLOOR).sum())
    low, high = table.iloc[-1], table.iloc[0]
    if lang == "en":
        word = f", worded “{label('comparator', _FLOOR, lang)}”" if floors else ""
        spread = f"{low.text_en} ({within(low.label_en)})"
        spread = f", from {spread} to {high.text_en} ({within(high.label_en)})" if n > 1 else f": {spread}"
        return Words(
            f"{part_of(floors, n, 'growth target', ('is a minimum', 'are minimums', 'is not a minimum'))}{word}",
            "Growth promised for the year (%), the highest first",
            "Gross regional product grows in constant prices, the other rates in current ones.",
            f"{capital(spelled(n))} {plural(n, 'row')} with a dot each{spread}; an arrow to the right marks a minimum "
            f"({spelled(floors, 'none')}).")
    spread = f"，{low.label_zh}{low.text_zh}"
    if n > 1:
        spread = f"，从{low.text_zh}（{low.label_zh}）到{high.text_zh}（{high.label_zh}）"
    finding = f"{'该项增速目标' if n == 1 else f'{n}项增速目标均'}{'写明“以上”，即为下限' if floors else '未写“以上”'}"
    return Words(
        f"{n}项增速目标中，{floors}项写明“以上”，即为下限" if 0 < floors < n else finding,
        "年度增速目标（%），由高到低",
        "地区生产总值按不变价计算，其余增速按现价计算。",
        f"{n}行，每行一点{spread}；{f'右向箭头表示下限，共{floors}项' if floors else '均非下限'}。")
