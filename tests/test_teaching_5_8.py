"""Exercises of lessons 5 to 8: the plain way gives the right answer, each typical wrong way gets the hint meant for it."""

import pytest
from jining.evidence import baselines, verdicts

import jining
from jining.figures import find_card
from jining.teaching import EXERCISES, check

P = jining.load()
TARGETS, ACTED = P[P["kind"] == "target"], P[P["instrument"] != "none"]
PLACES, CENSUS, FACTS = jining.load_places(), jining.load_census(), jining.load_results().set_index("fact_id")
COUNTIES = PLACES[PLACES["type"] == "county"]
CHILD = P["target_group"].map(lambda groups: "child" in groups)
AUTHORITY, MANDATE = P["hood"] == "authority", P["mcdonnell_elmore"] == "mandate"
SECTORS = P["sector"].value_counts()
NIGHT = TARGETS[TARGETS["item_en"] == "Night-economy quarters per county"].iloc[0]
GROWTH = TARGETS[TARGETS["measure_type"] == "growth_rate"]
BEFORE = baselines(GROWTH)
LIVELIHOODS = find_card("life_course").rows(P)


def named():
    counts = P["place"].explode().value_counts()
    return counts[counts.index.isin(COUNTIES["place"])]


def below_the_city():
    named_places = P["place"].explode()
    return named_places[(named_places != "city") & ~named_places.str.startswith("each_")]


def unnamed():
    (left,) = set(COUNTIES["place"]) - set(named().index)
    return left


def residents(whole):
    code = COUNTIES.set_index("place").at[unnamed(), "code"]
    return 100 * CENSUS.set_index("code").at[code, "population"] / whole


def searched():
    stems = COUNTIES.set_index("place")["zh"].str[:-1]
    return {place: int(P["quote_zh"].str.contains(stem).sum()) for place, stem in stems.items()}


