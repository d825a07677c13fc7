"""Where a modal word meets a decision that others take."""

import pandas as pd
from matplotlib.lines import Line2D

from jining.labels import items, label, unit
from jining.plot_02.beside import value_words
from jining.plot_02.canvas import EMPTY, NUMBERED, WIDE, fine, legend_columns, name_rows, new_axes, room, say, shorten
from jining.plot_02.narrow import fold_list, width_beside
from jining.theme import BLUE, COLORS, GREY, INK_2, NAVY, PURPLE, RULE, language

#: Words of a title that name who decides on it. Only the words of the item itself count: that 5A is given by a national
#: body may be known, but the report does not say so.
DECIDERS = {"national": ("国家", "全国"), "provincial": ("省",)}
_LEVELS = {
    "national": {"en": "national", "zh": "国家级"},
    "national and provincial": {"en": "national and provincial", "zh": "国家和省"},
    "provincial": {"en": "provincial", "zh": "省级"},
    "not stated": {"en": "not stated in the words", "zh": "文中未写明"},
}
_LEVEL_COLORS = dict(zip(_LEVELS, (NAVY, PURPLE, BLUE, GREY), strict=True))
#: Right end of the scale of firmness (0 to 3), with room for the names of the levels.
_RIGHT = 4.7
_NO_AWARD = {"en": "No title or approval in this selection", "zh": "此筛选下没有称号或审批"}


def award_rows(promises):
    """Keep the titles and approvals that are in the hands of others.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.DataFrame
        Those with the flag `award`.
    """
    return promises[promises["flag"].map(lambda flags: "award" in flags).astype("bool")]


def decider(promises):
    """Which level decides on a title or approval, as far as the words of the item name it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    pandas.Series
        Ordered: "national", "national and provincial", "provincial" (or above), "not stated".

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> decider(promises[promises["item_en"] == "National Civilised City"]).tolist()
    ['national']
    """
    named = {level: promises["item_zh"].str.contains("|".join(words)) for level, words in DECIDERS.items()}
    level = pd.Series("not stated", index=promises.index, dtype="str")
    level = level.mask(named["provincial"], "provincial").mask(named["national"], "national")
    level = level.mask(named["national"] & named["provincial"], "national and provincial")
    return level.astype(pd.CategoricalDtype(list(_LEVELS), ordered=True))


def plot_awards(promises, *, lang=None, ax=None):
    """Plot the promises whose outcome others decide: who, and with which modal word the city promises it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; only those with the flag `award` are drawn.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One row per promise, by the level that decides; x is `firmness`; the number promised stands beside the dot.

    Examples
    --------
    >>> import jining
    >>> ax = plot_awards(jining.load(), lang="en")
    >>> len(ax.get_yticks()) == len(ax.collections[0].get_offsets()) > 10
    True
    """
    lang, ax = language(lang), new_axes(ax)
    awards = award_rows(promises)
    if awards.empty:
        return say(ax, (_NO_AWARD if len(promises) else EMPTY)[lang])
    levels = decider(awards)
    order = levels.argsort(kind="stable")
    awards, levels = awards.iloc[order], levels.iloc[order]
    y = range(len(awards))
    wide = ax.figure.get_figwidth() > WIDE
    colors = [_LEVEL_COLORS[level] for level in levels]
    ax.scatter(awards["firmness"].astype(int), y, s=55 if wide else 30, color=colors, zorder=3)
    for place, row in enumerate(awards.itertuples()):
        ax.annotate(_number_only(row, lang), (row.firmness, place), xytext=(8, 0), textcoords="offset points", va="center",
                    fontsize="small")
    names = [shorten(name, room(ax, 0.4 if wide else 0.47)) for name in items(awards, lang)]
    name_rows(ax, names)
    _scale(ax, lang, 0 if wide else width_beside(ax, names, fine()))
    _level_names(ax, levels, lang, inside=wide)
    return ax


def _number_only(row, lang):
    """Write the value without its unit, which the name of the row says already."""
    return "" if pd.isna(row.comparator) else value_words(row, lang).removesuffix(unit(row.unit, lang))


def _scale(ax, lang, width):
    """Name the steps of firmness; on a narrow canvas, of which the width is given, nothing stands to their right."""
    steps = sorted(COLORS["firmness"])
    names = [label("firmness", step, lang) for step in steps]
    if width:
        names = [fold_list(name, width / len(steps) - 2, fine()) for name in names]
        ax.tick_params(labelsize=fine())
    else:
        names = [name.replace("guide, ", "guide,\n").replace("引导、", "引导、\n") for name in names]
    ax.set_xticks(steps, names)
    ax.set_xlim(-0.45, 3.55 if width else _RIGHT)
    ax.vlines(steps, -0.6, ax.get_ylim()[0], color=RULE, lw=0.7, zorder=0)


def _level_names(ax, levels, lang, *, inside):
    """Name the level of each group at its right, or in a legend."""
    sizes = levels.value_counts(sort=False)
    names = {level: NUMBERED[lang].format(_LEVELS[level][lang], n) for level, n in sizes[sizes > 0].items()}
    y = 0
    for level, name in names.items():
        if inside:
            ax.text(_RIGHT, y, name, ha="right", va="center", color=_LEVEL_COLORS[level], weight="bold",
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        y += sizes[level]
        if y < len(levels):
            ax.axhline(y - 0.5, color=INK_2, lw=0.8, zorder=4)
    if not inside:
        dots = [Line2D([], [], ls="", marker="o", color=_LEVEL_COLORS[level], label=name) for level, name in names.items()]
        ax.figure.legend(handles=dots, ncols=legend_columns(ax.figure, list(names.values())), handlelength=1)
