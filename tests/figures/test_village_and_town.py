"""Services for town and for village."""

import pytest

import jining
from jining.figures.figure import prepare
from jining.plot.text import tidy
from jining.report.read_csv import read_rows

_SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def pairs(stored):
    """Service -> side -> its record."""
    columns, _ = read_rows(name="judgements")
    records, found = {row["id"]: row for row in stored}, {}
    for name, id_, value, role in zip(*(columns[key] for key in ("judgement", "id", "value", "role")), strict=True):
        if name == "service":
            found.setdefault(value, {})[role] = records[id_]
    return found


def measured(stored, *sides):
    return [service for service, at in pairs(stored).items()
            if all(side in at and at[side]["kind"] == "target" for side in sides)]


def test_the_title_counts_the_services_with_a_target_on_both_sides(stored):
    n, both = len(pairs(stored)), len(measured(stored, "town", "village"))
    figure = prepare("village_and_town")
    assert figure.words("en").title == (
        f"Only {_SPELLED[both]} of {_SPELLED[n]} services have a number for both town and village")
    assert figure.words("zh").title == f"{n}项服务中，城乡均有量化目标的仅{both}项"


def test_no_pair_counts_the_same_thing_as_the_note_says(stored):
    units = [[pairs(stored)[service][side]["unit"] for side in ("town", "village")]
             for service in measured(stored, "town", "village")]
    assert units and all(one != other for one, other in units)
    assert prepare("village_and_town").words("en").note.endswith("no pair counts the same thing.")
    assert "口径也不同" in prepare("village_and_town").words("zh").note


def test_the_alt_text_counts_each_side(stored):
    n, town, village, both = (len(pairs(stored)), *(len(measured(stored, *sides)) for sides in (["town"], ["village"],
                                                                                               ["town", "village"])))
    assert prepare("village_and_town").words("en").alt == (
        f"Table of {n} services. With a number for the town: {town}; for the village: {village}; for both: {both}.")
    assert prepare("village_and_town").words("zh").alt == (
        f"{n}项服务的对照表：城镇有量化目标的{town}项，农村有量化目标的{village}项，两边均有的{both}项。")


def test_services_with_both_come_first_and_every_promise_is_a_row(stored):
    table = prepare("village_and_town").data("zh")
    assert sorted(table["ids"]) == sorted(row["id"] for at in pairs(stored).values() for row in at.values())
    assert table["sides"].is_monotonic_decreasing
    kinds = {row["id"]: row["kind"] for row in stored}
    assert table["measured"].tolist() == [kinds[id_] == "target" for id_ in table["ids"]]
    dots = [line.get_gid() for line in jining.draw_figure("village_and_town").axes[0].lines]
    assert dots == ["number" if measured else "none" for measured in table["measured"]]


def test_titles_hold_for_one_side_alone_and_for_none(promises, stored):
    first = pairs(stored)[measured(stored, "town", "village")[0]]
    both = prepare("village_and_town", promises[promises["id"].isin([row["id"] for row in first.values()])])
    assert both.words("en").title == "The one service has a number for both town and village"
    one = prepare("village_and_town", promises[promises["id"] == first["town"]["id"]])
    assert one.words("en").title == "The one service does not have a number for both town and village"
    assert one.words("zh").title == "1项服务中，没有一项城乡均有量化目标"
    assert "same thing" not in one.words("en").note


@pytest.mark.parametrize("size", ["slide", "page"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_name_is_written_whole(lang, size):
    fig = jining.draw_figure("village_and_town", lang=lang, size=size)
    written = "".join(text.get_text() for text in fig.artists if text.get_gid() == "name")
    names = "".join(tidy(name, lang) for name in prepare("village_and_town").data()[f"label_{lang}"])
    assert written.replace(" ", "") == names.replace(" ", "")
