"""Bad input gets one clear error with every failure, and nothing is lost."""

import pytest

import jining
from jining.report.errors import DataError
from jining.report.report import data_path, fields


def message(path):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DataError) as caught:
        jining.check(path)
    assert before is None or path.read_bytes() == before
    return str(caught.value)


def with_bytes(tmp_path, raw):
    path = tmp_path / "table.csv"
    path.write_bytes(raw)
    return path


def shipped():
    return data_path().read_bytes()


def test_a_missing_file_is_named(tmp_path):
    assert "does not exist" in message(tmp_path / "nothing.csv")


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in message(tmp_path)


@pytest.mark.parametrize(("change", "words"), [
    (lambda raw: b"", "is empty"),
    (lambda raw: b" \n\n", "is empty"),
    (lambda raw: raw.decode().encode("gb18030"), "is GBK, not UTF-8"),
    (lambda raw: raw.decode().encode("utf-16"), "is UTF-16, not UTF-8"),
    (lambda raw: raw.decode().encode("utf-16-le"), "is UTF-16, not UTF-8"),
    (lambda raw: raw[:200] + b"\xff\xff\xff" + raw[200:], "is not UTF-8 (byte 200)"),
    (lambda raw: b"<!DOCTYPE html>\n<html><table></table></html>", "is an HTML page"),
    (lambda raw: b"\n".join([raw.splitlines()[0].replace(b",", b";"), b";" * 26]), "is separated by semicolons"),
    (lambda raw: b"\n".join([raw.splitlines()[0].replace(b",", b"\t"), b"\t" * 26]), "is separated by tabs"),
    (lambda raw: raw.replace(b"id,kind,", b"id,", 1), "column kind: is missing"),
    (lambda raw: raw.replace(b"id,kind,", b"id,kind,mood,", 1), "column mood: is no column of this table"),
    (lambda raw: raw.replace(b"id,kind,", b"id,kind,kind,", 1), "column kind: stands 2 times"),
    (lambda raw: raw.replace(b",sector,", b",sectors,", 1), "it seems to be 'sector' renamed"),
    (lambda raw: raw + b"JN20-999,target\n", f"has 2 cells, not {len(fields())}"),
    (lambda raw: raw + b'JN20-999,"open', "is not valid CSV"),
])
def test_a_file_that_is_no_such_table_is_refused(tmp_path, change, words):
    assert words in message(with_bytes(tmp_path, change(shipped())))


@pytest.mark.parametrize("change", [
    lambda raw: b"\xef\xbb\xbf" + raw,
    lambda raw: raw.replace(b"\n", b"\r\n"),
    lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
], ids=["BOM", "CRLF", "both"])
def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path, change, promises):
    assert jining.check(with_bytes(tmp_path, change(shipped()))).equals(promises)


def find(rows, **wanted):
    return next(row for row in rows if all(row[name] == value for name, value in wanted.items()))


def number(rows, **wanted):
    return find(rows, checkable_by="number", **wanted)


