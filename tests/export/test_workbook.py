"""The Excel workbook: every record is there, in one language or both, and nothing in it runs."""

import io
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest

import jining
from jining.export.sheets import LOOK_UPS, TABS
from jining.export.workbook import export_workbook, workbook_bytes
from jining.report.cells import cell_text
from jining.report.codebook import codebook
from jining.report.labels import label, title
from jining.report.report import fields, package
from jining.report.results import facts_in_use
from jining.report.tables import load_sectors

TEXTS = {text: text for text in ("=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@A1", "#N/A", "＝1", "'=1", "1-2", "04.5",
                                 "{=1}", "http://x.org")}
#: Line ends become those of Excel; the longest text is whole.
REPLACED = {"a\r\nb\rc\td": "a\nb\nc\td", "济" * 32_767: "济" * 32_767, "a" + "𠀀" * 16_383: "a" + "𠀀" * 16_383}


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def tab(name, lang=None):
    return TABS[name][lang] if lang else " ".join(TABS[name].values())


@pytest.fixture(scope="module")
def raw():
    return workbook_bytes()


@pytest.fixture(scope="module")
def book(raw):
    return opened(raw)


@pytest.fixture(scope="module", params=["en", "zh"])
def one(request):
    return request.param, opened(workbook_bytes(lang=request.param))


def column(page, header):
    """Values of one column, missing as None."""
    at = [cell.value for cell in page[1]].index(header) + 1
    return [page.cell(row, at).value for row in range(2, page.max_row + 1)]


def test_the_sheets_stand_in_the_order_of_a_reader_and_the_records_come_first(book, one):
    assert book.sheetnames == [tab(name) for name in TABS]
    assert book.active.title == tab("records")
    assert one[1].sheetnames == [tab(name, one[0]) for name in TABS]


def test_one_sheet_holds_every_record_as_the_frame_does(one, promises):
    lang, workbook = one
    page = workbook[tab("records", lang)]
    assert page.max_row == len(promises) + 1
    for name in ("id", "quote_zh", f"item_{lang}", "value_low", "value_high", "verb", "deadline", "value_as_written"):
        shown = title(name, lang).replace(" (Chinese)", "")
        wanted = [cell_text(value) or None for value in promises[name].astype(object)]
        assert [None if value is None else cell_text(value) for value in column(page, shown)] == wanted, name


def test_every_coded_column_is_shown_in_words_and_kept_as_a_code(one, promises):
    lang, workbook = one
    page = workbook[tab("records", lang)]
    word = "代码：" if lang == "zh" else "Code: "
    for name in ("kind", "sector", "unit", "checkable_by", "place", "modal", "instrument"):
        wanted = [cell_text(value) or None for value in promises[name].astype(object)]
        assert column(page, f"{word}{name}") == wanted, name
        words = ["; ".join(label(name, key, lang) for key in (cell or "").split(";")) or None for cell in wanted]
        assert column(page, title(name, lang)) == words, name


def test_a_workbook_in_one_language_has_no_words_of_the_other_but_those_of_the_report(one):
    lang, workbook = one
    page = workbook[tab("records", lang)]
    heads = [cell.value for cell in page[1]]
    if lang == "zh":
        assert title("text_en", "zh") not in heads
        return
    quoting = ("quote_zh", "verb", "value_as_written", "flag")
    for header in heads:
        assert not re.search("[一-鿿]", header), header
        if header not in [*(title(name, "en") for name in quoting), "Code: modal", "Terms and their English"]:
            assert not any(re.search("[一-鿿]", str(value)) for value in column(page, header)), header


def test_every_table_has_a_filter_and_keeps_titles_and_names_in_sight(book):
    for page in book.worksheets[:-1]:
        headers = [cell.value for cell in page[1]]
        assert None not in headers and len(set(headers)) == len(headers), page.title
        assert page.auto_filter.ref.startswith("A1:"), page.title
        assert re.fullmatch("[BCD]2", page.freeze_panes), page.title
        assert all(cell.alignment.wrap_text for cell in page[1])


