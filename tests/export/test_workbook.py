"""The Excel workbook: every record is there, in one language or both, and nothing in it runs."""

import io
import re
import zipfile

import openpyxl
import pytest

import jining
from jining.export.sheets import LOOK_UPS, TABS
from jining.export.workbook import workbook_bytes
from jining.report.cells import cell_text
from jining.report.codebook import codebook
from jining.report.labels import label, title
from jining.report.load import load_table
from jining.report.report import fields, package
from jining.report.results import facts_in_use
from jining.report.tables import load_sectors

TEXTS = ("=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@A1", "#N/A", "＝1", "'=1", "1-2", "04.5", "{=1}", "http://x.org",
         "<r>5 & 6</r>", "<r><t>seen</t></r>")
#: Line ends become those of Excel; the longest text is whole.
REPLACED = {"a\r\nb\rc\td": "a\nb\nc\td", "济" * 32_767: "济" * 32_767, "a" + "𠀀" * 16_383: "a" + "𠀀" * 16_383}
CODED = ("kind", "sector", "unit", "checkable_by", "place", "modal", "instrument")
PLAIN = ("id", "quote_zh", "value_low", "value_high", "verb", "deadline", "value_as_written")


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def tab(name, lang=None):
    return TABS[name][lang] if lang else " ".join(TABS[name].values())


def table(book, name, lang=None):
    """Columns of a sheet by their titles, missing cells as None."""
    heads, *rows = book[tab(name, lang)].iter_rows(values_only=True)
    assert None not in heads and len(set(heads)) == len(heads)
    return {head: [row[at] for row in rows] for at, head in enumerate(heads)}


def texts(values):
    return [cell_text(value) or None for value in values]


@pytest.fixture(scope="module")
def raw():
    return workbook_bytes()


@pytest.fixture(scope="module")
def book(raw):
    return opened(raw)


@pytest.fixture(scope="module", params=["en", "zh"])
def one(request):
    return request.param, opened(workbook_bytes(lang=request.param))


def test_one_sheet_holds_every_record_as_the_frame_does_codes_in_words(one, promises):
    lang, workbook = one
    shown = table(workbook, "records", lang)
    for name in (*PLAIN, f"item_{lang}"):
        assert texts(shown[title(name, lang)]) == texts(promises[name].astype(object)), name
    for name in CODED:
        cells = [cell_text(value) for value in promises[name].astype(object)]
        words = ["; ".join(label(name, key, lang) for key in cell.split(";")) or None for cell in cells]
        assert shown[title(name, lang)] == words, name


def test_a_workbook_in_one_language_has_no_words_of_the_other_but_those_of_the_report(one):
    lang, workbook = one
    quoting = [*(title(name, "en") for name in ("quote_zh", "verb", "value_as_written", "flag")), "Terms and their English"]
    for head, cells in table(workbook, "records", lang).items():
        assert head not in (title("text_en", "zh"), "In English") if lang == "zh" else not re.search("[一-鿿]", head)
        assert lang == "zh" or head in quoting or not re.search("[一-鿿]", " ".join(map(str, cells))), head


def test_sheets_stand_in_order_with_filters_and_titles_in_sight_and_rows_are_high_enough(book, one, promises):
    assert book.sheetnames == [tab(name) for name in TABS] and book.active.title == tab("records")
    assert one[1].sheetnames == [tab(name, one[0]) for name in TABS]
    for page in book.worksheets[:-1]:
        assert page.auto_filter.ref.startswith("A1:") and re.fullmatch("[BCD]2", page.freeze_panes), page.title
        assert all(cell.alignment.wrap_text for cell in page[1])
    page, row = book[tab("records")], int(promises["text_en"].str.len().argmax()) + 2
    at = [cell.value for cell in page[1]].index("英文译文\nIn English") + 1
    width = next(one.width for one in page.column_dimensions.values() if one.min <= at <= one.max)
    assert page.row_dimensions[row].height >= 15 * len(page.cell(row, at).value) / width


def test_numbers_are_numbers_as_they_are_read_and_every_record_shows_its_terms_in_english(book, promises):
    shown = table(book, "records")
    terms = dict(zip(shown["报告原文\nWords of the report"], shown["术语及英译\nTerms and their English"], strict=True))
    assert any("高新技术企业 high-tech enterprise" in terms[quote] for quote in terms if "高新技术企业" in quote)
    low = shown["下限\nFrom"]
    assert all(value is None or isinstance(value, int | float) for value in low)
    cells = [cell for row in book[tab("records")].iter_rows(min_row=2) for cell in row if cell.data_type == "n"]
    by_value = {cell.value: cell.number_format for cell in cells}
    assert by_value[6.5] == "#,##0.0###" and by_value[4000] == "#,##0"
    assert low.count(0) == (promises["checkable_by"] == "zero").sum() > 0


def test_targets_stand_with_the_year_before_and_what_became_of_them_and_facts_and_verdicts_are_whole(one, promises):
    lang, workbook = one
    shown, targets = table(workbook, "targets", lang), promises[promises["kind"] == "target"]
    assert shown[title("id", lang)] == targets["id"].tolist()
    year, units = str(package()["report"]["year"] - 1), targets.set_index("id")["unit"].astype("str")
    before = dict(zip(targets["id"], shown[f"上年（{year}）" if lang == "zh" else f"Year before ({year})"], strict=True))
    known = {id_ for fact in jining.load_results().query("says == 'context' and value.notna()").itertuples()
             for id_ in fact.ids if fact.date[:4] == year and units.get(id_) == fact.unit}
    assert {id_ for id_, value in before.items() if value is not None} == known & set(targets["id"])
    assert before[targets.loc[targets["item_en"].str.contains("GDP"), "id"].item()] == "4%"
    verdicts = texts(targets["verdict"].astype(object))
    assert shown[title("verdict", lang)] == [value and label("verdict", value, lang) for value in verdicts]
    assert table(workbook, "facts", lang)[title("fact", lang)] == jining.load_results()["fact"].tolist()
    shown, verdicts = table(workbook, "verdicts", lang), jining.load_verdicts()
    reasons = dict(zip(shown[title("id", lang)], shown[title(f"reason_{lang}", lang)], strict=True))
    assert reasons == dict(zip(verdicts["id"], verdicts[f"reason_{lang}"], strict=True))


