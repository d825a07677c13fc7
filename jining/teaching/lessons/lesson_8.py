"""Lesson 8: the one-page brief."""

from jining.report.load import load
from jining.teaching.exercise import record_of

_NOTEBOOK, _SECTOR = "07_countryside", "reform"
_MEASURED = ("number", "all", "zero")


def _figures():
    from jining import list_figures

    figures = list_figures()
    return figures.index[figures["notebook"] == _NOTEBOOK].tolist()


def _checked(*ways, sector=_SECTOR):
    rows = load()
    return ((rows["sector"] == sector if sector else True) & rows["checkable_by"].isin(ways)).sum()


KEYS = {
    "L8.1": lambda: _figures()[0],
    "L8.2": lambda: _checked(*_MEASURED),
    "L8.3": lambda: record_of(load(), "L8.3")["comparator"],
    "L8.4": lambda: "bound",
    "L8.5": lambda: "claim",
}
ALSO = {"L8.1": lambda: _figures()[1:]}
SLIPS = {
    "L8.2": {"all": lambda: (load()["sector"] == _SECTOR).sum(), "others": lambda: _checked("event", "open"),
             "number": lambda: _checked("number"), "events": lambda: _checked(*_MEASURED, "event"),
             "everywhere": lambda: _checked(*_MEASURED, sector=None)},
}
