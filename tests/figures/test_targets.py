"""Figures of single targets and promises: every number of words, data and picture against the table read as text."""

import re
from collections import Counter

import pytest
from matplotlib.colors import to_hex
from recount import data, judged, picture, says, table, words

from jining.figures.figure import prepare
from jining.plot.theme import ACCENT


def values(name):
    return dict(zip(data(name)["ids"], data(name)["value"], strict=True))


def lows(rows):
    return {row["id"]: float(row["value_low"]) for row in rows}


def cells(name, lang="en", gid="cell"):
    return [text.get_text() for text in picture(name, lang).artists if text.get_gid() == gid]


@pytest.fixture
def works(stored):
    """Targets of the city's public works."""
    return [row for row in stored if row["kind"] == "target" and row["sector"] in ("urban", "digital")
            and row["checkable_by"] == "number" and "award" not in row["flag"].split(";")]


def test_coverage_targets_tells_apart_those_that_ask_for_all(stored):
    rows = [row for row in stored if row["measure_type"] in ("share", "coverage") and row["unit"] == "percent"]
    whole = sum(row["checkable_by"] == "all" for row in rows)
    low = min((row for row in rows if row["checkable_by"] != "all"), key=lambda row: float(row["value_low"]))
    assert (whole, len(rows)) == (10, 15)
    says("coverage_targets", n=len(rows), whole=whole, low=low)
    assert values("coverage_targets") == lows(rows)
    bars = picture("coverage_targets").axes[0].containers[0]
    assert {bar.get_width() for bar in bars if to_hex(bar.get_facecolor()).upper() == ACCENT.upper()} == {100}


def test_firm_ladder_tells_the_largest_and_whether_the_firms_exist(stored, promises):
    found = [row for row in stored if row["kind"] == "target" and row["unit"] == "firms"]
    rows = sorted(found, key=lambda row: -float(row["value_low"]))[:10]
    top, low, old = rows[0], rows[-1], sum(row["measure_type"] == "treated" for row in rows)
    assert top["measure_type"] == "treated" and old == 5 and len(found) == 16
    says("firm_ladder", large=int(float(top["value_low"])), top=top, low=low, old=old, new=len(rows) - old,
         rest=len(found) - len(rows))
    assert values("firm_ladder") == lows(rows)
    others = promises["unit"] != "firms"
    alike = promises.assign(**{end: promises[end].where(others, 10) for end in ("value_low", "value_high")})
    assert words("firm_ladder", alike)[0].title == "16 targets for firms name the largest number, 10"


def test_firm_targets_counts_the_firm_ones_and_writes_every_number(stored):
    rows = [row for row in stored if row["kind"] == "target" and row["modal"]]
    firm = sum(row["modal"] in ("确保", "坚决") for row in rows)
    drawn = data("firm_targets")
    says("firm_targets", n=len(rows), firm=firm, rest=len(rows) - firm)
    assert sorted(drawn["ids"]) == sorted(row["id"] for row in rows) and (drawn["firmness"][:firm] == 3).all()
    assert all(set(drawn[f"text_{lang}"]) <= set(cells("firm_targets", lang)) for lang in ("en", "zh"))


def test_growth_targets_counts_the_floors_and_names_the_ends(stored):
    rows = sorted((row for row in stored if row["measure_type"] == "growth_rate"), key=lambda row: float(row["value_low"]))
    n, floors = len(rows), [row["id"] for row in rows if row["comparator"] == "ge"]
    low, high = (float(row["value_low"]) for row in (rows[0], rows[-1]))
    says("growth_targets", n=n, floors=len(floors), low=low, high=high, apart=sum(row["para"] != "0.2" for row in rows))
    arrows = [line for line in picture("growth_targets").axes[0].lines if line.get_gid() == "ge arrow"]
    assert len(arrows) == len(floors) and {line.get_markeredgecolor() for line in arrows} == {ACCENT}
    assert values("growth_targets") == lows(rows)


def test_life_course_counts_what_is_provided_by_the_ages_of_life(stored):
    stages = judged("life_stage")
    order = [row["value"] for row in table("judgement_values") if row["judgement"] == "life_stage"]
    provided = {row["id"]: row["logic"] == "output" for row in stored if row["id"] in stages and row["kind"] == "target"}
    n, some = len(provided), sum(provided.values())
    assert n / 2 < some < n
    says("life_course", n=n, some=some, rest=n - some)
    expected = sorted(provided, key=lambda id_: (not provided[id_], order.index(stages[id_])))
    assert data("life_course")["ids"].tolist() == expected
    assert data("life_course")["provided"].tolist() == [provided[id_] for id_ in expected]


def test_public_works_says_that_no_paragraph_gives_what_exists_and_a_tile_holds_a_number_with_its_bound(works, promises):
    existing = [int(row["start"]) for row in table("numerals") if row["class"] == "baseline"]
    places = promises.set_index("id")
    for para in {row["para"] for row in works}:
        same = places.loc[[row["id"] for row in works if row["para"] == para]]
        assert not any(same["start"].min() <= start <= same["end"].max() for start in existing)
    n, fig = len(works), picture("public_works", "zh")
    says("public_works", n=n, least=sum(row["comparator"] == "ge" for row in works))
    assert cells("public_works", "zh", "sub") == ["现有：未写明"] * n
    assert len([patch for patch in fig.axes[0].patches if patch.get_gid() == "tile"]) == n
    drawn = data("public_works")
    for row, (id_, value, text, said) in zip(works, drawn[["ids", "value", "text_en", "text_zh"]].to_numpy(), strict=True):
        assert (row["id"], float(row["value_low"])) == (id_, value)
        assert text.startswith("at least") == said.endswith("以上") == (row["comparator"] == "ge")
        assert float(re.search(r"[\d.,]+", text)[0].replace(",", "")) * (1e6 if "million" in text else 1) == value


