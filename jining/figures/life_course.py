"""The targets of people's lives by age: what is provided, and what changes."""

from jining.figures.tables import draw_sides
from jining.figures.words import fill
from jining.plot.tally import per_record, spoken
from jining.report.judgements import judged, judgement_values

JUDGEMENTS = ("life_stage",)
RECORDS = {"kind": "target"}


def data(rows, facts):
    """One row per target, what is provided first, each group by age: its stage, its name, its number."""
    names = judgement_values("life_stage")
    table = per_record(rows, stage=judged(rows, "life_stage"), provided=rows["logic"] == "output")
    table = table.sort_values(["provided", "stage"], ascending=[False, True], kind="stable").reset_index(drop=True)
    table["stage"] = table["stage"].astype("str")
    counts, order = table["provided"].value_counts(), list(names)
    return table.assign(
        order=table["stage"].map(order.index), **spoken("stage", table, lambda row, one: names[row.stage][one]),
        **spoken("group", table, lambda row, one: fill(f"life_course.{'provided' if row.provided else 'other'}", one,
                                                       n=counts[row.provided])))


def draw(table, rows, fig, lang):
    heads = dict(zip(table["provided"], table[f"group_{lang}"], strict=True))
    draw_sides(fig, table.sort_values("order", kind="stable"), "provided", heads, lang, by="stage")


def say(table, rows, lang):
    return {"k": int(table["provided"].sum()), "groups": list(dict.fromkeys(table[f"group_{lang}"]))}
