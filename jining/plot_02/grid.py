"""A table of counts as a heatmap that never shows a share of a handful of records."""

import numpy as np
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch
from seaborn.utils import relative_luminance

from jining.plot_02.canvas import NUMBERED, WIDE
from jining.theme import BLUE, INK, NAVY, RULE

#: Below this many records a share says little: counts on grey instead.
FEW = 10
_SAMPLES = (10, 25, 50, 75)
_SHARE_OF = {"en": "Share of the row's records", "zh": "占该行记录的比重"}
_TOO_FEW = {"en": "fewer than {few} records: counts only", "zh": "不足{few}条记录，只列条数"}
#: From none to many.
SHADES = LinearSegmentedColormap.from_list("shades", ["white", BLUE, NAVY]).with_extremes(bad=RULE)


def share_grid(ax, counts, rows, columns, lang):
    """Draw a table of counts as a heatmap of the share of each row, with every count above zero printed.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    counts : pandas.DataFrame
        Records (count); no row of zeros.
    rows, columns : sequence of str
        Names; the number of records of a row is written behind its name.
    lang : {"en", "zh"}

    Returns
    -------
    matplotlib.collections.QuadMesh
        Masked where a row has fewer than ten records.
    """
    totals = counts.sum(axis=1)
    shares = 100 * counts.div(totals.where(totals >= FEW), axis=0).astype("float64")
    names = [NUMBERED[lang].format(*row) for row in zip(rows, totals, strict=True)]
    sns.heatmap(shares, ax=ax, cmap=SHADES, vmin=0, vmax=100, linewidths=0.8, linecolor=RULE, cbar=False,
                xticklabels=list(columns), yticklabels=names)
    mesh = ax.collections[0]
    colors = mesh.to_rgba(np.ma.masked_invalid(shares.to_numpy()))
    for (y, x), count in np.ndenumerate(counts.to_numpy()):
        if count:
            ax.text(x + 0.5, y + 0.5, count, color=ink_on(colors[y, x]), ha="center", va="center", fontsize="small")
    ax.set(xlabel="", ylabel="")
    ax.tick_params(length=0, labelrotation=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    for text in ax.get_xticklabels():
        text.set_va("baseline")  # letters that hang below the line would lift their word
    _explain(ax.figure, bool((totals < FEW).any()), lang)
    return mesh


def _explain(fig, grey, lang):
    """Legend of the shades, and of grey where a row is grey."""
    handles = [Patch(facecolor=SHADES(sample / 100)) for sample in _SAMPLES]
    names = [f"{sample}%" for sample in _SAMPLES]
    if grey:
        handles, names = [*handles, Patch(facecolor=RULE)], [*names, _TOO_FEW[lang].format(few=FEW)]
    gap = 2 if fig.get_figwidth() > WIDE else 1.2
    fig.legend(handles, names, title=_SHARE_OF[lang], ncols=len(names), handlelength=1.4, columnspacing=gap,
               alignment="left")


def ink_on(color):
    """Colour of a text that can be read on a filled cell.

    Parameters
    ----------
    color : color

    Returns
    -------
    str
        White or ink, whichever has more contrast.

    Examples
    --------
    >>> ink_on("#12355B"), ink_on("#FFFFFF")
    ('white', '#1B1F23')
    """
    return "white" if relative_luminance(color) < 0.21 else INK


def count_and_share(count, total, lang):
    """Write a count, and its share of the whole where the whole is not too small.

    Parameters
    ----------
    count, total : int
    lang : {"en", "zh"}

    Returns
    -------
    str

    Examples
    --------
    >>> count_and_share(12, 48, "en"), count_and_share(12, 48, "zh"), count_and_share(2, 4, "en")
    ('12 (25%)', '12（25%）', '2')
    """
    if total < FEW:
        return str(count)
    return {"en": "{} ({:.0f}%)", "zh": "{}（{:.0f}%）"}[lang].format(count, 100 * count / total)
