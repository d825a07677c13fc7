"""Named programmes and slogans: which of them the text explains."""

import re

import numpy as np
import pandas as pd

from jining.labels import tidy
from jining.plot_02.beside import fit
from jining.plot_02.canvas import RECORDS, SIDES, WIDE, fine, longest, name_rows, new_figure, room, say, shorten
from jining.tables import load_programmes
from jining.theme import GREY, INK_2, NAVY, OCHRE, language

#: A number in a name that counts nothing: a year, a period, a phase, a lake, a card for all uses.
_NO_COUNT = r"20\d\d|三年|一轮|二期|南四湖|一卡通"
_COUNT = r"[0-9一二三四五六七八九十百千双两]"
#: What the text says of a programme, in the order in which it is drawn.
STATES = {
    "explained": {"en": "explained in the text: {}", "zh": "文中有说明：{}个"},
    "number": {"en": "not explained, a number in the name: {} (listed below)", "zh": "文中未说明，名称含数字：{}个（下列）"},
    "name": {"en": "not explained, other names: {}", "zh": "文中未说明，其他名称：{}个"},
}
_STATE_COLORS = {"explained": NAVY, "number": OCHRE, "name": GREY}
_NONE = {"en": "No record in this selection belongs to a named programme", "zh": "此筛选下没有记录属于有名称的计划或提法"}
_MORE = {"en": "and {} more", "zh": "另有{}个"}
_MOST_ROWS = 40
#: On a narrow canvas: length of an axis in longest bars; points that the number of a paragraph takes, and a useful example.
_BARS, _PARAGRAPH, _LEAST = 12, 20, 45


def programme_states(promises, programmes=None):
    """Say of each programme that is named in the records whether the text explains it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    programmes : pandas.DataFrame, optional
        As `load_programmes` returns it; the shipped table by default.

    Returns
    -------
    pandas.DataFrame
        One row per programme with at least one record, in the order of the table, with `records` (count) and `state`:
        "explained" by the text, else "number" if its name counts something, else "name".

    Examples
    --------
    >>> import jining
    >>> states = programme_states(jining.load()).set_index("programme")["state"]
    >>> states[["double_thousand", "p6501", "wild_goose"]].tolist()
    ['explained', 'number', 'name']
    """
    programmes = load_programmes() if programmes is None else programmes
    records = promises["programme"].explode().value_counts()
    named = programmes.assign(records=programmes["programme"].map(records).fillna(0).astype("int64"))
    named = named[named["records"] > 0]
    counted = named["zh"].str.replace(_NO_COUNT, "", regex=True).str.contains(_COUNT)
    states = np.where(named["defined_in_text"] == "yes", "explained", np.where(counted, "number", "name"))
    return named.assign(state=pd.Categorical(states, list(STATES)))


def plot_programmes(promises, *, programmes=None, lang=None, fig=None):
    """Plot how many named programmes the text explains, and name those built on a number that it does not explain.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    programmes : pandas.DataFrame, optional
        As `load_programmes` returns it; the shipped table by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        A bar of all programmes by what the text says of them, and one or two axes with a bar of records per unexplained
        programme with a number in its name, in the order of the text, with paragraph and an example.

    Examples
    --------
    >>> import jining
    >>> fig = plot_programmes(jining.load(), lang="en")
    >>> fig.axes[1].texts[0].get_text()
    '"1+233" work system'
    """
    lang, fig = language(lang), new_figure(fig)
    named = programme_states(promises, programmes)
    if named.empty:
        say(fig.subplots(), _NONE[lang])
        return fig
    listed = named[named["state"] == "number"]
    halves = np.array_split(np.arange(min(len(listed), _MOST_ROWS)), 2 if len(listed) > 12 else 1)
    grid = fig.add_gridspec(2, len(halves), height_ratios=[1, max(len(halves[0]), 4)])
    _draw_states(fig.add_subplot(grid[0, :]), named["state"].value_counts(sort=False), lang)
    first = promises.explode("programme").drop_duplicates("programme").set_index("programme")
    for column, half in enumerate(halves if len(listed) else []):
        ax = fig.add_subplot(grid[1, column])
        _draw_listed(ax, listed.iloc[half], first, listed["records"].max(), len(halves), lang)
        ax.set_ylim(len(halves[0]) - 0.4, -0.6)
    if len(listed) > _MOST_ROWS:
        ax.annotate(_MORE[lang].format(len(listed) - _MOST_ROWS), (1, 0), xycoords="axes fraction", ha="right", va="top")
    return fig


def _draw_states(ax, counts, lang):
    left = 0
    for state, n in counts.items():
        words = STATES[state][lang].format(n)
        ax.barh(0, n, left=left, color=_STATE_COLORS[state], edgecolor="white", gid=state, label=words)
        left += n
    ax.set_xlim(0, left)
    ax.set_axis_off()
    wide = ax.figure.get_figwidth() > WIDE
    ax.legend(ncols=3 if wide else 1, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.1 if wide else 0.5,
              borderpad=0, handlelength=1)


def _draw_listed(ax, listed, first, most, columns, lang):
    ax.barh(range(len(listed)), listed["records"], color=_STATE_COLORS["number"], height=0.62)
    wide = ax.figure.get_figwidth() > WIDE
    cut = _cut_by_letters if wide else _cut_by_width
    for row, programme in enumerate(listed.itertuples()):
        name = tidy(getattr(programme, lang), lang)
        example = _example(name, tidy(first.loc[programme.programme, f"item_{lang}"], lang))
        name, example = cut(ax, name, example, columns)
        beside = ax.annotate(name, (most * 1.2, row), va="center", fontsize="small" if wide else fine())
        rest = ax.annotate(example, (1, 0.5), xycoords=beside, xytext=(5, 0), textcoords="offset points", va="center",
                           fontsize=fine(0.78 if wide else 0), color=INK_2)
        for text in (beside, rest):  # they stand inside the axes, which need not shrink for them
            text.set_in_layout(False)
    name_rows(ax, first.loc[listed["programme"], "para"].tolist(), rules=False)
    ax.set_xlim(0, most * (9 if wide else _BARS))
    ax.set_xticks([0, most])
    ax.set_xlabel(RECORDS[lang], loc="left", fontsize="small")
    ax.spines["bottom"].set_bounds(0, most)


def _cut_by_letters(ax, name, example, columns):
    letters = room(ax, 0.84 / columns)
    return shorten(name, letters), shorten(f"{name}  {example}", letters)[len(name) + 2:]


def _cut_by_width(ax, name, example, columns):
    """On a narrow canvas every point counts, and an example of a few letters says nothing."""
    most = ((72 * ax.figure.get_figwidth() - SIDES) / columns - _PARAGRAPH) * (1 - 1.2 / _BARS)
    left = most - longest([name], fine()) - 10
    return fit(name, most, fine()), fit(example, left, fine(0)) if example and left > _LEAST else ""


def _example(name, item):
    """Item of the first record, if most of its words are not those of the name."""
    words = re.findall(r"[a-z0-9]+|[\u4e00-\u9fff]", item.lower())
    new = [word for word in words if word not in name.lower()]
    return item if 2 * len(new) > len(words) else ""