RIGHT = {
    "L5.1": lambda: P[P["kind"] != "aim"]["logic"].value_counts(),
    "L5.2": lambda: P[P["logic"] == "input"],
    "L5.3": lambda: round(100 * (ACTED["instrument"] == "U").mean(), 1),
    "L5.4": lambda: TARGETS.loc[TARGETS["rothwell_zegveld"] != "unspecified", "rothwell_zegveld"].mode().iloc[0],
    "L5.5": lambda: P.loc[P["item_en"] == "New households with piped natural gas", "logic"],
    "L5.6": lambda: (AUTHORITY & ~MANDATE).sum(),
    "L6.1": lambda: below_the_city().nunique(),
    "L6.2": named,
    "L6.3": lambda: (SECTORS < 10).sum(),
    "L6.4": lambda: round(residents(CENSUS["population"].iloc[0]), 1),
    "L6.5": lambda: NIGHT["value_high"] * (~COUNTIES["zh"].str.endswith("区")).sum(),
    "L6.6": lambda: P[CHILD & (P["sector"] != "education")],
    "L7.1": lambda: verdicts(P[P["item_en"] == "Coal subsidence land newly treated"]),
    "L7.2": lambda: 6 - FACTS.at["F04", "value"],
    "L7.3": lambda: P[verdicts(P) == "open"],
    "L7.4": lambda: round(100 * (FACTS.at["F08", "value"] / FACTS.at["F02", "value"] - 1), 2),
    "L7.5": lambda: GROWTH[(GROWTH["value_low"] < BEFORE).fillna(False)],
    "L7.6": lambda: "ministry",
    "L8.1": lambda: "life_course",
    "L8.2": lambda: len(LIVELIHOODS),
    "L8.3": lambda: "at least",
    "L8.4": lambda: "bound",
    "L8.5": lambda: "cause",
}
#: Exercise, a way that looks right, and words of the hint that is meant for it.
WRONG = [
    ("L5.1", lambda: P["logic"].value_counts(), "aims are still here"),
    ("L5.1", lambda: TARGETS["logic"].value_counts(), "targets alone"),
    ("L5.2", lambda: P[P["instrument"].isin(["S2", "S3"])], "step of the chain another"),
    ("L5.2", lambda: TARGETS[TARGETS["logic"] == "input"], "some are missing"),
    ("L5.3", lambda: 100 * (P["instrument"] == "U").mean(), "divided by all records"),
    ("L5.3", lambda: 100 * P["instrument"].isin(["U", "none"]).mean(), "are two things"),
    ("L5.3", lambda: 100 * (ACTED["instrument"] != "U").mean(), "share that names a means"),
    ("L5.3", lambda: (ACTED["instrument"] == "U").mean(), "fraction"),
    ("L5.4", lambda: "unspecified", "Leave these out"),
    ("L5.4", lambda: P.loc[P["rothwell_zegveld"] != "unspecified", "rothwell_zegveld"].mode().iloc[0], "among all records"),
    ("L5.4", lambda: "demand", "Count the values"),
    ("L5.5", lambda: "output", "Pipes"),
    ("L5.5", lambda: "activity", "control test"),
    ("L5.6", lambda: (AUTHORITY & MANDATE).sum(), "both at once"),
    ("L5.6", lambda: AUTHORITY.sum(), "all authority"),
    ("L5.6", lambda: (MANDATE & ~AUTHORITY).sum(), "joined by &"),
    ("L6.1", lambda: P["place"].explode().nunique(), "city as a whole"),
    ("L6.1", lambda: P["place"].explode().nunique() - 1, "still to be left out"),
    ("L6.1", lambda: len(P), "mentions"),
    ("L6.1", lambda: 1, "explode"),
    ("L6.2", searched, "searched the quotes"),
    ("L6.2", lambda: P["place"].explode().value_counts(), "type county"),
    ("L6.2", lambda: named() + 1, "Look again at"),
    ("L6.3", lambda: (SECTORS >= 10).sum(), "ten or more"),
    ("L6.3", lambda: len(SECTORS), "under ten"),
    ("L6.4", lambda: residents(CENSUS["population"].sum()), "twice"),
    ("L6.4", lambda: residents(CENSUS["population"].iloc[0]) / 100, "fraction"),
    ("L6.5", lambda: NIGHT["value_high"] * len(COUNTIES), "Districts"),
    ("L6.5", lambda: NIGHT["value_low"] * (~COUNTIES["zh"].str.endswith("区")).sum(), "lower end"),
    ("L6.5", lambda: NIGHT["value_high"], "one county"),
    ("L6.6", lambda: P[CHILD], "still among them"),
    ("L6.6", lambda: P[CHILD & (P["sector"] == "education")], "the ones of the sector"),
    ("L7.1", lambda: "met", "many years"),
    ("L7.1", lambda: "none", "what does it measure"),
    ("L7.2", lambda: FACTS.at["F04", "value"] - 6, "other way round"),
    ("L7.2", lambda: 100 * (6 / FACTS.at["F04", "value"] - 1), "percentage of a percentage"),
    ("L7.3", lambda: P[verdicts(P) != "none"], "all records beside which"),
    ("L7.3", lambda: P[verdicts(P) == "otherwise"], "measures something else"),
    ("L7.4", lambda: 100 * (1 - FACTS.at["F02", "value"] / FACTS.at["F08", "value"]), "later year"),
    ("L7.4", lambda: 100 * FACTS.at["F08", "value"] / FACTS.at["F02", "value"], "one level as a percentage"),
    ("L7.4", lambda: FACTS.at["F09", "value"], "rounded too early"),
    ("L7.5", lambda: GROWTH[(GROWTH["value_low"] >= BEFORE).fillna(False)], "above it"),
    ("L7.5", lambda: GROWTH, "neither above nor below"),
    ("L7.6", lambda: "city", "seldom"),
    ("L7.6", lambda: "newspaper", "row of F14"),
    ("L8.1", lambda: "village_and_town", "column notebook"),
    ("L8.2", lambda: len(P), "whole table"),
    ("L8.3", lambda: "none", "follows the percent sign"),
    ("L8.3", lambda: "about", "comparator"),
    ("L8.4", lambda: "number", "word by word"),
    ("L8.5", lambda: "rank", "cannot show"),
]


def test_every_exercise_of_the_lessons_is_tried():
    names = [name for name in EXERCISES if name[1] in "5678"]
    assert list(RIGHT) == names
    assert set(names) == {name for name, _, _ in WRONG}


@pytest.mark.parametrize("name", RIGHT)
def test_the_plain_way_is_right(name):
    said = check(name, RIGHT[name](), lang="en")
    assert said.right, said


@pytest.mark.parametrize(("name", "wrong", "hint"), WRONG, ids=[f"{name}-{hint}" for name, _, hint in WRONG])
def test_a_typical_wrong_way_gets_its_hint(name, wrong, hint):
    said = check(name, wrong(), lang="en")
    assert not said.right
    assert hint in said.message, said


@pytest.mark.parametrize("name", RIGHT)
def test_every_hint_can_be_reached(name):
    """A hint that no wrong way reaches would be dead."""
    tried = [check(one, wrong(), lang="en").message for one, wrong, _ in WRONG if one == name]
    tried.append(check(name, 12345, lang="en").message)
    assert all(any(hint.en in message for message in tried) for hint in EXERCISES[name].hints)
