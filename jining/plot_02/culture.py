"""Culture as a list of names."""

from matplotlib import rcParams
from matplotlib.lines import Line2D

from jining.labels import items, quantity
from jining.plot_02.beside import fit, is_wide
from jining.plot_02.canvas import EMPTY, MORE, WIDE, fine, longest, new_axes, room, say, shorten
from jining.theme import COLORS, INK_2, language

#: Text of two columns on a narrow canvas, as a part of the size of the text.
_SMALL = 0.77
_NAMED = {
    True: {"en": "a place, programme or project is named", "zh": "写明地点、项目或工程名称"},
    False: {"en": "no name", "zh": "未写明名称"},
}
_CHECKS = {
    "number": {"en": "A number", "zh": "有数字"}, "all": {"en": "All", "zh": "全部"},
    "zero": {"en": "None at all", "zh": "为零"},
    "event": {"en": "An event: happened or not", "zh": "事件：是否发生可查"},
    "open": {"en": "Open: nothing to count or tick off", "zh": "开放：无可计数、无可核对"},
}  # fmt: skip


def named(promises):
    """Which records name something: a place below the city, a programme, or a list of projects.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    pandas.Series of bool
    """
    listed = promises["flag"].map(lambda flags: any(flag.startswith("list:") for flag in flags))
    return promises["has_place"] | (promises["programme"].map(len) > 0) | listed


def plot_named(promises, *, lang=None, ax=None):
    """List records under the way in which an outsider would know that they are kept.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}, optional
        Language of the labels; that of the theme by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        One line of text per record in up to three columns, in order of the text; a filled dot for a record that names
        something (see `named`). What does not fit is counted on the last line.

    Examples
    --------
    >>> import jining
    >>> ax = plot_named(jining.select(jining.load(), sector="culture", kind="target"), lang="en")
    >>> [text.get_text() for text in ax.texts]
    ['A number: 2', 'Opera performances in schools: 100 performances', 'Plays in villages: 1,000 performances']
    """
    lang, ax = language(lang), new_axes(ax)
    if promises.empty:
        return say(ax, EMPTY[lang])
    width, height = ax.figure.get_size_inches()
    columns, pitch = (3, 1.5) if width > WIDE else (2, 1)
    lines = _lines(promises, lang, _shortened(ax, columns))
    rows = min(max(int((height - 2) * 72 / (pitch * rcParams["font.size"])), 4), max(15, len(lines) // columns + 1))
    lines = _cut(_no_heading_last(lines, rows), rows * columns, lang)
    size = "small" if columns == 3 else fine(_SMALL)
    ax.set_axis_off()
    ax.set(xlim=(0, columns), ylim=(rows - 0.3, -0.7))
    for place, (text, color, filled) in enumerate(lines):
        x, y = divmod(place, rows)
        if color:
            ax.plot(x + 0.015, y, "o", ms=5, color=color, mfc=color if filled else "white", clip_on=False)
        ax.annotate(text, (x, y), xytext=(11 if color else 0, 0), va="center",
                    textcoords="offset points", fontsize=size, weight="normal" if color else "bold")
    handles = [Line2D([], [], ls="", marker="o", ms=5, color=INK_2, mfc=INK_2 if key else "white") for key in _NAMED]
    ax.figure.legend(handles, [words[lang] for words in _NAMED.values()], ncols=2, handletextpad=0.2)
    return ax


def _shortened(ax, columns):
    """How to cut a name to its column, and leave room for the value behind it."""
    if is_wide(ax.figure):
        return lambda text, value: shorten(text, room(ax, 0.92 / columns) - len(value)) + value
    width, size = ax.figure.get_figwidth() * 72 / columns - 30, fine(_SMALL)
    return lambda text, value: fit(text, width - longest([value], size), size) + value


def _lines(promises, lang, shortened):
    """Text, colour of the dot (none for a heading) and whether it is filled."""
    lines, names = [], named(promises)
    for check, color in COLORS["checkable_by"].items():
        here = (promises["checkable_by"] == check).to_numpy()
        chosen = promises[here]
        if chosen.empty:
            continue
        lines.append((f"{_CHECKS[check][lang]}{': ' if lang == 'en' else '，'}{len(chosen)}", None, False))
        for text, row, name in zip(items(chosen, lang), chosen.itertuples(), names[here], strict=True):
            value = f": {quantity(row, lang)}" if row.has_quantity else ""
            lines.append((shortened(text, value), color, bool(name)))
    return lines


def _cut(lines, most, lang):
    """Count the records that do not fit on the last line."""
    left = sum(color is not None for _, color, _ in lines[most - 1:])
    return lines if len(lines) <= most else [*lines[:most - 1], (MORE[lang].format(n=left), None, False)]


def _no_heading_last(lines, rows):
    """Move a heading that would be the last line of a column to the top of the next."""
    out = []
    for line in lines:
        if line[1] is None and len(out) % rows == rows - 1:
            out.append(("", None, False))
        out.append(line)
    return out
