"""All space: title, subtitle, note and source on the canvas, the body between them, and axes in it, in points."""

from functools import partial
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.ticker import LogFormatter, LogFormatterMathtext, NullFormatter
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform, TransformedBbox

from jining.plot import text
from jining.plot.png import show
from jining.plot.theme import INK, INK_2, SIZES, current_size, families, ink_on, look
from jining.report.language import language

#: Marks of the words of a figure.
_WORDS = ("title", "subtitle", "note", "source")
#: What is seen where a selection or a report has nothing to draw.
NOTHING = {"en": "There is nothing of this kind in the selection.", "zh": "所选范围内没有此类内容。"}
MISSING = {"en": "This report has no judgement of that kind yet: {}.", "zh": "本报告尚无此项人工判断：{}。"}
#: Greatest height of a row in sizes of the text, so that few bars do not become slabs.
HIGH = 5.0
#: Part of the width that names of rows may take.
NAMES = 0.45


class Box(NamedTuple):
    """A place on the canvas, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    width = property(lambda self: self.right - self.left, doc="Points from left to right.")
    height = property(lambda self: self.top - self.bottom, doc="Points from bottom to top.")

    def inset(self, *, left=0, bottom=0, right=0, top=0):
        """Box inside this one."""
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)

    def shrink(self, height):
        """Box of at most this height at the top of this one."""
        return Box(self.left, max(self.bottom, self.top - height), self.right, self.top)


class HouseFigure(Figure):
    """A figure of a known size and language: saved, or shown by a notebook, it is what was laid out."""

    def __init__(self, lang=None, size="slide"):
        self.lang, self.size, self.alt, self.prepared = language(lang), size, "", None
        super().__init__(figsize=SIZES[size][:2], dpi=72, facecolor="white", layout="none")
        FigureCanvasAgg(self)
        self.body = whole(self)

    def set_size_inches(self, w, h=None, forward=True):
        """Set the size before anything is drawn; see `matplotlib.figure.Figure.set_size_inches`."""
        if self.axes and not np.array_equal(w if h is None else (w, h), self.get_size_inches()):
            raise ValueError("a figure that is drawn keeps its size: draw it anew after jining.set_theme(size=…)")
        super().set_size_inches(w, h, forward)

    def savefig(self, *args, **options):
        """Write the figure; see `matplotlib.figure.Figure.savefig`."""
        with look(self.lang, self.size):
            super().savefig(*args, **options)

    _ipython_display_ = show


def whole(fig):
    """Canvas of a figure without its margin."""
    (width, height), margin = 72 * fig.get_size_inches(), size_of(fig).margin
    return Box(margin, margin, width - margin, height - margin)


def size_of(fig):
    """Size of a figure: its own, else that of the theme."""
    return SIZES[getattr(fig, "size", current_size())]


def _part(fig, box):
    """Place of a box as matplotlib wants it: left, bottom, width and height in parts of the canvas."""
    width, height = 72 * fig.get_size_inches()
    return box.left / width, box.bottom / height, box.width / width, box.height / height


def dress(fig, *, title="", subtitle="", note="", source=""):
    """Write the words of a figure on its canvas; what is left is its body."""
    size, box, ground = size_of(fig), whole(fig), ink_on(fig.get_facecolor())
    inks = (INK, INK_2) if ground == INK else (ground, ground)
    for put in getattr(fig, "undo", ()):  # of the words before these
        put()
    fig.undo, fig.before = (), getattr(fig, "before", getattr(fig, "body", box))
    fig.artists[:] = [one for one in fig.artists if one.get_gid() not in _WORDS]
    for gid, words, points, weight, side in (
            ("title", title, size.title, "bold", "top"), ("subtitle", subtitle, size.subtitle, "normal", "top"),
            ("source", source, size.small, "normal", "bottom"), ("note", note, size.small, "normal", "bottom")):
        if words:
            lines = text.write(fig, box.left, getattr(box, side), words, points=points, va=side, weight=weight, gid=gid,
                               color=inks[gid != "title"], most=box.width)
            box = box.inset(**{side: text.height(len(lines), points) + 0.3 * points})
    fig.body = box.inset(bottom=0.9 * size.text * bool(source or note), top=0.9 * size.text * bool(title or subtitle))
    return fig.body


def fit_plain(fig):
    """Bring any other figure into its body, from where it was drawn; charts keep their places, and letters with them."""
    left, bottom, width, height = _part(fig, fig.body)
    inside = Affine2D().scale(width, height).translate(left, bottom) + fig.transFigure
    moves = [(one.set_transform, fig.transFigure, inside) for one in fig.get_children()
             if Artist.get_transform(one) is fig.transFigure and one is not fig.patch]
    for one in fig.legends:
        anchor = one.get_bbox_to_anchor()
        moves.append((partial(one.set_bbox_to_anchor, transform=IdentityTransform()), anchor,
                      TransformedBbox(anchor.transformed(fig.transFigure.inverted()), inside)))
    if has_chart(fig):
        part, points = fig.body.height / fig.before.height, Affine2D().scale(1, 72 * fig.get_figheight())
        step = Affine2D().translate(0, -fig.before.bottom).scale(1, part).translate(0, fig.body.bottom)
        step = points + step + points.inverted()
        own = [one for one in fig.artists if one.get_gid() not in _WORDS]
        own = [one for one in own if Artist.get_transform(one) is not fig.transFigure]
        moves += [(ax.set_position, ax.get_position(), ax.get_position().transformed(step)) for ax in fig.axes]
        moves += [(one.set_transform, text.on_canvas(fig), text.on_canvas(fig, step)) for one in own]
        moves += [(said.set_fontsize, said.get_fontsize(), max(size_of(fig).small, part * said.get_fontsize()))
                  for one in [*fig.axes, *own] for said in one.findobj(Text)]
    fig.undo = [partial(put, before) for put, before, _ in moves]
    for put, _, now in moves:
        put(now)
    for ax in (ax for ax in fig.axes if has_chart(fig) and not hasattr(ax, "given") and ax.get_visible()):  # of the reader
        at, said = ax.get_position(), ax.get_tightbbox().transformed(fig.transFigure.inverted())
        low, high = max(bottom - said.y0, 0), max(said.y1 - bottom - height, 0)
        ax.set_position(Bbox.from_extents(at.x0, at.y0 + low, at.x1, at.y1 - high))
    if fig.axes and not has_chart(fig):
        if any(hasattr(ax, "_colorbar") for ax in fig.axes) and getattr(fig.get_layout_engine(), "colorbar_gridspec", True):
            fig.undo.append(partial(fig.subplots_adjust, **vars(fig.subplotpars)))
            fig.set_layout_engine("tight", rect=(left, bottom, left + width, bottom + height))
        else:
            fig.set_layout_engine("constrained", h_pad=0.03, w_pad=0.02, rect=(left, bottom, width, height))
        fig.get_layout_engine().execute(fig)
        fig.set_layout_engine("none")


def has_chart(fig):
    """Whether a chart of the house is in a figure: its letters have their places, so that its canvas keeps its size."""
    return any(hasattr(ax, "given") for ax in fig.axes)


def show_all_letters(fig):
    """Put boxes for what no font holds, in names of ticks too, which are written anew whenever a figure is drawn."""
    for axis in (axis for ax in fig.axes for axis in (ax.xaxis, ax.yaxis)):
        if isinstance(axis.get_major_formatter(), LogFormatterMathtext):  # 10 with an exponent is mathematics, too
            axis.set_major_formatter(LogFormatter())
            axis.set_minor_formatter(NullFormatter())
        names = [one.get_text() for one in axis.get_ticklabels()]
        if names != (shown := list(map(text.seen, names))):
            axis.set_ticks(axis.get_majorticklocs(), shown)
    for one in fig.findobj(Text):
        own = [family for family in one.get_fontfamily() if family not in families()]
        one.set(text=text.seen(one.get_text()), fontfamily=[*own, *families()])  # the house's, where the own lacks a letter


def axes(fig, box=None):
    """Axes in a box of the canvas, by default in the whole body; axes that are given as they are."""
    if isinstance(fig, Axes):
        return fig
    ax = fig.add_axes(_part(fig, box or fig.body))
    ax.given = box or fig.body  # before it is narrowed for the words around it
    return ax


def canvas(fig, box=None):
    """Axes without axis whose data are points from the lower left corner of their box: for tables and tiles."""
    box = box or fig.body
    ax = axes(fig, box)
    ax.set(xlim=(0, box.width), ylim=(0, box.height))
    ax.set_axis_off()
    return ax


def new_axes(ax, lang):
    """Take the axes given, or those of a new figure without title."""
    if not isinstance(ax, Axes | None):
        raise ValueError(f"ax={ax!r} is no axes of matplotlib")
    joined = [] if ax is None else [ax.get_shared_x_axes(), ax.get_shared_y_axes()]
    used = joined and (ax.has_data() or any(len(one.get_siblings(ax)) > 1 for one in joined))
    if used or (joined and (ax.name != "rectilinear" or not isinstance(ax.figure, Figure))):
        raise ValueError("ax has to be empty axes of a whole figure: no sharex, sharey, projection, subfigure, old chart")
    return axes(HouseFigure(lang, current_size())) if ax is None else ax


def outer(ax):
    """Box that was given to an axes: what is written around it stays inside."""
    if not hasattr(ax, "given"):
        width, height = 72 * ax.figure.get_size_inches()
        corners = ax.get_position(original=True)
        ax._subplotspec = None  # no layout of matplotlib moves it: what is written around it would stay behind
        ax.given = Box(corners.x0 * width, corners.y0 * height, corners.x1 * width, corners.y1 * height)
    return ax.given


def seat(ax, names, lang, room, *, head=0, foot=0, high=HIGH, largest=None):
    """Name rows 0, 1 … of a bare axes, `room(points)` free at its sides; size of letters, height of a row, the box left."""
    box, size = outer(ax), size_of(ax.figure)
    pitch = min((box.height - head - foot) / max(len(names), 1), high * size.text)
    if pitch < size.small:
        raise ValueError(f"{len(names)} names need a higher place than this: give larger axes or select fewer records")
    broken, points = text.fit_names(names, lang, NAMES * box.width, pitch, size, largest)
    left, right = room(points)
    box = box.inset(left=left + max(text.width("\n".join(lines), points) for lines in broken), right=right, top=head,
                    bottom=max(foot, box.height - head - pitch * len(names)))
    ax.set_position(_part(ax.figure, box))
    ax.set_facecolor("none")
    ax.grid(False)
    ax.spines[:].set_visible(False)
    ax.set(xticks=[], xlabel="", ylabel="", ylim=(len(names) - 0.5, -0.5))
    ax.set_yticks(range(len(names)), ["\n".join(lines) for lines in broken])
    ax.tick_params(length=0, labelfontfamily=families())
    ax.tick_params(axis="y", labelsize=points, labelcolor=INK, pad=left - 0.3 * points)
    for said in ax.get_yticklabels():
        said.set(linespacing=1.1, va="center" if "\n" in said.get_text() else "center_baseline")
    return points, pitch, box


def say(fig, words, box=None):
    """Say in the body why nothing is drawn."""
    size, box = size_of(fig), box or fig.body
    text.write(fig, box.left + box.width / 2, box.bottom + box.height / 2, words, points=size.subtitle, ha="center",
               va="center", color=INK_2, most=0.7 * box.width, gid="message")
    return canvas(fig, box)


def key(fig, box, entries, dots=False):
    """Explain colours, (name, colour) each, in lines at the top of a box, as squares or dots; returns the box below."""
    points = size_of(fig).text
    mark, gap, x, y = 0.75 * points, 1.6 * points, box.left, box.top - 0.9 * points
    for name, color in entries:
        wide = mark + 0.45 * points + text.width(name, points)
        if x > box.left and x + wide > box.right:
            x, y = box.left, y - text.PITCH * points
        shape = Circle((x + mark / 2, y + 0.36 * points), mark / 2 - 0.7) if dots else Rectangle((x, y), mark, mark)
        shape.set(fc=color, ec=INK if color == "white" else color, lw=1.4 if dots else 0, transform=text.on_canvas(fig))
        fig.add_artist(shape)
        text.write(fig, x + mark + 0.45 * points, y, name, points=points, gid="key")
        x += wide + gap
    return box.inset(top=box.top - y + 1.1 * points)
