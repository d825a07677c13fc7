"""The one-page brief: what stands on the page and on the slide, and the rubric by which readers judge it."""

import itertools
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader

import jining
from jining.dress import source_line
from jining.figures import find_card
from jining.teaching import one_page
from jining.teaching.brief_rubric import rubric
from jining.teaching.one_page import one_page_brief
from jining.teaching.words import words_of

PROMISES = jining.load()
JOBS = PROMISES[PROMISES["quote_zh"].str.contains("新增城镇就业")].iloc[0]
GOOD = {
    "en": {"figure": "life_course", "lang": "en", "caveat": "New jobs are gross: jobs that are lost are not taken off.",
           "sentence": f"In its work report the city promises at least {JOBS['value_low']:,.0f} new urban jobs."},
    "zh": {"figure": "life_course", "lang": "zh", "caveat": "新增就业为总量，未扣除同年减少的岗位。",
           "sentence": f"报告承诺新增城镇就业{JOBS['value_as_written']}人以上。"},
}
langs = pytest.mark.parametrize("lang", ["en", "zh"])


def text_of(pdf):
    return "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


@langs
def test_the_page_holds_sentence_caption_caveat_and_source_as_text(tmp_path, lang):
    path = one_page_brief(tmp_path / "brief.pdf", **GOOD[lang], title="2020")
    card = find_card("life_course")
    rows = card.rows(PROMISES)
    words = card.words(rows, lang)
    shown, (page,) = text_of(path), PdfReader(path).pages
    for text in (GOOD[lang]["sentence"], GOOD[lang]["caveat"], source_line(lang), words.subtitle, str(len(rows))):
        assert "".join(text.split()) in shown
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]  # A4 in mm
    assert ("Caveat:" if lang == "en" else "说明：") in shown


@langs
def test_the_slide_holds_the_same_inside_a4(tmp_path, lang):
    deck = Presentation(one_page_brief(tmp_path / "brief.pptx", **GOOD[lang]))
    (slide,) = deck.slides
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert slide.shapes.title.text == GOOD[lang]["sentence"]
    assert any(GOOD[lang]["caveat"] in text for text in texts) and source_line(lang) in texts
    assert abs(deck.slide_width - Inches(11.693)) < 10 and abs(deck.slide_height - Inches(8.268)) < 10
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == find_card("life_course").words(
        find_card("life_course").rows(PROMISES), lang).alt
    assert "CC BY 4.0" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("ending", ["pdf", "pptx"])
def test_nothing_overlaps_and_nothing_leaves_the_page(tmp_path, ending):
    long = GOOD["en"] | {"title": "A title " * 12, "sentence": "One sentence that is as long as it may be " * 5}
    if ending == "pptx":
        slide = Presentation(one_page_brief(tmp_path / "brief.pptx", **long)).slides[0]
        spans = sorted((shape.top, shape.top + shape.height) for shape in slide.shapes)
    else:
        texts = one_page._texts({name: long[name] for name in ("title", "sentence", "caveat")}, "en")
        boxes, room = one_page._arrange(texts | {"caption": "Caption. " * 30, "source": source_line("en")}, 10)
        spans = sorted([*((box.top, box.top + box.height) for box in boxes.values()), room])
    assert all(low <= top + 1 for (_, low), (top, _) in itertools.pairwise(spans))
    assert spans[-1][1] <= (Inches(8.268) if ending == "pptx" else 8.268)


@langs
@pytest.mark.parametrize("ending", ["pdf", "png", "pptx"])
def test_a_second_run_writes_the_same_bytes(tmp_path, ending, lang):
    first, second = (one_page_brief(tmp_path / f"{name}.{ending}", **GOOD[lang]).read_bytes() for name in "ab")
    assert first == second
    assert b"CreationDate" not in first


def test_a_slide_bears_no_date_of_today(tmp_path):
    properties = Presentation(one_page_brief(tmp_path / "brief.pptx", **GOOD["en"])).core_properties
    assert properties.created == properties.modified == one_page._FIXED
    assert properties.created.year == 2020


def test_any_figure_may_be_given_and_is_not_changed(tmp_path):
    fig, ax = plt.subplots(figsize=(4, 6))
    ax.bar(["a"], [1])
    before = fig.get_size_inches().tolist(), fig.dpi, len(fig.texts)
    one_page_brief(tmp_path / "own.pdf", figure=fig, sentence="One.", caveat="Two.", lang="en")
    assert (fig.get_size_inches().tolist(), fig.dpi, len(fig.texts)) == before
    plt.close(fig)


def test_the_theme_gives_the_language_and_stays_as_it_was(tmp_path):
    with jining.set_theme("zh", "half"):
        size = plt.rcParams["figure.figsize"]
        path = one_page_brief(tmp_path / "brief.pdf", figure="life_course", sentence="一句话。", caveat="一条说明。")
        assert plt.rcParams["figure.figsize"] == size
    assert "来源" in text_of(path)


@pytest.mark.parametrize(("changes", "message"), [
    ({"path": "brief.docx"}, "ending='docx' is not known; there are: pdf, png, pptx"),
    ({"figure": "life"}, "figure='life' is not known"),
    ({"sentence": ...}, "sentence is not written yet"),
    ({"caveat": ""}, "caveat is not written yet"),
    ({"caveat": None}, "caveat is not written yet"),
    ({"title": 3}, "title is not written yet"),
    ({"lang": "fr"}, "lang='fr' is not known"),
    ({"sentence": "long " * 400}, "no room for the figure"),
    ({"caveat": "x" * 400}, "a word is wider than the page"),
])  # fmt: skip
def test_what_cannot_be_written_is_named_and_nothing_is_written(tmp_path, changes, message):
    given = {"path": "brief.pdf"} | GOOD["en"] | changes
    with pytest.raises(ValueError, match=message):
        one_page_brief(tmp_path / given.pop("path"), **given)
    assert list(tmp_path.iterdir()) == []


def test_an_old_brief_stays_whole_when_the_new_one_fails(tmp_path, monkeypatch):
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(one_page, "_page", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        one_page_brief(path, **GOOD["en"])
    assert path.read_bytes() == b"old"


def test_signs_of_formulas_and_markup_are_written_as_they_are(tmp_path):
    text = "Costs of $5 and $6 rose <b>fast</b>."
    assert "$5and$6rose<b>fast</b>" in text_of(one_page_brief(tmp_path / "a.pdf", **GOOD["en"] | {"sentence": text}))


@langs
def test_the_rubric_has_seven_points_with_a_miss_each_and_three_questions(lang):
    shown = repr(rubric(lang=lang)).splitlines()
    assert [line.split(" | ")[0] for line in shown] == [*words_of("rubric"), "?", "?", "?"]
    assert all(line.endswith("☐") for line in shown) and len(words_of("rubric")) == 7
    assert all(line.split(" | ")[2] for line in shown[:7])


def test_the_folder_of_the_page_is_made(tmp_path):
    path = one_page_brief(tmp_path / "briefs" / "jobs.png", **GOOD["en"])
    assert isinstance(path, Path) and path.read_bytes().startswith(b"\x89PNG")
