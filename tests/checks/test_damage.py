"""Bad input gets one clear error with every failure, and nothing is lost."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import damaged_cells

import jining
from jining.checks.promise import ends, numbers_in, read_english
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


with (Path(__file__).parent / "no_tables.csv").open(encoding="utf-8", newline="") as file:
    NO_TABLES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", NO_TABLES, ids=[f"{at}-{case['said'][:20]}" for at, case in enumerate(NO_TABLES)])
def test_a_file_that_is_no_such_table_is_refused(tmp_path, case):
    before, new, after = (case[name].encode().decode("unicode_escape").replace("LONG", "x" * 40_000).encode("latin-1")
                          for name in ("before", "new", "after"))

    def change(raw):
        if case["read"]:  # letters read in one encoding and written in another
            return raw.decode(*case["read"].split()).encode(*case["write"].split())
        raw = re.sub(case["old"].encode(), lambda _: new, raw, count=int(case["times"] or 0)) if case["old"] else raw
        return before + raw + after

    assert case["said"].format(cells=len(fields())) in message(with_bytes(tmp_path, change))


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path, promises):
    assert jining.check(with_bytes(tmp_path, lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))).equals(promises)


CELLS = [row[1:] for row in damaged_cells() if row[0] == "targets_and_measures"]


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


@pytest.mark.parametrize(("written", "both"), [
    ("一万二千", 12_000), ("3万5千", 35_000), ("1,200", 1200), ("一百零五", 105), ("一千二", 1200), ("一万二", 12_000),
    ("万亿", 10**12), ("6%-6.5%", (6, Decimal("6.5"))), ("1-2万", (10_000, 20_000))])
def test_a_number_is_read_as_chinese_writes_it(written, both):
    assert ends(written) == (both if "-" in written else (both, both))
    assert "-" in written or numbers_in(f"新增{written}户") == {both}


@pytest.mark.parametrize("said", ["no less than 1%", "1% or more", "at least 1 percent", "above 1 per cent"])
def test_a_bound_is_read_as_english_writes_it(said):
    assert [found for *_, found in read_english(f"Revenue is to grow by {said}.")] == [("ge", 1, None, True)]


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
    (lambda rows: rows.pop(4) and rows[4].update(id="JN20-005"), "line 6, JN20-005, column id: 'JN20-005' is the id of"),
    (lambda rows: rows[7].update(quote_zh="地区生产总值增长6%", comparator="eq"), "'eq' is not what the words around"),
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
    ("sdg", "99"), ("kind", ""), ("flag", "list"), ("id", "JN20-002"), ("deadline", "2020-12-31"), ("para", "8.1")])
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
