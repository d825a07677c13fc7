"""CSV for spreadsheets: nothing runs, nothing is changed, nothing is lost on the way back."""

import csv
import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jining
from jining.report.cells import csv_rows, protect, unprotect
from jining.report.published import csv_bytes, write_csv
from jining.report.report import data_path, fields

TEXTS = ("text_en", "item_zh", "item_en", "verb", "value_as_written", "deadline")
RUNS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "＝1+1", "＋1", "－1", "＠x", " =1", "=HYPERLINK(\"http://x\")")
RUNS_INSIDE = ("a;=1+1", 'a;"=1+1"', "a;\t-1", "a\n=1", "a; @x", "=1;=2", "a;'=1")
CHANGES = ("1-2", "2-3", "04.5", "2020-06", "2020/6/1", "1月2日", "6月", "10:30", "1e5", "3.80", "1,000", "123456789012",
           "March 2021", "16 May 2020", "Dec-21", "sept 5, 2021", "6%", "10:30 pm", "TRUE")
STAYS = ("6.5", "95", "0", "0.2", "5G", "6.8万", "2020-Q1", "全部", "JN20-001", "Jining's", "'tis", "a=b", "May")
#: Whatever a spreadsheet might take for a formula at the start of a cell.
DANGER = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
#: The same where another program opens the file with another separator: it may begin within a cell.
INNER = re.compile(r"[;\t\r\n][\"'\s]*[=+\-@＝＋－＠]")
#: The same examples on every machine, however slow.
SAME = settings(deadline=None, derandomize=True, database=None)
NASTY = st.text(st.sampled_from("=+-@＝－'\t\r\n \"; ,0123.年eA济%"), min_size=1) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def cells(raw, delimiter=",", strict=True):
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=strict))


def test_every_cell_is_that_of_the_shipped_file_but_for_the_marks(promises, stored):
    raw = csv_bytes(promises[list(reversed(list(promises)))].assign(mine=1))
    header, *rows = cells(raw)
    assert header == list(fields())
    assert [dict(zip(header, map(unprotect, row), strict=True)) for row in rows] == stored
    assert raw.startswith(b"\xef\xbb\xbfid,kind,") and raw.count(b"\n") == raw.count(b"\r\n") == len(promises) + 1
    assert b"'" not in data_path().read_bytes()  # so that reading it needs no search for apostrophes


@pytest.mark.parametrize("rows", [slice(None), slice(None, None, -2), slice(0)], ids=["all", "some, reversed", "none"])
def test_what_is_written_is_loaded_again_whole_and_the_frame_is_not_changed(promises, tmp_path, rows):
    chosen = promises.iloc[rows]
    before = chosen.copy(deep=True)
    loaded = jining.load(write_csv(chosen, tmp_path / "some.csv"))
    pd.testing.assert_frame_equal(loaded, chosen.reset_index(drop=True))
    pd.testing.assert_frame_equal(chosen, before)


def test_numbers_are_as_short_as_exact_and_zero_is_not_missing():
    raw = csv_rows(["n"], [(6.0,), (68000.0,), (6.5,), (330e9,), (0.0,), (4,), (None,), (float("nan"),), (0.1,)])
    assert [row[0] for row in cells(raw)[1:]] == ["6", "68000", "6.5", "330000000000", "0", "4", "", "", "0.1"]


@pytest.mark.parametrize("text", RUNS + RUNS_INSIDE)
def test_a_cell_that_would_run_gets_an_apostrophe_in_every_text_column_also_if_opened_with_semicolons(promises, text):
    raw = csv_bytes(promises.head(1).assign(**dict.fromkeys(TEXTS, text)))
    header, row = cells(raw)
    assert [row[header.index(column)] for column in TEXTS] == [protect(text)] * len(TEXTS)
    assert (protect(text)[0] == "'" or text in RUNS_INSIDE) and unprotect(protect(text)) == text
    assert not [cell for row in cells(raw, ";", strict=False) for cell in row if DANGER.match(cell)]


def test_a_heading_that_would_run_gets_one_too():
    assert cells(csv_rows(["=1+1", "n"], [("a", 1)]))[0] == ["'=1+1", "n"]


def test_only_what_a_spreadsheet_would_change_gets_an_apostrophe():
    assert [protect(text) for text in CHANGES] == ["'" + text for text in CHANGES]
    assert [protect(text) for text in STAYS] == list(STAYS) == [unprotect(text) for text in STAYS]


@SAME
@given(NASTY)
def test_an_apostrophe_is_put_and_taken_away_exactly_once(text):
    assert unprotect(protect(text)) == text
    assert unprotect(protect(protect(text))) == protect(text)
    assert not DANGER.match(protect(text))
    assert all(found[0].lstrip(";\t\r\n")[:1] == "'" for found in INNER.finditer(protect(text)))


def test_no_csv_stands_under_the_name_of_a_workbook(promises, tmp_path):
    with pytest.raises(ValueError, match="does not end in"):
        jining.write_csv(promises, tmp_path / "records.xlsx")
    with pytest.raises(ValueError, match="no column 'note', which would be lost"):
        jining.write_csv(promises.assign(note="x"), tmp_path / "records.csv")
    assert not list(tmp_path.iterdir())