def test_numbers_are_numbers_and_percentages_stay_as_they_are_read(book, promises):
    page = book[tab("records")]
    low = column(page, "下限\nFrom")
    assert all(value is None or isinstance(value, int | float) for value in low)
    by_value = {cell.value: cell.number_format for row in page.iter_rows(min_row=2) for cell in row if cell.data_type == "n"}
    assert by_value[6.5] == "#,##0.0" and by_value[4000] == "#,##0"
    assert low.count(0) == (promises["checkable_by"] == "zero").sum() > 0


def test_targets_stand_with_the_year_before_and_what_became_of_them(one, promises):
    lang, workbook = one
    page, targets = workbook[tab("targets", lang)], promises[promises["kind"] == "target"]
    assert column(page, title("id", lang)) == targets["id"].tolist()
    results = jining.load_results()
    year = str(package()["report"]["year"] - 1)
    before = dict(zip(column(page, title("id", lang)),
                      column(page, f"上年（{year}）" if lang == "zh" else f"Year before ({year})"), strict=True))
    units = targets.set_index("id")["unit"].astype("str")
    known = {id_ for fact in results.itertuples() for id_ in fact.ids
             if fact.says == "context" and fact.date == year and units.get(id_) == fact.unit and fact.value == fact.value}
    assert {id_ for id_, value in before.items() if value is not None} == known & set(targets["id"])
    assert before[targets.loc[targets["item_en"].str.contains("GDP"), "id"].item()] == "4%"
    verdicts = targets["verdict"].astype(object)
    words = [label("verdict", value, lang) if isinstance(value, str) else None for value in verdicts]
    assert column(page, title("verdict", lang)) == words


def test_facts_and_verdicts_are_there_whole(one):
    lang, workbook = one
    assert column(workbook[tab("facts", lang)], title("fact", lang)) == jining.load_results()["fact"].tolist()
    verdicts = jining.load_verdicts()
    assert sorted(column(workbook[tab("verdicts", lang)], title("id", lang))) == sorted(verdicts["id"])
    reasons = dict(zip(verdicts["id"], verdicts[f"reason_{lang}"], strict=True))
    shown = column(workbook[tab("verdicts", lang)], "Reason" if lang == "en" else title("reason_zh", "zh"))
    assert shown == [reasons[id_] for id_ in column(workbook[tab("verdicts", lang)], title("id", lang))]


def test_the_summary_counts_what_plain_counting_counts(book, stored):
    page = book[tab("summary")]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    sectors = [row["sector"] for row in load_sectors().to_dict("records")]
    assert [row[1] for row in rows] == [*(sum(row["sector"] == key for row in stored) for key in sectors), len(stored)]
    targets = column(page, "目标\nTarget")
    assert targets[-1] == sum(row["kind"] == "target" for row in stored) == sum(targets[:-1])
    verdicts = len(jining.load_verdicts())
    assert column(page, "未查到\nNothing found")[-1] == len(stored) - verdicts


