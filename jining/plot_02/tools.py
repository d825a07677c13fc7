"""Means and ends: which tools are used, what they are called, what they lead to."""

import numpy as np
import pandas as pd
from matplotlib.patches import Patch

from jining.labels import label
from jining.package import fields, lookup
from jining.plot_02.canvas import EMPTY, RECORDS, WIDE, fine, longest, name_rows, new_axes, new_figure, room, say, shorten
from jining.plot_02.grid import count_and_share, share_grid
from jining.plot_02.narrow import stand, width_beside
from jining.theme import BLUE, COLORS, GREY, INK_2, NAVY, OCHRE, language

#: Instruments in two short lines, as a column of a heatmap holds them; the full names are in `instruments.csv`.
INSTRUMENTS = {
    "S1": ("Build\nworks", "设施\n建设"), "S2": ("Direct\nmoney", "直接\n资金"), "S3": ("Train,\nrecruit", "人才\n培训"),
    "S4": ("Data,\nscience", "技术\n数据"), "S5": ("Public\nservice", "公共\n服务"), "E1": ("Plans,\nnorms", "规划\n标准"),
    "E2": ("Finance", "间接\n金融"), "E3": ("Tax,\nfees", "税费\n成本"), "E4": ("Rule,\nban", "规制\n执法"),
    "E5": ("Reform", "机构\n改革"), "E6": ("Show,\ninvite", "示范\n引导"), "D1": ("Public\nbuying", "政府\n采购"),
    "D2": ("Local\ndemand", "本地\n需求"), "D3": ("Foreign\ntrade", "外贸\n准入"), "U": ("Means\nunsaid", "手段\n未言明"),
    "none": ("No\naction", "无\n行动"),
}  # fmt: skip
#: What each published taxonomy asks of a tool.
LENSES = {
    "rothwell_zegveld": ("Rothwell & Zegveld 1985: on which side of innovation does it act?",
                         "罗斯韦尔与泽格菲尔德（1985）：作用于创新的哪一侧？"),
    "hood": ("Hood 1983: which resource of government does it use?", "胡德（1983）：动用政府的哪种资源？"),
    "mcdonnell_elmore": ("McDonnell & Elmore 1987: by which mechanism does it work?",
                         "麦克唐奈与埃尔莫尔（1987）：靠什么机制起作用？"),
}
SIDES = {"supply": NAVY, "environment": BLUE, "demand": OCHRE, "unspecified": GREY}
#: Inches below which two columns of the heatmap are narrower than the name above them.
_SMALL = 6
_FILLED = {"en": ("filled: target, with a number or a universal word", "open: measure or aim"),
           "zh": ("实心：目标，带有数字或全称词", "空心：措施或愿景")}
_FIRST_LENS = {"en": "Colour: side in Rothwell & Zegveld", "zh": "颜色：罗斯韦尔与泽格菲尔德分类"}


def plot_instruments(promises, *, by="sector", lang=None, ax=None):
    """Plot which policy instruments the records of each sector name, as a heatmap of shares with the counts printed.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One column per instrument, "means unsaid" and "no action" among them. The shade is the share of the row's
        records (%); rows of fewer than ten records are grey. The number in brackets counts the row's records.

    Examples
    --------
    >>> import jining
    >>> ax = plot_instruments(jining.load(), lang="en")
    >>> len(ax.get_xticklabels())
    16
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    counts = pd.crosstab(promises[by], promises["instrument"], dropna=False)
    counts = counts.loc[counts.sum(axis=1) > 0]
    names = [shorten(label(by, key, lang), room(ax, 0.3)) for key in counts.index]
    share_grid(ax, counts, names, [INSTRUMENTS[code][lang == "zh"] for code in counts.columns], lang)
    raised = 27 if ax.figure.get_figwidth() > WIDE else _squeeze_heads(ax, lang)
    _head_sides(ax, counts.columns, raised, lang)
    return ax


def _squeeze_heads(ax, lang):
    """Make names smaller on a narrow canvas, and let those of the columns stand where they are wider than a column."""
    rows, columns = ([text.get_text() for text in labels] for labels in (ax.get_yticklabels(), ax.get_xticklabels()))
    ax.tick_params(labelsize=fine())
    if longest(columns, fine()) > width_beside(ax, rows, fine()) / len(columns):
        stand(ax, lang)
    heads = [text.get_text() for text in ax.get_xticklabels()]
    turned = any(text.get_rotation() for text in ax.get_xticklabels())
    return 7 + (longest(heads, fine()) if turned else 1.05 * fine() * max(head.count("\n") + 1 for head in heads))


def _head_sides(ax, codes, raised, lang):
    """Part the columns into the sides of Rothwell and Zegveld, with their names so many points above the columns."""
    sides = np.array([lookup("instruments")[code]["rothwell_zegveld"] for code in codes])
    wide, small = ax.figure.get_figwidth() > WIDE, ax.figure.get_figwidth() < _SMALL
    style = {"fontsize": "small"} if wide else {"fontsize": fine(), "linespacing": 1}
    for side in SIDES:
        columns = np.flatnonzero(sides == side)
        ax.axvline(columns[-1] + 1, color=INK_2, lw=1.2)
        name = class_name("rothwell_zegveld", side, lang)
        ax.annotate(name.replace(" ", "\n") if small else name, (columns.mean() + 0.5, 1), (0, raised), weight="bold",
                    xycoords=ax.get_xaxis_transform(), textcoords="offset points", ha="center", **style)


def class_name(lens, value, lang=None):
    """Name of a class of one of the three taxonomies.

    Parameters
    ----------
    lens : {"rothwell_zegveld", "hood", "mcdonnell_elmore"}
    value : str
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str

    Examples
    --------
    >>> class_name("mcdonnell_elmore", "outside", "en")
    'outside the four'
    """
    return fields("instruments")[lens]["labels"][value][language(lang)]


def plot_lenses(promises, *, lang=None, fig=None):
    """Plot the same records as three published taxonomies of instruments sort them, as aligned bars.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        One axes per taxonomy, one bar per class, all on one scale (records). The colours are the classes of the first
        taxonomy, so that one sees where its records go in the others.

    Examples
    --------
    >>> import jining
    >>> fig = plot_lenses(jining.load(), lang="en")
    >>> [len(ax.get_yticks()) for ax in fig.axes]
    [4, 5, 6]
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    tables = {lens: pd.crosstab(promises[lens], promises["rothwell_zegveld"], dropna=False) for lens in LENSES}
    heights = [len(table) for table in tables.values()]
    axes = fig.subplots(len(tables), sharex=True, gridspec_kw={"height_ratios": heights})
    for ax, (lens, counts) in zip(axes, tables.items(), strict=True):
        _draw_lens(ax, lens, counts, lang)
        ax.tick_params(bottom=ax is axes[-1])
        ax.spines["bottom"].set_visible(ax is axes[-1])
    axes[-1].set_xlabel(RECORDS[lang])
    room_for_counts = 1.12 if fig.get_figwidth() > WIDE else 1.2
    axes[-1].set_xlim(0, max(table.sum(axis=1).max() for table in tables.values()) * room_for_counts)
    handles, names = axes[0].get_legend_handles_labels()
    fig.legend(handles, names, title=_FIRST_LENS[lang], ncols=len(names), handlelength=1, alignment="left")
    return fig


