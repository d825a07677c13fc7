"""The Excel workbook: every record is there, in both languages, and nothing in it runs."""

import io
import os
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest

import jining
from jining.docs import codebook
from jining.package import fields, package
from jining.sheets import HEADERS, KINDS, LOOKUPS
from jining.spreadsheet import cell_text
from jining.tables import load_instruments, load_places, load_programmes, load_sectors, load_units
from jining.workbook import export_workbook, workbook_bytes

LOADERS = {"sectors": load_sectors, "units": load_units, "places": load_places, "programmes": load_programmes,
           "instruments": load_instruments}


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


@pytest.fixture(scope="module")
def raw():
    return workbook_bytes()


@pytest.fixture(scope="module")
def book(raw):
    return opened(raw)


def column(page, header):
    """Values of one column, missing as None."""
    at = [cell.value for cell in page[1]].index(header) + 1
    return [page.cell(row, at).value for row in range(2, page.max_row + 1)]


def test_the_sheets_stand_in_the_order_of_a_reader(book):
    assert book.sheetnames == ["Read me 说明", *KINDS.values(), *LOOKUPS.values(), "Codebook 代码本"]
    assert book.active.title == "Read me 说明"


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_a_kind_is_there_and_equals_the_frame(book, promises, kind):
    page, of_kind = book[KINDS[kind]], promises[promises["kind"] == kind]
    assert page.max_row == len(of_kind) + 1
    headers = [cell.value for cell in page[1]]
    for name in fields():
        header = HEADERS.get(name) if f"代码 {name}" not in headers else f"代码 {name}"
        if header in headers:
            wanted = [cell_text(value) for value in of_kind[name].astype(object)]
            assert [cell_text(value) for value in column(page, header)] == wanted, name
        else:
            assert of_kind[name].isna().all(), name


def test_no_stored_column_of_a_target_is_missing(book):
    headers = [cell.value for cell in book[KINDS["target"]][1]]
    assert [name for name in fields() if HEADERS.get(name) not in headers and f"代码 {name}" not in headers] == []


def test_every_table_has_one_header_row_in_both_languages_with_a_filter_and_frozen_panes(book):
    for page in book.worksheets[1:]:
        headers = [cell.value for cell in page[1]]
        assert None not in headers and len(set(headers)) == len(headers), page.title
        assert page.auto_filter.ref == page.dimensions, page.title
        assert page.freeze_panes == "B2", page.title
    for kind in KINDS.values():
        for cell in book[kind][1]:
            assert re.search("[一-鿿]", cell.value) and re.search("[A-Za-z]", cell.value), cell.value
            assert cell.alignment.wrap_text


def test_numbers_are_numbers_and_percentages_stay_as_they_are_read(book, promises):
    page = book[KINDS["target"]]
    formats = {}
    for low, unit in zip(column(page, "下限 From"), column(page, "单位 Unit"), strict=True):
        assert low is None or isinstance(low, int | float)
        formats[low] = unit
    assert formats[6.5] == "%"
    by_value = {cell.value: cell.number_format for row in page.iter_rows(min_row=2) for cell in row if cell.data_type == "n"}
    assert by_value[6.5] == "#,##0.0"
    assert by_value[4000] == "#,##0"
    zeros = promises[promises["checkable_by"] == "zero"]
    assert column(page, "下限 From").count(0) == len(zeros) > 0


def test_bounds_are_words_in_both_languages(book, promises):
    shown = dict(zip(column(book[KINDS["target"]], "编号 ID"), column(book[KINDS["target"]], "界定词 Bound"), strict=True))
    for key, words in (("ge", "不低于 / at least"), ("le", "不超过 / at most"), ("approx", "左右 / about")):
        ids = promises.loc[promises["comparator"] == key, "id"]
        assert {shown[id] for id in ids} == {words}


def test_keys_are_shown_in_words_and_kept_beside(book):
    page = book[KINDS["measure"]]
    names = load_sectors().set_index("sector")
    for shown, key in zip(column(page, "领域 Sector"), column(page, "代码 sector"), strict=True):
        assert shown == f"{names.loc[key, 'zh']} / {names.loc[key, 'en']}"
    places = dict(zip(column(page, "代码 place"), column(page, "地点 Place"), strict=True))
    several = next(key for key in places if ";" in key)
    assert places[several].count("; ") == several.count(";")
    assert places["city"] == "济宁市 / Jining"