def test_missing_cells_are_empty_in_the_file_itself(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        texts = re.findall("<t[^>]*>(.*?)</t>", archive.read("xl/sharedStrings.xml").decode())
    assert len(texts) > len(fields())
    assert not {"nan", "NaN", "None", "&lt;NA&gt;", "()", ""} & set(texts)


def test_no_text_runs_or_changes_but_for_its_line_ends(promises):
    texts = TEXTS | REPLACED
    changed = promises.head(len(texts)).copy()
    for name in ("text_en", "item_zh", "verb"):
        changed[name] = list(texts)
    raw = workbook_bytes(changed)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        pages = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in pages and b't="e"' not in pages and b"<hyperlink" not in pages
    page = opened(raw)[tab("records")]
    for header in ("英文译文\nIn English", "承诺事项", "动词\nVerb"):
        assert column(page, header) == list(texts.values())
    at = [cell.value for cell in page[1]].index("英文译文\nIn English") + 1
    for row, text in enumerate(TEXTS, start=2):
        cell = page.cell(row, at)
        assert (cell.data_type, bool(cell.quotePrefix)) == ("s", text not in ("#N/A", "{=1}", "http://x.org"))


def test_every_look_up_table_is_there_whole_its_codes_in_words(book, one):
    for name, read in LOOK_UPS.items():
        table, page = read(), book[tab(name)]
        shown = [[cell_text(value) for value in row] for row in page.iter_rows(min_row=2, values_only=True)]
        stored = [[cell_text(value) for value in row] for row in table.astype(object).to_numpy().tolist()]
        assert [row[0] for row in shown] == [row[0] for row in stored]
        in_words = [bool(field.get("labels")) or key in ("parent", "base", "measure_types")
                    for key, field in fields(name).items()]
        for at, words in enumerate(in_words):
            assert words or [row[at] for row in shown] == [row[at] for row in stored], name
    lang, workbook = one
    places = {row[0]: row for row in workbook[tab("places", lang)].iter_rows(min_row=2, values_only=True)}
    assert places["qufu"][3:6:2] == {"en": ("county-level division", "Jining"), "zh": ("县级行政区", "济宁市")}[lang]


def test_the_codebook_has_every_column_and_the_meaning_of_every_value(book):
    page = book[tab("codebook")]
    rows = {(name, value): (zh, en) for name, _, value, zh, en, *_ in page.iter_rows(min_row=2, values_only=True)}
    described = codebook()
    assert {name for name, _ in rows} == set(described.index)
    for value, en, zh in codebook("logic").itertuples(index=False):
        assert rows["logic", value] == (zh, en)
    assert rows["sector", None][1] == described.loc["sector", "meaning"]


def test_the_read_me_says_version_licence_citation_and_rows(book, promises):
    page = book[tab("read_me")]
    rows = {topic: (zh, en) for topic, zh, en in page.iter_rows(min_row=2, values_only=True)}
    text = "\n".join(cell.value for row in page for cell in row)
    assert package()["version"] in rows["版本 Version"][0]
    assert jining.cite().splitlines()[0] == rows["引用 Citation"][1]
    assert "CC BY 4.0" in rows["许可 Licence"][0]
    assert rows[tab("records")][1].startswith(f"{len(promises)} rows") and not re.search("[{}]", text)
    assert "never means zero" in text and "绝不表示零" in text
    assert "not effort, priority or money" in text and "未查到，不说明该市没有做" in text


def test_no_record_or_fact_gives_sheets_with_titles_only_and_says_how_much_of_the_data_it_is(promises):
    facts = facts_in_use()
    book = opened(workbook_bytes(promises.head(0), results=facts.results.iloc[:0], verdicts=facts.verdicts.iloc[:0]))
    for name in ("records", "targets", "verdicts", "facts"):
        assert book[tab(name)].max_row == 1 and book[tab(name)].max_column > 3
    said = [row[2].value for row in book[tab("read_me")]]
    assert f"0 in this workbook; the published data have {len(promises)}." in said


def test_long_texts_wrap_and_their_rows_are_high_enough(book, promises):
    page = book[tab("records")]
    at = [cell.value for cell in page[1]].index("英文译文\nIn English") + 1
    row = int(promises["text_en"].str.len().argmax()) + 2
    width = next(one.width for one in page.column_dimensions.values() if one.min <= at <= one.max)
    assert page.row_dimensions[row].height >= 15 * len(page.cell(row, at).value) / width


def test_a_second_run_gives_the_same_bytes_whenever_it_runs(promises):
    raw = workbook_bytes(promises.head(9))
    assert workbook_bytes(promises.head(9)) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert opened(raw).properties.created.isoformat() == package()["created"].removesuffix("Z")


def test_without_xlsxwriter_the_error_names_the_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=re.escape('pip install "jining[office]"')):
        export_workbook(tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_xlsxwriter_is_imported_only_when_a_workbook_is_written():
    code = "import sys, jining.export.workbook; print('xlsxwriter' in sys.modules, 'matplotlib' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False"]


def test_every_record_shows_the_terms_of_its_words_with_their_english(book):
    page = book[tab("records")]
    heads = [cell.value for cell in page[1]]
    place = next(at for at, head in enumerate(heads) if head and "Terms and their English" in head)
    quotes = next(at for at, head in enumerate(heads) if head and "Words of the report" in head)
    row = next(row for row in page.iter_rows(min_row=2, values_only=True) if "高新技术企业" in row[quotes])
    assert "高新技术企业 high-tech enterprise" in row[place]
