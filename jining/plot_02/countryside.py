"""Demonstration villages, towns and areas, and what village and town are promised of the same service."""

from unicodedata import numeric

from matplotlib import rcParams
from matplotlib.lines import Line2D

from jining.labels import items, number, quantity
from jining.plot_02.beside import is_wide, write_names
from jining.plot_02.canvas import CLEAR, EMPTY, LOG, fine, new_figure, room, say, shorten
from jining.plot_02.marks import draw_targets, mark_legend
from jining.plot_02.multiples import how_many
from jining.plot_02.pairs import draw_pairs, service_pairs
from jining.quantity import expand
from jining.tables import load_numerals
from jining.theme import GREY, INK_2, NAVY, OCHRE, RULE, language

#: Which tier the numbers in a record count, in order of its words. Demonstration cooperatives and belts are no tier of
#: villages; the key villages stand here because one sentence counts them with the Forest Countryside ones.
TIERS_OF = {
    "Building of “Qilu Model” demonstration areas": ("area",),
    "Yushan, Longwan Lake and Dashu demonstration areas": ("area",),
    "Building of demonstration towns": ("town",),
    "City-level demonstration towns": ("town",),
    "“Ten towns, hundred villages” demonstration": ("town", "village"),
    "Building of demonstration villages": ("village",),
    "New Beautiful Countryside demonstration villages": ("village",),
    "Forest Countryside demonstration villages": ("village",),
    "Forest Countryside key villages": ("village",),
}
TIERS = {"area": {"en": "Areas", "zh": "区"}, "town": {"en": "Towns", "zh": "镇"}, "village": {"en": "Villages", "zh": "村"}}

_STATES = {"number": {"en": "counted", "zh": "有数量"}, "open": {"en": "no number", "zh": "无数量"}}
_COUNT = {"en": "Number promised or named", "zh": "承诺或提及的数量"}
#: What the number of a record that is no target is: colour, marker, words.
_OTHER = {
    "pace": (OCHRE, "D", {"en": "pace only: no completion promised", "zh": "仅承诺加快，未承诺建成"}),
    "name": (GREY, "X", {"en": "part of a name", "zh": "名称中的数字"}),
}
_ABOUT = {"baseline": "pace", "label": "name"}
#: More rows than this lose their names.
_MOST_NAMES = 14


def demonstration_counts(promises, numerals=None):
    """Find the number of demonstration villages, towns and areas in each record that counts some.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    numerals : pandas.DataFrame, optional
        Account of the numbers in the report; the shipped one by default.

    Returns
    -------
    list of (str, str, float, int)
        One per number, by tier and then in order of the text: tier, what the number is ("target", "pace" or
        "name"), the number, and the position of the record in `promises`.

    Notes
    -----
    A number beside "speed up the building of" is no target: it may count what exists or is under way.

    Examples
    --------
    >>> import jining
    >>> [(tier, how, count) for tier, how, count, _ in demonstration_counts(jining.load())][:3]
    [('area', 'pace', 14.0), ('area', 'pace', 3.0), ('town', 'pace', 4.0)]
    """
    numerals = load_numerals() if numerals is None else numerals
    counts = []
    for place, row in enumerate(promises.itertuples()):
        tiers = TIERS_OF.get(row.item_en, ())
        inside = numerals[(numerals["start"] >= row.start) & (numerals["start"] < row.end)] if tiers else numerals.iloc[:0]
        for tier, text, kind in zip(tiers, inside["text"], inside["class"], strict=False):
            counts.append((tier, _ABOUT.get(kind, "target"), float(expand(text) or numeric(text)), place))
    order = list(TIERS)
    return sorted(counts, key=lambda count: order.index(count[0]))


def plot_countryside(promises, *, numerals=None, lang=None, fig=None):
    """Plot the tiers of demonstration villages, towns and areas, and services of countryside and town side by side.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    numerals : pandas.DataFrame, optional
        Account of the numbers in the report; the shipped one by default.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    fig : matplotlib.figure.Figure, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.figure.Figure
        Left: x is a number of places (log scale), one row per number. Right: a table of `PAIRS`; below on a narrow canvas.

    Examples
    --------
    >>> import jining
    >>> fig = plot_countryside(jining.load(), lang="en")
    >>> fig.axes[0].get_xlabel()
    'Number promised or named (log scale)'
    """
    lang, fig = language(lang), new_figure(fig)
    counts, pairs = demonstration_counts(promises, numerals), service_pairs(promises)
    if not counts and not pairs:
        say(fig.subplots(), EMPTY[lang])
        return fig
    if is_wide(fig):
        left, right = fig.subplots(1, 2, width_ratios=[1, 1.25])
    else:  # each in a grid of its own: the names of the rows above do not narrow the table below
        cells = fig.add_gridspec(2, 1, height_ratios=[min(len(counts), _MOST_NAMES) + 0.7, len(pairs) + 1.2])
        left, right = (fig.add_subplot(cell.subgridspec(1, 1)[0]) for cell in cells)
    _tiers(left, promises, counts, lang) if counts else say(left, EMPTY[lang])
    draw_pairs(right, pairs, lang) if pairs else say(right, EMPTY[lang])
    _legend(fig, promises, counts, pairs, lang)
    return fig