def _draw_lens(ax, lens, counts, lang):
    totals = counts.sum(axis=1)
    left = totals * 0
    for side in SIDES:
        bars = ax.barh(range(len(counts)), counts[side], left=left, color=SIDES[side], edgecolor="white", linewidth=0.6,
                       height=0.8, label=class_name("rothwell_zegveld", side, lang))
        left = left + counts[side]
    ax.bar_label(bars, [count_and_share(total, totals.sum(), lang) for total in totals], padding=4, fontsize="small")
    name_rows(ax, [class_name(lens, value, lang) for value in counts.index], rules=False)
    ax.set_title(LENSES[lens][lang == "zh"], fontsize="small", loc="left")
    if ax.figure.get_figwidth() <= WIDE:
        ax.set_title(LENSES[lens][lang == "zh"], fontsize=fine(), loc="left", pad=2)
        ax.tick_params(axis="y", labelsize=fine(0.8))


def plot_logic(promises, *, by="sector", lang=None, fig=None):
    """Plot how many records of each sector promise an input, an activity, an output or an outcome.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    by : str
        Column whose values are the rows of the figure, in their declared order.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        One axes per step of the results chain, all four on one scale (records), each bar with its count. The filled part
        of a bar is targets, the open part measures and aims.

    Examples
    --------
    >>> import jining
    >>> fig = plot_logic(jining.load(), lang="en")
    >>> [len(ax.get_yticks()) for ax in fig.axes]
    [18, 18, 18, 18]
    """
    lang, fig = language(lang), new_figure(fig)
    if promises.empty:
        say(fig.subplots(), EMPTY[lang])
        return fig
    counts = pd.crosstab(promises[by], promises["logic"], dropna=False)
    counts = counts.loc[counts.sum(axis=1) > 0]
    targets = pd.crosstab(promises[by], promises["logic"].where(promises["kind"] == "target"), dropna=False)
    targets = targets.reindex(counts.index)[counts.columns]
    room_for_counts = 1.15 if fig.get_figwidth() > WIDE else 1.25
    widths = counts.max().clip(lower=counts.max().sum() * 0.16) * room_for_counts  # a rare step still has room for its name
    axes = fig.subplots(1, len(widths), sharey=True, gridspec_kw={"width_ratios": widths.tolist()})
    for ax, step in zip(axes, counts.columns, strict=True):
        _draw_step(ax, step, counts[step], targets[step])
        wide = fig.get_figwidth() > 6
        sums = count_and_share(counts[step].sum(), len(promises) if wide else 0, lang)
        ax.set_title(f"{label('logic', step, lang)}\n{sums}", loc="left", fontsize="medium" if wide else "small")
        ax.set_xlim(0, widths[step])
        name_rows(ax, [label(by, key, lang) for key in counts.index])
        ax.spines["left"].set_visible(True)
    axes[widths.argmax()].set_xlabel(RECORDS[lang])
    handles = [Patch(facecolor=GREY, edgecolor=GREY), Patch(facecolor="white", edgecolor=GREY)]
    fig.legend(handles, _FILLED[lang], ncols=2, handlelength=1.4)
    return fig


def _draw_step(ax, step, counts, targets):
    color, rows = COLORS["logic"][step], np.flatnonzero(counts)
    bars = ax.barh(rows, counts.iloc[rows], facecolor="white", edgecolor=color, height=0.7)
    ax.barh(rows, targets.iloc[rows], color=color, height=0.7)
    ax.bar_label(bars, padding=3, fontsize="small")
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
