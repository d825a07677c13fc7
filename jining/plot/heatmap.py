"""Two coded columns against each other, as a grid of counts."""

import pandas as pd
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap

from jining.plot import text
from jining.plot.chart import chart
from jining.plot.layout import bare, outer, place, size_of
from jining.plot.tally import few, tally
from jining.plot.text import fit_names
from jining.plot.theme import INK
from jining.plot.tiles import shade

_NAMES = 0.36


@chart()
def plot_heatmap(promises, *, by="sector", across="kind", lang=None, ax=None):
    """Plot how many records share each pair of values of two coded columns, as a grid of shaded counts.

    {promises}
    by, across : str
        Coded columns of the rows and of the columns, in the order of the codebook; values without records are left out.
    {place}

    {axes}
        The number of records stands in each tile; an empty tile is none.

    {errors}

    Examples
    --------
    >>> import jining
    >>> len(plot_heatmap(jining.load(), by="sector", across="chapter", lang="en").get_yticklabels())
    18
    """
    rows, columns = (few(tally(promises, column, empty=False), column) for column in (by, across))
    if rows.empty or columns.empty:
        return None
    held = {key: set(ids.split(";")) for key, ids in zip(columns["key"], columns["ids"], strict=True)}
    counts = pd.DataFrame([[len(held[key] & set(ids.split(";"))) for key in columns["key"]] for ids in rows["ids"]])
    size, box = size_of(ax.figure), outer(ax)
    names, points = fit_names(rows[f"label_{lang}"], lang, _NAMES * box.width, box.height / (len(rows) + 2), size)
    left = max(text.width("\n".join(lines), points) for lines in names) + 0.8 * points
    heads, turn, deep = _heads(columns[f"label_{lang}"], (box.width - left) / len(columns) - 4, 0.3 * box.height,
                               size.least, lang)
    place(bare(ax), left=left, top=deep)
    steps = LinearSegmentedColormap.from_list("counts", [shade(1, 2), shade(2, 2)])
    sns.heatmap(counts, mask=counts == 0, vmin=1, vmax=max(counts.to_numpy().max(), 2), cmap=steps, cbar=False, linewidths=1,
                linecolor="white", ax=ax, annot=True, fmt="d", annot_kws={"fontsize": points, "color": INK},
                yticklabels=["\n".join(lines) for lines in names], xticklabels=["\n".join(lines) for lines in heads])
    ax.tick_params(axis="x", labeltop=True, labelbottom=False, labelsize=size.least, labelrotation=turn, length=0, pad=3)
    ax.tick_params(axis="y", labelsize=points, labelrotation=0, length=0)
    return ax


def _heads(names, wide, high, points, lang):
    """Lines of the heads of columns, how far they are turned, and the room above the grid that they take."""
    names = [text.tidy(name, lang) for name in names]
    turned = any(text.width(piece, points) > wide for name in names for piece in text._pieces(name))
    heads = [text.wrap(name, high if turned else wide, points) for name in names]
    deep = max(text.width("\n".join(lines), points) if turned else text.height(len(lines), points) for lines in heads)
    return heads, 90 * turned, deep + 0.6 * points
