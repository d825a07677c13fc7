"""The numbers of the city's public works."""

import re

import pytest
from recount import SPELLED, figure, picture, table, words


@pytest.fixture
def drawn(stored):
    return [row for row in stored if row["kind"] == "target" and row["sector"] in ("urban", "digital")
            and row["checkable_by"] == "number" and "award" not in row["flag"].split(";")]


def test_no_number_of_what_exists_stands_in_the_paragraph_of_a_target_as_the_title_says(drawn, promises):
    existing = [int(row["start"]) for row in table("numerals") if row["class"] == "baseline"]
    places = promises.set_index("id")
    for para in {row["para"] for row in drawn}:
        same = places.loc[[row["id"] for row in drawn if row["para"] == para]]
        assert not any(same["start"].min() <= start <= same["end"].max() for start in existing)
    en, zh = words("public_works")
    assert en.title == f"{SPELLED[len(drawn)].title()} public-works targets: none says what exists already"
    assert zh.title == f"{len(drawn)}项城建和数字设施目标写明数量，均未写明现有基数"


def test_each_number_is_that_of_the_table_with_its_bound_and_its_thing_where_the_name_does_not_say_it(drawn):
    data, (en, zh) = figure("public_works").data(), words("public_works")
    units = {row["unit"]: row["en"].split() for row in table("units")}
    for row, (id_, value, text, said) in zip(drawn, data[["ids", "value", "text_en", "text_zh"]].to_numpy(), strict=True):
        assert (row["id"], float(row["value_low"])) == (id_, value)
        assert text.startswith("at least") == said.endswith("以上") == (row["comparator"] == "ge")
        assert float(re.search(r"[\d.,]+", text)[0].replace(",", "")) * (1e6 if "million" in text else 1) == value
        named = any(word in row["item_en"].lower() for word in units[row["unit"]])
        assert named == bool(re.fullmatch("(at least )?[0-9,]+", text)) or "m²" in text, (row["item_en"], text)
    least = sum(row["comparator"] == "ge" for row in drawn)
    assert en.alt.startswith(f"{SPELLED[len(drawn)].title()} tiles, {SPELLED[least]} as a minimum: ")
    assert f"其中{least}项为下限" in zh.alt


def test_there_are_as_many_tiles_as_targets(drawn):
    fig = picture("public_works", "zh")
    assert [said.get_text() for said in fig.artists if said.get_gid() == "sub"] == ["现有：未写明"] * len(drawn)
    assert len([patch for patch in fig.axes[0].patches if patch.get_gid() == "tile"]) == len(drawn)