def test_missing_cells_are_empty_in_the_file_itself(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        pages = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
    texts = re.findall("<t>(.*?)</t>", pages)
    assert len(texts) > len(fields())
    assert not {"nan", "NaN", "None", "&lt;NA&gt;", "()"} & set(texts)
    assert not re.search("<c [^>]*(/>|></c>)|<t/>|<t></t>", pages)


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@A1", "#N/A", "＝1", "'=1", "1-2", "04.5"])
def test_no_text_runs_or_changes(promises, text):
    changed = promises.head(3).copy()
    for name in ("text_en", "quote_zh", "item_zh", "verb", "value_as_written"):
        changed[name] = text
    raw = workbook_bytes(changed)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        pages = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in pages and b't="e"' not in pages
    page = opened(raw)[KINDS["measure"]]
    for name in ("text_en", "quote_zh", "item_zh", "verb"):
        assert set(column(page, HEADERS[name])) == {text}
    cell = page.cell(2, [cell.value for cell in page[1]].index(HEADERS["text_en"]) + 1)
    assert (cell.data_type, cell.quotePrefix) == ("s", text != "#N/A")


@pytest.mark.parametrize(("text", "shown"), [
    ("a\x00b\x08c\x0bd\x1f", "a␀b␈c␋d␟"),
    ("a\ud800b￾c", "a�b�c"),
    ("a\r\nb\rc\td", "a\nb\nc\td"),
    ("济" * 32_767, "济" * 32_767),
    ("济" * 32_768, "济" * (32_767 - 9) + "…【截断 cut】"),
    ("a" + "𠀀" * 16_384, "a" + "𠀀" * 16_378 + "…【截断 cut】"),
], ids=["control", "no character", "line ends", "longest", "too long", "too long in pairs"])
def test_what_excel_does_not_allow_is_replaced_where_it_can_be_seen(promises, text, shown):
    page = opened(workbook_bytes(promises.head(1).assign(text_en=text)))[KINDS["measure"]]
    assert column(page, HEADERS["text_en"]) == [shown]


@pytest.mark.parametrize("name", LOOKUPS)
def test_every_look_up_table_is_there_whole(book, name):
    table, page = LOADERS[name](), book[LOOKUPS[name]]
    shown = [[cell_text(value) for value in row] for row in page.iter_rows(min_row=2, values_only=True)]
    assert shown == [[cell_text(value) for value in row] for row in table.astype(object).to_numpy().tolist()]
    assert page.cell(1, 1).value == f"代码 {next(iter(table))}"


def test_the_codebook_has_every_column_and_the_meaning_of_every_value(book):
    page = book["Codebook 代码本"]
    rows = {(name, value): (zh, en) for name, _, value, zh, en, *_ in page.iter_rows(min_row=2, values_only=True)}
    described = codebook()
    assert {name for name, _ in rows} == set(described.index)
    for value, en, zh in codebook("logic").itertuples(index=False):
        assert rows["logic", value] == (zh, en)
    assert rows["sector", "→ Sectors 领域"][1] == described.loc["sector", "meaning"]


def test_the_read_me_says_version_licence_citation_and_rows(book, promises):
    page = book["Read me 说明"]
    rows = {topic: (zh, en) for topic, zh, en in page.iter_rows(min_row=2, values_only=True)}
    text = "\n".join(cell.value for row in page for cell in row)
    assert package()["version"] in rows["版本 Version"][0]
    assert jining.cite().splitlines()[0] == rows["引用 Citation"][1]
    assert "CC BY 4.0" in rows["许可 Licence"][0]
    for kind, title in KINDS.items():
        count = (promises["kind"] == kind).sum()
        assert rows[title][0].startswith(f"{count} 行") and rows[title][1].startswith(f"{count} rows")
    assert "never means zero" in text and "绝不表示零" in text
    assert "not effort, priority or money" in text and "One city, one year" in text


def test_a_selection_says_how_much_of_the_data_it_is(promises):
    some = opened(workbook_bytes(promises.head(5)))["Read me 说明"]
    assert f"5 in this workbook; the published data have {len(promises)}." in [row[2].value for row in some]


def test_no_record_at_all_gives_sheets_with_headers_only(promises):
    book = opened(workbook_bytes(promises.head(0)))
    assert [book[title].max_row for title in KINDS.values()] == [1, 1, 1]
    assert book[KINDS["target"]].cell(1, 1).value == "编号 ID"


def test_long_texts_wrap_and_their_rows_are_high_enough(book, promises):
    page = book[KINDS["target"]]
    heights = {page.cell(row, 1).value: page.row_dimensions[row].height for row in range(2, page.max_row + 1)}
    targets = promises[promises["kind"] == "target"]
    longest = targets.loc[targets["text_en"].str.len().idxmax()]
    width = page.column_dimensions[page.cell(1, list(HEADERS).index("text_en") + 1).column_letter].width
    assert heights[longest["id"]] >= 15 * len(longest["text_en"]) / width
    assert max(page.column_dimensions[cell.column_letter].width for cell in page[1]) <= 44


def test_a_second_run_gives_the_same_bytes_whenever_it_runs(raw):
    assert workbook_bytes() == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = opened(raw).properties
    assert about.created == about.modified
    assert about.created.isoformat() == package()["created"].removesuffix("Z")


def test_without_openpyxl_the_error_names_the_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=re.escape('pip install "jining[office]"')):
        export_workbook(tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_openpyxl_is_imported_only_when_a_workbook_is_written():
    code = "import sys, jining.workbook; print('openpyxl' in sys.modules, 'matplotlib' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False"]


def test_a_frame_that_would_lose_records_is_refused(promises):
    with pytest.raises(ValueError, match="kind 'goal' is not allowed; allowed: target, measure, aim"):
        workbook_bytes(promises.head(2).assign(kind=["aim", "goal"]))
    with pytest.raises(ValueError, match="lacks the column 'unit'"):
        workbook_bytes(promises.drop(columns="unit"))


def test_when_the_file_cannot_be_put_in_place_the_old_one_is_whole(promises, tmp_path, monkeypatch):
    path = export_workbook(tmp_path / "jining.xlsx", promises.head(3))
    before = path.read_bytes()

    def held(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PermissionError, match="is it open in another program"):
        export_workbook(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["jining.xlsx"]