def test_red_lines_and_zeros_says_that_none_names_an_actor_or_a_date_and_counts_those_that_do(stored, promises):
    rows = [row for kind in ("zero", "red_line") for row in stored if judged("safeguard").get(row["id"]) == kind]
    zeros = [row for row in rows if row["checkable_by"] == "zero"]
    firm = sum(row["modal"] in ("确保", "坚决") for row in rows)
    assert not [row for row in rows if row["actor"] != "unstated" or row["deadline"]]
    assert zeros == [row for row in stored if row["checkable_by"] == "zero"] == rows[:len(zeros)]
    says("red_lines_and_zeros", n=len(rows), firm=firm)
    drawn = data("red_lines_and_zeros")
    assert drawn["ids"].tolist() == [row["id"] for row in rows]
    assert set(drawn["who_en"]) == set(drawn["when_en"]) == {"not stated"}
    assert set(drawn["who_zh"]) == set(drawn["when_zh"]) == {"未写明"}
    assert [name.removeprefix("No ").lower() for name in drawn["label_en"][:len(zeros)]] == [
        row["item_en"].lower() for row in zeros]
    assert drawn["label_zh"][:len(zeros)].tolist() == [
        "小康路上不漏一户", "小康路上不落一人", "不发生区域性系统性金融风险", "杜绝政府违规融资担保", "零就业家庭清零"]
    own = promises[promises["id"].isin([row["id"] for row in zeros])].copy()
    own.loc[own.index[0], "deadline"] = "2020-H1"
    en, zh = words("red_lines_and_zeros", own)
    assert en.title.startswith('One of five "zero" promises says') and zh.title.endswith("1项写明行动主体或时限")
    assert prepare("red_lines_and_zeros", own).data()["when_en"].iloc[0] == "first half of 2020"


def test_foreign_capital_sets_the_headline_against_the_later_target(stored):
    step = [id_ for id_, value in judged("investment_step").items() if value == "foreign_capital"]
    later = next(row for row in stored if row["id"] in step and "conflict:" in row["flag"])
    first = next(row for row in stored if f"conflict:{later['id']}" in row["flag"])
    assert first["para"] == "0.2" and not first["value_as_written"] and later["comparator"] == "ge"
    (en, zh), value, drawn = words("foreign_capital"), later["value_as_written"], data("foreign_capital")
    says("foreign_capital", value=value)
    assert all(row["text_en"] in en.alt and row["quote_zh"] in zh.alt for row in (first, later))
    assert drawn["ids"].tolist() == [first["id"], later["id"]] and drawn["headline"].tolist() == [True, False]
    assert drawn["sub_zh"].tolist() == [f"“{row['quote_zh']}”" for row in (first, later)]
    assert cells("foreign_capital", gid="number") == ["no number", f"at least {value}%"]


def test_boiler_gap_names_the_sizes_between_which_the_report_is_silent_in_true_lengths(stored):
    said = " ".join(row["quote_zh"] for row in stored if "燃煤锅炉" in row["quote_zh"])
    low, high = int(re.search(r"(\d+)蒸吨以下", said)[1]), int(re.search(r"(\d+)蒸吨以上", said)[1])
    drawn = data("boiler_gap")
    assert low < high
    says("boiler_gap", low=low, high=high)
    assert not [row for row in stored if "锅炉" in row["quote_zh"] and row["id"] not in set(drawn["ids"])]
    assert drawn["value"].tolist()[:2] == [low, high - low] and drawn["color"].eq(ACCENT).tolist() == [False, True, False]


def measured(pairs, *sides):
    return [at for at in pairs.values() if all(side in at and at[side]["kind"] == "target" for side in sides)]


def test_village_and_town_counts_the_services_with_a_number_on_each_side_and_on_both(promises, stored):
    records, pairs = {row["id"]: row for row in stored}, {}  # service -> side -> its record
    for row in table("judgements"):
        if row["judgement"] == "service":
            pairs.setdefault(row["value"], {})[row["role"]] = records[row["id"]]
    n, town, village, both = len(pairs), *(len(measured(pairs, *sides)) for sides in (
        ["town"], ["village"], ["town", "village"]))
    drawn = data("village_and_town")
    says("village_and_town", n=n, town=town, village=village, both=both)
    units = [[at[side]["unit"] for side in ("town", "village")] for at in measured(pairs, "town", "village")]
    assert units and all(one != other for one, other in units)
    kinds = {row["id"]: row["kind"] == "target" for at in pairs.values() for row in at.values()}
    assert dict(zip(drawn["ids"], drawn["measured"], strict=True)) == kinds and drawn["sides"].is_monotonic_decreasing
    for lang in ("en", "zh"):
        assert Counter(cells("village_and_town", lang))["—"] == list(kinds.values()).count(False)
    ids = [at["id"] for at in measured(pairs, "town", "village")[0].values()]
    assert prepare("village_and_town", promises[promises["id"].isin(ids[:1])]).empty()  # one side says nothing of both
