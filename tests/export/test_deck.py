"""The deck: a master of its own, native charts, every run with its language and fonts, at most twelve main slides."""

import io
import re
import zipfile

import openpyxl
import pytest
from matplotlib.text import Text
from pptx import Presentation
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Inches

import jining
from jining.export.deck import MOST_MAIN, export_slides
from jining.export.deck_parts import Series, add_chart
from jining.export.deck_slides import _drawn
from jining.figures import registry
from jining.figures.figure import prepare
from jining.plot.theme import INK
from jining.report.report import package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TAGS = {"en": "en-GB", "zh": "zh-CN"}
NATIVE = ("kinds_by_sector", "awards_by_decider")
#: The whole set in one language; in the other as many as have an appendix.
ONLY = {"en": registry.NAMES, "zh": [*NATIVE, *[name for name in registry.NAMES if name not in NATIVE][:9]]}


@pytest.fixture(scope="module", params=["en", "zh"])
def deck(request, tmp_path_factory):
    path = export_slides(tmp_path_factory.mktemp("deck") / "deck.pptx", lang=request.param, only=ONLY[request.param])
    return request.param, Presentation(path), path.read_bytes()


def shown(presentation):
    return {shape.name: (shape, slide) for slide in presentation.slides for shape in slide.shapes
            if shape.name in registry.NAMES}


def test_every_figure_has_one_slide_of_16_to_9_that_says_its_words_also_in_alt_text_and_notes_at_most_twelve_main(deck):
    lang, presentation, _ = deck
    assert sorted(shown(presentation)) == sorted(name for name in ONLY[lang] if not prepare(name).empty())
    wide, high, slides = presentation.slide_width, presentation.slide_height, list(presentation.slides)
    titles = [slide.shapes.title.text for slide in slides]
    assert titles.index({"en": "Appendix", "zh": "附录"}[lang]) <= MOST_MAIN == 12
    assert (wide, high) == (Inches(13.333), Inches(7.5))
    for shape in (shape for slide in slides for shape in slide.shapes):
        assert 0 <= shape.left <= wide - shape.width and 0 <= shape.top <= high - shape.height, shape.name
    for name, (shape, slide) in shown(presentation).items():
        words = prepare(name).words(lang)
        assert [one.text_frame.text for one in slide.placeholders] == [*words[:3], prepare(name).source(lang)]
        alt, notes = shape._element.xpath(".//p:cNvPr")[0].get("descr"), slide.notes_slide.notes_text_frame.text
        assert alt.startswith(words.title.rstrip(".。")) and alt.endswith(words.alt)
        assert words.title in notes and "CC BY 4.0" in notes, name
        assert ({"en": "Xinhua News Agency", "zh": "新华社"}[lang] in notes) == (name == "promise_and_result")


def test_every_run_has_its_size_language_and_both_fonts_and_not_by_the_defaults_of_a_paragraph(deck):
    lang, presentation, _ = deck
    for slide in presentation.slides:
        assert not list(slide._element.iter(f"{A}defRPr"))
        for run in (run for tree in (slide._element, slide.notes_slide._element) for run in tree.iter(f"{A}r")):
            properties, text = run.find(f"{A}rPr"), run.findtext(f"{A}t")
            wanted = TAGS["zh"] if lang == "zh" or re.search("[一-鿿]", text) else TAGS["en"]
            assert properties.get("lang") == wanted and int(properties.get("sz")) >= 1200, text
            assert properties.find(f"{A}latin").get("typeface") and properties.find(f"{A}ea").get("typeface"), text


