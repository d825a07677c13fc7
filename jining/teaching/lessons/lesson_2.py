"""Lesson 2: what is a target."""

from jining.report.load import load
from jining.report.tables import load_numerals
from jining.teaching.exercise import role_of


def targets():
    """Take the records that promise a quantity."""
    promises = load()
    return promises[promises["kind"] == "target"]


def flagged(flag):
    """Take the records with a remark."""
    promises = load()
    return promises[promises["flag"].map(lambda flags: flag in flags)]


def _class_in_record():
    """Class of the one numeral of a record that is no value of a promise."""
    promises, (id_,) = load().set_index("id"), role_of("L2.1")
    numerals, row = load_numerals(), promises.loc[id_]
    (found,) = numerals.loc[numerals["start"].between(row["start"], row["end"] - 1), "class"]
    return found


def _checked_by(*ways):
    rows = targets()
    return rows[rows["checkable_by"].isin(ways)]


def _high():
    return targets()["value_high"]


KEYS = {
    "L2.1": _class_in_record,
    "L2.2": lambda: (load_numerals()["class"] == "promise").sum(),
    "L2.3": lambda: flagged("shared"),
    "L2.4": lambda: _checked_by("all", "zero"),
    "L2.5": lambda: _high().isna().sum(),
    "L2.6": lambda: flagged("per_unit"),
}
ALSO = {}
SLIPS = {
    "L2.2": {"all": lambda: len(load_numerals()), "targets": lambda: len(targets()),
             "with_ids": lambda: (load_numerals()["ids"].map(len) > 0).sum()},
    "L2.3": {"joint": lambda: flagged("joint"), "word": lambda: load()[load()["quote_zh"].str.contains("分别")]},
    "L2.4": {"all": lambda: _checked_by("all"), "zero": lambda: _checked_by("zero"),
             "numbers": lambda: _checked_by("number")},
    "L2.5": {"everything": lambda: load()["value_high"].isna().sum(), "zero": lambda: (_high() == 0).sum(),
             "zero_or_open": lambda: (_high().fillna(0) == 0).sum(), "stated": lambda: _high().notna().sum(),
             "low": lambda: targets()["value_low"].isna().sum(), "targets": lambda: len(targets()),
             "share": lambda: _high().isna().mean()},
    "L2.6": {"ranges": lambda: load()[load()["comparator"] == "range"]},
}  # fmt: skip
