"""An Excel workbook of the records for readers without Python, in Chinese, in English or in both."""

import io
import math
import re
import unicodedata
from functools import cache

import numpy as np

from jining.export.office import FONTS, author, created, need, refuse_uncoded
from jining.export.sheets import BOTH, TABS, read_me, sheets
from jining.report.cells import protect
from jining.report.errors import check_choice
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.load import load
from jining.report.report import package
from jining.report.results import with_facts

#: Widest columns, in characters of half width: names wrap early, so that sentences find room.
_NAME, _SENTENCE, _LONGEST_NAME, _ASIDE = 24, 46, 60, 64
#: Height of a line and of the highest row, in points.
_LINE, _HIGHEST = 15, 409
_NAVY, _GREY, _RULE = "#12355B", "#5F6670", "#D5D9DD"
_HEAD = {"bold": True, "font_color": "#FFFFFF", "valign": "vcenter", "border": 1, "border_color": "#FFFFFF"}
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TAB_COLORS = {"records": _NAVY, "targets": _NAVY, "verdicts": "#1F77D0", "facts": "#1F77D0", "summary": "#1F77D0"}


def export_workbook(path, promises=None, *, lang=None, results=None, verdicts=None):
    """Write records to an Excel workbook: all of them, targets with results, summary, look-ups, glossary, codebook.

    Parameters
    ----------
    path : str or path-like
        File to write, ending in .xlsx. It is written whole or not at all; its folder must exist.
    promises, results, verdicts : pandas.DataFrame, optional
        As `load`, `load_results` and `load_verdicts` return them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        One language; both by default. The words of the report stay Chinese.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ImportError
        If XlsxWriter is not installed: `pip install "jining[office]"`.
    ValueError
        If the path does not end in .xlsx, the language is not known, or the frame lacks a stored column.

    Notes
    -----
    Numbers are numbers, and every text is text: nothing runs, and 1-2 stays 1-2. The same records give the same bytes.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_workbook(f"{folder}/jining.xlsx").name
    'jining.xlsx'
    """
    path = check_target(path, ".xlsx")
    return write_atomic(path, workbook_bytes(promises, lang=lang, results=results, verdicts=verdicts))


def workbook_bytes(promises=None, *, lang=None, results=None, verdicts=None):
    """Write records as the bytes of an Excel workbook."""
    xlsxwriter = need("xlsxwriter", "XlsxWriter")
    if lang is not None:
        check_choice("lang", lang, BOTH)
    langs = (lang,) if lang else BOTH
    promises, facts = with_facts(load() if promises is None else gate(promises), results, verdicts)
    refuse_uncoded(promises)
    others = sheets(promises, facts, langs)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": package()["title"], "author": author(), "company": "", "created": created()})
    formats = _formats(book, langs)
    for sheet in (*others, read_me(others, promises, facts, langs)):
        _add(book, sheet, formats, langs)
    book.close()
    return out.getvalue()


def _formats(book, langs):
    """Make the looks of cells, each once."""
    base = {"font_name": FONTS[langs[0] == "zh"], "font_size": 10, "valign": "top", "text_wrap": True}
    return cache(lambda **look: book.add_format(base | look))


def _look(value, is_last):
    """Look of a cell below the titles."""
    look = {"bottom": 1, "bottom_color": _RULE, "bold": is_last}
    if not isinstance(value, str):
        return look | {"num_format": _number_format(value)}
    return look | ({"font_name": FONTS[1]} if _CHINESE.search(value) else {}) | {"quote_prefix": protect(value) != value}


def _add(book, sheet, formats, langs):
    """Write a sheet, each row as high as its longest text."""
    page = book.add_worksheet(" ".join(TABS[sheet.name][lang] for lang in langs))
    widths = [_width(column, not sheet.printed or at < sheet.printed) for at, column in enumerate(sheet.columns)]
    heights, folded = {}, [column.is_code and sheet.printed > 0 for column in sheet.columns]
    last = len(sheet.columns[0].values) if sheet.name == "summary" else None
    for at, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        page.set_column(at, at, width, None, {"level": 1, "hidden": True} if folded[at] else {})
        for row, value in enumerate((column.title, *column.values)):
            look = formats(**(_look(value, row == last) if row else _HEAD | {"bg_color": (_NAVY, _GREY)[column.is_code]}))
            if value == "":
                page.write_blank(row, at, None, look)  # an empty cell with the rule below its row
            elif isinstance(value, str):
                page.write_string(row, at, value.replace("\r\n", "\n").replace("\r", "\n"), look)
            else:
                page.write_number(row, at, value, look)
            if not folded[at]:
                heights[row] = max(heights.get(row, 1), _lines(value, width))
    for row, count in heights.items():  # left to the program, rows stay one line high in some
        page.set_row(row, min(count * _LINE + (6 if row == 0 else 2), _HIGHEST))
    _arrange(page, sheet)


def _arrange(page, sheet):
    """Keep titles and names in sight, filter the table, and print the columns for a reader."""
    rows, columns = len(sheet.columns[0].values), len(sheet.columns)
    page.freeze_panes(1, sheet.frozen)
    if sheet.name != "read_me":
        page.autofilter(0, 0, rows - (sheet.name == "summary"), columns - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.hide_gridlines(1)
    page.set_margins(left=0.4, right=0.4)
    page.set_header("&C&A")
    page.set_footer("&C&P / &N")
    page.set_tab_color(_TAB_COLORS.get(sheet.name, _GREY))
    if sheet.printed:
        page.print_area(0, 0, rows, sheet.printed - 1)


def _number_format(value):
    decimals = len(np.format_float_positional(value, trim="-").partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _width(column, is_printed):
    """Fit the longest value, the longest word of the title and its filter button."""
    longest = max((_cells(line) for value in column.values for line in _text(value).split("\n")), default=0)
    widest = _ASIDE if not is_printed else _NAME if longest <= _LONGEST_NAME else _SENTENCE
    return max(min(longest + 2, widest), *(min(_cells(word) + 4, 20) for word in column.title.split()))


def _lines(value, width):
    return sum(max(1, math.ceil(_cells(line) * 1.06 / (width - 1))) for line in _text(value).split("\n"))


def _text(value):
    return value if isinstance(value, str) else f"{value:,.10g}"


def _cells(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
