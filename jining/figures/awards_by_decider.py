"""Promises whose outcome others decide, by the level that the words name; and those that are "ensured" all the same."""

from jining.figures.words import capital
from jining.plot.table import Column, draw_table
from jining.plot.tally import per_record, spoken
from jining.plot.theme import ACCENT, INK
from jining.report.judgements import judged, judgement_values
from jining.report.labels import label

NOTEBOOK = "11_how_firm_is_the_promise"
JUDGEMENTS = ("decider",)
#: Force of a modal word that says that the promise will be kept.
_FIRM = 3


def data(rows, facts):
    """One row per promise, by level, the ensured ones first: its level, its name, its word if it is ensured."""
    names = judgement_values("decider")
    table = per_record(
        rows, text=lambda row, one: f"“{label('modal', row.modal, one)}”" if int(row.firmness) == _FIRM else "",
        level=judged(rows, "decider"), firm=rows["firmness"].astype(int) == _FIRM, modal=rows["modal"].astype("object"))
    table = table.sort_values(["level", "firm"], ascending=[True, False], kind="stable").reset_index(drop=True)
    table["level"] = table["level"].astype("str")
    return table.assign(**spoken("level", table, lambda row, one: capital(names[row.level][one])))


def draw(table, rows, fig, lang):
    columns = [Column("label", wraps=True), Column("text", align="right", strong=True, color=ACCENT)]
    draw_table(fig, table, columns, lang=lang, group="level", blocks=(1, 2), strong=INK)


def say(table, rows, lang):
    firm = table[table["firm"]]
    return {"k": len(firm), "used": "".join(f"“{word}”" for word in dict.fromkeys(firm["modal"])),
            "sure": firm[f"label_{lang}"].tolist(),
            "levels": table.groupby(["level_en", "level_zh"], sort=False).size().reset_index(name="value")}
