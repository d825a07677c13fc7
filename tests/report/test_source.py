"""The report itself must be the bytes that were coded: every offset counts its characters."""

import subprocess
import sys

import pytest

import jining
from jining.report.errors import DataError
from jining.report.report import data_path

SCRIPT = "import sys, jining; jining.use(sys.argv[1]); jining.load()"


def said(folder):
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stderr.splitlines()[-1] if done.stderr else ""


def test_other_line_ends_are_told_in_one_sentence_with_what_to_do(data_copy):
    source = data_copy / "source.txt"
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    code, last = said(data_copy)
    assert code != 0 and "other line ends" in last and "core.autocrlf false" in last


def test_a_changed_report_is_told_in_one_sentence(data_copy):
    source = data_copy / "source.txt"
    source.write_bytes(source.read_bytes().replace("济宁".encode(), "泰安".encode(), 1))
    code, last = said(data_copy)
    assert code != 0 and "is not the report as published" in last


def test_a_table_of_other_words_is_refused_in_one_sentence(damaged):
    def change(rows):
        for row in rows:
            row["quote_zh"] = "别的报告" + row["quote_zh"]
    with pytest.raises(DataError) as caught:
        jining.load(damaged(change))
    assert "holds words of another text" in str(caught.value) and len(caught.value.failures) == 1


def test_a_single_lost_quote_is_named_with_its_line(damaged):
    with pytest.raises(DataError, match="line 3, JN20-002, column quote_zh") as caught:
        jining.load(damaged(lambda rows: rows[1].update(quote_zh="没有这句话")))
    assert len(caught.value.failures) == 1


def test_git_is_told_to_leave_the_data_alone():
    attributes = (data_path().parents[1] / ".gitattributes").read_text()
    assert "data/** -text" in attributes
