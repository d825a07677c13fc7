"""CSV that a spreadsheet opens without running or changing a cell, and that `load` reads back whole."""

import csv
import io

from jining.report.cells import cell_text
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.protect import protect
from jining.report.report import fields


def csv_rows(header, rows):
    """Write rows of values as CSV that is safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(protect, header))
    for row in rows:
        texts = (cell_text(value) if isinstance(value, float | int) else protect(cell_text(value)) for value in row)
        writer.writerow(texts)
    return out.getvalue().encode("utf-8-sig")


def csv_bytes(promises):
    """Write records as the bytes of a CSV file that is safe to open in a spreadsheet."""
    columns = list(fields())
    return csv_rows(columns, zip(*(promises[column].astype(object).tolist() for column in columns), strict=True))


def write_csv(promises, path):
    """Write records to a CSV file that is safe to open in a spreadsheet and that `load` reads back whole.

    The file is written whole or not at all (an OSError); what is no frame of records, or no name in .csv, is a ValueError.

    Examples
    --------
    >>> import tempfile, jining
    >>> promises = jining.load()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     jining.load(write_csv(promises, f"{folder}/jining.csv")).equals(promises)
    True
    """
    return write_atomic(check_target(path, ".csv"), csv_bytes(gate(promises)))
