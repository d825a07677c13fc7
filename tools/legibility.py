"""What a person would see wrong with a figure, measured: letters too small, words that touch, leave the canvas or fade."""

import itertools
from contextlib import nullcontext

import numpy as np
from matplotlib.collections import QuadMesh
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from jining.plot.layout import HouseFigure, size_of
from jining.plot.theme import contrast, look

#: Vienot-type simulation by Machado and co-authors (2009), severity 1, for linear RGB.
_VISIONS = {
    "normal": np.eye(3),
    "deuteranope": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanope": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
}
_TO_LMS = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
           [0.0883024619, 0.2817188376, 0.6299787005]]
_TO_LAB = [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
           [0.0259040371, 0.7827717662, -0.8086757660]]


def _hidden(axes):
    """Texts of an axes that is not drawn, and tick labels outside the limits of their axis."""
    if not axes.get_visible():
        return axes.findobj(Text)
    hidden = []
    for axis in (axes.xaxis, axes.yaxis):
        ticks = [*axis.majorTicks, *axis.minorTicks]
        drawn = {id(tick) for tick in axis._update_ticks()} if axes.axison and axis.get_visible() else set()
        labels = [label for tick in ticks if id(tick) not in drawn for label in (tick.label1, tick.label2)]
        hidden += labels + ([] if drawn or axes.axison else [axis.label])
    return hidden


def visible_texts(fig):
    """Every text that is drawn, with its extent in pixels."""
    fig.draw_without_rendering()
    hidden = {id(text) for axes in fig.axes for text in _hidden(axes)}
    return [(text, text.get_window_extent(fig.canvas.get_renderer())) for text in fig.findobj(Text)
            if text.get_text().strip() and text.get_visible() and id(text) not in hidden]


def _meet(a, b, slack):
    return min(a.x1, b.x1) - max(a.x0, b.x0) > slack and min(a.y1, b.y1) - max(a.y0, b.y0) > slack


def _shrunk(text, box):
    """Extent of the letters: matplotlib counts the room for accents and descenders too."""
    less = 0.12 * text.get_fontsize() * text.figure.dpi / 72
    return box.from_extents(box.x0, box.y0 + less, box.x1, box.y1 - less)


def overlaps(texts):
    boxes = [(text.get_text(), _shrunk(text, box)) for text, box in texts]
    return [(one, two) for (one, a), (two, b) in itertools.combinations(boxes, 2) if _meet(a, b, 0.5)]


def outside(fig, texts, slack=1.0):
    width, height = fig.get_size_inches() * fig.dpi
    return [text.get_text() for text, box in texts
            if box.x0 < -slack or box.y0 < -slack or box.x1 > width + slack or box.y1 > height + slack]


def _grounds(fig):
    """Filled boxes and markers with what they cover, in pixels, the last on top."""
    patches = [patch for patch in fig.findobj(Rectangle) if patch.get_visible() and patch.get_facecolor()[3] > 0
               and patch is not fig.patch and patch not in [ax.patch for ax in fig.axes] and patch.get_width()]
    cells = [cell for mesh in fig.findobj(QuadMesh) for cell in _cells(mesh)]
    return [(to_hex(patch.get_facecolor()).upper(), patch.get_window_extent()) for patch in patches] + cells


def _cells(mesh):
    corners, colors = mesh.get_coordinates(), mesh.get_facecolors()
    places = [mesh.get_transform().transform([corners[row, col], corners[row + 1, col + 1]])
              for row in range(corners.shape[0] - 1) for col in range(corners.shape[1] - 1)]
    return [(to_hex(color).upper(), Bbox([place.min(axis=0), place.max(axis=0)]))
            for color, place in zip(colors, places, strict=True) if color[3] > 0]


def faint(fig, texts):
    """Texts whose contrast is too small on any ground that they touch."""
    grounds, found = _grounds(fig), []
    for text, box in texts:
        color, letters = to_hex(text.get_color()).upper(), _shrunk(text, box)
        under = [shade for shade, area in grounds if _meet(letters, area, 0.5)]
        inside = any(area.x0 <= letters.x0 and letters.x1 <= area.x1 and area.y0 <= letters.y0 + 3
                     and letters.y1 - 3 <= area.y1 for _, area in grounds)
        found += [(text.get_text(), color, shade) for shade in [*under, *([] if inside else ["#FFFFFF"])]
                  if contrast(color, shade) < 4.5]
    return found


def on_marks(fig, texts):
    """Texts that lie on a dot or an arrow."""
    boxes = []
    for line in fig.findobj(Line2D):
        marked = line.get_marker() not in ("", "None", None) and line.get_gid()
        if marked and len(line.get_xdata()) == 1:
            x, y = line.get_transform().transform(line.get_xydata())[0]
            reach = line.get_markersize() * fig.dpi / 72 / 2
            low = x if "ge arrow" in line.get_gid() else x - reach
            high = x if "le arrow" in line.get_gid() else x + reach
            tall = reach if "arrow" not in line.get_gid() else 2
            boxes.append((line.get_gid(), Bbox.from_extents(low, y - tall, high, y + tall)))
    return [(text.get_text(), gid) for text, box in texts for gid, mark in boxes if _meet(box, mark, 0.5)]


def complaints(fig):
    """Everything that is wrong with the looks of a figure; an empty list if nothing is."""
    with look(fig.lang, fig.size) if isinstance(fig, HouseFigure) else nullcontext():
        texts = visible_texts(fig)
    least = size_of(fig).small
    small = [f"small: {text.get_text()!r} {text.get_fontsize():g} pt" for text, _ in texts
             if text.get_fontsize() < least - 0.01]
    cut = [f"cut: {text.get_text()!r}" for text, _ in texts if "…" in text.get_text() or text.get_gid() == "more"]
    boxes = [f"no letters for: {text.get_text()!r}" for text, _ in texts if "□" in text.get_text()]
    return [*small, *cut, *(f"touch: {pair}" for pair in overlaps(texts)),
            *(f"outside: {one!r}" for one in outside(fig, texts)), *(f"faint: {one}" for one in faint(fig, texts)),
            *(f"on a mark: {one}" for one in on_marks(fig, texts)), *boxes]


def distances(colors):
    """Smallest distance of any two colours in each vision: Euclid in OKLab, 0 to 100."""
    channel, out = to_rgba_array(list(colors))[:, :3], {}
    linear = np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)
    for vision, matrix in _VISIONS.items():
        seen = np.clip(linear @ np.transpose(matrix), 0, 1)
        lab = np.cbrt(seen @ np.transpose(_TO_LMS)) @ np.transpose(_TO_LAB) * 100
        out[vision] = min(np.linalg.norm(a - b) for a, b in itertools.combinations(lab, 2))
    return out
