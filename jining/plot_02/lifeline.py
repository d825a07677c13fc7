"""Stages one below the other, with a line of text for each record: for a canvas too narrow for columns of cards."""

from matplotlib import rcParams
from matplotlib.transforms import ScaledTranslation

from jining.plot_02.beside import fit, lines_of
from jining.plot_02.canvas import fine, longest
from jining.theme import GREY, INK_2, NAVY

#: Gap between two stages, in lines.
_GAP = 0.35
#: Points between the name of a stage, its line, and the values; the text is written at this share of its size.
_PAD, _SHARE = 10, 0.83


def draw_lifeline(ax, stages, more):
    """Draw stages from top to bottom: name, dot on a line, and for each record a mark, its value and its name.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    stages : list of (str, bool, list of (str, str, color))
        Name of a stage, whether it stands apart from the course, and value, name and color of each record.
    more : str
        What is written for the records that do not fit, with their number at {n}.
    """
    size = fine(_SHARE)
    most = most_lines([len(records) for *_, records in stages], lines_of(ax.figure, 1.2 * size))
    line = longest([name for name, *_ in stages], size * 1.06) + _PAD  # bold text is wider
    values = line + longest([head for *_, records in stages for head, *_ in records], size * 1.06) + 2.4 * _PAD
    y, ends = 0.0, []
    for name, apart, records in stages:
        shown = records if len(records) <= most else records[:most - 1]
        ends.append((y, apart))
        _write(ax, name, 0, y, size, weight="bold")
        _write_records(ax, shown, line + _PAD, values, y, size)
        y += len(shown)
        if len(shown) < len(records):
            _write(ax, more.format(n=len(records) - len(shown)), line + 1.6 * _PAD, y, size)
        y += _GAP + (len(shown) < len(records) or not records)
    _course(ax, line, ends)
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(y - _GAP - 0.3, -0.7))


def _write_records(ax, records, mark, values, y, size):
    """Write records from a line downwards: mark, value, and from `values` on the name, all in points from the left."""
    width = ax.figure.get_figwidth() * 72 - values - 3 * _PAD
    for row, (head, text, color) in enumerate(records):
        ax.plot(0, y + row, "s", ms=0.55 * rcParams["font.size"], color=color, transform=_shifted(ax, mark), gid="record",
                clip_on=False)
        _write(ax, head, mark + 0.6 * _PAD, y + row, size, weight="bold", color=NAVY)
        _write(ax, fit(text, width, size), values, y + row, size)


def most_lines(counts, room):
    """Largest number of lines that every stage may take, so that all of them fit into a number of lines.

    Parameters
    ----------
    counts : sequence of int
        Lines that each stage asks for.
    room : float

    Returns
    -------
    int
        2 at least.

    Examples
    --------
    >>> most_lines([1, 9, 4], 20), most_lines([1, 9, 4], 10)
    (9, 5)
    """
    fitting = [most for most in range(2, max([2, *counts]) + 1) if sum(min(most, count) for count in counts) <= room]
    return max(fitting, default=2)


def _write(ax, text, x, y, size, **style):
    ax.annotate(text, (0, y), xytext=(x, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center",
                size=size, **style)


def _course(ax, x, ends):
    """Draw the line down the stages, with a dot where each begins; dotted to one that stands apart."""
    for place, (y, apart) in enumerate(ends):
        if place:
            ax.plot([0, 0], [ends[place - 1][0], y], lw=1.4, color=GREY if apart else INK_2, ls=":" if apart else "-",
                    transform=_shifted(ax, x), zorder=1)
        ax.plot(0, y, "o", ms=5, color=GREY if apart else INK_2, mfc="white" if apart else INK_2,
                transform=_shifted(ax, x), zorder=2, clip_on=False)


def _shifted(ax, points):
    return ax.get_yaxis_transform() + ScaledTranslation(points / 72, 0, ax.figure.dpi_scale_trans)
