"""Lesson 1: where numbers come from."""

from jining.report.load import load
from jining.report.report import package, source_text
from jining.report.tables import load_ledger
from jining.teaching.damaged_copy import damaged, failures
from jining.teaching.exercise import role_of


def _inside(ledger):
    return ledger["end"].max() - ledger["start"].min()


def _body(ledger):
    return source_text()[ledger["start"].min():ledger["end"].max()]


def _outside(length=len):
    ledger = load_ledger()
    return 100 * (1 - length(_body(ledger)) / length(source_text()))


def _letters(text):
    return len("".join(text.split()))


def _in_segments():
    return 100 * (1 - load_ledger()["text"].str.len().sum() / len(source_text()))


def _over_body():
    inside = _inside(load_ledger())
    return 100 * (len(source_text()) - inside) / inside


def _times(text):
    return load()["quote_zh"].map(text.count)


def _characters(how="sum"):
    ledger = load_ledger()
    return ledger["text"].str.len().groupby(ledger["role"], observed=True).agg(how)


KEYS = {
    "L1.1": _outside,
    "L1.2": lambda: package()["sources"][0]["date"],
    "L1.3": lambda: role_of("L1.3"),
    "L1.4": lambda: (_times(source_text()) > 1).sum(),
    "L1.5": _characters,
    "L1.6": lambda: failures(damaged()),
}
#: Whether white space counts is left open by the task.
ALSO = {"L1.1": lambda: (_outside(_letters), _in_segments())}
SLIPS = {
    "L1.1": {"inside": lambda: 100 - _outside(), "over_body": _over_body,
             "characters": lambda: len(source_text()) - _inside(load_ledger())},
    "L1.2": {"stamp": lambda: package()["sources"][0]["title"].split("stamped ")[1][:7]},
    "L1.4": {"body": lambda: (_times(_body(load_ledger())) > 1).sum(), "all": lambda: len(load())},
    "L1.5": {"segments": lambda: load_ledger()["role"].value_counts(), "means": lambda: _characters("mean")},
}
