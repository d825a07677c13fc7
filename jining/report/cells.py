"""What one cell may hold, how a value is written into one so that no spreadsheet runs it, and when two say the same."""

import csv
import io
import re
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from jining.report.errors import DataError, Failure
from jining.report.report import TABLE, allowed, fields, foreign_keys

#: What spreadsheets do to a cell (of any column, of dates, of numbers), what is no number, and how other files begin.
_DAMAGE = list(csv.DictReader(Path(__file__).with_name("damage.csv").read_text(encoding="utf-8").splitlines()))
#: Letters that are not seen: control, zero-width, bidi, variation, tags, private use, no letter at all.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
                     "\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]")
#: Letters that the XML of an Office file cannot hold, and how many letters a cell of Excel can.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767
#: No number of a report needs more digits, and no program holds more of them exactly.
NUMBERS = {"number": re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,12})?"), "integer": re.compile(r"-?[0-9]{1,15}")}
#: What makes a spreadsheet run a cell: a formula character, also full width or after white space.
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = rf"\s*{_SIGN}|[\t\r\n]"
_RUN = re.compile(_FORMULA)
#: Within a cell, behind what another program may take for the end of a cell or of a row.
_INNER = re.compile(rf"(?<=[;\t\r\n])(?=['\"\s]*{_SIGN})")
_INNER_MARKED = re.compile(rf"(?<=[;\t\r\n])'(?=['\"\s]*{_SIGN})")
#: A cell of digits and the marks of dates, times and codes is changed on opening (1-2 becomes a day, 04.5
#: becomes 4.5), unless it is a plain number that would be shown with the same characters; so are these words.
_MONTH = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|(nov|dec)(ember)?"
_NAMED = rf"(?i:(?=.*\d)[\d\s.,/\-]*({_MONTH})[\d\s.,/\-]*|true|false)"
_CHANGED = re.compile(rf"\d[\d\s.,:/\-年月日eE%]*([aApP][mM])?|{_NAMED}")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]*[1-9])?")
#: One apostrophe is the mark. A cell that looks marked by itself gets one more, so that reading takes only ours.
_MARKED = re.compile(rf"'+(?:{_FORMULA}|\d|{_NAMED}\Z)")


def rows_of(columns, lines, file, failures):
    """Give each row of a table with a function that notes what is wrong in it."""
    key = next(iter(columns))
    for line, cells in zip(lines, zip(*columns.values(), strict=True), strict=True):
        row = dict(zip(columns, cells, strict=True))

        def fail(column, rule, allowed_="", *, row=row, line=line):
            failures.append(Failure(file, line, row[key], column, row.get(column, ""), rule, allowed_))

        yield row, fail


def cell_failures(columns, lines, file, table=TABLE, *, loose=False, unique=True):
    """List every failure of the cells of a table, in the order of the file; with `loose` free text may say anything."""
    found, keys = [], next(iter(columns.values()), ())
    for name, cells in columns.items():
        rules = {cell: cell_rule(cell, name, table, loose=loose) for cell in dict.fromkeys(cells)}
        first, once = {}, unique and fields(table)[name].get("constraints", {}).get("unique")
        for place, cell in enumerate(cells):
            rule = rules[cell]
            if once and not rule and first.setdefault(cell, place) != place:
                rule = (f"repeats line {lines[first[cell]]}" if lines[place] else "stands more than once",)
            if rule:
                found.append((place, Failure(file, lines[place], keys[place], name, cell, *rule)))
    return [failure for _, failure in sorted(found, key=lambda pair: pair[0])]


def cell_rule(cell, name, table=TABLE, *, loose=False):
    """Say which rule of its column alone a cell breaks, and what is allowed; nothing if none."""
    field = fields(table)[name]
    if not cell:
        return field.get("constraints", {}).get("required") and (
            "is empty but required (a spreadsheet may have lost the word)", _listed(allowed(name, table)))
    if not loose or field["type"] != "string" or "items" in field or allowed(name, table):
        return _damage(field, cell) or _shape(field, cell, table)
    if name == "id":  # a user may name records anew
        return _damage(field, cell)
    return (unwritable(cell) and (unwritable(cell),)) or _changed(field, cell) or _formed(field, cell)


def _listed(values, most=20):
    return ", ".join(values[:most]) + (f" … ({len(values)} in all)" if len(values) > most else "")


def _damage(field, cell):
    if unseen := UNSEEN.search(cell):
        name = "a line end" if unseen[0] in "\r\n" else unicodedata.name(unseen[0], "control or private use").lower()
        return (f"holds a letter that is not seen (U+{ord(unseen[0]):04X}, {name}); delete it",)
    if rule := unwritable(cell):
        return (rule,)
    return damaged("cell", cell) or _changed(field, cell)


def _changed(field, cell):
    return damaged("date", cell) if field["name"] in ("value_as_written", "deadline") else ()


def _formed(field, cell):
    pattern = field.get("constraints", {}).get("pattern", "(?s).*")
    return () if re.fullmatch(pattern, cell) else ("is not of the form asked for", pattern)


