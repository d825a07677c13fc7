"""Lesson 4: how firm is the promise."""

from jining.report.load import load
from jining.teaching.lessons.lesson_2 import targets


def _comparators(*ways):
    rows = targets()
    return (rows[rows["checkable_by"].isin(ways)] if ways else rows)["comparator"].value_counts()


def _where(test):
    promises = load()
    return promises[test(promises)]


def _share_without(promises):
    return 100 * promises["modal"].isna().mean()


def _levels(promises):
    return promises["firmness"].value_counts()


def _highest(promises):
    return promises[promises["firmness"] == promises["firmness"].max()]


def _at_a_distance(promises):
    firm = _highest(promises)
    return firm[[modal not in quote for modal, quote in zip(firm["modal"], firm["quote_zh"], strict=True)]]


KEYS = {
    "L4.1": lambda: _comparators("number"),
    "L4.2": lambda: _where(lambda rows: (rows["firmness"] < 2) & (rows["wording"] == "hard")),
    "L4.3": lambda: _share_without(load()),
    "L4.4": lambda: _where(lambda rows: rows["binding"] == "binding"),
    "L4.5": lambda: _levels(targets()),
    "L4.6": lambda: _at_a_distance(targets()),
}
ALSO = {}
SLIPS = {
    "L4.1": {"all": _comparators},
    "L4.2": {"striving": lambda: _where(lambda rows: rows["firmness"] == 1),
             "strive_hard": lambda: _where(lambda rows: (rows["firmness"] == 1) & (rows["wording"] == "hard")),
             "soft_modal": lambda: _where(lambda rows: rows["firmness"] < 2)},
    "L4.3": {"with": lambda: 100 - _share_without(load()), "targets": lambda: _share_without(targets()),
             "count": lambda: load()["modal"].isna().sum()},
    "L4.4": {"expected": lambda: _where(lambda rows: rows["binding"] == "expected")},
    "L4.5": {"all": lambda: _levels(load())},
    "L4.6": {"all": lambda: _at_a_distance(load()), "highest": lambda: _highest(targets())},
}  # fmt: skip
