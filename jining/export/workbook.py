"""An Excel workbook of the records for readers without Python, in Chinese, in English or in both."""

import io
import unicodedata

from jining.export.office import FONTS, created, need
from jining.export.sheets import BOTH, TABS, read_me, sheets
from jining.report.cells import protect, refuse_unwritable
from jining.report.errors import check_choice
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.load import load
from jining.report.published import own_columns
from jining.report.report import package
from jining.report.results import with_facts

#: Looks of cells.
_RULED = {"bottom": 1, "bottom_color": "#D5D9DD"}
_LOOKS = {
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#12355B", "border": 1, "border_color": "#FFFFFF"},
    "text": _RULED, "quoted": _RULED | {"quote_prefix": True}, "whole": _RULED | {"num_format": "#,##0"},
    "decimal": _RULED | {"num_format": "#,##0.0###"},
}  # fmt: skip


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

    The extra `office` is needed: `pip install "jining[office]"`. Another ending, an unknown language and a frame that is not
    one of records are a ValueError. Numbers are numbers, and every text is text: nothing runs, and 1-2 stays 1-2.

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
    xlsxwriter, out = need("xlsxwriter", "XlsxWriter"), io.BytesIO()
    if lang is not None:
        check_choice("lang", lang, BOTH)
    langs = (lang,) if lang else BOTH
    promises, facts = with_facts(load() if promises is None else gate(promises), results, verdicts)
    refuse_unwritable(promises, own_columns(promises))
    others = sheets(promises, facts, langs)
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": package()["title"], "author": package()["contributors"][0]["title"], "created": created()})
    base = {"font_name": FONTS[langs[0] == "zh"], "font_size": 10, "valign": "top", "text_wrap": True}
    formats = {name: book.add_format(base | look) for name, look in _LOOKS.items()}
    for sheet in (*others, read_me(others, promises, facts, langs)):
        _add(book, sheet, formats, langs)
    book.close()
    return out.getvalue()


def _add(book, sheet, formats, langs):
    """Add a sheet: titles and names in sight, a filter, a print of the columns for a reader, rows as high as they need."""
    page = book.add_worksheet(" ".join(TABS[sheet.name][lang] for lang in langs))
    heights = [1] * (1 + len(next(iter(sheet.columns.values()))))
    for at, (head, values) in enumerate(sheet.columns.items()):
        # the longest value, the longest word of the title and its filter button; sentences are broken, names earlier
        longest = max((_cells(line) for value in values for line in str(value).split("\n")), default=0)
        width = max(min(longest + 2, 24 if longest <= 60 else 46), *(min(_cells(word) + 4, 20) for word in head.split()))
        page.set_column(at, at, width)
        for row, value in enumerate([head, *values]):
            if isinstance(value, str):
                value = value.replace("\r\n", "\n").replace("\r", "\n")
                look = "quoted" if protect(value) != value else "text"
            else:
                look = "whole" if value % 1 == 0 else "decimal"
            cell = formats[look if row else "head"]
            if isinstance(value, str) and value.startswith("<r>"):  # which the library would take for marks of its own
                page.write_rich_string(row, at, "<", cell, value[1:], cell)
            else:
                page.write(row, at, value, cell)
            heights[row] = max(heights[row], sum(1 + _cells(line) // (width - 1) for line in str(value).split("\n")))
    for row, lines in enumerate(heights):  # left to the program, some keep it one line high
        page.set_row(row, min(15 * lines + 4, 409))
    last = len(heights) - 1
    page.freeze_panes(1, 1 + len(langs) * (sheet.name in ("records", "targets", "verdicts")))
    if sheet.name != "read_me":
        page.autofilter(0, 0, last - (sheet.name == "summary"), len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&A  &P / &N")
    page.print_area(0, 0, last, (sheet.printed or len(sheet.columns)) - 1)


def _cells(text):
    """Length of a text in characters of half width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
