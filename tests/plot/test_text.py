"""Text is measured, broken and written so that nothing is cut and nothing touches."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from jining.plot import text
from jining.plot.layout import HouseFigure
from jining.plot.theme import SIZES, families, look

SAMPLES = ["Growth in use of foreign capital", "535项承诺中，可量化的只有106项", "at least 330 billion yuan",
           "“确保”“坚决”等词", "2 million m²"]


@pytest.mark.parametrize("said", SAMPLES)
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_a_text_is_as_wide_as_it_is_drawn(said, weight):
    with look("en"):
        ruler = FigureCanvasAgg(Figure(dpi=300)).get_renderer()
        font = FontProperties(family=families(), size=15, weight=weight)
        drawn = ruler.get_text_width_height_descent(said, font, False)[0] * 72 / 300
        assert text.width(said, 15, weight) == pytest.approx(drawn, rel=0.025, abs=1)


@pytest.mark.parametrize("most", [60, 120, 300])
@pytest.mark.parametrize("said", [" ".join(SAMPLES[::2]), "，".join(SAMPLES[1::2])])
def test_lines_fit_and_lose_no_letter(said, most):
    lines = text.wrap(said, most, 12)
    assert max(text.width(line, 12) for line in lines) <= most + 0.1
    assert "".join(lines).replace(" ", "") == said.replace(" ", "")


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_mark():
    said = "报告写明“以上”、“左右”，其余（共3项）未写明；详见“说明”。" * 3
    for most in range(50, 300, 10):
        lines = text.wrap(said, most, 12)
        assert not any(line[0] in "，。、；）”" for line in lines) and not any(line[-1] in "“（" for line in lines)


def test_a_short_quotation_stays_in_one_line_where_it_fits():
    assert any("“专精特新”" in line for line in text.wrap("新增“专精特新”企业四十家以上", 90, 12))


@pytest.mark.parametrize(("said", "most", "lines"), [
    ("良好健康与福祉", 60, ["良好健康", "与福祉"]), ("可持续城市和社区", 65, ["可持续城市", "和社区"]),
    ("改造提升的农村薄弱学校", 80, ["改造提升的", "农村薄弱学校"]), ("全文共10425字", 62, ["全文共", "10425字"])])
def test_chinese_lines_end_between_words(said, most, lines):
    assert text.wrap(said, most, 12) == lines


def test_a_word_longer_than_the_line_is_not_cut():
    assert "".join(text.wrap("Incomprehensibilities", 40, 12)) == "Incomprehensibilities"


def test_names_take_the_largest_letters_at_which_all_fit_beside_their_rows():
    names, size = ["A short name", "A much longer name than that"], SIZES["page"]
    assert text.fit_names(names, "en", 150, 15, size) == ([["A short name"], ["A much longer name than that"]], 9)
    assert text.fit_names(names, "en", 95, 30, size) == ([["A short name"], ["A much longer", "name than that"]], 9)
    assert text.fit_names(names, "en", 115, 15, size)[1] == 8.0


def test_written_lines_stand_where_they_should():
    fig = HouseFigure("en")
    lines = text.write(fig, 100, 200, "One line\nand another", points=12, va="top")
    fig.draw_without_rendering()
    boxes = [line.get_window_extent() for line in lines]
    assert boxes[0].y1 <= 200 + 1 and boxes[0].y0 >= boxes[1].y1 - 1.5 and boxes[0].x0 == pytest.approx(100, abs=1)


def test_marks_are_straight_in_english_and_what_cannot_be_drawn_is_seen_as_a_box():
    assert text.tidy("“all”", "en") == '"all"' and text.tidy("“全部”", "zh") == "“全部”"
    assert text.tidy("济宁市 m² –\u3000𓀀\ufeffa\u202eb\x07\ue000", "zh") == "济宁市 m² –\u3000□□a□b□□"
    (written,) = text.write(Figure(), 0, 0, "a\ufeffb", points=12)
    assert written.get_text() == "a□b"