def test_the_summary_counts_what_plain_counting_counts(book, stored):
    shown, sectors = table(book, "summary"), load_sectors()["sector"]
    assert shown["承诺总数\nPromises"] == [*(sum(row["sector"] == key for row in stored) for key in sectors), len(stored)]
    targets = shown["目标\nTarget"]
    assert targets[-1] == sum(row["kind"] == "target" for row in stored) == sum(targets[:-1])
    assert shown["未查到结果\nNo result found"][-1] == len(stored) - len(jining.load_verdicts())
    none = {"results": jining.load_results().head(0), "verdicts": jining.load_verdicts().head(0)}
    unsearched = openpyxl.load_workbook(io.BytesIO(workbook_bytes(lang="en", **none)))
    said = str([[list(row) for row in unsearched[name].values] for name in ("By sector", "Read me")])
    assert not re.search("No result found|Met|stored copies", said) and "No fact of what became" in said


def test_no_text_runs_or_changes_but_for_its_line_ends(promises):
    given = [*TEXTS, *REPLACED]
    changed = promises.head(len(given)).assign(text_en=given, item_zh=given, verb=given)
    raw = workbook_bytes(changed)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        pages = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in pages and b't="e"' not in pages and b"<hyperlink" not in pages
    page = opened(raw)[tab("records")]
    for head in ("英文译文\nIn English", "承诺事项", "动词\nVerb"):
        at = [cell.value for cell in page[1]].index(head) + 1
        cells = [page.cell(row, at) for row in range(2, len(given) + 2)]
        assert [cell.value for cell in cells] == [*TEXTS, *REPLACED.values()] and {cell.data_type for cell in cells} == {"s"}
        assert {cell.value for cell in cells[:len(TEXTS)] if not cell.quotePrefix} == {"#N/A", *TEXTS[-4:]}


def test_numbers_of_the_user_that_a_spreadsheet_cannot_hold_are_texts(promises):
    own = promises.head(2).assign(ratio=[float("inf"), 1], post=[10**17 + 1, 5])
    shown = table(opened(workbook_bytes(own, lang="en")), "records", "en")
    assert (shown["ratio"], shown["post"]) == (["inf", 1], ["100000000000000001", 5])


def test_every_look_up_table_is_there_whole_its_codes_in_words(book, one):
    for name in LOOK_UPS:
        shown, stored = list(table(book, name).values()), load_table(name).astype(object)
        for at, (key, field) in enumerate(fields(name).items()):
            in_words = field.get("labels") or key in ("parent", "base", "measure_types")
            assert in_words or texts(shown[at]) == texts(stored[key]), (name, key)
    lang, workbook = one
    places = {row[0]: row for row in workbook[tab("places", lang)].iter_rows(min_row=2, values_only=True)}
    assert places["qufu"][3:6:2] == {"en": ("county-level division", "Jining"), "zh": ("县级行政区", "济宁市")}[lang]


def test_the_codebook_has_every_column_and_the_meaning_of_every_value(book):
    rows = {(name, value): (zh, en) for name, _, value, zh, en in zip(*table(book, "codebook").values(), strict=True)}
    assert {name for name, _ in rows} == set(codebook().index)
    assert all(rows["logic", value] == (zh, en) for value, en, zh in codebook("logic").itertuples(index=False))
    assert rows["sector", None][1] == codebook().loc["sector", "meaning"]


def test_the_read_me_says_version_licence_citation_and_rows(book, promises):
    topics, zh, en = table(book, "read_me").values()
    rows, text = dict(zip(topics, zip(zh, en, strict=True), strict=True)), "\n".join([*topics, *zh, *en])
    assert package()["version"] in rows["版本 Version"][0] and "CC BY 4.0" in rows["许可 Licence"][0]
    assert jining.cite().splitlines()[0] == rows["引用 Citation"][1]
    assert rows[tab("records")][1].startswith(f"Rows: {len(promises)}; ") and not re.search("[{}]", text)
    for said in ("never means zero", "绝不表示零", "not effort, priority or money", "未查到结果，不说明该市没有做"):
        assert said in text


def test_no_record_or_fact_gives_sheets_with_titles_only_and_says_how_much_of_the_data_it_is(promises):
    facts = facts_in_use()
    book = opened(workbook_bytes(promises.head(0), results=facts.results.iloc[:0], verdicts=facts.verdicts.iloc[:0]))
    for name in ("records", "targets", "verdicts", "facts"):
        assert book[tab(name)].max_row == 1 and book[tab(name)].max_column > 3
    said = [row[2].value for row in book[tab("read_me")]]
    assert f"0 in this workbook; the published data have {len(promises)}." in said


def test_a_second_run_gives_the_same_bytes_whenever_it_runs(promises):
    raw = workbook_bytes(promises.head(9))
    assert workbook_bytes(promises.head(9)) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert opened(raw).properties.created.isoformat() == package()["created"].removesuffix("Z")
