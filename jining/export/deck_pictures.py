"""Which figures are main ones, and their pictures at the place that they have on a slide."""

import io

from PIL import Image

from jining.export.deck_master import BOXES, HIGH
from jining.plot.layout import Box, HouseFigure
from jining.plot.theme import look

#: Main slides at most, cover and contents among them.
MOST_MAIN = 12
#: Figures of the main part, in their order; the others are the appendix.
_MAIN = ("kinds_by_sector", "headline_and_year_before", "firm_ladder", "foreign_capital", "project_stages", "public_works",
         "village_and_town", "boiler_gap", "life_course", "promise_and_result")  # fmt: skip
#: Density of pictures.
_DPI = 200


def split(figures):
    """Part main figures from the rest: a small deck has no appendix."""
    room = MOST_MAIN - 2
    if len(figures) <= room:
        return figures, []
    by_name = {figure.name: figure for figure in figures}
    first = [name for name in _MAIN if name in by_name]
    first += [name for name in by_name if name not in first][: room - len(first)]
    main = [by_name[name] for name in by_name if name in first[:room]]
    return main, [figure for figure in figures if figure not in main]


def drawn_body(figure, lang):
    """Draw the body of a figure at its place on the slide: its letters have the size that the slide shows."""
    left, top, wide, high = BOXES["body"]
    with look(lang, "slide"):
        fig = HouseFigure(lang, "slide")
        fig.body = Box(72 * left, 72 * (HIGH - top - high), 72 * (left + wide), 72 * (HIGH - top))
        figure.draw_body(fig, lang)
    return fig


def png_of(fig):
    """Picture of the body of a figure."""
    left, top, wide, high = BOXES["body"]
    out, whole = io.BytesIO(), io.BytesIO()
    fig.savefig(whole, format="png", dpi=_DPI)
    with Image.open(whole) as picture:
        edges = [round(inches * _DPI) for inches in (left, top, left + wide, top + high)]
        picture.convert("RGB").crop(edges).save(out, "png", optimize=True)
    return out.getvalue()
