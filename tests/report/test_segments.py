"""The text as segments: every character once, each what its records are."""

from jining.report.source import body, source_text
from jining.report.tables import PARTS, is_whole, segments


def test_segments_hold_every_character_of_the_body_once(promises):
    first, last = body()
    assert segments(promises)["length"].sum() == len("".join(source_text()[first:last].split()))


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
