"""Figures, workbook, deck, brief and pack of another report speak of that report alone."""

import re

import docx
import openpyxl
import pytest
from pptx import Presentation

import jining
from jining.figures import registry
from jining.figures.figure import prepare
from jining.teaching import report_two


@pytest.fixture(autouse=True)
def second():
    with jining.use(report_two()):
        yield


def strange(text):
    """What cannot be said of an invented city in 2021."""
    return re.findall(r"Jining's|济宁|JN20|COVID|新冠|2020年底|end of 2020|\bnan\b|<NA>", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", registry.names())
def test_a_figure_speaks_of_this_report_or_says_what_it_lacks(name, lang):
    figure = prepare(name)
    fig, words = figure.draw(lang), figure.words(lang)
    assert not strange(" ".join((*words, figure.source(lang))))
    assert ("Qinghe" if lang == "en" else "青禾市") in figure.source(lang)
    assert bool(words.title) == (not figure.missing()) and fig.alt


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_file_of_a_pack_is_about_this_report(tmp_path, lang):
    files = {path.name: path for path in jining.pack("rural", tmp_path / "pack", lang=lang)}
    book = openpyxl.load_workbook(files["records.xlsx"])
    cells = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    slides = [shape.text_frame.text for slide in Presentation(files["slides.pptx"]).slides for shape in slide.shapes
              if shape.has_text_frame]
    page = docx.Document(files["brief.docx"])
    texts = [paragraph.text for paragraph in page.paragraphs]
    for said in ("\n".join(cells), "\n".join(slides), "\n".join(texts), files["captions.md"].read_text("utf-8")):
        assert not strange(said) and ("青禾市" in said or "Qinghe" in said)
    assert page.core_properties.title in texts and len(page.tables) == 1
