"""The targets for growth, and whether the report gives them as a floor or as about."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, plural, spelled
from jining.plot.layout import axes
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
        "value": rows[["value_low", "value_high"]].astype("float64").mean(axis=1), "comparator": rows["comparator"].astype("str"),
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
        return Words(
            f"{capital(spelled(floors))} of {spelled(n)} growth targets {plural(floors, 'is a minimum', 'are minimums')}, "
            f"worded “{label('comparator', _FLOOR, lang)}”",
            "Growth promised for the year (%), the highest first",
            "Gross regional product grows in constant prices, the other rates in current ones.",
            f"{capital(spelled(n))} {plural(n, 'row')} with a dot each, from {low.text_en} ({low.label_en}) to "
            f"{high.text_en} ({high.label_en}); an arrow to the right marks {floors} as floors.")
    return Words(
        f"{n}项增速目标中，{floors}项写明“以上”，即为下限" if floors < n else f"{n}项增速目标均写明“以上”，即为下限",
        "年度增速目标（%），由高到低",
        "地区生产总值按不变价计算，其余增速按现价计算。",
        f"{n}行，每行一点，从{low.text_zh}（{low.label_zh}）到{high.text_zh}（{high.label_zh}）；{floors}项以右向箭头表示下限。")
