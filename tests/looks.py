"""What a person would see wrong with a figure, measured: overlapping text, text off the canvas, missing characters."""

import itertools

import numpy as np
from matplotlib.text import Text

from jining.dress import missing_glyphs

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


def shown_texts(fig):
    """Every text artist that is drawn."""
    fig.draw_without_rendering()
    hidden = {id(text) for axes in fig.axes for text in _hidden(axes)}
    return [text for text in fig.findobj(Text) if text.get_text().strip() and text.get_visible() and id(text) not in hidden]


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
    texts, renderer = shown_texts(fig), fig.canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in texts]


def overlaps(fig, slack=1.0):
    """Pairs of texts that overlap by more than `slack` pixels in both directions."""
    found = []
    for (one, a), (two, b) in itertools.combinations(visible_texts(fig), 2):
        width = min(a.x1, b.x1) - max(a.x0, b.x0)
        height = min(a.y1, b.y1) - max(a.y0, b.y0)
        if width > slack and height > slack:
            found.append((one, two))
    return found


def outside(fig, slack=1.0):
    """Texts that leave the canvas."""
    width, height = fig.get_size_inches() * fig.dpi
    return [text for text, box in visible_texts(fig)
            if box.x0 < -slack or box.y0 < -slack or box.x1 > width + slack or box.y1 > height + slack]


def smallest_text(fig):
    """Size in points of the smallest text that is drawn."""
    return min(text.get_fontsize() for text in shown_texts(fig))


def assert_looks_well(fig):
    """No text overlaps another or leaves the canvas, and no character is missing."""
    assert overlaps(fig) == []
    assert outside(fig) == []
    assert missing_glyphs(fig) == ""


def rgb(color):
    return np.array([int(color[place:place + 2], 16) / 255 for place in (1, 3, 5)])


def _linear(channel):
    return np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)


def contrast(color, other="#FFFFFF"):
    """Contrast ratio of WCAG 2."""
    lights = sorted((_linear(rgb(c)) @ [0.2126, 0.7152, 0.0722] for c in (color, other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def distances(colors):
    """Smallest distance of any two colours in each vision: Euclid in OKLab, 0 to 100."""
    linear = _linear(np.array([rgb(color) for color in colors]))
    out = {}
    for vision, matrix in _VISIONS.items():
        seen = np.clip(linear @ np.transpose(matrix), 0, 1)
        lab = np.cbrt(seen @ np.transpose(_TO_LMS)) @ np.transpose(_TO_LAB) * 100
        out[vision] = min(np.linalg.norm(a - b) for a, b in itertools.combinations(lab, 2))
    return out
