"""Lesson 9: another report; the keys are computed from the second one, whichever is current."""

from jining.report.load import load
from jining.report.report import source_text, use
from jining.report.tables import load_ledger
from jining.teaching.files import report_two


def _second(read=load):
    with use(report_two()):
        return read()


def _lengths():
    ledger = _second(load_ledger)
    return ledger["end"].max() - ledger["start"].min(), len(_second(source_text))


def _outside():
    inside, whole = _lengths()
    return 100 * (1 - inside / whole)


def _letters():
    page, ledger = _second(source_text), _second(load_ledger)
    body = page[ledger["start"].min():ledger["end"].max()]
    inside, whole = (len("".join(text.split())) for text in (body, page))
    return 100 * (1 - inside / whole)


def _comparators(promises, *ways):
    rows = promises[promises["kind"] == "target"]
    return (rows[rows["checkable_by"].isin(ways)] if ways else rows)["comparator"].value_counts()


def _share_without(promises):
    return 100 * promises["modal"].isna().mean()


KEYS = {
    "L9.1": _outside,
    "L9.2": lambda: _comparators(_second(), "number"),
    "L9.3": lambda: _share_without(_second()),
    "L9.4": lambda: _second()["sector"].value_counts().idxmax(),
}
#: Whether white space counts is left open by the task.
ALSO = {"L9.1": lambda: (_letters(),)}
SLIPS = {
    "L9.1": {"inside": lambda: 100 - _outside(), "characters": lambda: _lengths()[1] - _lengths()[0]},
    "L9.2": {"all": lambda: _comparators(_second()), "first": lambda: _comparators(load(), "number")},
    "L9.3": {"with": lambda: 100 - _share_without(_second()), "first": lambda: _share_without(load()),
             "count": lambda: _second()["modal"].isna().sum()},
    "L9.4": {"first": lambda: load()["sector"].value_counts().idxmax()},
}  # fmt: skip
