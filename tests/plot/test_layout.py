"""Space: boxes in points, words around a body, axes that keep their names inside."""

import pytest
from looks import visible_texts

from jining.plot import layout
from jining.plot.layout import Box, HouseFigure
from jining.plot.theme import ACCENT, GREY, SIZES, look


def test_boxes_are_cut_without_gap_or_overlap():
    left, right = Box(0, 0, 100, 50).columns(3, 1, gap=20)
    assert (left.width, right.width, right.left, right.right) == (60, 20, 80, 100)
    assert Box(0, 0, 100, 50).shrink(20) == Box(0, 30, 100, 50) and Box(0, 0, 9, 9).inset(left=2, top=3) == Box(2, 0, 9, 6)


@pytest.mark.parametrize("size", SIZES)
def test_words_stand_above_and_below_the_body(size):
    fig = HouseFigure("en", size)
    whole = fig.body
    body = layout.dress(fig, title="A title of some length " * 5, subtitle="A subtitle", note="A note", source="A source")
    with look("en", size):
        boxes = {text.get_gid(): box for text, box in visible_texts(fig)}
    assert min(boxes["title"].y0, boxes["subtitle"].y0) > body.top
    assert max(boxes["note"].y1, boxes["source"].y1) < body.bottom
    assert boxes["note"].y0 >= boxes["source"].y1 - 3 and whole.left <= boxes["title"].x0 + 1
    assert body.height > 0.4 * whole.height


def test_words_that_are_written_anew_replace_the_old():
    fig = HouseFigure("en")
    first = layout.dress(fig, title="One", source="Source")
    assert layout.dress(fig, title="Two", source="Source") == first
    assert [text.get_text() for text, _ in visible_texts(fig) if text.get_gid() == "title"] == ["Two"]


def test_room_around_an_axes_is_taken_from_the_box_that_was_given():
    fig = HouseFigure("en")
    ax = layout.axes(fig, Box(100, 100, 500, 400))
    layout.place(ax, left=50)
    assert layout.place(ax, left=80, top=20) == Box(180, 100, 500, 380) and layout.outer(ax) == Box(100, 100, 500, 400)
    fig.draw_without_rendering()
    assert ax.get_window_extent().x0 == pytest.approx(180)


def test_a_key_goes_to_a_second_line_where_one_is_too_short():
    fig = HouseFigure("en")
    entries = [("A long name of a part", ACCENT), ("Another long name", GREY)]
    wide, narrow = (layout.key(fig, Box(0, 0, width, 100), entries) for width in (600, 200))
    assert narrow.top < wide.top < 100