def _tiers(ax, promises, counts, lang):
    drawn = promises.iloc[[place for *_, place in counts]]
    target = [how == "target" for _, how, *_ in counts]
    draw_targets(ax, drawn[target], [y for y, yes in enumerate(target) if yes], size=7)
    for y, (_, how, count, _) in enumerate(counts):
        if how != "target":
            color, marker, _ = _OTHER[how]
            ax.plot(count, y, marker, ms=6, mec=color, mfc="white" if marker == "D" else color, gid=how)
    values = [how_many(row, lang) if how == "target" else number(count, lang)
              for (_, how, count, _), row in zip(counts, drawn.itertuples(), strict=True)]
    first = {tier: y for y, (tier, *_) in reversed(list(enumerate(counts)))}
    write = _names_above if is_wide(ax.figure) else _names_beside
    write(ax, counts, {y: TIERS[tier][lang] for tier, y in first.items()}, items(drawn, lang), values)
    ax.tick_params(axis="y", length=0)
    ax.set(xscale="log", xlim=(1, 4000))
    ax.xaxis.set_major_formatter(lambda value, _: number(value, lang))
    ax.minorticks_off()
    ax.set_xlabel(f"{_COUNT[lang]} ({LOG[lang]})" if lang == "en" else f"{_COUNT[lang]}（{LOG[lang]}）",
                  size=rcParams["font.size"] if is_wide(ax.figure) else fine(0.82))


def _names_above(ax, counts, tiers, names, values):
    """Write name and value above each mark, and the tiers on the left."""
    for y, (name, value) in enumerate(zip(names, values, strict=True)):
        if len(counts) <= _MOST_NAMES:
            ax.annotate(f"{shorten(name, room(ax, 0.36))}  {value}", (0, y), xycoords=("axes fraction", "data"),
                        xytext=(3, 6), textcoords="offset points", va="bottom", fontsize="small")
        if y and y in tiers:
            ax.axhline(y - 0.79, color=INK_2, lw=0.6)
    ax.set_yticks([y - 0.3 for y in tiers], tiers.values(), weight="bold")
    ax.hlines(range(len(counts)), 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7, zorder=0)
    ax.set_ylim(len(counts) - 0.6, -0.9)


def _names_beside(ax, counts, tiers, names, values):
    """Name each row on the left, with the value behind its mark, and the tiers on the right."""
    few, places = len(counts) <= _MOST_NAMES, [count for _, _, count, _ in counts]
    write_names(ax, names if few else [""] * len(names), size=0.8, rules=few)
    for y, (count, value) in enumerate(zip(places, values, strict=True)):
        far = 30 if value.startswith("≥") else 7
        ax.annotate(value if few else "", (count, y), xytext=(far, 0), textcoords="offset points", va="center",
                    fontsize=fine(0.8))
    for y, tier in tiers.items():
        ax.annotate(tier, (1, y), xycoords=("axes fraction", "data"), ha="right", va="center", weight="bold",
                    fontsize=fine(0.8), bbox=CLEAR)
        if y:
            ax.axhline(y - 0.5, color=INK_2, lw=0.6)


def _legend(fig, promises, counts, pairs, lang):
    ways = {how for _, how, *_ in counts}
    states = {"number" if quantity(row, lang) else "open" for _, rows in pairs for row in rows if row is not None}
    shown = [(color, marker, words[lang]) for how, (color, marker, words) in _OTHER.items() if how in ways]
    shown += [(NAVY if state == "number" else GREY, "s", _STATES[state][lang]) for state in _STATES if state in states]
    handles = [Line2D([], [], ls="", marker=marker, ms=6, mec=color, mfc="white" if _hollow(color, marker) else color)
               for color, marker, _ in shown]
    drawn = promises.iloc[[place for _, how, _, place in counts if how == "target"]]
    mark_legend(fig, drawn, handles, [words for *_, words in shown], lang)


def _hollow(color, marker):
    """Hollow: no quantity is promised, for the diamond of a mere pace and the grey square of an open promise."""
    return marker == "D" or (marker, color) == ("s", GREY)
