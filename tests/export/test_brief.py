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

TOPICS = [*judgement_values("theme"), "rural", *list(values("sector"))[::4]]


@pytest.fixture(scope="module")
def briefs():
    promises, found = jining.load(), {}
    for topic in TOPICS:
        rows = promises[promises["sector"] == topic] if topic in values("sector") else jining.select_theme(promises, topic)
        found |= {(topic, lang): (lang, brief(topic, lang), rows) for lang in ("en", "zh")}
    return found


def test_a_brief_fills_its_page_names_targets_with_their_numbers_counts_the_rest_and_says_nothing_as_zero(briefs):
    for lang, page, rows in briefs.values():
        assert height(page) <= PAGE and (not page.note or height(page) > PAGE - 90), page.title
        targets = rows[rows["kind"] == "target"]
        named = [row.id for row in targets.itertuples() if said(row, lang) in page.lead[0]]
        assert len(named) == min(len(targets), 5), page.title
        assert len(targets) or ("no target" in page.lead[0] or "没有提出" in page.lead[0])
        assert {row[0] for row in page.table[1:]} <= set(targets[f"item_{lang}"])
        left = len(targets) - max(len(page.table) - 1, 0)
        assert bool(page.note) == (left > 0) and (left <= 12 or str(left) in page.note)
        text = str(page)
        assert not re.search(r"(?<![\d.])0项|\b0 (of|promises|targets|more|met)\b|\bnan\b|\bNone\b|<NA>", text), page.title
        assert not re.search(r"\b(one|1) (promises|targets) |[{}]", text), page.title
        assert "  " not in " ".join(page.lead) and "。。" not in text and ".." not in text.replace("...", "")


def test_results_are_counted_as_plain_counting_counts_and_every_source_is_cited_the_report_first(briefs):
    verdicts = jining.load_verdicts().set_index("id")["verdict"]
    for lang, page, rows in briefs.values():
        found = verdicts[verdicts.index.isin(rows["id"])].value_counts()
        pattern = r"[：；](2020年后完成|[^：；。\d]+?)(\d+)项" if lang == "zh" else r"[:;] ([^:;]+?) \((\d+)\)"
        counted = dict(re.findall(pattern, re.split("公开结果|promises?(?=:)", page.lead[-1], maxsplit=1)[-1]))
        assert {word: int(n) for word, n in counted.items()} == {label("verdict", key, lang): n
                                                                 for key, n in found.items() if n}
        texts = [page.subtitle, *(row[-1] for row in page.table), *(text for _, part in page.parts for _, text in part)]
        assert {int(n) for n in re.findall(r"\[(\d+)\]", " ".join(texts))} == set(range(1, len(page.sources) + 1))
        assert len(set(page.sources)) == len(page.sources) and "[1]" in page.subtitle
    urls = set(jining.load_results()["url"].dropna())
    assert any(url in source for _, page, _ in briefs.values() for source in page.sources for url in urls)


def test_the_year_before_is_the_same_in_any_order_of_the_facts_and_says_its_day(briefs):
    turned, verdicts = jining.load_results().iloc[::-1], jining.load_verdicts()
    for topic in ("09_environment_and_safety", "07_countryside"):
        assert brief(topic, "en", results=turned, verdicts=verdicts).table == briefs[topic, "en"][1].table
    assert [row[2] for row in briefs["07_countryside", "en"][1].table if "%" in row[2]] == ["11.06% (December 2019)"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_word_file_is_one_section_of_a4_and_every_style_has_its_fonts_and_language(lang, briefs):
    page = briefs["10_livelihoods", lang][1]
    raw = docx_bytes(page)
    document = docx.Document(io.BytesIO(raw))
    (section,), (table,), about = document.sections, document.tables, document.core_properties
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [[one.replace("\n", " ") for one in row]
                                                                         for row in page.table]
    paragraphs = [Paragraph(one, document) for one in document.element.body.iter(qn("w:p")) if one.findall(qn("w:r"))]
    assert {"Title", "Lead", "Body Text", "Sources", "Table Head", "Table Text"} <= {one.style.name for one in paragraphs}
    for paragraph in paragraphs:
        fonts, tag = (paragraph.style.element.rPr.find(qn(f"w:{name}")) for name in ("rFonts", "lang"))
        assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == ("Calibri", "Microsoft YaHei")
        assert (tag.get(qn("w:val")), tag.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")
        assert paragraph.style.font.size.pt >= 8
        for run in paragraph.runs:  # quotation marks too are Chinese ones in Chinese
            assert (run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") is not None) == (lang == "zh"), run.text
    assert about.author == about.last_modified_by == "jining developers"
    assert about.language == {"en": "en-GB", "zh": "zh-CN"}[lang] and docx_bytes(page) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_cell_is_markup_in_a_notebook_or_in_markdown_or_in_english_or_too_long_for_the_page(promises):
    assert str(brief("rural", "en", promises=promises.sample(frac=1, random_state=3))) == str(brief("rural", "en"))
    assert "，日期不详" in str(brief("transport", "zh", promises=promises[promises["id"] == "JN20-144"]))
    long = promises.assign(item_en="A name " * 60)
    assert height(brief("urban", "en", promises=long)) <= PAGE and "…" in str(brief("urban", "en", promises=long))
    rows = promises[promises["sector"] == "digital"].assign(item_en="<img src=x> [a](javascript:b) **c** _d_ $5 | e_f `g`")
    page = brief("digital", "en", promises=rows)
    shown, text = page._repr_html_(), str(page)
    assert shown.startswith('<article lang="en" class="mathjax_ignore') and "<img" not in shown
    assert r"\<img src=x> [a\](javascript:b) \*\*c\*\* \_d\_ \$5 \| e_f \`g\`" in text
    assert not re.search(r"(?<!\\)(<|\$|`|\]\()", text)


def test_no_target_no_result_and_a_single_promise_are_said_by_case(briefs):
    rows = briefs["rural", "en"][2]
    without = rows[rows["kind"] != "target"]
    facts = [one().iloc[:0] for one in (jining.load_results, jining.load_verdicts)]
    context = jining.load_results().query("says == 'context'")
    page = brief("rural", "en", promises=without, results=context, verdicts=facts[1])
    assert page.lead[0].startswith("The selection sets no target") and page.table == []
    assert "No public result" in page.lead[-1] and "which this project has not checked" in str(page)
    assert brief("rural", "zh", promises=without).lead[0].endswith("没有提出可量化的目标。")
    assert "小康路上遗漏的户（不漏一户）" in brief("poverty", "zh").lead[0]
    for lang in ("en", "zh"):  # nobody has searched
        unsearched = str(brief("rural", lang, promises=rows, results=facts[0], verdicts=facts[1]))
        assert not re.search("found|search|检索|查到", unsearched)
    context = briefs["10_livelihoods", "en"][1]
    assert [row[3] for row in context.table if "nobody in work" in row[0]] == ["no result found"]
    assert "nothing" not in str(context).lower().replace("says nothing about", "")
    page = brief("rural", "en", promises=rows[rows["kind"] == "target"].head(1))
    assert page.subtitle.startswith(f"A selection: one of the {len(rows)} promises") and "sets one target on" in page.lead[0]
