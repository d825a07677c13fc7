"""Whether promises describe work, what it delivers, or what changes."""

from jining.figures.words import Words, capital, part_of, percent, plural, share_of
from jining.plot.tally import spoken, tally
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.tiles import draw_whole

NOTEBOOK = "12_which_tools_are_used"
CHART = draw_whole
_WORK, _WORK_ZH = "activity", "过程性工作"
#: Colour of each step, and what it is made of.
_STEPS = {
    "input": ("#5E646A", "money, staff, land", "资金、人员、土地"), _WORK: (ACCENT, "work to be done", "要开展的工作"),
    "output": (GREY, "things the city delivers", "政府交付的成果"),
    "outcome": (PALE, "what changes for people and the economy", "经济社会的实际变化"),
}  # fmt: skip
_MEASURED = {"en": ("none measurable", "{} of {} measurable"), "zh": ("均不可量化", "{1}项中{0}项可量化")}


def data(rows, facts):
    """One row per step from input to outcome: its promises, and those that can be measured."""
    table = tally(rows, "logic")
    table["measurable"] = tally(rows[rows["kind"] == "target"], "logic")["value"].to_numpy()
    return table.assign(
        **spoken("text", table, lambda row, one: percent(row.value, len(rows), one)), **spoken("sub", table, _sub),
        label_en=[capital(name) for name in table["label_en"]],
        label_zh=table["label_zh"].mask(table["key"] == _WORK, _WORK_ZH), color=[_STEPS[key][0] for key in table["key"]])


def _sub(row, lang):
    measured = _MEASURED[lang][row.measurable > 0].format(row.measurable, row.value) + "\n" if row.value else ""
    return measured + _STEPS[row.key][1 + (lang == "zh")]


def say(table, rows, lang):
    n, work = len(rows), int(table.loc[table["key"] == _WORK, "value"].sum())
    parts = [f"{name} {value}" for name, value in zip(table[f"label_{lang}"], table["value"], strict=True)]
    measured = int(table["measurable"].sum())
    if lang == "en":
        said = (*(f"{verb} work, not what it delivers or changes" for verb in ("describes", "describe")),
                "does not describe mere work")
        return Words(share_of(work, n, said) if work or n == 1 else part_of(0, n, "promise", ["describes mere work"]),
                     "Promises by what they describe, from what is put in to what changes",
                     "Whether an output leads to an outcome cannot be seen here.",
                     f"One bar of {n} {plural(n, 'promise')}: {', '.join(parts)}. {measured} of them can be measured.")
    return Words(
        f"{share_of(work or n, n, (), lang)}{'' if work else '不'}属于过程性工作{'，未落到产出或结果' if work else ''}",
        "承诺按内容分类，从投入到结果", "产出能否带来结果，图中看不出。",
        f"{n}项承诺一根横条：{'，'.join(parts)}；可量化的{measured}项。")
