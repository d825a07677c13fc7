"""The deck: a master of its own, native charts, every run with its language and fonts, at most twelve main slides."""

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Inches

import jining
from jining.export.deck import MOST_MAIN, export_slides
from jining.figures import registry
from jining.figures.figure import prepare
from jining.report.report import package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TAGS = {"en": "en-GB", "zh": "zh-CN"}
NATIVE = ("kinds_by_sector", "growth_targets")
#: The whole set in one language; in the other as many as have an appendix.
ONLY = {"en": None, "zh": [*NATIVE, *[name for name in registry.names() if name not in NATIVE][:9]]}


@pytest.fixture(scope="module", params=["en", "zh"])
def deck(request, tmp_path_factory):
    path = export_slides(tmp_path_factory.mktemp("deck") / "deck.pptx", lang=request.param, only=ONLY[request.param])
    return request.param, Presentation(path), path.read_bytes()


def figure_slides(presentation):
    """Slides of figures by the name of the picture or chart."""
    names = set(registry.names())
    return {shape.name: slide for slide in presentation.slides for shape in slide.shapes if shape.name in names}


def shown(slide):
    return next(shape for shape in slide.shapes if shape.name in set(registry.names()))


def test_every_figure_has_one_slide_and_the_main_part_has_at_most_twelve(deck):
    lang, presentation, _ = deck
    slides = list(presentation.slides)
    wanted = [name for name in ONLY[lang] or registry.names() if not prepare(name).empty()]
    assert sorted(figure_slides(presentation)) == sorted(wanted)
    titles = [slide.shapes.title.text for slide in slides]
    assert titles.index({"en": "Appendix", "zh": "附录"}[lang]) <= MOST_MAIN == 12


def test_the_slides_are_16_to_9_and_nothing_lies_outside(deck):
    _, presentation, _ = deck
    assert (presentation.slide_width, presentation.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= presentation.slide_width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= presentation.slide_height, shape.name


def test_a_figure_slide_says_finding_subtitle_note_and_source_also_in_its_alt_text_and_notes(deck):
    lang, presentation, _ = deck
    for name, slide in figure_slides(presentation).items():
        words, title = prepare(name).words(lang), slide.shapes.title.text
        assert [one.text_frame.text for one in slide.placeholders] == [*words[:3], prepare(name).source(lang)]
        (alt,) = [element.get("descr") for element in shown(slide)._element.iter(f"{P}cNvPr")]
        assert alt.startswith(title.rstrip(".。")) and len(alt) > len(title) + 10
        notes = slide.notes_slide.notes_text_frame.text
        assert title in notes and "CC BY 4.0" in notes, name
        assert lang == "en" or re.search("[一-鿿]", notes.splitlines()[0])


def test_every_run_has_its_size_language_and_both_fonts_and_not_by_the_defaults_of_a_paragraph(deck):
    lang, presentation, _ = deck
    for slide in presentation.slides:
        assert not list(slide._element.iter(f"{A}defRPr"))
        for run in (run for tree in (slide._element, slide.notes_slide._element) for run in tree.iter(f"{A}r")):
            properties, text = run.find(f"{A}rPr"), run.findtext(f"{A}t")
            wanted = TAGS["zh"] if lang == "zh" or re.search("[一-鿿]", text) else TAGS["en"]
            assert properties.get("lang") == wanted and int(properties.get("sz")) >= 1200, text
            assert properties.find(f"{A}latin").get("typeface") and properties.find(f"{A}ea").get("typeface"), text


def test_bars_and_dots_are_charts_that_can_be_edited_in_letters_of_their_language(deck):
    lang, presentation, _ = deck
    slides = figure_slides(presentation)
    for slide in slides.values():
        if shown(slide).has_chart:
            sized = [one for one in shown(slide).chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr") if one.get("sz")]
            assert sized and all(int(one.get("sz")) >= 1200 and one.get("lang") in TAGS.values() for one in sized)
    for name in NATIVE:
        shape, table = shown(slides[name]), prepare(name).data(lang)
        assert shape.has_chart, name
        plot = shape.chart.plots[0]
        assert len(plot.categories) == len(table)
        values = [sum(filter(None, row)) for row in zip(*(series.values for series in plot.series), strict=True)]
        assert values == pytest.approx([float(value) for value in table["value"]])
        assert shape.chart.part.chart_workbook.xlsx_part is not None


def test_shares_that_a_figure_writes_beside_its_bars_stand_in_the_bars_of_the_chart(deck):
    lang, presentation, _ = deck
    if lang == "en":
        plot = shown(figure_slides(presentation)["verbs_by_sector"]).chart.plots[0]
        table = prepare("verbs_by_sector").data(lang)
        assert list(plot.categories) == table["label_en"].tolist()
        labels = [point.text for point in plot.series[-1]._element.iter(f"{A}t")]
        assert labels == [f"{share:.0f}%" for share in table["share_delivery"]]


def test_slides_are_numbered_and_stand_in_sections_by_theme(deck):
    _, presentation, raw = deck
    for slide in figure_slides(presentation).values():
        (field,) = slide.slide_layout._element.iter(f"{A}fld")
        assert field.get("type") == "slidenum" and int(field.find(f"{A}rPr").get("sz")) >= 1200
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        text = archive.read("ppt/presentation.xml").decode()
    ids = re.findall(r'<p14:sldId id="(\d+)"', text)
    assert ids == [str(slide.slide_id) for slide in presentation.slides]
    assert len(re.findall("<p14:section ", text)) >= 2


def test_a_click_in_the_contents_opens_the_slide(deck):
    _, presentation, _ = deck
    contents = list(presentation.slides)[1]
    links = [contents.part.related_part(link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"))
             for link in contents._element.iter(f"{A}hlinkClick")]
    assert [part.slide for part in links] == list(presentation.slides)[2:2 + len(links)] and len(links) >= MOST_MAIN - 2


def test_the_master_is_our_own_and_no_stranger_is_named(deck):
    lang, presentation, raw = deck
    about = presentation.core_properties
    assert about.author == about.last_modified_by == "jining developers"
    assert about.language == TAGS[lang] and about.created.isoformat() == package()["created"].removesuffix("Z")
    assert len(presentation.slide_layouts) == 4
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not [name for name in archive.namelist() if "printerSettings" in name or "thumbnail" in name]
        texts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in texts)
    assert "Steve" not in text and "Canny" not in text


def test_a_second_run_writes_the_same_bytes(tmp_path):
    first, second = (export_slides(tmp_path / name, only=NATIVE, lang="zh").read_bytes() for name in ("a.pptx", "b.pptx"))
    assert first == second


def test_a_small_deck_has_no_appendix_and_figures_without_records_are_left_out(tmp_path, promises):
    path = export_slides(tmp_path / "a.pptx", only=NATIVE, lang="en", promises=jining.select(promises, sector="rural"))
    titles = [slide.shapes.title.text for slide in Presentation(path).slides]
    assert len(titles) == 3 and titles[1] == "Contents"


def test_an_unknown_figure_and_an_empty_selection_are_refused(tmp_path, promises):
    with pytest.raises(ValueError, match="figure='x' is not known"):
        export_slides(tmp_path / "a.pptx", only=["x"])
    with pytest.raises(ValueError, match="none of the figures has a record"):
        export_slides(tmp_path / "a.pptx", promises=promises.head(0))
    assert list(tmp_path.iterdir()) == []
