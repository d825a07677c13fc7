"""Two coded columns against each other, as a grid of counts."""

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap

from jining.plot import text
from jining.plot.axes import bare
from jining.plot.bars import fit_names, ink_on
from jining.plot.chart import chart
from jining.plot.layout import outer, place, size_of
from jining.plot.tally import tally
from jining.plot.theme import families
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
    rows, columns = tally(promises, by, empty=False), tally(promises, across, empty=False)
    if rows.empty or columns.empty:
        return None
    held = {key: set(ids.split(";")) for key, ids in zip(columns["key"], columns["ids"], strict=True)}
    counts = pd.DataFrame([[len(held[key] & set(ids.split(";"))) for key in columns["key"]] for ids in rows["ids"]])
    most = max(counts.to_numpy().max(), 2)
    steps = LinearSegmentedColormap.from_list("counts", [shade(1, 2), shade(2, 2)])
    names = _seat(ax, rows[f"label_{lang}"], columns[f"label_{lang}"], lang)
    sns.heatmap(counts, mask=counts == 0, vmin=1, vmax=most, cmap=steps, cbar=False, linewidths=1, linecolor="white", ax=ax,
                annot=True, fmt="d", annot_kws={"fontsize": names[1], "family": families()})
    for said, count in zip(ax.texts, counts.to_numpy()[counts.to_numpy() > 0], strict=True):
        said.set_color(ink_on(shade(count, most)))
    return _name(ax, *names)


def _seat(ax, rows, columns, lang):
    size, box = size_of(ax.figure), outer(ax)
    names, points = fit_names(rows, lang, _NAMES * box.width, box.height / (len(rows) + 2), size)
    left = max(text.width("\n".join(lines), points) for lines in names) + 0.8 * points
    wide = (box.width - left) / len(columns)
    heads = [text.tidy(name, lang) for name in columns]
    turned = any(text.width(piece, size.least) > wide - 4 for head in heads for piece in text._pieces(head))
    broken = [text.wrap(head, 0.3 * box.height if turned else wide - 4, size.least) for head in heads]
    deep = max(text.width("\n".join(said), size.least) if turned else text.height(len(said), size.least) for said in broken)
    place(ax, left=left, top=deep + (0.6 if turned else 0.4) * size.least)
    bare(ax)
    return names, points, broken, turned, size.least


def _name(ax, rows, points, heads, turned, small):
    ax.set(xlabel="", ylabel="")
    ax.set_yticks(np.arange(len(rows)) + 0.5, ["\n".join(lines) for lines in rows], rotation=0)
    ax.set_xticks(np.arange(len(heads)) + 0.5, ["\n".join(lines) for lines in heads], rotation=90 if turned else 0)
    ax.tick_params(axis="x", top=False, bottom=False, labeltop=True, labelbottom=False, labelsize=small, pad=3)
    ax.tick_params(axis="y", labelsize=points, length=0, labelfontfamily=families())
    for said in [*ax.get_xticklabels(), *ax.get_yticklabels()]:
        said.set(linespacing=1.1, fontfamily=families())
    return ax
