"""Cells that a spreadsheet would run or change are marked with an apostrophe, which reading takes away again."""

import csv
import io
import re

from jining.report.cells import cell_text

#: What makes a spreadsheet run a cell: a formula character, also full width or after white space.
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = rf"\s*{_SIGN}|[\t\r\n]"
_RUN = re.compile(_FORMULA)
#: Within a cell, behind what another program may take for the end of a cell or of a row.
_INNER = re.compile(rf"(?<=[;\t\r\n])(?=['\"\s]*{_SIGN})")
_INNER_MARKED = re.compile(rf"(?<=[;\t\r\n])'(?=['\"\s]*{_SIGN})")
#: A cell of digits and the marks of dates, times and codes is changed on opening (1-2 becomes a day, 04.5
#: becomes 4.5), unless it is a plain number that would be shown with the same characters.
_CHANGED = re.compile(r"\d[\d\s.,:/\-年月日eE]*")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]*[1-9])?")
#: One apostrophe is the mark. A cell that looks marked by itself gets one more, so that reading takes only ours.
_MARKED = re.compile(rf"'+(?:{_FORMULA}|\d)")


def protect(text):
    """Put an apostrophe before whatever a spreadsheet would run or change, also if it opens the file with `;` or tabs.

    >>> protect("=1+1"), protect("1-2"), protect("39")
    ("'=1+1", "'1-2", '39')
    """
    text = _INNER.sub("'", text)
    changed = _CHANGED.fullmatch(text) and not _PLAIN.fullmatch(text)
    return f"'{text}" if changed or _RUN.match(text) or _MARKED.match(text) else text


def unprotect(text):
    """Take away the apostrophes that `protect` put into a text."""
    return _INNER_MARKED.sub("", text[1:] if _MARKED.match(text) else text)


def csv_rows(header, rows):
    """Write rows of values as CSV that is safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(protect, header))
    for row in rows:
        texts = (cell_text(value) if isinstance(value, float | int) else protect(cell_text(value)) for value in row)
        writer.writerow(texts)
    return out.getvalue().encode("utf-8-sig")
