"""Text is measured, broken and written so that nothing is cut or touches; words stand around a body, rows in a box."""

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from jining.plot import layout, text
from jining.plot.layout import Box, HouseFigure
from jining.plot.theme import ACCENT, GREY, PALE, SIZES, families, look
from jining.plot.tiles import draw_whole

SAMPLES = ["Growth in use of foreign capital", "535项承诺中，可量化的只有106项", "at least 330 billion yuan",
           "“确保”“坚决”等词", "2 million m²"]
TABLE = pd.DataFrame({
    "label_en": ["One", "Two", "Three"], "value": [1, 3, 0], "color": [ACCENT, GREY, PALE],
    "text_en": ["25%", "75%", "0%"], "sub_en": ["first\nof all"] * 3})


@pytest.mark.parametrize("said", SAMPLES)
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_a_text_is_as_wide_as_it_is_drawn(said, weight):
    with look("en"):
        ruler = FigureCanvasAgg(Figure(dpi=300)).get_renderer()
        font = FontProperties(family=families(), size=15, weight=weight)
        drawn = ruler.get_text_width_height_descent(said, font, False)[0] * 72 / 300
        assert text.width(said, 15, weight) == pytest.approx(drawn, rel=0.025, abs=1)


@pytest.mark.parametrize("said", [" ".join(SAMPLES[::2]), "，".join(SAMPLES[1::2]),
                                  "报告写明“以上”、“左右”，其余（共3项）未写明；详见“说明”。" * 3])
def test_lines_fit_lose_no_letter_and_neither_begin_with_a_stop_nor_end_with_an_opening_mark(said):
    for most in range(60, 310, 10):
        lines = text.wrap(said, most, 12)
        assert max(text.width(line, 12) for line in lines) <= most + 0.1
        assert "".join(lines).replace(" ", "") == said.replace(" ", "")
        assert not any(line[0] in "，。、；）”" or line[-1] in "“（" for line in lines)


@pytest.mark.parametrize(("said", "most", "lines"), [
    ("良好健康与福祉", 60, ["良好健康", "与福祉"]), ("可持续城市和社区", 65, ["可持续城市", "和社区"]),
    ("改造提升的农村薄弱学校", 80, ["改造提升的", "农村薄弱学校"]), ("全文共10425字", 62, ["全文共", "10425字"]),
    ("新增“专精特新”企业", 90, ["新增", "“专精特新”", "企业"]), ("Incomprehensibilities", 40, ["Incomprehensibilities"])])
def test_lines_end_between_words_and_short_quotations(said, most, lines):
    assert text.wrap(said, most, 12) == lines


def test_names_take_the_largest_letters_at_which_all_fit_beside_their_rows():
    names, size = ["A short name", "A much longer name than that"], SIZES["page"]
    assert text.fit_names(names, "en", 150, 15, size) == ([["A short name"], ["A much longer name than that"]], 9)
    assert text.fit_names(names, "en", 95, 30, size) == ([["A short name"], ["A much longer", "name than that"]], 9)
    assert text.fit_names(names, "en", 115, 15, size)[1] == 8
    assert text.fit_names(["One", "x" * 400], "en", 40, 25, size)[0] == [["One"], ["x" * 18, "x" * 18, "x" * 16 + "…"]]


def test_marks_are_straight_in_english_and_what_cannot_be_drawn_is_seen_as_a_box():
    assert text.tidy("“all”", "en") == '"all"' and text.tidy("“全部”", "zh") == "“全部”"
    assert text.tidy("济宁市 m² –\u3000𓀀\ufeffa\u202eb\x07\ue000", "zh") == "济宁市 m² –\u3000□□a□b□□"
    (written,) = text.write(Figure(), 0, 0, "a\ufeffb", points=12)
    assert written.get_text() == "a□b"


def test_rows_and_their_names_stay_in_the_box_that_was_given():
    with look("en"):
        fig = HouseFigure("en")
        ax = layout.axes(fig, Box(100, 100, 500, 400))
        for _ in range(2):
            points, pitch, box = layout.seat(ax, ["One", "Another one"], "en", lambda points: (20, 30), head=40)
        assert (box.right, box.top, pitch, points) == (470, 360, 75, SIZES["slide"].text)
        names = [name.get_window_extent() for name in ax.get_yticklabels()]
        assert min(name.x0 for name in names) >= 100 and max(name.x1 for name in names) < box.left
        assert names[0].y0 > names[1].y1 and ax.get_window_extent().x0 == pytest.approx(box.left)


@pytest.mark.parametrize(("size", "high", "subs"), [("slide", 500, ["first", "of all"] * 3), ("page", 90, [])])
def test_a_part_of_nothing_keeps_its_column_and_details_go_where_there_is_no_room(size, high, subs):
    with look("en", size):
        fig = HouseFigure("en", size)
        fig.body = fig.body.shrink(high)
        parts = [patch for patch in draw_whole(fig, TABLE, lang="en").patches if patch.get_gid() == "part"]
    assert [part.get_x() / fig.body.width for part in parts] == pytest.approx([0, 0.25, 1]) and parts[2].get_width() == 0
    said = {gid: [one.get_text() for one in fig.artists if one.get_gid() == gid] for gid in ("number", "name", "sub")}
    assert said == {"number": list(TABLE["text_en"]), "name": list(TABLE["label_en"]), "sub": subs}