def test_bars_and_dots_are_charts_that_can_be_edited_in_words_letters_and_colours_of_their_figure(deck):
    lang, presentation, _ = deck
    shapes = {name: shape for name, (shape, _) in shown(presentation).items()}
    for shape in (shape for shape in shapes.values() if shape.has_chart):
        sized = [one for one in shape.chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr") if one.get("sz")]
        assert sized and all(int(one.get("sz")) >= 1200 and one.get("lang") in TAGS.values() for one in sized)
        assert shape.chart.part.chart_workbook.xlsx_part is not None
    for name in NATIVE:
        plot, table = shapes[name].chart.plots[0], prepare(name).data(lang)
        assert len(plot.categories) == len(table)
        values = [sum(filter(None, row)) for row in zip(*(series.values for series in plot.series), strict=True)]
        assert values == pytest.approx([float(value) for value in table["value"]])
    if lang == "zh":  # which has not all figures
        return
    plots = {name: shape.chart.plots[0] for name, shape in shapes.items() if shape.has_chart}
    table, verbs = prepare("verbs_by_sector").data(lang), plots["verbs_by_sector"]
    assert list(verbs.categories) == table["label_en"].tolist()
    labels = [point.text for point in verbs.series[-1]._element.iter(f"{A}t")]
    assert labels == [f"{share:.0f}%" for share in table["share_delivery"]]
    assert verbs.series[-1].data_labels.position == XL_LABEL_POSITION.INSIDE_END  # the legend says "at the right"
    table, checked = prepare("checkability_by_sector").data(lang), plots["checkability_by_sector"]
    sums = [sum(row) for row in zip(*(series.values for series in checked.series), strict=True)]
    assert len(checked.series) == 3 and sums == pytest.approx([100] * len(table))
    firms = {series.name: str(series.format.fill.fore_color.rgb) for series in plots["firm_ladder"].series}
    assert {series.data_labels.number_format for series in plots["firm_ladder"].series} == {"#,##0"}
    assert set(firms) == {"Existing firms", "Firms to be added or promoted"} and len(set(firms.values())) == 2
    assert [series.name for series in plots["headline_and_year_before"].series] == ["year before", "target"]
    assert plots["headline_and_year_before"].series[1].points[5].data_label.text_frame.text == "about 5% (2019: not known)"


def test_the_number_of_a_bar_below_zero_has_room_beside_its_name():
    deck, chart = Presentation(), ("pairs", ["A", "B"], [Series("a", [-10, 90], [INK] * 2, ["", ""])], None)
    frame = add_chart(deck.slides.add_slide(deck.slide_layouts[6]), [Inches(1)] * 4, chart, "en")
    assert frame.chart.value_axis.minimum_scale < -15


def test_a_name_is_no_formula_in_the_workbook_behind_a_chart(tmp_path, promises):
    hostile = promises.assign(item_en="=1+1")
    path = export_slides(tmp_path / "a.pptx", only=["headline_and_year_before"], lang="en", promises=hostile)
    books = [part.blob for part in Presentation(path).part.package.iter_parts() if part.partname.endswith(".xlsx")]
    sheets = [sheet for book in books for sheet in openpyxl.load_workbook(io.BytesIO(book))]
    assert "'=1+1" in [cell.value for sheet in sheets for row in sheet for cell in row]
    assert "f" not in [cell.data_type for sheet in sheets for row in sheet for cell in row]


def test_a_table_on_a_slide_shows_all_rows_in_smaller_letters_and_counts_what_still_has_no_room(promises):
    long = promises.assign(item_en=promises["item_en"].astype("object") + " word" * 60)
    for rows, full in ((promises, True), (long, False)):
        figure = prepare("life_course", rows)
        said = "".join("".join(text.get_text().split()) for text in _drawn(figure, "en").findobj(Text))
        left = [name for name in figure.data()["label_en"] if "".join(name.split()) not in said]
        assert not left if full else f"and{len(left)}more" in said


def test_slides_are_numbered_and_stand_in_sections_by_theme_and_a_click_in_the_contents_opens_them(deck):
    _, presentation, raw = deck
    for _, slide in shown(presentation).values():
        (field,) = slide.slide_layout._element.iter(f"{A}fld")
        assert field.get("type") == "slidenum" and int(field.find(f"{A}rPr").get("sz")) >= 1200
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        text = archive.read("ppt/presentation.xml").decode()
    slides = list(presentation.slides)
    assert re.findall(r'<p14:sldId id="(\d+)"', text) == [str(slide.slide_id) for slide in slides]
    assert len(re.findall("<p14:section ", text)) >= 2
    links = [slides[1].part.related_part(link.get(link.keys()[0])) for link in slides[1]._element.iter(f"{A}hlinkClick")]
    assert [part.slide for part in links] == slides[2:2 + len(links)] and len(links) >= MOST_MAIN - 2


def test_the_master_is_our_own_and_no_stranger_is_named(deck):
    lang, presentation, raw = deck
    about = presentation.core_properties
    assert about.author == about.last_modified_by == "jining developers"
    assert about.language == TAGS[lang] and about.created.isoformat() == package()["created"].removesuffix("Z")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = "".join(archive.namelist())
        assert "printerSettings" not in names and "thumbnail" not in names
        assert not any(b"Canny" in archive.read(name) for name in archive.namelist())  # whose master python-pptx brings


def test_a_small_deck_has_no_appendix_leaves_out_figures_without_records_and_is_the_same_on_a_second_run(tmp_path, promises):
    rows = jining.select(promises, sector="rural")
    given = {"only": ("tools", "growth_targets"), "lang": "en", "promises": rows}
    first, second = (export_slides(tmp_path / name, **given) for name in ("a.pptx", "b.pptx"))
    titles = [slide.shapes.title.text for slide in Presentation(first).slides]
    assert len(titles) == 3 and titles[1] == "Contents" and first.read_bytes() == second.read_bytes()
