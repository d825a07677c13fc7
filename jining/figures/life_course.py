"""The targets of people's lives by age: what is provided, and what changes."""

import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import part_of, plural
from jining.plot.table import Column, draw_table
from jining.plot.text import tidy
from jining.plot.theme import ACCENT
from jining.report.amounts import amount
from jining.report.judgements import judged, judged_ids, judgement_values

NOTEBOOK = "10_livelihoods"
SOURCES = ("report",)
JUDGEMENTS = ("life_stage",)
#: Key of the codebook of what the title speaks of; names of such targets and of the others.
_PROVIDED = "output"
_GROUPS = {True: {"en": "Built or provided", "zh": "设施和服务"},
           False: {"en": "Other targets", "zh": "其他目标"}}


def RECORDS(promises):
    """Targets that serve an age of life."""
    return promises[promises["id"].isin(judged_ids("life_stage")) & (promises["kind"] == "target")]


def data(rows, lang, facts):
    """One row per target, what is provided first, each group by age: its stage, its name, its number."""
    names = judgement_values("life_stage")
    table = pd.DataFrame({"stage": judged(rows, "life_stage").array, "provided": (rows["logic"] == _PROVIDED).to_numpy(),
                          "label_en": rows["item_en"].to_numpy(), "label_zh": rows["item_zh"].to_numpy(),
                          **{f"text_{one}": [amount(row, one) for row in rows.itertuples()] for one in ("en", "zh")},
                          "ids": rows["id"].to_numpy()})
    table = table.sort_values(["provided", "stage"], ascending=[False, True], kind="stable").reset_index(drop=True)
    table["stage"] = table["stage"].astype("str")
    for one, colon in (("en", ": "), ("zh", "：")):
        table[f"stage_{one}"] = [names[stage][one] for stage in table["stage"]]
        table[f"group_{one}"] = [f"{_GROUPS[provided][one]}{colon}{(table['provided'] == provided).sum()}"
                                 for provided in table["provided"]]
    return table


def draw(rows, fig, lang, facts):
    """Table in two groups, in the order of ages."""
    table = data(rows, lang, facts)
    table["item"] = [tidy(item, lang) for item in table[f"label_{lang}"]]
    columns = [Column("item", wraps=True), Column(f"text_{lang}", align="right", strong=True, color=ACCENT)]
    draw_table(fig, table, columns, lang=lang, group=f"group_{lang}")


def say(rows, lang, facts):
    """Say which kind most targets are of."""
    table = data(rows, lang, facts)
    n, provided = len(table), int(table["provided"].sum())
    groups = list(dict.fromkeys(table[f"group_{lang}"]))
    if lang == "en":
        return Words(
            f"{part_of(provided, n, 'social target', ('counts', 'count', 'does not count'))} what is built or provided",
            "Targets on education, work, health and care, from birth to old age, then for all ages",
            "The order by age is the coders’ judgement. These are different things: their numbers cannot be compared.",
            f"Table of {n} {plural(n, 'target')} by age of life. {'. '.join(groups)}.")
    return Words(
        f"{n}项民生目标中，{provided}项是建设设施或增加服务" if 0 < provided < n else
        f"{f'{n}项民生目标均' if n > 1 else '该项民生目标'}{'是' if provided else '不是'}建设设施或增加服务",
        "教育、就业、卫生、养老等目标，由幼到老排列，不分年龄的在后",
        "排列所依年龄由编码者判断；事物不同，数量不可比较。",
        f"按人生阶段排列的{n}项目标表格。{'；'.join(groups)}。")
