"""CSV that a spreadsheet opens without running or changing a cell, and that `load` reads back whole."""

import csv
import difflib
import io
import re

import numpy as np
import pandas as pd

from jining.report.files import write_atomic
from jining.report.report import fields

#: What makes a spreadsheet run a cell: a formula character, also full width or after white space.
_FORMULA = r"\s*[=+\-@＝＋－＠]|[\t\r\n]"
_RUN = re.compile(_FORMULA)
#: A cell of digits and the marks of dates, times and codes is changed on opening (1-2 becomes a day, 04.5
#: becomes 4.5), unless it is a plain number that would be shown with the same characters.
_CHANGED = re.compile(r"\d[\d\s.,:/\-年月日eE]*")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]*[1-9])?")
#: One apostrophe is the mark. A cell that looks marked by itself gets one more, so that reading takes only ours.
_MARKED = re.compile(rf"'+(?:{_FORMULA}|\d)")


def protect(text):
    """Put an apostrophe before a text that a spreadsheet would run or change."""
    changed = _CHANGED.fullmatch(text) and not _PLAIN.fullmatch(text)
    return f"'{text}" if changed or _RUN.match(text) or _MARKED.match(text) else text


def unprotect(text):
    """Take away the apostrophe that `protect` put before a text."""
    return text[1:] if _MARKED.match(text) else text


def cell_text(value, separator=";"):
    """Write one value of a frame as text."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return separator.join(value)
    if pd.isna(value):
        return ""
    return str(value) if isinstance(value, int) else np.format_float_positional(value, trim="-")


def csv_rows(header, rows):
    """Write rows of values as CSV that is safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        texts = (cell_text(value) if isinstance(value, float | int) else protect(cell_text(value)) for value in row)
        writer.writerow(texts)
    return out.getvalue().encode("utf-8-sig")


def stored_columns(promises):
    """Take the stored columns out of a frame, in the declared order."""
    wanted = list(fields())
    missing = [column for column in wanted if column not in promises]
    if missing:
        others = [str(column) for column in promises if column not in wanted]
        near = {column: difflib.get_close_matches(column, others, n=1) for column in missing}
        said = [f"{column!r}" + (f" (is it {near[column][0]!r}?)" if near[column] else "") for column in missing]
        raise ValueError(f"the frame lacks the column {', '.join(said)}; needed are: {', '.join(wanted)}")
    return {column: promises[column].astype(object).tolist() for column in wanted}


def csv_bytes(promises):
    """Write records as the bytes of a CSV file that is safe to open in a spreadsheet."""
    columns = stored_columns(promises)
    return csv_rows(list(columns), zip(*columns.values(), strict=True))


def write_csv(promises, path):
    """Write records to a CSV file that is safe to open in a spreadsheet and that `load` reads back whole.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; all or some, in any order.
    path : str or path-like
        File to write. It is written whole or not at all.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the frame lacks a stored column.
    OSError
        If the file cannot be written; the old one is unchanged.

    See Also
    --------
    csv_bytes : The same as bytes, and what is done to the cells.

    Examples
    --------
    >>> import tempfile, jining
    >>> promises = jining.load()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     jining.load(write_csv(promises, f"{folder}/jining.csv")).equals(promises)
    True
    """
    return write_atomic(path, csv_bytes(promises))
