"""A bar that is a whole: its parts, its columns, and what goes where the room is small."""

import pandas as pd
import pytest

from jining.plot.bars import spaced
from jining.plot.layout import HouseFigure
from jining.plot.theme import ACCENT, GREY, PALE, look
from jining.plot.whole import draw_whole


@pytest.fixture
def table():
    return pd.DataFrame({
        "label_en": ["One", "Two", "Three"], "label_zh": ["一", "二", "三"], "value": [1, 3, 0],
        "color": [ACCENT, GREY, PALE], "text_en": ["25%", "75%", "0%"], "text_zh": ["25%", "75%", "0%"],
        "sub_en": ["first\nof all"] * 3, "sub_zh": ["首先"] * 3})


def written(fig, gid):
    return [said.get_text() for said in fig.texts + fig.artists if said.get_gid() == gid]


def test_parts_fill_the_bar_and_a_part_of_nothing_keeps_its_column(table):
    with look("en", "slide"):
        fig = HouseFigure("en", "slide")
        ax = draw_whole(fig, table, lang="en")
    parts = [patch for patch in ax.patches if patch.get_gid() == "part"]
    assert [part.get_x() / fig.body.width for part in parts] == pytest.approx([0, 0.25, 1])
    assert parts[2].get_width() == 0 and parts[1].get_width() <= 0.75 * fig.body.width
    assert written(fig, "number") == ["25%", "75%", "0%"]
    assert written(fig, "sub") == ["first", "of all"] * 3


def test_details_are_left_out_where_there_is_no_room_for_them(table):
    with look("en", "page"):
        fig = HouseFigure("en", "page")
        draw_whole(fig, table, lang="en", box=fig.body.shrink(90))
    assert written(fig, "sub") == [] and written(fig, "name") == ["One", "Two", "Three"]


def test_an_empty_row_sets_apart_what_follows(table):
    apart = spaced(table, 1)
    assert list(apart["value"]) == [1, 0, 3, 0] and list(apart["label_en"]) == ["One", "", "Two", "Three"]
    assert list(apart) == list(table) and spaced(table, 0) is table and spaced(table, 3) is table
