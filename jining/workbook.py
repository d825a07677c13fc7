"""An Excel workbook of the records for readers without Python, in Chinese and English."""

import datetime
import io
import math
import re
import unicodedata

import numpy as np

from jining.atomic import write_atomic
from jining.data import load
from jining.office import need, pack, unpack
from jining.package import package
from jining.read_me import TITLE, read_me
from jining.sheets import tables
from jining.spreadsheet import protect

#: What Excel allows in a cell.
_LONGEST = 32_767
_CUT = "…【截断 cut】"
#: Not allowed in XML at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
#: Widest columns, in characters of half width: on a printed page names wrap early, so that sentences find room.
_NAME, _SENTENCE, _LONGEST_NAME = 24, 44, 60
#: Height of a line and of the highest row, in points.
_LINE, _HIGHEST = 15, 409
_NAVY, _GREY = "FF12355B", "FF5F6670"
#: Keeps Excel from marking every text that looks like a number. openpyxl cannot write it; in a sheet without
#: drawings it is the last element.
_QUIET = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'


def export_workbook(path, promises=None):
    """Write records to an Excel workbook with a read-me, look-up tables and the codebook, in both languages.

    Parameters
    ----------
    path : str or path-like
        File to write, such as "jining.xlsx". It is written whole or not at all.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ImportError
        If openpyxl is not installed: `pip install "jining[office]"`.
    ValueError
        If the frame lacks a stored column.
    OSError
        If the file cannot be written; the old one is unchanged.

    See Also
    --------
    workbook_bytes : The same as bytes, and what is done to the cells.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_workbook(f"{folder}/jining.xlsx").name
    'jining.xlsx'
    """
    return write_atomic(path, workbook_bytes(promises))


def workbook_bytes(promises=None):
    """Write records as the bytes of an Excel workbook.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.

    Returns
    -------
    bytes
        The same records give the same bytes.

    Raises
    ------
    ImportError
        If openpyxl is not installed: `pip install "jining[office]"`.
    ValueError
        If the frame lacks a stored column.

    Notes
    -----
    Every text is stored as text: nothing runs, and 1-2 stays 1-2. Control characters are replaced by their
    pictures (␀), a text longer than Excel allows is cut and says so, and missing cells stay empty.
    """
    openpyxl = need("openpyxl", "openpyxl")
    promises = load() if promises is None else promises
    sheets = tables(promises)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in (read_me(sheets, promises), *sheets):
        _add(book, sheet)
    return _fixed(book)


def _add(book, sheet):
    page = book.create_sheet(sheet.title)
    header, body = _styles()
    lines = {}
    for at, column in enumerate(sheet.columns, start=1):
        letter, width = page.cell(1, at).column_letter, _width(column, at <= sheet.printed)
        page.column_dimensions[letter].width = width
        for row, value in enumerate((column.header, *column.values), start=1):
            if value != "":
                _put(page.cell(row, at), value, header[column.is_key] if row == 1 else body)
                lines[row] = max(lines.get(row, 1), _lines(value, width))
    for row, count in lines.items():  # left to the program, rows stay one line high in some
        page.row_dimensions[row].height = min(count * _LINE, _HIGHEST)
    _arrange(page, sheet)


def _styles():
    from openpyxl.styles import Alignment, Font, PatternFill

    wrapped = Alignment(vertical="top", wrap_text=True)
    bold = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
    fills = (PatternFill("solid", fgColor=color) for color in (_NAVY, _GREY))
    return [{"font": bold, "fill": fill, "alignment": wrapped} for fill in fills], {"alignment": wrapped}


def _put(cell, value, style):
    if isinstance(value, str):
        text = _allowed(value)
        cell.value = text
        cell.data_type = "s"  # openpyxl would make a formula of "=1+1" and an error of "#N/A"
        cell.quotePrefix = protect(text) != text  # and Excel would, once a reader edits the cell
    else:
        cell.value = value
        cell.number_format = _number_format(value)
    for name, look in style.items():
        setattr(cell, name, look)


def _allowed(text):
    text = _NO_CHARACTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])), text)
    units = text.encode("utf-16-le")  # Excel counts these
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", errors="ignore") + _CUT


def _number_format(value):
    decimals = len(np.format_float_positional(value, trim="-").partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _width(column, is_printed):
    """Fit the longest value, the longest word of the header and its filter button."""
    longest = max((_cells(_text(value)) for value in column.values), default=0)
    widest = _NAME if is_printed and longest <= _LONGEST_NAME else _SENTENCE
    return max(min(longest + 2, widest), *(_cells(word) + 4 for word in column.header.split()))


def _lines(value, width):
    return sum(max(1, math.ceil(_cells(line) / (width - 1))) for line in _text(value).split("\n"))


def _text(value):
    return value if isinstance(value, str) else f"{value:,}"


def _cells(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _arrange(page, sheet):
    """Keep header and first column in sight, filter the table, and print the columns for a reader."""
    page.freeze_panes = "B2"
    if sheet.title != TITLE:
        page.auto_filter.ref = page.dimensions
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.print_options.gridLines = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.oddHeader.center.text, page.oddFooter.center.text = "&A", "&P / &N"
    if sheet.printed:
        last = page.cell(1, sheet.printed).column_letter
        page.print_area = f"A1:{last}{page.max_row}"


def _fixed(book):
    """Save the workbook with a fixed time of writing."""
    from openpyxl.xml.functions import tostring

    created = datetime.datetime.fromisoformat(package()["created"]).replace(tzinfo=None)
    written = io.BytesIO()
    book.save(written)
    about = book.properties
    about.title, about.creator = package()["title"], package()["contributors"][0]["title"]
    about.created = about.modified = created
    files = dict(unpack(written.getvalue()))
    files["docProps/core.xml"] = tostring(about.to_tree())
    for name in files:
        if name.startswith("xl/worksheets/sheet"):
            files[name] = files[name].replace(b"</worksheet>", _QUIET + b"</worksheet>")
    return pack(files.items())
