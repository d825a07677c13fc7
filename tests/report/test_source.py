"""The report itself must be the bytes that were coded, every offset counts its characters; and it is cut into segments."""

import pytest

import jining
from jining.report.errors import DataError
from jining.report.tables import PARTS, is_whole, segments


@pytest.mark.parametrize(("old", "new", "said"), [
    (b"\n", b"\r\n", "other line ends.*core.autocrlf false"),
    ("济宁".encode(), "泰安".encode(), "is not the report as published")])
def test_other_line_ends_and_other_words_are_told_in_one_sentence_with_what_to_do(data_copy, monkeypatch, old, new, said):
    monkeypatch.setattr("jining.report.source.shipped_dir", lambda: data_copy)
    source = data_copy / "source.txt"
    source.write_bytes(source.read_bytes().replace(old, new))
    with pytest.raises(DataError, match=said) as caught, jining.use(data_copy):
        jining.load()
    assert len(caught.value.failures) == 1


@pytest.mark.parametrize(("which", "said"), [
    (slice(None), "problems found, of 1 kind"), (slice(1, 2), "line 3, JN20-002, column quote_zh")])
def test_a_table_of_other_words_is_one_sentence_and_a_lost_quote_is_named_with_its_line(damaged, which, said):
    def change(rows):
        for row in rows[which]:
            row["quote_zh"] = "别的报告" + row["quote_zh"]
    with pytest.raises(DataError, match=said) as caught:
        jining.load(damaged(change))
    assert len(str(caught.value).splitlines()) == 2


def test_a_segment_stands_in_the_chapter_of_its_records(promises):
    chapters = dict(zip(promises["id"], promises["chapter"], strict=True))
    found = segments(promises)
    assert set(found["part"]) <= set(PARTS) - {"other"}
    assert all(chapters[id_] == row.chapter for row in found.itertuples() for id_ in row.ids.split(";") if id_)


def test_promises_outside_a_selection_are_other(promises):
    some = promises[promises["kind"] != "target"]
    found = segments(some)
    assert "target" not in set(found["part"]) and "other" in set(found["part"])
    assert is_whole(promises) and not is_whole(some) and not is_whole(promises[1:])
