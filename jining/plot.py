"""Figures: a frame in, Axes out. No title, no saving, no restyling."""

import matplotlib.pyplot as plt
import pandas as pd

#: One shade per kind, apart in grey as well: what can be counted is darkest.
_SHADES = {"target": "#17456B", "measure": "#5B8DB8", "aim": "#C9D6E2"}
_INK = {"target": "white", "measure": "black", "aim": "black"}


def plot_kinds(promises, *, by="sector", labels=None, ax=None):
    """Plot how many targets, measures and aims each sector or chapter holds, as stacked bars.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    by : str
        Column whose categories are the rows of the figure, in their declared order.
    labels : dict of str to str, optional
        Text for each category; the category itself by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        x is the number of records. A count is printed where its bar has room for it.

    Notes
    -----
    Counts show how the report is written, not effort, priority or money.

    Examples
    --------
    >>> import jining
    >>> ax = plot_kinds(jining.load())
    >>> ax.get_xlabel()
    'Records (count)'
    """
    if ax is None:
        _, ax = plt.subplots(figsize=(8, 6), layout="constrained")
    if promises.empty:
        ax.text(0.5, 0.5, "No record in this selection", ha="center", va="center", transform=ax.transAxes)
        ax.set_axis_off()
        return ax
    counts = pd.crosstab(promises[by], promises["kind"], dropna=False)
    counts = counts.loc[counts.sum(axis=1) > 0].iloc[::-1]
    names = [(labels or {}).get(key, str(key)) for key in counts.index]
    left = pd.Series(0, index=counts.index)
    room = counts.sum(axis=1).max() * 0.03
    for kind in counts.columns:
        bars = ax.barh(names, counts[kind], left=left, color=_SHADES[kind], label=kind, edgecolor="white", linewidth=0.5)
        texts = [f"{value}" if value >= room else "" for value in counts[kind]]
        ax.bar_label(bars, texts, label_type="center", color=_INK[kind], fontsize=9)
        left += counts[kind]
    ax.set_xlabel("Records (count)")
    ax.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return ax