CELLS = [
    ("kind", "goal", {}, "'goal' is not allowed; allowed: target, measure, aim"),
    ("sector", "farming", {}, "'farming' is not allowed in sectors.csv; allowed: economy, innovation"),
    ("unit", "kg", {"kind": "target"}, "'kg' is not allowed in units.csv"),
    ("instrument", "S9", {}, "'S9' is not allowed in instruments.csv"),
    ("place", "beijing", {}, "holds 'beijing', which is not allowed in places.csv"),
    ("place", "qufu;qufu", {}, "names one key twice"),
    ("programme", "moonshot", {}, "holds 'moonshot', which is not allowed in programmes.csv"),
    ("flag", "list", {}, "holds 'list', which is not allowed"),
    ("flag", "list:many", {}, "whose argument is malformed"),
    ("flag", "shared:2", {}, "holds 'shared:2', which is not allowed"),
    ("flag", "conflict:JN20-999", {}, "names an id that is not in the table"),
    ("para", "9.1", {}, "'9.1' is not allowed"),
    ("cofog", "4.5", {}, "'4.5' is not allowed"),
    ("sdg", "18", {}, "'18' is out of bounds; allowed: 1 to 17"),
    ("id", "JN-1", {}, "is not of the form asked for"),
    ("item_en", "x" * 61, {}, "has 61 characters; allowed: at most 60"),
    ("kind", "", {}, "is empty but required"),
    ("instrument", "", {}, "is empty but required (a spreadsheet may have lost the word)"),
    ("quote_zh", "修建月球基地", {}, "is not in the report"),
    ("quote_zh", "建设", {}, "times in the body; lengthen it"),
    ("quote_zh", "利津县的前身", {}, "stands only in the furniture of the page"),
    ("deadline", "Jan-20", {}, "was turned into a date by a spreadsheet"),
    ("deadline", "2020/1/1", {}, "was turned into a date by a spreadsheet"),
    ("deadline", "Q1 2020", {}, "is not of the form asked for"),
    ("actor", "'city", {}, "begins with an apostrophe put there by a spreadsheet"),
    ("modal", "NA", {}, "stands for nothing; leave the cell empty"),
    ("verb", "发射", {}, "is neither in the quote nor before it in its sentence"),
    ("checkable_by", "event", {"kind": "target"}, "does not fit a target; allowed: number, all, zero"),
    ("checkable_by", "number", {"kind": "measure"}, "does not fit a measure; allowed: event, open"),
    ("value_as_written", "", {"kind": "target"}, "is empty in a target"),
    ("comparator", "", {"kind": "target"}, "is empty in a target; allowed: ge, le"),
    ("value_low", "5", {"kind": "measure"}, "stands in 'measure'; only a target has a value"),
    ("value_as_written", "5", {"kind": "aim"}, "stands in 'aim'; only a target has a value"),
    ("value_low", "99", {"checkable_by": "all"}, "does not fit 'all'; allowed: comparator eq and both ends 100"),
    ("value_high", "1", {"checkable_by": "zero"}, "does not fit 'zero'; allowed: comparator eq and both ends 0"),
    ("value_as_written", "12345", {"checkable_by": "number"}, "is not in the quote"),
    ("value_as_written", "2-Jan", {"comparator": "range"}, "was turned into a date by a spreadsheet"),
    ("value_as_written", "1月2日", {"comparator": "range"}, "was turned into a date by a spreadsheet"),
    ("value_low", "63,1", {"value_as_written": "63.1"}, "'63,1' has a decimal comma; allowed: a decimal point"),
    ("value_low", "68", {"value_as_written": "6.8万"}, "does not equal '6.8万' under comparator 'ge'; allowed: 68000"),
    ("value_low", "9", {"comparator": "range"}, "is above value_high"),
    ("value_high", "9", {"comparator": "ge"}, "must be empty with comparator 'ge'"),
    ("value_low", "9", {"comparator": "le"}, "must be empty with comparator 'le'"),
    ("value_high", "", {"comparator": "approx"}, "does not equal"),
    ("comparator", "le", {"comparator": "ge", "checkable_by": "number"}, "is not what the words around the number say"),
    ("unit", "persons", {"measure_type": "growth_rate"}, "does not fit the measure type 'growth_rate'"),
    ("modal", "", {"modal": "力争"}, "is not the modal word the quote begins with; allowed: 力争"),
    ("modal", "确保", {"modal": ""}, "is not in the quote"),
]


@pytest.mark.parametrize(("column", "value", "wanted", "words"), CELLS,
                         ids=[f"{column}={value[:12]!r}" for column, value, *_ in CELLS])
def test_a_damaged_cell_is_refused_with_its_place(damaged, column, value, wanted, words):
    place = {}

    def change(rows):
        row = next(r for r in rows if all(r[name] == cell for name, cell in wanted.items())
                   and not (column == "modal" and value == "" and not r["quote_zh"].startswith("力争")))
        row[column] = value
        place.update(id=row["id"], line=rows.index(row) + 2)

    text = message(damaged(change))
    line = next(part for part in text.splitlines() if words in part)
    assert f"targets_and_measures.csv line {place['line']}" in line
    assert f"column {column}" in line or "conflict" in line or "does not fit" in line


def test_a_retyped_quote_is_shown_as_the_report_has_it(damaged):
    def change(rows):
        row = find(rows, value_as_written="3800")
        row["quote_zh"] = row["quote_zh"].replace("新增", "新增，")

    assert "was retyped with other punctuation; the report has '新增停车泊位3800个以上'" in message(damaged(change))


def test_a_repeated_id_names_both_lines(damaged):
    def change(rows):
        rows[4]["id"] = rows[2]["id"]

    text = message(damaged(change))
    assert "line 6, JN20-003, column id: 'JN20-003' repeats the id of line 4" in text


def test_every_failure_is_listed_at_once(damaged):
    def change(rows):
        for row in rows[:7]:
            row["sector"] = "nowhere"

    text = message(damaged(change))
    assert text.startswith("7 problems found")
    assert text.count("is not allowed in sectors.csv") == 7


def test_load_refuses_an_unknown_value_instead_of_blanking_it(damaged):
    def change(rows):
        rows[0]["logic"] = "miracle"

    with pytest.raises(DataError, match="'miracle' is not allowed"):
        jining.load(damaged(change))


def test_every_column_with_allowed_values_refuses_an_unknown_one(damaged):
    closed = [name for name, field in fields().items() if field.get("constraints", {}).get("enum")]
    assert len(closed) >= 8
    for column in closed:
        path = damaged(lambda rows, column=column: rows[0].__setitem__(column, "unheard-of"))
        assert f"column {column}: 'unheard-of' is not allowed" in message(path)
