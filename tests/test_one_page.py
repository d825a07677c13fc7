"""The one-page brief: what stands on the page and on the slide, and what its score says."""

import itertools
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader

import jining
from jining.dress import source_line
from jining.figures_02 import find_card
from jining.teaching import one_page
from jining.teaching.one_page import one_page_brief
from jining.teaching.rubric import POINTS
from jining.teaching.score import score_brief
from jining.teaching.wording import numbers_in

PROMISES = jining.load()
JOBS = PROMISES[PROMISES["item_en"] == "New urban jobs"].iloc[0]
GOOD = {
    "en": {"figure": "life_course", "lang": "en", "caveat": "New jobs are gross: jobs that are lost are not taken off.",
           "sentence": f"In its work report the city promises at least {JOBS['value_low']:,.0f} new urban jobs."},
    "zh": {"figure": "life_course", "lang": "zh", "caveat": "新增就业为总量，未扣除同年减少的岗位。",
           "sentence": f"报告承诺新增城镇就业{JOBS['value_as_written']}人以上。"},
}
langs = pytest.mark.parametrize("lang", ["en", "zh"])


def says(point, lang="en", **changes):
    """Message of one point of a good brief in which something is changed."""
    return next(p for p in score_brief(**GOOD[lang] | changes).points if p.name == point)


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
def test_a_good_brief_has_all_seven_points_and_three_questions_for_people(lang):
    score = score_brief(**GOOD[lang])
    assert score.right == len(POINTS) == 7, score
    assert [point.name for point in score.points] == list(POINTS)
    assert len(score.people) == 3 and all(question in repr(score) for question in score.people)


@langs
def test_the_number_says_what_it_stands_for(lang):
    assert JOBS["id"] in says("number", lang).message


@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "The report promises many new urban jobs."), ("zh", "报告承诺新增大量城镇就业。"),
    ("en", "In 2020 the report promises 5G and new urban jobs."), ("zh", "2020年报告承诺新增城镇就业。")])  # fmt: skip
def test_a_sentence_without_a_number_misses_it(lang, sentence):
    point = says("number", lang, sentence=sentence)
    assert not point.right and ("no number" in point.message or "没有以数字" in point.message)


@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "The report promises at least 68,001 new urban jobs."), ("en", "The report promises at least 68 new urban jobs."),
    ("zh", "报告承诺新增城镇就业6.9万人以上。"), ("en", "The report promises at least 68,000 jobs, up 17%.")])  # fmt: skip
def test_a_number_that_is_not_in_the_data_is_named(lang, sentence):
    point = says("number", lang, sentence=sentence)
    assert not point.right and any(number.written in point.message for number in numbers_in(sentence))


@pytest.mark.parametrize("written", ["68,000", "68000", "68 thousand", "6.8万"])
def test_a_value_may_be_written_in_other_ways(written):
    assert says("number", sentence=f"The report promises at least {written} new urban jobs.").right


def test_a_count_of_the_figure_is_a_number_of_it():
    n = len(find_card("life_course").rows(PROMISES))
    point = says("number", sentence=f"The report makes {n} promises on livelihoods that can be tested.")
    assert point.right and "count of the figure" in point.message


@pytest.mark.parametrize(("lang", "sentence", "said"), [
    ("en", "The report promises 68,000 new urban jobs.", "bounds it"),
    ("en", "The report promises at most 68,000 new urban jobs.", "bounds it"),
    ("en", "The report promises about 68,000 new urban jobs.", "bounds it"),
    ("zh", "报告承诺新增城镇就业6.8万人。", "界定词"),
    ("zh", "报告承诺新增城镇就业约6.8万人。", "界定词"),
    ("en", "The report promises at least 62 kindergartens built, rebuilt or extended.", "without a word such as yours"),
    ("zh", "报告承诺新改扩建幼儿园62所以上。", "没有你所写的界定词"),
])  # fmt: skip
def test_a_bound_that_is_lost_changed_or_added_is_noticed(lang, sentence, said):
    point = says("bound", lang, sentence=sentence)
    assert not point.right and said in point.message


@pytest.mark.parametrize(("lang", "sentence"), [
    ("en", "The report promises 68,000 new urban jobs or more."), ("zh", "报告承诺新增城镇就业不少于6.8万人。"),
    ("en", "The report plans no fewer than 68,000 new urban jobs."),
    ("en", "The report promises 62 kindergartens built, rebuilt or extended.")])  # fmt: skip
def test_another_word_for_the_same_bound_will_do(lang, sentence):
    assert says("bound", lang, sentence=sentence).right


def test_about_as_in_a_topic_is_no_bound():
    assert says("bound", sentence="The report says about schools: 62 kindergartens built, rebuilt or extended.").right


def test_a_word_of_bound_that_belongs_to_the_name_is_not_held_against_it():
    row = PROMISES[PROMISES["item_en"] == "Firms of over 10 billion yuan"].iloc[0]
    sentence = f"The report promises {row['value_low']:g} more firms of over 10 billion yuan."
    score = score_brief(figure="firm_ladder", sentence=sentence, lang="en",
                        caveat="A firm can stand in several counts, so do not add them.")
    assert score.right == 7, score


