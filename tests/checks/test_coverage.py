"""Nothing of the text is lost: the ledger tiles it, the account of numerals covers it."""


import pytest

import jining
from jining.report.errors import DataError
from jining.report.report import data_path
from jining.report.source import body, source_text


def failures_of(**paths):
    with pytest.raises(DataError) as caught:
        jining.check(data_path(), **paths)
    return str(caught.value)


def test_every_character_of_the_body_lies_in_exactly_one_segment():
    start, end = body()
    times = [0] * end
    for segment in jining.load_ledger().itertuples():
        for at in range(segment.start, segment.end):
            times[at] += 1
    wrong = [at for at in range(start, end) if times[at] != 1 and not source_text()[at].isspace()]
    assert wrong == []
    assert sum(times[:start]) == 0


def overlap(rows):
    rows[5]["start"] = str(int(rows[5]["start"]) - 1)
    rows[5]["text"] = source_text()[int(rows[5]["start"]):int(rows[5]["end"])]


@pytest.mark.parametrize(("change", "words"), [
    (lambda rows: rows[:9] + rows[10:], "leaves a gap before the segment"),
    (lambda rows: rows[:-1], "leaves a gap at the end"), (overlap, "overlaps the segment before"),
    (lambda rows: next(row for row in rows if row["ids"]).update(ids="", role="means"),
     "targets_and_measures.csv line 2, JN20-001, column id: is in no segment of ledger.csv")])
def test_a_ledger_that_does_not_tile_the_body_or_leaves_out_a_record_is_refused(damaged, change, words):
    assert words in failures_of(ledger=damaged(change, "ledger"))


@pytest.mark.parametrize(("column", "value", "words"), [
    ("text", "other words", "is not what stands at"),
    ("role", "rumour", "is not allowed; allowed: record, heading, context, means"),
    ("start", "x", "'x' is not a whole number; allowed: digits"),
    ("end", "99999", "are not a stretch of the body"),
])
def test_a_damaged_segment_is_refused(damaged, column, value, words):
    def change(rows):
        rows[3][column] = value

    message = failures_of(ledger=damaged(change, "ledger"))
    assert words in message
    assert "ledger.csv line 5, S004" in message


def test_a_quote_cut_short_leaves_words_of_its_segment_to_no_record(damaged):
    def change(rows):
        rows[7]["quote_zh"] = rows[7]["quote_zh"][:-2]

    with pytest.raises(DataError, match="has words that no quote of its records holds: '左右'"):
        jining.check(damaged(change), ledger=data_path("ledger"))


def test_a_digit_left_out_of_the_numerals_is_refused(damaged):
    def change(rows):
        return [row for row in rows if row["text"] != "4000"]

    message = failures_of(numerals=damaged(change, "numerals"))
    assert "leaves out the digit" in message
    assert "is a target without a numeral" in message


def test_a_promise_that_names_another_target_is_refused(damaged, promises):
    targets = promises.loc[promises["kind"] == "target", "id"].tolist()

    def change(rows):
        next(row for row in rows if row["class"] == "promise")["ids"] = targets[-1]

    assert "whose value is not this numeral" in failures_of(numerals=damaged(change, "numerals"))
