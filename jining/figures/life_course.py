"""The targets of people's lives by age: what is provided, and what changes."""

from jining.figures.tables import per_record, spoken
from jining.figures.words import Words, part_of, plural, some_zh
from jining.plot.table import Column, draw_table
from jining.plot.theme import ACCENT
from jining.report.judgements import judged, judged_ids, judgement_values

NOTEBOOK = "10_livelihoods"
JUDGEMENTS = ("life_stage",)
#: Key of the codebook of what the title speaks of; names of such targets and of the others.
_PROVIDED = "output"
_GROUPS = {True: {"en": "Built or provided: {}", "zh": "设施和服务：{}"},
           False: {"en": "Other targets: {}", "zh": "其他目标：{}"}}


def RECORDS(promises):
    """Targets that serve an age of life."""
    return promises[promises["id"].isin(judged_ids("life_stage")) & (promises["kind"] == "target")]


def data(rows, facts):
    """One row per target, what is provided first, each group by age: its stage, its name, its number."""
    names = judgement_values("life_stage")
    table = per_record(rows, stage=judged(rows, "life_stage"), provided=rows["logic"] == _PROVIDED)
    table = table.sort_values(["provided", "stage"], ascending=[False, True], kind="stable").reset_index(drop=True)
    table["stage"] = table["stage"].astype("str")
    counts = table["provided"].value_counts()
    return table.assign(
        **spoken("stage", table, lambda row, one: names[row.stage][one]),
        **spoken("group", table, lambda row, one: _GROUPS[row.provided][one].format(counts[row.provided])))


def draw(table, rows, fig, lang):
    """Table in two groups, in the order of ages."""
    columns = [Column("label", wraps=True), Column("text", align="right", strong=True, color=ACCENT)]
    draw_table(fig, table, columns, lang=lang, group="group")


def say(table, rows, lang):
    """Say which kind most targets are of."""
    n, provided = len(table), int(table["provided"].sum())
    groups = list(dict.fromkeys(table[f"group_{lang}"]))
    if lang == "en":
        return Words(
            f"{part_of(provided, n, 'social target', ('counts', 'count', 'does not count'))} what is built or provided",
            "Targets on education, work, health and care, from birth to old age, then for all ages",
            "The order by age is the coders’ judgement. These are different things: their numbers cannot be compared.",
            f"Table of {n} {plural(n, 'target')} by age of life. {'. '.join(groups)}.")
    return Words(
        some_zh(provided, n, "民生目标", "是建设设施或增加服务", "不是建设设施或增加服务"),
        "教育、就业、卫生、养老等目标，由幼到老排列，不分年龄的在后",
        "排列所依年龄由编码者判断；事物不同，数量不可比较。",
        f"按人生阶段排列的{n}项目标表格。{'；'.join(groups)}。")
