"""What was promised beside what was measured: the year before, and the year itself."""

import pandas as pd
from matplotlib.lines import Line2D

from jining.labels import items, number, quantity
from jining.plot.beside import is_wide, write_names
from jining.plot.canvas import WIDE, new_axes, room, say, shorten
from jining.plot.marks import arrow_room, comparator_handles, draw_targets, mark_of, value_of
from jining.plot.targets import target_rows
from jining.report.results import baselines
from jining.theme import GREY, INK_2, NAVY, OCHRE, RULE, language

#: Growth in constant prices; every other rate of growth in the report is in current prices.
_REAL = ("地区生产总值增速",)
_TERMS = {True: {"en": ", real", "zh": "，实际"}, False: {"en": ", nominal", "zh": "，名义"}}
_GROWTH = {"en": "growth on the year before (%)", "zh": "比上年增长（%）"}
_BEFORE = {"en": "2019, estimate", "zh": "2019年预计"}
_NO_BEFORE = {"en": "2019: no figure here", "zh": "2019年：未收录"}
_NO_TARGET = {"en": "No target in this selection", "zh": "此筛选下没有目标"}



def plot_baseline(promises, *, results=None, lang=None, ax=None):
    """Plot each promised rate of growth beside the rate of the year before.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; only rates of growth are drawn.
    results : pandas.DataFrame, optional
        Facts as `load_results` returns them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One row per target (one for those that say the same), x in percent. A diamond is the estimate of 2019, below it
        stands the target with the mark of its comparator.

    Notes
    -----
    A fact belongs to the target of the same name. GDP grows in constant prices, the others in current ones.

    Examples
    --------
    >>> import jining
    >>> ax = plot_baseline(jining.select(jining.load(), para="0.2"), lang="en")
    >>> ax.get_yticklabels()[0].get_text()
    'GDP growth, real'
    """
    lang, ax = language(lang), new_axes(ax)
    targets = growth_targets(promises).drop_duplicates(["item_zh", "comparator", "value_low", "value_high"])
    if targets.empty:
        return say(ax, _NO_TARGET[lang])
    before, rows = baselines(targets, results), range(len(targets))
    draw_targets(ax, targets, [y + 0.19 for y in rows])
    for y, target, value, at in zip(rows, targets.itertuples(), before, value_of(targets), strict=True):
        _draw_before(ax, y - 0.19, value, at, lang)
        ax.annotate(quantity(target, lang), (at, y + 0.19), xytext=(32 if target.comparator == "ge" else 9, 0),
                    textcoords="offset points", va="center", fontsize="small", color=NAVY)
    _name_rates(ax, targets, lang)
    ax.hlines([y + 0.5 for y in rows[:-1]], 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7)
    ax.set_xlim(0, max(value_of(targets).max(), before.max() if before.notna().any() else 0) * 1.25)
    ax.set_xlabel(_GROWTH[lang])
    _legend(ax.figure, targets, lang)
    return ax


def _name_rates(ax, targets, lang):
    """Name each rate, and say whether prices are taken out: that may not be cut off."""
    terms = [_TERMS[item in _REAL][lang] for item in targets["item_zh"]]
    most = room(ax) if is_wide(ax.figure) else 99
    names = [shorten(name, most - 2 * len(term)) + term for name, term in zip(items(targets, lang), terms, strict=True)]
    write_names(ax, names, share=0.36, lines=3, size=0.82, rules=False)


def growth_targets(promises):
    """Keep the targets that are rates of growth.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
    """
    targets = target_rows(promises)
    return targets[targets["measure_type"] == "growth_rate"]


def _draw_before(ax, y, value, target, lang):
    write = {"textcoords": "offset points", "va": "center", "fontsize": "small"}
    if pd.isna(value):
        ax.annotate(_NO_BEFORE[lang], (0, y), xytext=(4, 0), color=INK_2, **write)
        return
    ax.plot([value, target], [y, y + 0.38], color=GREY, lw=1, zorder=1, gid="link")
    ax.plot(value, y, marker="D", ms=7, color=OCHRE, ls="", gid="before", zorder=3)
    side = -1 if value < target else 1  # away from the line to the target
    ax.annotate(f"{number(value, lang)}%", (value, y), xytext=(9 * side, 0), color=OCHRE, ha="right" if side < 0 else "left",
                **write)


def _legend(fig, targets, lang):
    handles, names = comparator_handles(mark_of(targets), lang)
    before = Line2D([], [], ls="", marker="D", ms=7, color=OCHRE)
    target = {"en": "2020 target: {}", "zh": "2020年目标：{}"}[lang]
    fig.legend([before, *handles], [_BEFORE[lang], *map(target.format, names)], columnspacing=1.6,
               ncols=len(names) + 1 if fig.get_figwidth() > WIDE else 1, **arrow_room(0.9))
