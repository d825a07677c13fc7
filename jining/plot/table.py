"""Tables as figures: for numbers of unlike things, which no axis can hold."""

from typing import NamedTuple

import numpy as np

from jining.plot import text
from jining.plot.layout import canvas, outer, size_of
from jining.plot.tally import chart
from jining.plot.theme import ACCENT, INK, INK_2, RULE
from jining.report.amounts import amount, capital
from jining.report.labels import label, title
from jining.report.language import language


class Column(NamedTuple):
    """A column of a table: its name (in either language), head and side; the cells of one that `wraps` are broken first."""

    name: str
    head: str = ""
    align: str = "left"
    strong: bool = False
    wraps: bool = False
    color: str = INK


#: Distance of columns, of a row from the next, and least width of a column that is broken, in sizes of the letters.
_GAP, _LEAD, _NARROW = 1.3, 0.42, 7
MORE = {"en": "and {} more", "zh": "另有{}项"}


def draw_table(fig, table, columns, *, box=None, lang=None):
    """Set a table in the largest letters that fit; if it fits in none, as many rows as do, and how many more there are."""
    lang, size, box = language(lang), size_of(fig), box or fig.body
    names = [f"{column.name}_{lang}" if f"{column.name}_{lang}" in table else column.name for column in columns]
    heads = [[column.head for column in columns]] if any(column.head for column in columns) else []
    rows = heads + [[text.tidy(cell, lang) for cell in row] for row in table[names].to_numpy().tolist()]
    weights = [["bold" if column.strong or at < len(heads) else "normal" for column in columns] for at in range(len(rows))]
    for points in np.arange(size.subtitle, size.small - 0.01, -0.5):
        widths, cells = _broken(rows, weights, columns, points, box.width)
        highs = np.array([(text.PITCH * max(map(len, row)) + _LEAD) * points for row in cells])
        if highs.sum() <= box.height and all(len(cell) <= 2 for row in cells for cell in row):
            break
    if highs.sum() > box.height:
        whole, box = box, box.inset(bottom=1.8 * size.small)
        highs = highs[highs.cumsum() <= box.height]
        named = [column.wraps for column in columns]  # a row may hold two things side by side
        left = sum(map(bool, np.array(rows)[len(highs):, named].flat))
        text.write(fig, whole.left, whole.bottom, MORE[lang].format(left), points=size.small, va="bottom", color=INK_2,
                   gid="more")
    ax, y = canvas(fig, box), box.height
    highs *= min(1.7, box.height / max(highs.sum(), 1))
    spare = box.width - sum(widths)
    spread = min(spare / max(len(columns) - 1, 1), 4 * _GAP * points)
    widths[[column.wraps for column in columns].index(True)] += spare - spread * (len(columns) - 1)  # numbers at the right
    lefts = np.cumsum([0, *widths[:-1]]) + spread * np.arange(len(columns))
    for at, (row, high) in enumerate(zip(cells, highs, strict=False)):
        if at >= len(heads) and row[0] != [""]:  # what belongs to the row above stands below it without a line
            ax.hlines([y], 0, box.width, color=RULE, lw=0.8, clip_on=False)
        first = y - (high - text.PITCH * points * (max(map(len, row)) - 1)) / 2 - text.MIDDLE * points
        for column, lines, weight, left, width in zip(columns, row, weights[at], lefts, widths, strict=True):
            x = left + {"left": 0, "right": width, "center": width / 2}[column.align]
            text.write(fig, box.left + x, box.bottom + first, "\n".join(lines), points=points, ha=column.align,
                       color=column.color, weight=weight, gid="cell" if at >= len(heads) else "head")
        y -= high
    return ax


def _broken(rows, weights, columns, points, wide):
    """Widths of the columns, and the lines of every cell: if a row is too long, of the columns that wrap, or of all."""
    widths = [max(text.width(cell, points, weight) for cell, weight in zip(cells, bold, strict=True))
              for cells, bold in zip(zip(*rows, strict=True), zip(*weights, strict=True), strict=True)]
    spare = wide - sum(widths) - _GAP * points * (len(columns) - 1)
    yields = np.array([column.wraps for column in columns])
    yields |= yields.dot(widths) + spare < _NARROW * points * yields.sum()
    part = min(1, 1 + spare / yields.dot(widths))
    widths = [width * part if gives else width for width, gives in zip(widths, yields, strict=True)]
    return widths, [[text.wrap(cell, width + 0.01, points, weight) for cell, width, weight in
                     zip(cells, widths, bold, strict=True)] for cells, bold in zip(rows, weights, strict=True)]


@chart
def plot_table(promises, *, lang=None, ax=None):
    """Plot targets as a table: what is promised, the number with its bound, and the strength of the wording.

    As many targets as fit; records that are none are left out.

    {promises}
    {rest}

    Examples
    --------
    >>> import jining
    >>> ax = plot_table(jining.select(jining.load(), sector="digital"), lang="en")
    """
    targets, fig, box = promises[promises["kind"] == "target"], ax.figure, outer(ax)
    if targets.empty:
        return None
    ax.remove()
    rows = targets[[f"item_{lang}"]].assign(amount=[amount(row, lang) for row in targets.itertuples()],
                                            modal=[label("firmness", level, lang) for level in targets["firmness"]])
    columns = [Column("item", title(f"item_{lang}", lang), wraps=True),
               Column("amount", capital(label("kind", "target", lang)), align="right", strong=True, color=ACCENT),
               Column("modal", title("firmness", lang), color=INK_2)]
    return draw_table(fig, rows, columns, box=box, lang=lang)
