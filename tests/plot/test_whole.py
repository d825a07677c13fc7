"""A bar that is a whole: its parts, its columns, and what goes where the room is small; rows that stand apart."""

import pandas as pd
import pytest

from jining.plot.bars import spaced
from jining.plot.layout import HouseFigure
from jining.plot.theme import ACCENT, GREY, PALE, look
from jining.plot.tiles import draw_whole

TABLE = pd.DataFrame({
    "label_en": ["One", "Two", "Three"], "value": [1, 3, 0], "color": [ACCENT, GREY, PALE],
    "text_en": ["25%", "75%", "0%"], "sub_en": ["first\nof all"] * 3})


@pytest.mark.parametrize(("size", "high", "subs"), [("slide", 500, ["first", "of all"] * 3), ("page", 90, [])])
def test_a_part_of_nothing_keeps_its_column_and_details_go_where_there_is_no_room(size, high, subs):
    with look("en", size):
        fig = HouseFigure("en", size)
        fig.body = fig.body.shrink(high)
        parts = [patch for patch in draw_whole(fig, TABLE, lang="en").patches if patch.get_gid() == "part"]
    assert [part.get_x() / fig.body.width for part in parts] == pytest.approx([0, 0.25, 1]) and parts[2].get_width() == 0
    said = {gid: [one.get_text() for one in fig.artists if one.get_gid() == gid] for gid in ("number", "name", "sub")}
    assert said == {"number": list(TABLE["text_en"]), "name": list(TABLE["label_en"]), "sub": subs}


def test_an_empty_row_sets_apart_what_follows():
    apart = spaced(TABLE, 1)
    assert list(apart["value"]) == [1, 0, 3, 0] and list(apart["label_en"]) == ["One", "", "Two", "Three"]
    assert list(apart) == list(TABLE) and spaced(TABLE, 0) is TABLE and spaced(TABLE, 3) is TABLE
