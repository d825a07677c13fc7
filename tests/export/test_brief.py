"""A brief of one page: it names targets and numbers, says what is open, and fits its page."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

import jining
from jining.export.brief import PAGE, brief, height
from jining.export.brief_page import docx_bytes
from jining.report.amounts import said
from jining.report.judgements import judgement_values
from jining.report.labels import label, values

TOPICS = [*judgement_values("theme"), *values("sector")]
LANGS = ("en", "zh")


@pytest.fixture(scope="module")
def briefs():
    return {(topic, lang): brief(topic, lang) for topic in TOPICS for lang in LANGS}


def rows_of(topic, promises):
    is_theme = topic in judgement_values("theme")
    return jining.select_theme(promises, topic) if is_theme else promises[promises["sector"] == topic]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_lead_names_targets_with_their_numbers(topic, lang, briefs, promises):
    targets = rows_of(topic, promises).query("kind == 'target'")
    lead = briefs[topic, lang].lead[0]
    named = [row.id for row in targets.itertuples() if said(row, lang) in lead]
    assert len(named) == min(len(targets), 5)
    assert len(targets) or ("no target" in lead or "没有提出" in lead)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_row_of_the_table_is_a_target_of_the_topic_and_the_rest_is_counted(topic, lang, briefs, promises):
    page, targets = briefs[topic, lang], rows_of(topic, promises).query("kind == 'target'")
    names = list(targets[f"item_{lang}"])
    assert all(row[0] in names for row in page.table[1:])
    left = len(targets) - max(len(page.table) - 1, 0)
    assert bool(page.note) == (left > 0)
    if left > 9:
        assert str(left) in page.note


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_results_are_counted_as_plain_counting_counts(topic, lang, briefs, promises):
    rows, verdicts = rows_of(topic, promises), jining.load_verdicts().set_index("id")["verdict"]
    found = verdicts[verdicts.index.isin(rows["id"])].value_counts()
    text = briefs[topic, lang].lead[-1]
    if lang == "zh":
        counted = dict(re.findall(r"[：，](2020年后完成|[^：，。\d]+?)(\d+)项", text.partition("公开结果")[2]))
        wanted = {label("verdict", key, lang): n for key, n in found.items() if n}
        assert {word: int(n) for word, n in counted.items()} == wanted
    else:
        assert ("No public result" in text) == (found.sum() == 0)


def test_nothing_is_said_as_zero_and_no_case_is_forced(briefs):
    for (topic, lang), page in briefs.items():
        text = str(page)
        forced = r"(?<![\d.])0项|\b0 (of|promises|targets|more|met)\b|\bnan\b|\bNone\b|<NA>"
        assert not re.search(forced, text), (topic, lang)
        assert not re.search(r"\b(one|1) (promises|targets) ", text), (topic, lang)
        assert "  " not in " ".join(page.lead) and "。。" not in text and ".." not in text.replace("...", "")


def test_every_brief_fits_its_page_by_its_own_measure(briefs):
    assert {key: height(page) for key, page in briefs.items() if height(page) > PAGE} == {}


def test_sources_are_numbered_and_each_number_stands_for_one(briefs):
    for page in briefs.values():
        cited = {int(n) for n in re.findall(r"\[(\d+)\]", " ".join(row[-1] for row in page.table) +
                                            " ".join(text for _, texts in page.parts for text in texts))}
        assert cited <= set(range(1, len(page.sources)))
        assert len(set(page.sources)) == len(page.sources)


@pytest.mark.parametrize("lang", LANGS)
def test_the_word_file_is_one_section_of_a4_and_every_style_has_its_fonts_and_language(lang):
    raw = docx_bytes(brief("10_livelihoods", lang))
    document = docx.Document(io.BytesIO(raw))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    paragraphs = [Paragraph(one, document) for one in document.element.body.iter(qn("w:p")) if one.findall(qn("w:r"))]
    assert {"Title", "Lead", "Body Text", "Sources", "Table Head", "Table Text"} <= {one.style.name for one in paragraphs}
    for paragraph in paragraphs:
        fonts, tag = (paragraph.style.element.rPr.find(qn(f"w:{name}")) for name in ("rFonts", "lang"))
        assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == ("Calibri", "Microsoft YaHei")
        assert (tag.get(qn("w:val")), tag.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")
        assert paragraph.style.font.size.pt >= 8
        for run in paragraph.runs:  # quotation marks too are Chinese ones in Chinese
            hint = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            assert (hint is not None) == (lang == "zh" or bool(re.search("[一-鿿]", run.text))), run.text
    about = document.core_properties
    assert about.author == about.last_modified_by == "jining developers"
    assert about.language == {"en": "en-GB", "zh": "zh-CN"}[lang]


def test_the_table_of_the_word_file_says_what_the_brief_says():
    page = brief("07_countryside", "zh")
    (table,) = docx.Document(io.BytesIO(docx_bytes(page))).tables
    wanted = [[cell.replace("\n", " ") for cell in row] for row in page.table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == wanted


def test_the_same_brief_gives_the_same_bytes():
    raw = docx_bytes(brief("rural", "en"))
    assert docx_bytes(brief("rural", "en")) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_notebook_shows_it_as_escaped_html_in_its_language(promises):
    page = brief("rural", "zh", promises=promises[promises["sector"] == "rural"])
    assert page._repr_html_().startswith('<article lang="zh"')
    assert "<script" not in page._replace(title="<script>")._repr_html_()


def test_a_theme_is_found_by_number_name_or_stem_and_a_sector_by_key():
    assert brief("07", "en").title == brief("countryside", "en").title == brief("07_countryside", "en").title
    with pytest.raises(ValueError, match=r"no theme or sector 'fishing'; themes: 01_headline_targets.*sectors: economy"):
        brief("fishing")


def test_without_targets_it_says_so(promises):
    page = brief("rural", "en", promises=promises[promises["kind"] != "target"])
    assert page.lead[0].startswith("The report sets no target") and page.table == []
    assert brief("rural", "zh", promises=promises[promises["kind"] != "target"]).lead[0].endswith("没有提出可量化的目标。")


def test_one_promise_is_said_in_the_singular(promises):
    page = brief("rural", "en", promises=promises[promises["sector"] == "rural"].query("kind == 'target'").head(1))
    assert page.subtitle.startswith("One promise of") and "sets one target " in page.lead[0]


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"does not end in \.docx"):
        brief("rural").save(tmp_path / "brief.doc")
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_the_facts_sees_the_verdicts_that_were_given():
    none = jining.load_verdicts().iloc[:0]
    assert "No public result" in brief("10_livelihoods", "en", verdicts=none).lead[-1]
