"""Whether records are as they were published: what is made of others never names the published table."""

from jining.report.cells import cell_text
from jining.report.language import WORDS
from jining.report.load import load
from jining.report.report import TABLE, fields, package, per_report
from jining.report.source import is_sealed


def changed(promises):
    """How many of some records are not as they were published."""
    published = _published()
    return sum(row not in published for row in _rows(promises))


def data_version(own, lang):
    """Name the version of the data, or say that the table is another one: so many of its records are not as published."""
    return WORDS["other_table"][lang].format(own) if own else WORDS["version"][lang].format(package()["version"])


@per_report
def _published():
    """Take the records of the table as it was sealed; none if the file was changed since."""
    return frozenset(_rows(load())) if is_sealed(TABLE) else frozenset()


def _rows(promises):
    """Take the stored cells of each record as text."""
    columns = (promises[column].astype(object) for column in fields())
    return list(zip(*([cell_text(value) for value in cells] for cells in columns), strict=True))
