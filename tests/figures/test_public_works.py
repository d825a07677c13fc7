"""The numbers of the city's public works."""

import re

import jining
from jining.figures.figure import prepare
from jining.report.read_csv import read_rows

_SPELLED = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def rows_of(name):
    columns, _ = read_rows(name=name)
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def drawn(stored):
    return [row for row in stored if row["kind"] == "target" and row["sector"] in ("urban", "digital")
            and row["checkable_by"] == "number" and "award" not in row["flag"].split(";")]


def with_baseline(stored):
    """Targets in a paragraph of which a number of what exists stands in the report."""
    source = jining.load().set_index("id")
    columns, _ = read_rows(name="numerals")
    existing = [int(start) for start, kind in zip(columns["start"], columns["class"], strict=True) if kind == "baseline"]
    found = []
    for row in drawn(stored):
        same = [other["id"] for other in drawn(stored) if other["para"] == row["para"]]
        low, high = source.loc[same, "start"].min(), source.loc[same, "end"].max()
        found += [row["id"]] * any(low <= start <= high for start in existing)
    return found


def test_the_title_counts_the_targets_and_says_that_no_number_of_what_exists_stands_beside_them(stored):
    rows, figure = drawn(stored), prepare("public_works")
    assert not with_baseline(stored)
    assert figure.words("en").title == (
        f"{_SPELLED[len(rows)].title()} public-works targets: none says what exists already")
    assert figure.words("zh").title == f"{len(rows)}项城建和数字设施目标写明数量，均未写明现有基数"


def test_each_number_is_that_of_the_table_with_its_bound(stored, promises):
    rows, table = drawn(stored), prepare("public_works").data("en")
    assert table["ids"].tolist() == [row["id"] for row in rows]
    for row, value, text, zh in zip(rows, table["value"], table["text_en"], table["text_zh"], strict=True):
        assert float(row["value_low"]) == value
        assert text.startswith("at least") == zh.endswith("以上") == (row["comparator"] == "ge")
        number = float(re.search(r"[\d.,]+", text)[0].replace(",", "")) * (1e6 if "million" in text else 1)
        assert number == value
    least, alt = sum(row["comparator"] == "ge" for row in rows), prepare("public_works").words("en").alt
    assert alt.startswith(f"{_SPELLED[len(rows)].title()} tiles, {_SPELLED[least]} as a minimum: ")
    assert f"其中{least}项为下限" in prepare("public_works").words("zh").alt


def test_a_thing_is_said_where_its_name_does_not_say_it(stored):
    units = {row["unit"]: row["en"].split() for row in rows_of("units")}
    for row, text in zip(drawn(stored), prepare("public_works").data("en")["text_en"], strict=True):
        named = any(word in row["item_en"].lower() for word in units[row["unit"]])
        assert named == bool(re.fullmatch("(at least )?[0-9,]+", text)) or "m²" in text, (row["item_en"], text)


def test_one_target_stands_in_the_singular(promises, stored):
    one = prepare("public_works", promises[promises["id"] == drawn(stored)[0]["id"]])
    assert one.words("en").title == "One public-works target: it does not say what exists already"
    assert one.words("zh").title == "1项城建和数字设施目标写明数量，未写明现有基数"


def test_there_are_as_many_tiles_as_targets(stored):
    fig = jining.draw_figure("public_works", lang="zh")
    below = [said.get_text() for said in fig.artists if said.get_gid() == "sub"]
    assert below == ["现有：未写明"] * len(drawn(stored))
    assert len([patch for patch in fig.axes[0].patches if patch.get_gid() == "tile"]) == len(drawn(stored))
