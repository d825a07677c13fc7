"""Bad input gets one clear error with every failure, and nothing is lost."""

import pytest
from conftest import damaged_cells

import jining
from jining.report.errors import DataError
from jining.report.report import data_path, fields


def message(path):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DataError) as caught:
        jining.check(path)
    assert before is None or path.read_bytes() == before
    return str(caught.value)


def with_bytes(tmp_path, change):
    """Write a copy of the shipped table whose bytes were changed, and return its path."""
    path = tmp_path / "table.csv"
    path.write_bytes(change(data_path().read_bytes()))
    return path


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert "does not exist" in message(tmp_path / "nothing.csv") and "is a folder" in message(tmp_path)


@pytest.mark.parametrize(("change", "words"), [
    (lambda raw: b"", "is empty"),
    (lambda raw: b" \n\n", "is empty"),
    (lambda raw: b"\xef\xbb\xbf", "is empty"),
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
    (lambda raw: raw.replace(b"\n", b",,\n"), "line 1: has 2 columns without a name; name or delete it"),
    (lambda raw: raw.replace(b",sector,", b",sectors,", 1), "column sector: is missing"),
    (lambda raw: raw + b"JN20-999,target\n", f"has 2 cells, not {len(fields())}"),
    (lambda raw: raw + b'JN20-999,"open', "line 537: is not valid CSV"),
    (lambda raw: raw.replace(b"\n", b"\n\n\n", 1) + b'JN20-999,"open"x,', "line 539: is not valid CSV"),
    (lambda raw: raw.replace(b",economy,", b',eco"nomy,', 1), "line 2: has a stray quotation mark"),
    (lambda raw: raw.replace(b",economy,", b"," + b"x" * 40_000 + b",", 1), "characters, and a cell holds at most 32"),
    (lambda raw: raw + b"," * (len(fields()) - 1) + b"\n", "line 537: is an empty row"),
    (lambda raw: raw.split(b"\n", 1)[1], "is no header of this table"),
    (lambda raw: b"PK\x03\x04" + raw, "is a workbook"),
    (lambda raw: b"\xd0\xcf\x11\xe0" + raw, "is an old workbook"),
    (lambda raw: b"%PDF-1.7" + raw, "is a PDF"),
    (lambda raw: b'[{"id": 1}]', "is JSON"),
    (lambda raw: b"sep=;\n" + raw.replace(b",", b";"), "is separated by semicolons"),
    (lambda raw: raw.replace(b",", b"|"), "is separated by strokes"),
    (lambda raw: "".join(chr(byte) for byte in raw).encode(), "was opened as Western though it is UTF-8"),
    (lambda raw: b"".join(bytes([b]).decode("cp1252", "ignore").encode() for b in raw), "was opened as Western"),
    (lambda raw: raw.decode("gb18030", "replace").encode(), "was opened as GBK though it is UTF-8"),
    (lambda raw: raw.decode().encode("ascii", "replace"), "holds question marks where Chinese stood"),
    (lambda raw: raw.decode("ascii", "replace").encode(), "characters that a program could not read"),
])
def test_a_file_that_is_no_such_table_is_refused(tmp_path, change, words):
    assert words in message(with_bytes(tmp_path, change))


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path, promises):
    assert jining.check(with_bytes(tmp_path, lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))).equals(promises)


CELLS = [*(row[1:] for row in damaged_cells() if row[0] == "targets_and_measures"),
         ({"kind": "target"}, "value_low", "9" * 400, "has more digits than a number can hold"),
         ({}, "item_en", "x" * 61, "has 61 characters; allowed: at most 60")]


@pytest.mark.parametrize(("wanted", "column", "value", "words"), CELLS,
                         ids=[f"{column}={value[:12]!r}" for _, column, value, _ in CELLS])
def test_a_damaged_cell_is_refused_with_its_place(damaged, column, value, wanted, words):
    def change(rows):
        row = next(row for row in rows if all(row[name] == cell for name, cell in wanted.items()))
        place.append(rows.index(row))
        row[column] = value

    place = []
    text = message(damaged(change))
    line = next(part for part in text.splitlines() if words in part)
    assert f"targets_and_measures.csv line {place[0] + 2}" in line
    assert f"column {column}" in line or "does not fit" in line


def retyped(rows):
    row = next(row for row in rows if row["value_as_written"] == "3800")
    row["quote_zh"] = row["quote_zh"].replace("新增", "新增，")


def twice(rows):
    rows.insert(5, {**rows[4], "id": "JN20-005a", "text_en": "Said otherwise."})


def same_id(rows):
    rows[4]["id"] = rows[2]["id"]


@pytest.mark.parametrize(("change", "said"), [
    (retyped, "was retyped with other punctuation; the report has '新增停车泊位3800个以上'"),
    (twice, "repeats the promise of line 6: words, item, verb, place and deadline"),
    (same_id, "line 6, JN20-003, column id: 'JN20-003' repeats line 4")])
def test_a_quote_that_was_retyped_and_what_stands_twice_are_shown_as_they_are(damaged, change, said):
    assert said in message(damaged(change))


def test_many_failures_of_one_kind_are_said_once_with_their_number(damaged):
    def change(rows):
        for place, row in enumerate(rows):
            row["sector"], row["sdg"] = f"nowhere {place}", row["sdg"] and row["sdg"] + ".0"

    path = damaged(change)
    text, found = message(path).splitlines(), len(jining.load())
    assert len(text) == 3 and text[0].endswith("problems found, of 2 kinds")
    assert f"and {found - 1} more of this kind, in lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 …" in text[1]


def test_no_id_and_no_name_can_forge_a_line_on_the_screen(tmp_path, damaged):
    forged = "x\n0 problems found\x1b[2J\u202e"
    text = message(damaged(lambda rows: rows[0].__setitem__("id", forged)))
    assert "x\\n0 problems found\\x1b[2J\\u202e" in text and "\x1b" not in text and "\u202e" not in text
    assert all(line.startswith("  ") for line in text.splitlines()[1:])
    assert len(message(tmp_path / forged).splitlines()) == 2


@pytest.mark.parametrize(("column", "value"), [
    ("logic", "miracle"), ("place", "beijing"), ("value_low", "nan"), ("value_low", "inf"), ("value_low", "1_000"),
    ("sdg", "99"), ("sdg", "4.0"), ("kind", ""), ("flag", "mood"), ("flag", "list"), ("id", "JN20-002"), ("value_low", "９"),
    ("id", "JN20-001 "), ("id", "JN20-001\u200b"), ("deadline", "-"), ("deadline", "2020-12-31"),
    ("value_as_written", "2月3日"),
])
def test_load_refuses_what_the_codebook_does_not_allow(damaged, column, value):
    with pytest.raises(DataError, match=f"line [23].*column {column}"):
        jining.load(damaged(lambda rows: rows[0].__setitem__(column, value)))


@pytest.mark.parametrize(("load", "name"), [
    (jining.load_ledger, "ledger"), (jining.load_numerals, "numerals"), (jining.load_results, "results"),
    (jining.load_verdicts, "verdicts")])
def test_every_loader_of_a_file_of_the_user_refuses_it_with_its_place(damaged, tmp_path, load, name):
    path = damaged(lambda rows: rows[1].update({list(rows[1])[1]: "unheard of"}), name)
    with pytest.raises(DataError, match=f"{name}.csv line 3"):
        load(path)
    for raw in (b"", b"\xff\xfe", b"PK\x03\x04", b"a,b\n1\n", b"\x00" * 99):
        with pytest.raises(DataError):
            load(with_bytes(tmp_path, lambda _, raw=raw: raw))
