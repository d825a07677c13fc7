"""Whether promises describe work, what it delivers, or what changes."""

from jining.figures.words import capital, fill, filled, percent
from jining.plot.tally import spoken, tally
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.tiles import draw_whole

CHART = draw_whole
_WORK = "activity"
_COLORS = {"input": "#5E646A", _WORK: ACCENT, "output": GREY, "outcome": PALE}


def data(rows, facts):
    """One row per step from input to outcome: its promises, and those that can be measured."""
    table = tally(rows, "logic")
    table["measurable"] = tally(rows[rows["kind"] == "target"], "logic")["value"].to_numpy()
    measured = filled("output_and_outcome.sub", table)
    return table.assign(
        **spoken("text", table, lambda row, one: percent(row.value, len(rows), one)),
        **spoken("sub", table, lambda row, one: f"{measured[f'sub_{one}'][row.Index]}\n" * (row.value > 0)
                 + fill(f"output_and_outcome.{row.key}", one)),
        label_en=table["label_en"].map(capital), color=table["key"].map(_COLORS))


def say(table, rows, lang):
    return {"k": int(table.loc[table["key"] == _WORK, "value"].sum()), "steps": table, "measured": table["measurable"].sum()}
