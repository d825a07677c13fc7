"""How many promises say who benefits, and how many say who acts."""

import pandas as pd

from jining.figures.words import Words, listed, percent, share_of, some_zh, spelled
from jining.plot import text
from jining.plot.bars import draw_bars
from jining.plot.layout import axes, size_of
from jining.plot.tally import by_value, entry, tally
from jining.plot.theme import ACCENT, GREY, INK, PALE
from jining.plot.tiles import draw_parts
from jining.report.labels import title
from jining.report.language import LANGS

NOTEBOOK = "14_what_the_words_hide"
_SIDES = ("target_group", "actor")
#: Value of an actor that is not named; so many groups are shown on each side.
_UNSTATED, _SHOWN = "unstated", 5
_HEADS = {"en": ("Who benefits", "Who acts"), "zh": ("谁受益", "由谁落实")}
_NAMED = {"en": ("named", "not stated: {}"), "zh": ("写明", "未写明：{}")}
_MOST = {"en": "Named most often (promises)", "zh": "写明最多的（项）"}


def data(rows, facts):
    """One row per side for all that name someone, then one per group that is named; `part` says which."""
    found = []
    for side in _SIDES:
        named = _named(rows, side)
        whole = entry("", [title(side, one) for one in LANGS], named["id"])
        groups = by_value(tally(named, side, empty=False))
        found += [pd.DataFrame([whole]).assign(side=side, part="named"), groups.assign(side=side, part="group")]
    return pd.concat(found).assign(of=len(rows))[["side", "part", "label_en", "label_zh", "value", "of", "ids"]].reset_index(
        drop=True)


def _named(rows, side):
    """Promises that name someone on a side: several in one cell, or one."""
    cells = [cell if isinstance(cell, tuple) else () if pd.isna(cell) else (cell,) for cell in rows[side]]
    return rows[[bool(set(map(str, cell)) - {_UNSTATED}) for cell in cells]]


def draw(table, rows, fig, lang):
    size, groups = size_of(fig), table[table["part"] == "group"]
    for side, head, box in zip(_SIDES, _HEADS[lang], fig.body.columns(1, 1, gap=2.6 * size.text), strict=True):
        whole = table[(table["side"] == side) & (table["part"] == "named")].iloc[0]
        box = _whole(fig, box, whole, head, lang, size)
        mine = groups[groups["side"] == side].head(_SHOWN)
        if len(mine):
            text.write(fig, box.left, box.top, _MOST[lang], points=size.text, va="top", color=INK)
            box = box.inset(top=1.7 * size.text)
            box = box.shrink(box.height * len(mine) / _SHOWN)
            draw_bars(axes(fig, box), mine.assign(color=GREY), lang=lang, most=groups["value"].max())


def _whole(fig, box, whole, head, lang, size):
    """Share and bar of one side; the box below them is returned."""
    share, big = percent(whole["value"], whole["of"], lang), 2.6 * size.text
    text.write(fig, box.left, box.top, share, points=big, va="top", weight="bold", color=ACCENT)
    text.write(fig, box.left + text.width(share, big, "bold") + 0.8 * size.text, box.top - text.ABOVE * big, head,
               points=size.subtitle, weight="bold")
    box, part = box.inset(top=text.height(1, big) + 0.3 * size.text), whole["value"] / whole["of"]
    named, silent = _NAMED[lang]
    silent = silent.format(percent(whole["of"] - whole["value"], whole["of"], lang))
    return draw_parts(fig, box, [(part, ACCENT, named), (1 - part, PALE, silent)]).inset(top=1.5 * size.text)


def _some(k, n, lang):
    """How many promises name someone, with the verb."""
    if lang == "en":
        return share_of(k, n, ("says", "say", "does not say"))
    return f"{percent(k, n, lang)}的承诺写明" if 0 < k < n >= 10 else some_zh(k, n, "承诺", "写明", "未写明")


def _others(k, n, first, lang):
    """How many of the same promises name the other side, after how many name the first."""
    fewer = k < first
    share = percent(k, n, lang) if n >= 10 else spelled(k) if lang == "en" else f"{k}项"
    if lang == "en":
        share = "none" if k == 0 else "all" if k == n > 1 else f"only {share}" if fewer else share
        return f"{' and' if 0 < first <= k else ';'} {share} {'says' if k == 0 or (k == 1 and n < 10) else 'say'}"
    return f"，{('均' if n > 1 else '') if k in (0, n) else '仅' + share if fewer else share}{'' if k else '未'}写明"


def say(table, rows, lang):
    n, (gain, act) = len(rows), table.loc[table["part"] == "named", "value"].astype(int)
    first = [table[(table["side"] == side) & (table["part"] == "group")].head(1) for side in _SIDES]
    tops = [(row.label_en, row.label_zh, row.value) for one in first for row in one.itertuples()]
    start, end = _some(gain, n, lang), _others(act, n, gain, lang)
    if lang == "en":
        more = "; named most often: " + listed([f"{en} ({value})" for en, _, value in tops], lang) if tops else ""
        return Words(
            f"{start} who benefits{end} who acts", "Promises that name a beneficiary, and promises that name who acts",
            "The city government speaks in the report and is seldom named: “not stated” does not mean that nobody acts.",
            f"Two bars. {start} who benefits{end} who acts ({gain} and {act} of {n}){more}.")
    more = "；较多的是" + listed([f"{zh}（{value}项）" for _, zh, value in tops], lang) if tops else ""
    return Words(f"{start}谁受益{end}由谁落实", "写明受益者的承诺，以及写明责任主体的承诺",
                 "报告以市政府名义作出，主语常省略：未写明不等于无人负责。",
                 f"两个条形。{start}谁受益{end}由谁落实（共{n}项，分别为{gain}和{act}）{more}。")