def damaged(of, cell):
    """Say what a spreadsheet did to a cell, or of which kind a file is that is no table; nothing if neither."""
    for row in _DAMAGE:
        if row["of"] == of and re.fullmatch(row["pattern"], cell):
            return row["rule"], row["allowed"]
    return ()


def _shape(field, cell, table):
    name, limits, keys = field["name"], field.get("constraints", {}), foreign_keys(table)
    values, where = allowed(name, table), f" in {keys[name]}.csv" if name in keys else ""
    if field["type"] in NUMBERS:
        if not NUMBERS[field["type"]].fullmatch(cell):
            return damaged("number", cell) or damaged(f"no {field['type']}", cell)
        low, high = limits.get("minimum"), limits.get("maximum")
        if (low is not None and float(cell) < low) or (high is not None and float(cell) > high):
            return ("is out of bounds", f"{low} or more" if high is None else f"{low} to {high}")
    elif "items" in field:
        return _items_shape(field["items"], cell, values, where)
    elif values and cell not in values:
        return (f"is not allowed{where}", _listed(values))
    elif rule := _formed(field, cell):
        return rule
    elif len(cell) > limits.get("maxLength", len(cell)):
        return (f"has {len(cell)} characters", f"at most {limits['maxLength']}")
    return ()


def _items_shape(items, cell, values, where):
    arguments = items.get("with_argument", {})
    parts = cell.split(items["separator"])
    for item in parts:
        if item in items.get("former", ()):
            continue
        word, _, argument = item.partition(":")
        if word not in values or (item != word) != (word in arguments):
            return (f"holds {item!r}, which is not allowed{where}", _listed(values))
        if word in arguments and not re.fullmatch(arguments[word], argument):
            return (f"holds {item!r}, whose argument is malformed", f"{word}:{arguments[word]}")
    return ("names one key twice",) if len(set(parts)) < len(parts) else ()


def unwritable(text):
    """Say why a file cannot hold a text, or ""."""
    if bad := _NOT_XML.search(text):
        return f"holds a letter that no file can hold (U+{ord(bad[0]):04X}); delete it"
    long = len(text) + sum(letter > "\uffff" for letter in text) if 2 * len(text) > _LONGEST else 0  # as Excel counts
    return f"has {long:,} characters, and a cell holds at most {_LONGEST:,}" if long > _LONGEST else ""


def refuse_unwritable(frame, columns):
    """Refuse texts that a file cannot hold, before any work is done."""
    keys = frame["id"] if "id" in frame else [f"row {row}" for row in frame.index]
    heads = [Failure("", None, "", repr(column), "", rule) for column in columns if (rule := unwritable(str(column)))]
    if failures := heads + [Failure("", None, str(key), str(column), cell, rule) for column, cells in frame[columns].items()
                    for key, cell in zip(keys, cells, strict=True) if isinstance(cell, str) and (rule := unwritable(cell))]:
        raise DataError(failures)


def cell_text(value, separator=";"):
    """Write one value of a frame as the text of a cell: missing is empty, 6.0 is 6, several values are joined."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        parts = map(cell_text, value)
        return separator.join(sorted(parts) if isinstance(value, set | frozenset) else parts)
    if pd.isna(value):
        return ""
    if isinstance(value, float | np.floating):
        return np.format_float_positional(value, trim="-") if np.isfinite(value) else str(value)
    return str(value)


def written(values, column, table=TABLE):
    """Write values as the cells of a column, whatever a frame that was read by other means holds for them."""
    texts = [cell_text(value) for value in values]
    forms = {text: _form(text, column, table) for text in dict.fromkeys(texts)}
    return [forms[text] for text in texts]


def same(value, column="", table=TABLE):
    """Write a value so that two that say the same are equal: missing, numbers, sets, Unicode form, spaces, container."""
    text = _form(" ".join(unicodedata.normalize("NFKC", cell_text(value)).split()), column, table)
    return ";".join(sorted({*text.split(";")})) if "items" in fields(table).get(column, {}) else text


def _form(text, column, table):
    field = fields(table).get(column, {})
    if "items" in field:  # a tuple stands in a file as Python writes it
        inside, mark = (text[1:-1], ",") if text[:1] in "([{" and text[-1:] in ")]}" else (text, ";")
        return ";".join(filter(None, (part.strip(" '\"") for part in inside.split(mark))))
    if column and text in ("nan", "<NA>", "None", "NaN"):  # a person may be called Nan
        return ""
    if field.get("type") in NUMBERS:
        return _number(text.strip())
    known = allowed(column, table) if field else ()
    return text if not known or text in known else {_number(value): value for value in known}.get(_number(text), text)


def _number(text):
    """Write a number in one form; what is none stays as it is."""
    try:
        return cell_text(round(float(text), 12))
    except ValueError:
        return text


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


@cache
def days(text):
    """First and last day of a year, a half, a quarter, a month or a day; a ValueError if no calendar has it."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?|-[QH]\d)?", text, re.ASCII):
        raise ValueError(text)
    year, _, half = text.partition("-H")
    first, last = (f"{year}-Q{2 * int(half) - 1}", f"{year}-Q{2 * int(half)}") if half else (text, text)
    return pd.Period(first).start_time, pd.Period(last).end_time
