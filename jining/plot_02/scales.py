"""Axes that do not mislead: one unit each, from zero or logarithmic, shares and rates of growth apart."""

import numpy as np

from jining.labels import label, number
from jining.plot_02.canvas import LOG
from jining.plot_02.marks import value_of
from jining.theme import language

#: A unit whose largest value is more than this many times its smallest gets a log axis.
_LOG_FROM = 50
#: Percentages of a whole and rates of growth never share an axis.
PERCENT = {"growth_rate": {"en": "growth (%)", "zh": "增速（%）"}, "other": {"en": "share (%)", "zh": "比重（%）"}}


def split_by_axis(targets, lang=None):
    """Split targets into sets that may share an axis, in the order in which the text brings them.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the names.

    Returns
    -------
    list of (str, pandas.DataFrame)
        Name of the axis with its unit, and its rows.
    """
    lang = language(lang)
    growth = targets["measure_type"].astype("str") == "growth_rate"
    key = targets["unit"].astype("str").where(targets["unit"] != "percent", np.where(growth, "growth_rate", "other"))
    names = {kind: words[lang] for kind, words in PERCENT.items()}
    return [(names.get(k) or label("unit", k, lang), targets[key == k]) for k in dict.fromkeys(key)]


def needs_log(targets):
    """Whether the values of one unit span so much that a plain axis would hide the small ones.

    Parameters
    ----------
    targets : pandas.DataFrame

    Returns
    -------
    bool
        False for percentages.
    """
    values = value_of(targets)
    above = values[values > 0]
    return bool((targets["unit"] != "percent").all() and above.size and above.max() / above.min() > _LOG_FROM)


def honest_axis(ax, name, targets, lang=None):
    """Scale the value axis: 0 to 100 for shares, from zero otherwise, logarithmic where `needs_log` says so.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    name : str
        Quantity and unit.
    targets : pandas.DataFrame
        Targets of one unit.
    lang : {"en", "zh"}, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    values, lang = value_of(targets), language(lang)
    if needs_log(targets):
        least = 10 ** np.floor(np.log10(values[values > 0].min()))
        ax.set_xscale("symlog", linthresh=least, linscale=0.4)  # logarithmic, and yet a zero has its place
        ax.set_xlim(0 if values.min() == 0 else least * 0.8, values.max() * 8)
        name = f"{name}, {LOG[lang]}" if lang == "en" else f"{name}，{LOG[lang]}"
    elif name == PERCENT["other"][lang]:
        ax.set_xlim(0, 118)
        ax.set_xticks(range(0, 101, 20 if ax.figure.get_figwidth() > 6 else 50))
        ax.spines["bottom"].set_bounds(0, 100)
    else:
        ax.set_xlim(0, max(values.max(), 1) * 1.35)
        ax.xaxis.get_major_locator().set_params(nbins=5 if ax.get_position().width * ax.figure.get_figwidth() > 4 else 3)
    ax.set_xlabel(name)
    ax.xaxis.set_major_formatter(lambda value, _: number(value, lang))
    ax.minorticks_off()
    return ax
