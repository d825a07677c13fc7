"""The one-page brief of lesson 8."""

import pytest
from pypdf import PdfReader

import jining
from jining.export.figure import one_page_brief
from jining.figures.figure import source_line

PROMISES = jining.load()
JOBS = PROMISES[PROMISES["quote_zh"].str.contains("新增城镇就业")].iloc[0]
GOOD = {
    "en": {"figure": "life_course", "lang": "en", "caveat": "New jobs are gross: jobs that are lost are not taken off.",
           "sentence": f"In its work report the city promises at least {JOBS['value_low']:,.0f} new urban jobs."},
    "zh": {"figure": "life_course", "lang": "zh", "caveat": "新增就业为总量，未扣除同年减少的岗位。",
           "sentence": f"报告承诺新增城镇就业{JOBS['value_as_written']}人以上。"},
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_page_of_a4_holds_sentence_caveat_and_source_as_text(tmp_path, lang):
    (page,) = PdfReader(one_page_brief(tmp_path / "brief.pdf", **GOOD[lang])).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]
    shown = "".join(page.extract_text().split())
    for text in (GOOD[lang]["sentence"], GOOD[lang]["caveat"], source_line(lang)):
        assert "".join(text.split()) in shown


def test_the_same_brief_gives_the_same_bytes(tmp_path):
    one, other = (one_page_brief(tmp_path / f"{n}.png", **GOOD["en"]).read_bytes() for n in (1, 2))
    assert one == other


@pytest.mark.parametrize(("changes", "words"), [
    ({"sentence": "..."}, "sentence is missing"), ({"caveat": None}, "caveat is missing"),
    ({"figure": "no_such"}, "no_such"), ({"path": "brief.docx"}, "ending"),
    ({"sentence": "so many words " * 150}, "no room"),
])
def test_what_cannot_be_set_is_refused_by_name(tmp_path, changes, words):
    with pytest.raises(ValueError, match=words):
        one_page_brief(**({"path": tmp_path / "brief.pdf"} | GOOD["en"] | changes))
    assert not list(tmp_path.iterdir())
