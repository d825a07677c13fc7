"""Records as a file of their own, and whether they are as published: what is made of others never names that table."""

import hashlib

from jining.report.cells import cell_text, csv_rows
from jining.report.codebook import cite
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.language import WORDS
from jining.report.load import load
from jining.report.report import TABLE, data_path, derived_fields, fields, package, per_report
from jining.report.source import is_sealed


def changed(promises):
    """How many of some records are not as they were published."""
    published = _published()
    return sum(tuple(map(cell_text, row)) not in published for row in _rows(promises))


def data_version(own, lang, facts=None):
    """Name the version of the data, or say that records or facts are of another table."""
    what = "version" if not own else "other_table" if is_sealed(TABLE) else "unsealed"
    said = WORDS[what][lang].format(own if what == "other_table" else package()["version"])
    return said + (WORDS["other_facts"][lang] if facts and facts.own else "")


def origin_of(promises, own, facts=None):
    """Say from which table the records come: the published one, or one that is not; and facts that are not published."""
    name, lines = package()["name"], cite().splitlines()
    table = csv_bytes(promises) if own else data_path(TABLE).read_bytes()
    data = {"name": f"not {name}" if own else name, "version": None if own else package()["version"],
            "hash": f"sha256:{hashlib.sha256(table).hexdigest()}", "columns": len(fields())}
    data |= {"changed": own if is_sealed(TABLE) else None} if own else {}
    data |= {"results": "given by the user"} if facts and facts.own else {}
    return {"data": data, "citation": lines[1:] if own else lines}


@per_report
def _published():
    """Take the records of the table as it was sealed; none if the file was changed since."""
    return {tuple(map(cell_text, row)) for row in _rows(load())} if is_sealed(TABLE) else set()


def _rows(promises):
    """Take the stored cells of each record."""
    return zip(*(promises[column].astype(object).tolist() for column in fields()), strict=True)


def own_columns(promises):
    """Columns of the user beside those of the table."""
    return [column for column in promises if column not in (*fields(), *derived_fields(), "report")]


def csv_bytes(promises):
    """Write records as the bytes of a CSV file that is safe to open in a spreadsheet."""
    return csv_rows(list(fields()), _rows(promises))


def write_csv(promises, path):
    """Write records to a CSV file that is safe to open in a spreadsheet and that `load` reads back whole.

    It holds no verdicts: if they rest on facts of your own, give results= and verdicts= to `load` again.
    The file is written whole or not at all (an OSError). What is no frame of records, a column of your own, which the table
    does not have, and a name without .csv are a ValueError.

    >>> import tempfile, jining
    >>> promises = jining.load()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     jining.load(write_csv(promises, f"{folder}/jining.csv")).equals(promises)
    True
    """
    promises = gate(promises)
    if own := own_columns(promises):
        raise ValueError(f"the table has no column {own[0]!r}, which would be lost: drop it, or keep it with pandas.to_csv")
    return write_atomic(check_target(path, ".csv"), csv_bytes(promises))