@pytest.mark.parametrize(("lang", "point", "sentence", "word"), [
    ("en", "cause", "Thanks to the report there will be at least 68,000 new urban jobs.", "thanks to"),
    ("zh", "cause", "由于报告的部署，新增城镇就业6.8万人以上。", "由于"),
    ("en", "rank", "Jobs are the top priority of the report: at least 68,000 new urban jobs.", "priority"),
    ("zh", "rank", "报告最重视就业，新增城镇就业6.8万人以上。", "最"),
])  # fmt: skip
def test_words_that_claim_too_much_are_named(lang, point, sentence, word):
    found = says(point, lang, sentence=sentence)
    assert not found.right and word in found.message
    assert not says(point, lang, title=sentence).right


@pytest.mark.parametrize("sentence", ["At most 80 days, at least 68,000 jobs.", "Almost every mostly harmless forecast."])
def test_bounds_and_parts_of_words_rank_nothing(sentence):
    assert says("rank", sentence=sentence).right


def test_the_source_or_n_must_be_named():
    bare = "The city promises at least 68,000 new urban jobs."
    assert not says("source", sentence=bare).right
    n = len(find_card("life_course").rows(PROMISES))
    assert says("source", sentence=f"Of {n} promises, one is on at least 68,000 new urban jobs.").right
    assert says("source", sentence=bare, caveat="The report does not say how many jobs are lost.").right


@pytest.mark.parametrize(("lang", "caveat", "said"), [
    ("en", "Be careful.", "too short"), ("zh", "仅供参考。", "过短"),
    ("en", "More research is not possible here and may be needed.", "fit any figure"),
    ("zh", "数据或有出入，仅供各位读者参考。", "放在任何图下"),
    ("en", "It may or may not be so in the end.", "fit any figure"),
    ("en", "New jobs in towns are counted by the labour office.", "takes nothing back"),
    ("en", GOOD["en"]["sentence"], "repeats"), ("zh", GOOD["zh"]["sentence"], "重复"),
])  # fmt: skip
def test_a_caveat_that_says_nothing_gets_a_hint(lang, caveat, said):
    point = says("caveat", lang, caveat=caveat)
    assert not point.right and said in point.message


@pytest.mark.parametrize(("lang", "sentence", "said"), [
    ("en", "The report is new. It promises at least 68,000 new urban jobs.", "several"),
    ("zh", "报告已发布。新增城镇就业6.8万人以上。", "好几个"),
    ("en", "The report promises jobs " + "and more jobs " * 12, "30 words"),
    ("zh", "报告承诺新增城镇就业" * 8, "60个字"),
    ("en", GOOD["zh"]["sentence"], "language"), ("zh", GOOD["en"]["sentence"], "语言"),
])  # fmt: skip
def test_the_form_is_one_short_sentence_in_the_language_of_the_brief(lang, sentence, said):
    point = says("form", lang, sentence=sentence)
    assert not point.right and said in point.message


def test_a_decimal_point_ends_no_sentence():
    assert says("form", sentence="The report plans growth of at least 6.5% in urban incomes.").right


@langs
@pytest.mark.parametrize("blank", ["sentence", "caveat"])
def test_a_blank_is_not_answered_yet_and_another_type_is_named(lang, blank):
    score = score_brief(**GOOD[lang] | {blank: ...})
    assert ("not answered yet" if lang == "en" else "尚未作答") in repr(score) and score.points == ()
    assert "NoneType" in repr(score_brief(**GOOD[lang] | {blank: None}))


def test_a_figure_of_ones_own_is_scored_with_its_records():
    rows = jining.select(PROMISES, sector="education", kind="target")
    score = score_brief(figure=Figure(), promises=rows, lang="en", caveat="Targets count schools, not places in them.",
                        sentence=f"The work report makes {len(rows)} targets on education.")
    assert score.right == 7, score


def test_an_unknown_figure_is_named():
    with pytest.raises(ValueError, match="figure='life' is not known"):
        score_brief(**GOOD["en"] | {"figure": "life"})


def test_a_score_is_shown_escaped():
    score = score_brief(**GOOD["en"] | {"sentence": "Thanks to <img src=x> 5% of 7."})
    assert "<img" not in score._repr_html_() and "✔" in score._repr_html_()


@langs
def test_ready_sentences_of_every_theme_are_free_of_causes_and_ranks(lang):
    from jining.selection.themes import THEMES

    for theme in THEMES:
        for sentence in getattr(jining.brief(theme), lang):
            for point in ("cause", "rank"):
                assert says(point, lang, sentence=sentence).right, sentence


def test_the_folder_of_the_page_is_made(tmp_path):
    path = one_page_brief(tmp_path / "briefs" / "jobs.png", **GOOD["en"])
    assert isinstance(path, Path) and path.read_bytes().startswith(b"\x89PNG")
