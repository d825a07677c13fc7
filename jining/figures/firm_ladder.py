"""Every target that counts firms, and whether it is about firms that exist or adds to their number."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import capital, plural, spelled
from jining.plot.layout import axes, key
from jining.plot.marks import value_of
from jining.plot.targets import draw_targets
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, GREY
from jining.report.amounts import amount

NOTEBOOK = "02_innovation_and_industry"
SOURCES = ("report",)
_UNIT = "firms"
#: Targets that act on units that exist already.
_EXISTING = "treated"
_SIDES = {"en": ("existing firms", "firms to be added"), "zh": ("存量企业", "新增企业")}


def RECORDS(promises):
    """Targets that count firms."""
    return promises[(promises["kind"] == "target") & (promises["unit"].astype("str") == _UNIT)]


def data(rows, lang, facts):
    """One row per target, the largest first: its name, its number, whether the firms exist."""
    table = pd.DataFrame({
        "id": rows["id"], "label_en": rows["item_en"], "label_zh": rows["item_zh"], "value": value_of(rows),
        "comparator": rows["comparator"].astype("str"), "existing": rows["measure_type"].astype("str") == _EXISTING,
        "text_en": [amount(row, "en") for row in rows.itertuples()],
        "text_zh": [amount(row, "zh") for row in rows.itertuples()],
        "ids": rows["id"]})
    return table.sort_values("value", ascending=False, kind="stable").reset_index(drop=True)


def draw(rows, fig, lang, facts):
    """A dot per target on a plain scale; those about existing firms in colour."""
    table = data(rows, lang, facts)
    targets = rows.set_index("id").loc[table["id"]].reset_index()
    colors = [ACCENT if existing else GREY for existing in table["existing"]]
    box = key(fig, fig.body, list(zip(_SIDES[lang], (ACCENT, GREY), strict=True)), lang)
    draw_targets(axes(fig, box), targets, names=[tidy(name, lang) for name in table[f"label_{lang}"]],
                 texts=list(table[f"text_{lang}"]), colors=colors, lang=lang, log=False)


def say(rows, lang, facts):
    """Say whether the largest number counts firms that exist."""
    table = data(rows, lang, facts)
    n, old, top, low = len(table), int(table["existing"].sum()), table.iloc[0], table.iloc[-1]
    frame = {"en": "{} ({})", "zh": "{}（{}）"}[lang]
    high, end = (frame.format(row[f"text_{lang}"], row[f"label_{lang}"]) for row in (top, low))
    span = high if n == 1 else f"from {high} to {end}" if lang == "en" else f"从{high}到{end}"
    if lang == "en":
        return Words(
            f"The {'only' if n == 1 else 'biggest'} number, {top.text_en} {plural(int(top.value), 'firm')}, means "
            f"{'existing ones, not new' if top.existing else 'new ones'}",
            "Targets that count firms, the largest first",
            "Groups overlap, so the numbers do not add up. An added firm may be one that grows or gains a title.",
            f"{capital(spelled(n))} {plural(n, 'row')}, {span}: "
            f"{spelled(old, 'none')} about existing firms, {spelled(n - old, 'none')} adding some.")
    which = "面向存量，不是新增" if top.existing else "属于新增"
    return Words(
        f"{'唯一' if n == 1 else '数字最大'}的企业目标是{top.text_zh}，{which}",
        "以企业数计的目标（家），由多到少",
        "各项有交叉，不能相加。“新增”也可指现有企业达到规模或获得称号。",
        f"{n}行，{span}：" + "，".join(
            f"{name}{k}项" for name, k in zip(_SIDES[lang], (old, n - old), strict=True) if k) + "。")
