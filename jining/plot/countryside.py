"""Demonstration villages, towns and areas, and what village and town are promised of the same service."""

from unicodedata import numeric

from matplotlib import rcParams
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from jining.dress import wrap
from jining.labels import items, number, quantity, tidy
from jining.plot.canvas import EMPTY, LOG, new_figure, room, say, shorten
from jining.plot.marks import draw_targets, mark_legend
from jining.plot.multiples import how_many
from jining.quantity import expand
from jining.tables import load_numerals
from jining.theme import GREY, INK_2, NAVY, OCHRE, RULE, families, language

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

#: The nearest counterparts in countryside and town, by reading: one service on both sides, each the record that says most.
#: Community elderly care is read as town, since the villages have their Happiness Homes. Left out: what has no
#: counterpart in the report (village toilets, village sewage, piped gas, parking).
PAIRS = (
    ({"en": "Schools", "zh": "学校"}, "Weak rural schools improved", "Large classes in towns"),
    ({"en": "Health care", "zh": "医疗"}, "Weak township health centres renovated", "Urban medical consortia"),
    ({"en": "Elderly care", "zh": "养老"}, "Rural Happiness Homes built or rebuilt", "Community elderly care facilities"),
    ({"en": "Roads", "zh": "道路"}, "“Four Good” rural roads built or rebuilt", "Dead-end roads opened"),
    ({"en": "Housing", "zh": "住房"}, "Yellow River floodplain relocation", "Shantytown redevelopment"),
    ({"en": "Heating", "zh": "供暖"}, "Clean rural heating by biomass", "New central heating area"),
    ({"en": "Greenery", "zh": "绿化"}, "Barren hills and vacant land greened", "New pocket green spaces"),
    ({"en": "Cleaning", "zh": "保洁"}, "Village environmental hygiene", "Waste sorting and fine cleaning"),
)
_SIDES = {"en": ("Countryside", "Town"), "zh": ("农村", "城镇")}
_STATES = {"number": {"en": "counted", "zh": "有数量"}, "open": {"en": "no number", "zh": "无数量"}}
_ABSENT = {"en": "not in this selection", "zh": "不在此筛选中"}
_COUNT = {"en": "Number promised or named", "zh": "承诺或提及的数量"}
#: What the number of a record that is no target is: colour, marker, words.
_OTHER = {
    "pace": (OCHRE, "D", {"en": "pace only: no completion promised", "zh": "仅承诺加快，未承诺建成"}),
    "name": (GREY, "X", {"en": "part of a name", "zh": "名称中的数字"}),
}
_ABOUT = {"baseline": "pace", "label": "name"}


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


def service_pairs(promises):
    """Record of each side of `PAIRS`.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    list of (dict, list)
        Name of the service, and a row or None for countryside and for town; pairs without any are left out.
    """
    rows = {row.item_en: row for row in promises.itertuples()}
    pairs = [(service, [rows.get(item) for item in sides]) for service, *sides in PAIRS]
    return [pair for pair in pairs if any(row is not None for row in pair[1])]


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
        Left: x is a number of places (log scale), one row per number. Right: a table of `PAIRS`.

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
    left, right = fig.subplots(1, 2, width_ratios=[1, 1.25])
    _tiers(left, promises, counts, lang) if counts else say(left, EMPTY[lang])
    _pairs(right, pairs, lang) if pairs else say(right, EMPTY[lang])
    _legend(fig, promises, counts, pairs, lang)
    return fig


def _tiers(ax, promises, counts, lang):
    drawn = promises.iloc[[place for *_, place in counts]]
    target = [how == "target" for _, how, *_ in counts]
    draw_targets(ax, drawn[target], [y for y, yes in enumerate(target) if yes], size=7)
    for y, ((tier, how, count, _), name, row) in enumerate(zip(counts, items(drawn, lang), drawn.itertuples(), strict=True)):
        if how != "target":
            color, marker, _ = _OTHER[how]
            ax.plot(count, y, marker, ms=6, mec=color, mfc="white" if marker == "D" else color, gid=how)
        if len(counts) <= 14:
            text = how_many(row, lang) if how == "target" else number(count, lang)
            ax.annotate(f"{shorten(name, room(ax, 0.36))}  {text}", (0, y), xycoords=("axes fraction", "data"),
                        xytext=(3, 6), textcoords="offset points", va="bottom", fontsize="small")
        if y and tier != counts[y - 1][0]:
            ax.axhline(y - 0.79, color=INK_2, lw=0.6)
    first = {tier: y for y, (tier, *_) in reversed(list(enumerate(counts)))}
    ax.set_yticks([y - 0.3 for y in first.values()], [TIERS[tier][lang] for tier in first], weight="bold")
    ax.tick_params(axis="y", length=0)
    ax.hlines(range(len(counts)), 0, 1, transform=ax.get_yaxis_transform(), color=RULE, lw=0.7, zorder=0)
    ax.set(xscale="log", xlim=(1, 4000), ylim=(len(counts) - 0.6, -0.9))
    ax.xaxis.set_major_formatter(lambda value, _: number(value, lang))
    ax.minorticks_off()
    ax.set_xlabel(f"{_COUNT[lang]} ({LOG[lang]})" if lang == "en" else f"{_COUNT[lang]}（{LOG[lang]}）")


def _pairs(ax, pairs, lang):
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(len(pairs) - 0.4, -1))
    font = FontProperties(family=families(), size=0.84 * rcParams["font.size"])
    width = ax.figure.get_figwidth() * 72 * 0.49 * 0.4
    for x, side in zip((0.2, 0.6), _SIDES[lang], strict=True):
        ax.text(x, -0.75, side, weight="bold", va="center", fontsize="small")
    for y, (service, rows) in enumerate(pairs):
        ax.axhline(y - 0.5, color=RULE, lw=0.7)
        ax.text(0, y, service[lang], va="center", weight="bold", fontsize="small")
        for x, row in zip((0.2, 0.6), rows, strict=True):
            _cell(ax, x, y, row, width, font, lang)


def _cell(ax, x, y, row, width, font, lang):
    if row is None:
        ax.text(x, y, _ABSENT[lang], va="center", color=INK_2, fontproperties=font)
        return
    value, name = how_many(row, lang), tidy(getattr(row, f"item_{lang}"), lang)
    color = NAVY if value else GREY
    ax.plot(x + 0.008, y, "s", ms=6, color=color, mfc=color if value else "white")
    text = f"{value}: {name}" if value else name
    ax.annotate(wrap(text, width - 16, font), (x, y), xytext=(10, 0), textcoords="offset points", va="center",
                fontproperties=font, color=NAVY if value else INK_2, linespacing=1.15)


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
