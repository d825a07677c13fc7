"""Services for town and for village."""

import pytest
from recount import SPELLED, figure, picture, table, words

from jining.plot.text import tidy

NAME = "village_and_town"


@pytest.fixture
def pairs(stored):
    """Service -> side -> its record."""
    records, found = {row["id"]: row for row in stored}, {}
    for row in table("judgements"):
        if row["judgement"] == "service":
            found.setdefault(row["value"], {})[row["role"]] = records[row["id"]]
    return found


def measured(pairs, *sides):
    return [at for at in pairs.values() if all(side in at and at[side]["kind"] == "target" for side in sides)]


def test_the_words_count_the_services_with_a_target_on_each_side_and_on_both(pairs):
    n, town, village, both = len(pairs), *(len(measured(pairs, *sides)) for sides in (
        ["town"], ["village"], ["town", "village"]))
    en, zh = words(NAME)
    assert en.title == f"Only {SPELLED[both]} of {SPELLED[n]} services have a number for both town and village"
    assert zh.title == f"{n}项服务中，城乡均有量化目标的仅{both}项"
    assert en.alt == (
        f"Table of {n} services. With a number for the town: {town}; for the village: {village}; for both: {both}.")
    assert zh.alt == f"{n}项服务的对照表：城镇有量化目标的{town}项，农村有量化目标的{village}项，两边均有的{both}项。"
    units = [[at[side]["unit"] for side in ("town", "village")] for at in measured(pairs, "town", "village")]
    assert units and all(one != other for one, other in units)
    assert en.note.endswith("no pair counts the same thing.") and "口径也不同" in zh.note


def test_services_with_both_come_first_and_every_promise_is_a_row_with_its_dot(pairs):
    data, records = figure(NAME).data(), [row for at in pairs.values() for row in at.values()]
    kinds = {row["id"]: row["kind"] for row in records}
    assert sorted(data["ids"]) == sorted(kinds) and data["sides"].is_monotonic_decreasing
    assert data["measured"].tolist() == [kinds[id_] == "target" for id_ in data["ids"]]
    dots = [line.get_gid() for line in picture(NAME).axes[0].lines]
    assert dots == ["number" if measured else "none" for measured in data["measured"]]


def test_titles_hold_for_one_side_alone_and_for_none(promises, pairs):
    first = measured(pairs, "town", "village")[0]
    both, one = (words(NAME, promises[promises["id"].isin([first[side]["id"] for side in sides])])
                 for sides in (("town", "village"), ("town",)))
    assert both[0].title == "The one service has a number for both town and village"
    assert one[0].title == "The one service does not have a number for both town and village"
    assert one[1].title == "1项服务中，没有一项城乡均有量化目标" and "same thing" not in one[0].note


@pytest.mark.parametrize("size", ["slide", "page"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_name_is_written_whole(lang, size):
    written = "".join(text.get_text() for text in picture(NAME, lang, size).artists if text.get_gid() == "name")
    names = "".join(tidy(name, lang) for name in figure(NAME).data()[f"label_{lang}"])
    assert written.replace(" ", "") == names.replace(" ", "")
