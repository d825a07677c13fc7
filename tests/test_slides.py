"""A PowerPoint file with one slide per figure."""

import itertools

import pytest
from pptx import Presentation
from pptx.util import Inches

from jining import load
from jining.figures_02 import find_card
from jining.slides import export_slides


@pytest.fixture(params=["en", "zh"])
def deck(request, tmp_path):
    names = ["kinds_by_sector", "kinds_by_sector"]
    return request.param, Presentation(export_slides(tmp_path / "deck.pptx", only=names, lang=request.param))


def test_a_slide_has_title_picture_caption_source_and_alt_text(deck):
    lang, presentation = deck
    card, promises = find_card("kinds_by_sector"), load()
    words = card.words(card.rows(promises), lang)
    assert len(presentation.slides) == 2
    for slide in presentation.slides:
        assert slide.shapes.title.text == words.title
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture._element.nvPicPr.cNvPr.get("descr") == words.alt
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(str(len(promises)) in text and words.note in text for text in texts)
        assert any(text.startswith(("Source:", "来源：")) for text in texts)
        assert "CC BY 4.0" in slide.notes_slide.notes_text_frame.text


def test_nothing_lies_outside_the_slide_or_over_the_picture(deck):
    _, presentation = deck
    for slide in presentation.slides:
        boxes = sorted((shape.top, shape.top + shape.height, shape.left + shape.width) for shape in slide.shapes)
        assert all(right <= Inches(13.333) and low <= Inches(7.5) for _, low, right in boxes)
        for (_, low, _), (top, _, _) in itertools.pairwise(boxes):
            assert low <= top + Inches(0.06)


def test_a_second_run_writes_the_same_bytes(tmp_path):
    first, second = (export_slides(tmp_path / name, only=["kinds_by_sector"]).read_bytes() for name in ("a.pptx", "b.pptx"))
    assert first == second


def test_an_unknown_figure_is_named(tmp_path):
    with pytest.raises(ValueError, match="figure='x' is not known"):
        export_slides(tmp_path / "a.pptx", only=["x"])
