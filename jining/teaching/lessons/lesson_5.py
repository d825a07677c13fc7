"""Lesson 5: things, effects, tools."""

from jining.report.load import load
from jining.teaching.exercise import record_of
from jining.teaching.lessons.lesson_2 import targets

#: Codes of tools that pay or hire.
_PAY_OR_HIRE = ("S2", "S3")


def _acted():
    promises = load()
    return promises[promises["instrument"] != "none"]


def _but_aims(promises):
    return promises[promises["kind"] != "aim"]


def _steps(promises):
    return promises["logic"].value_counts()


def _share(promises, *codes):
    return 100 * promises["instrument"].isin(codes).mean()


def _side(promises, known=True):
    sides = promises["rothwell_zegveld"]
    return (sides[sides != "unspecified"] if known else sides).value_counts().idxmax()


def _manufacturing():
    promises = load()
    return promises[promises["sector"] == "manufacturing"]


def _lenses(environment, organisation, promises=None):
    rows = load() if promises is None else promises
    one, two = rows["rothwell_zegveld"] == "environment", rows["hood"] == "organisation"
    return ((one == environment) & (two == organisation)).sum()


def _either():
    rows = load()
    return ((rows["rothwell_zegveld"] == "environment") | (rows["hood"] != "organisation")).sum()


KEYS = {
    "L5.1": lambda: _steps(_but_aims(load())),
    "L5.2": lambda: load()[load()["logic"] == "input"],
    "L5.3": lambda: _share(_acted(), "U"),
    "L5.4": lambda: _side(_manufacturing()),
    "L5.5": lambda: record_of(load(), "L5.5")["logic"],
    "L5.6": lambda: _lenses(True, False),
}
ALSO = {}
SLIPS = {
    "L5.1": {"all": lambda: _steps(load()), "targets": lambda: _steps(targets()),
             "acted": lambda: _steps(_but_aims(_acted()))},
    "L5.2": {"tools": lambda: load()[load()["instrument"].isin(_PAY_OR_HIRE)]},
    "L5.3": {"all": lambda: _share(load(), "U"), "both": lambda: _share(load(), "U", "none"),
             "named": lambda: 100 - _share(_acted(), "U"), "no_aims": lambda: _share(_but_aims(load()), "U"),
             "count": lambda: (load()["instrument"] == "U").sum()},
    "L5.4": {"unspecified": lambda: _side(_manufacturing(), known=False), "everywhere": lambda: _side(load())},
    "L5.6": {"both": lambda: _lenses(True, True), "environment": lambda: _lenses(True, True) + _lenses(True, False),
             "reverse": lambda: _lenses(False, True), "either": _either,
             "targets": lambda: _lenses(True, False, targets())},
}  # fmt: skip
