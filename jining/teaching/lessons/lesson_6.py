"""Lesson 6: sectors, places, people."""

from jining.report.load import load
from jining.report.tables import load_census, load_places
from jining.teaching.exercise import record_of
from jining.teaching.lessons.lesson_2 import targets

#: The class of the task prints no percentage below this.
_ENOUGH = 8


def _named(*left_out):
    """Take the lists of places apart, places of some types left out."""
    named = load()[["id", "place"]].explode("place").merge(load_places()[["place", "type", "code"]], on="place")
    return named[~named["type"].isin(left_out)]


def _counties():
    places = load_places()
    return places[places["type"] == "county"].set_index("place")


def _county_counts():
    named = _named()
    return named.loc[named["type"] == "county", "place"].value_counts()


def _searched():
    quotes = load()["quote_zh"]
    return {place: quotes.str.contains(zh[:-1]).sum() for place, zh in _counties()["zh"].items()}


def _per_sector(promises=None):
    return (targets() if promises is None else promises)["sector"].value_counts()


def _residents():
    census, counties = load_census().set_index("code")["population"], _counties()
    (never,) = set(counties.index) - set(_county_counts().index)
    return census[counties.at[never, "code"]], census


def _quarters(end="value_high", districts=False):
    names = _counties()["zh"]
    return record_of(load(), "L6.5")[end] * (len(names) if districts else (~names.str.endswith("区")).sum())


def _children(education):
    promises = load()
    rows = promises[promises["target_group"].map(lambda groups: "child" in groups)]
    return rows if education is None else rows[(rows["sector"] == "education") == education]


KEYS = {
    "L6.1": lambda: _named("city", "quota")["place"].nunique(),
    "L6.2": _county_counts,
    "L6.3": lambda: (_per_sector() < _ENOUGH).sum(),
    "L6.4": lambda: 100 * _residents()[0] / _residents()[1].iloc[0],
    "L6.5": _quarters,
    "L6.6": lambda: _children(False),
}
ALSO = {}
SLIPS = {
    "L6.1": {"everything": lambda: _named()["place"].nunique(), "with_city": lambda: _named("quota")["place"].nunique(),
             "with_quotas": lambda: _named("city")["place"].nunique(), "listed": lambda: len(load_places()),
             "mentions": lambda: len(_named("city", "quota")), "records": lambda: _named("city", "quota")["id"].nunique(),
             "counties": lambda: len(_county_counts())},
    "L6.2": {"search": _searched},
    "L6.3": {"at_most": lambda: (_per_sector() <= _ENOUGH).sum(), "others": lambda: (_per_sector() >= _ENOUGH).sum(),
             "records": lambda: (_per_sector(load()) < _ENOUGH).sum(), "all": lambda: len(_per_sector()),
             "sum": lambda: _per_sector()[_per_sector() < _ENOUGH].sum()},
    "L6.4": {"sum": lambda: 100 * _residents()[0] / _residents()[1].sum(), "residents": lambda: _residents()[0]},
    "L6.5": {"districts": lambda: _quarters(districts=True), "low": lambda: _quarters("value_low"),
             "one": lambda: record_of(load(), "L6.5")["value_high"]},
    "L6.6": {"all": lambda: _children(None), "inside": lambda: _children(True)},
}  # fmt: skip
