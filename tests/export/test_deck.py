"""The deck: a master of its own, native charts, every run with its language and fonts, at most twelve main slides."""

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Inches, Pt

import jining
from jining.export.deck import MOST_MAIN, export_slides
from jining.figures import registry
from jining.figures.figure import prepare
from jining.report.report import package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TAGS = {"en": "en-GB", "zh": "zh-CN"}
NATIVE = ("kinds_by_sector", "growth_targets", "target_density", "headline_and_year_before", "checkability_by_sector")
#: The whole set in one language; in the other as many as have an appendix.
ONLY = {"en": None, "zh": [*NATIVE, *[name for name in registry.names() if name not in NATIVE][:6]]}


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


def runs(slide):
    return [run for tree in (slide._element, slide.notes_slide._element) for run in tree.iter(f"{A}r", f"{A}fld")]


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


def test_a_figure_slide_says_finding_subtitle_note_and_source(deck):
    lang, presentation, _ = deck
    straight = str.maketrans("“”‘’", "\"\"''")
    for name, slide in figure_slides(presentation).items():
        figure, texts = prepare(name), {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        words = figure.words(lang)
        assert slide.shapes.title.text.translate(straight) == words.title.translate(straight)
        assert texts["subtitle"].translate(straight) == words.subtitle.translate(straight)
        assert texts["note"].translate(straight) == words.note.translate(straight)
        assert texts["source"].translate(straight) == figure.source(lang).translate(straight)


def test_the_alt_text_says_the_finding(deck):
    _, presentation, _ = deck
    for slide in figure_slides(presentation).values():
        (alt,) = [element.get("descr") for element in shown(slide)._element.iter(f"{P}cNvPr")]
        assert alt.startswith(slide.shapes.title.text.rstrip(".。")) and len(alt) > len(slide.shapes.title.text) + 10


def test_every_run_has_its_size_language_and_both_fonts(deck):
    lang, presentation, _ = deck
    for slide in presentation.slides:
        for run in runs(slide):
            properties = run.find(f"{A}rPr")
            text = run.findtext(f"{A}t")
            wanted = TAGS["zh"] if lang == "zh" or re.search("[一-鿿]", text) else TAGS["en"]
            assert properties.get("lang") == wanted, text
            assert int(properties.get("sz")) >= 1200, text
            assert properties.find(f"{A}latin").get("typeface") and properties.find(f"{A}ea").get("typeface"), text


def test_no_size_stands_in_the_defaults_of_a_paragraph_only(deck):
    for slide in deck[1].slides:
        assert not list(slide._element.iter(f"{A}defRPr"))


def test_bars_and_dots_are_charts_that_can_be_edited(deck):
    lang, presentation, _ = deck
    slides = figure_slides(presentation)
    for name in NATIVE:
        shape, table = shown(slides[name]), prepare(name).data(lang)
        assert shape.has_chart, name
        plot = shape.chart.plots[0]
        assert len(plot.categories) == len(table)
        values = [sum(filter(None, row)) for row in zip(*(series.values for series in plot.series), strict=True)]
        assert values == pytest.approx([float(value) for value in table["value"]])
        assert shape.chart.part.chart_workbook.xlsx_part is not None


def test_letters_of_charts_are_at_least_twelve_points_and_have_their_language(deck):
    _, presentation, _ = deck
    for slide in figure_slides(presentation).values():
        if shown(slide).has_chart:
            properties = list(shown(slide).chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr"))
            sized = [one for one in properties if one.get("sz")]
            assert sized and all(int(one.get("sz")) >= Pt(12).pt * 100 for one in sized)
            assert all(one.get("lang") in TAGS.values() for one in sized)


def test_slides_are_numbered_and_stand_in_sections_by_theme(deck):
    _, presentation, raw = deck
    for slide in figure_slides(presentation).values():
        (field,) = slide._element.iter(f"{A}fld")
        assert field.get("type") == "slidenum"
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
    assert links and {part.slide.slide_id for part in links} <= {slide.slide_id for slide in presentation.slides}


def test_the_master_is_our_own_and_no_stranger_is_named(deck):
    lang, presentation, raw = deck
    about = presentation.core_properties
    assert about.author == about.last_modified_by == "jining developers"
    assert about.language == TAGS[lang] and about.created.isoformat() == package()["created"].removesuffix("Z")
    assert len(presentation.slide_layouts) == 3
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not [name for name in archive.namelist() if "printerSettings" in name or "thumbnail" in name]
        texts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in texts)
    assert "Steve" not in text and "Canny" not in text


def test_the_notes_are_in_the_language_of_the_deck_and_hold_the_citation(deck):
    lang, presentation, _ = deck
    for name, slide in figure_slides(presentation).items():
        text = slide.notes_slide.notes_text_frame.text
        assert slide.shapes.title.text in text and "CC BY 4.0" in text, name
        if lang == "zh":
            assert re.search("[一-鿿]", text.splitlines()[0])


def test_a_second_run_writes_the_same_bytes(tmp_path):
    first, second = (export_slides(tmp_path / name, only=NATIVE, lang="zh").read_bytes() for name in ("a.pptx", "b.pptx"))
    assert first == second


def test_a_small_deck_has_no_appendix_and_figures_without_records_are_left_out(tmp_path, promises):
    path = export_slides(tmp_path / "a.pptx", only=NATIVE, lang="en", promises=jining.select(promises, sector="rural"))
    titles = [slide.shapes.title.text for slide in Presentation(path).slides]
    assert len(titles) == 3 and titles[1] == "Contents"


def test_an_unknown_figure_an_empty_selection_and_another_ending_are_refused(tmp_path, promises):
    with pytest.raises(ValueError, match="figure='x' is not known"):
        export_slides(tmp_path / "a.pptx", only=["x"])
    with pytest.raises(ValueError, match="none of the figures has a record"):
        export_slides(tmp_path / "a.pptx", promises=promises.head(0))
    with pytest.raises(ValueError, match=re.escape("does not end in .pptx")):
        export_slides(tmp_path / "a.ppt")
    assert list(tmp_path.iterdir()) == []
