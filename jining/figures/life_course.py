"""The targets of people's lives by age: what is provided, and what changes."""

from jining.figures.tables import draw_sides
from jining.figures.words import Words, part_of, plural, some_zh
from jining.plot.tally import per_record, spoken
from jining.report.judgements import judged, judgement_values

NOTEBOOK = "10_livelihoods"
JUDGEMENTS = ("life_stage",)
RECORDS = {"kind": "target"}
#: Key of the codebook of what the title speaks of; names of such targets and of the others.
_PROVIDED = "output"
_GROUPS = {True: {"en": "Built or provided: {}", "zh": "设施和服务：{}项"},
           False: {"en": "Other targets: {}", "zh": "其他目标：{}项"}}


def data(rows, facts):
    """One row per target, what is provided first, each group by age: its stage, its name, its number."""
    names = judgement_values("life_stage")
    table = per_record(rows, stage=judged(rows, "life_stage"), provided=rows["logic"] == _PROVIDED)
    table = table.sort_values(["provided", "stage"], ascending=[False, True], kind="stable").reset_index(drop=True)
    table["stage"] = table["stage"].astype("str")
    counts, order = table["provided"].value_counts(), list(names)
    return table.assign(
        order=table["stage"].map(order.index),
        **spoken("stage", table, lambda row, one: names[row.stage][one]),
        **spoken("group", table, lambda row, one: _GROUPS[row.provided][one].format(counts[row.provided])))


def draw(table, rows, fig, lang):
    heads = dict(zip(table["provided"], table[f"group_{lang}"], strict=True))
    draw_sides(fig, table.sort_values("order", kind="stable"), "provided", heads, lang, by="stage")


def say(table, rows, lang):
    n, provided = len(table), int(table["provided"].sum())
    groups = list(dict.fromkeys(table[f"group_{lang}"]))
    if lang == "en":
        return Words(
            f"{part_of(provided, n, 'social target', ('counts', 'count', 'does not count'))} what is built or provided",
            "Targets on education, work, health and care, by the age that they serve",
            "Ages were assigned by reading. Unlike things: their numbers cannot be compared.",
            f"Table of {n} {plural(n, 'target')} by age of life. {'. '.join(groups)}.")
    return Words(some_zh(provided, n, "民生目标", "为设施和服务类", "不属于设施和服务类"),
                 "教育、就业、卫生、养老等目标，按服务对象由幼到老排列",
                 "年龄段由编码者判断；事物不同，数量不可比较。", f"按人生阶段排列的{n}项目标表格。{'；'.join(groups)}。")
