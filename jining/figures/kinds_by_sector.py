"""How many promises each sector holds, and how many of them can be measured."""

from jining.figures.tables import by_sector, sectors_apart, sectors_drawn
from jining.figures.words import counted, fill, filled
from jining.plot.bars import draw_bars
from jining.plot.theme import ACCENT, PALE


def data(rows, facts):
    """One row per sector: all promises, those that can be measured, the others."""
    table = by_sector(rows, {"measurable": rows["kind"] == "target"})
    table["other"] = table["value"] - table["measurable"]
    return table.assign(**filled("kinds_by_sector.text", table))


def draw(table, rows, fig, lang):
    n, part = len(rows), int(table["measurable"].sum())
    parts = {name: (fill(f"kinds_by_sector.{name}", lang, said=said), color) for name, said, color in
             (("measurable", counted(part, n, lang), ACCENT), ("other", n - part, PALE))}
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, inside=False)


def say(table, rows, lang):
    return {"k": int(table["measurable"].sum()), "first": table.iloc[0], **sectors_drawn(table, rows)}
