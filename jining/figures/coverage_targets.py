"""The targets that are a share of a whole, and how many of them ask for all of it."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, part_of, plural, spelled
from jining.plot.layout import axes
from jining.plot.marks import value_of
from jining.plot.targets import draw_targets
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, GREY
from jining.report.amounts import amount

NOTEBOOK = "10_livelihoods"
SOURCES = ("report",)
_SHARES = ("share", "coverage")
#: A target that asks for all of a set.
_ALL = "all"


def RECORDS(promises):
    """Targets that are shares of a whole, in per cent."""
    return promises[promises["measure_type"].astype("str").isin(_SHARES) & (promises["unit"].astype("str") == "percent")]


def data(rows, lang, facts):
    """One row per target, the highest first: its name, its share in per cent, its bound."""
    table = pd.DataFrame({
        "id": rows["id"], "label_en": rows["item_en"], "label_zh": rows["item_zh"],
        "value": value_of(rows), "comparator": rows["comparator"].astype("str"),
        "checkable_by": rows["checkable_by"].astype("str"), "text_en": [amount(row, "en") for row in rows.itertuples()],
        "text_zh": [amount(row, "zh") for row in rows.itertuples()], "ids": rows["id"]})
    return table.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """A mark per target on a scale from 0 to 100; those that ask for all of it in colour."""
    table = data(rows, lang, facts)
    targets = rows.set_index("id").loc[table["id"]].reset_index()
    colors = [ACCENT if how == _ALL else GREY for how in table["checkable_by"]]
    names = [tidy(name, lang) for name in table[f"label_{lang}"]]
    draw_targets(axes(fig), targets, names=names, texts=list(table[f"text_{lang}"]), colors=colors, lang=lang, unit="%",
                 share=True, ticks=True)


def say(rows, lang, facts):
    """Say how many of them ask for all."""
    table = data(rows, lang, facts)
    n, whole = len(table), int((table["checkable_by"] == _ALL).sum())
    parts = table[table["checkable_by"] != _ALL]
    low = parts.iloc[-1] if len(parts) else None
    if lang == "en":
        return Words(
            f"{part_of(whole, n, 'coverage target', ('asks', 'ask', 'does not ask'))} for full coverage",
            "Targets that are a share of a whole (%), the highest first; squares mean all of it",
            "For most of them the report gives no size of the whole; for none, the share reached before.",
            f"{capital(spelled(n))} {plural(n, 'row')} on a scale from 0 to 100%: {spelled(whole, 'none')} at the end of it"
            + (f", the others down to {low.text_en} ({low.label_en})." if low is not None else "."))
    return Words(
        f"{n}项比率类目标中，{whole}项要求全覆盖" if 0 < whole < n else
        f"{'该项' if n == 1 else f'{n}项'}比率类目标{'均' if n > 1 else ''}{'' if whole else '未'}要求全覆盖",
        "占比、覆盖类目标（%），由高到低；方块表示“全部”",
        "多数项未写明总数，各项均未写明上年已达到的比率。",
        f"{n}行，刻度0至100%：{f'{whole}项为全部' if whole else '没有要求全部的'}"
        + (f"，{'其余' if whole else ''}最低为{low.text_zh}（{low.label_zh}）。" if low is not None else "。"))
