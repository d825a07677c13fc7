"""The targets that are a share of a whole, and how many of them ask for all of it."""

import re

from jining.figures.tables import item, per_record
from jining.figures.words import Words, capital, part_of, plural, some_zh, spelled
from jining.plot import text
from jining.plot.bars import draw_bars, draw_track
from jining.plot.layout import axes, size_of
from jining.plot.marks import value_of
from jining.plot.table import Column, draw_table
from jining.plot.tally import by_value
from jining.plot.theme import ACCENT, GREY, INK

NOTEBOOK = "10_livelihoods"
#: Measures that are shares; a target that asks for all of a set.
_SHARES, _ALL = ("share", "coverage"), "all"
_HEADS = {"en": {True: "100%: {}", False: "Less than 100%: {}"}, "zh": {True: "达到100%：{}项", False: "不足100%：{}项"}}
#: Words of a name that say that it is a share: the figure says so already.
_SHARE = {"en": ": share applied for, handled|, share$|^Rate of ", "zh": "占比$"}


def RECORDS(promises):
    """Targets that are shares of a whole, in per cent."""
    return promises[promises["measure_type"].astype("str").isin(_SHARES) & (promises["unit"].astype("str") == "percent")]


def what_is_covered(name, lang):
    """Name of a share without the word for a share."""
    return capital(re.sub(_SHARE[lang], lambda found: " handled" * (": " in found[0]), name))


def data(rows, facts):
    """One row per target, the highest first: its name, its share in per cent, its bound."""
    return by_value(per_record(
        rows, label=lambda row, one: what_is_covered(item(row, one), one), value=value_of(rows),
        comparator=rows["comparator"].astype("str"), checkable_by=rows["checkable_by"].astype("str")))


def draw(table, rows, fig, lang):
    """A list of those that ask for all, and beside it bars of the others on a scale from 0 to 100."""
    size = size_of(fig)
    groups = [(whole, some) for whole, some in table.groupby(table["checkable_by"] == _ALL)][::-1]
    for (whole, some), box in zip(groups, fig.body.columns(*(1, 1.2)[:len(groups)], gap=2.5 * size.text), strict=True):
        text.write(fig, box.left, box.top, _HEADS[lang][whole].format(len(some)), points=size.subtitle, weight="bold",
                   va="top", color=ACCENT if whole else INK, gid="head")
        box = box.inset(top=2.2 * size.subtitle)
        if whole:
            draw_table(fig, some, [Column("label", wraps=True)], box=box, lang=lang, blocks=(1,))
        else:
            ax = draw_track(draw_bars(axes(fig, box), some.assign(color=GREY), lang=lang, most=100), 100)
            for end in (said for said in ax.texts if said.get_gid() == "end"):  # beside the whole
                end.set_x(100)


def say(table, rows, lang):
    """Say how many of them ask for all."""
    n, whole = len(table), int((table["checkable_by"] == _ALL).sum())
    parts = table[table["checkable_by"] != _ALL]
    low = parts.iloc[-1] if len(parts) else None
    if lang == "en":
        return Words(
            f"{part_of(whole, n, 'percentage target', ('asks', 'ask', 'does not ask'))} for 100%",
            "Targets that are a percentage of a whole",
            "“All”, “full” and the like are read as 100%. The report never gives the share reached so far.",
            f"{capital(spelled(n))} {plural(n, 'target')}, {spelled(whole, 'none')} of 100% in a list"
            + (f"; bars for the others, down to {low.text_en} ({low.label_en})." if low is not None else "."))
    return Words(
        some_zh(whole, n, "比率类目标", "要求全部达到", "未要求全部达到"),
        "占比、覆盖类目标（%）",
        "“全部”“全面”“全覆盖”等表述按100%计。各项均未写明上年已达到的比率。",
        f"{n}项目标，{f'{whole}项要求100%，列为清单' if whole else '没有要求100%的'}"
        + (f"；{'其余' if whole else ''}为条形，最低{low.text_zh}（{low.label_zh}）。" if low is not None else "。"))
