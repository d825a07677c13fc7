"""Files of codes: one coder's answers written and read, and the files of a class put together."""

import csv
import warnings

import pandas as pd

from jining.report.cells import same
from jining.report.errors import DataError, Failure
from jining.report.files import path_of
from jining.report.labels import values
from jining.report.load import load
from jining.report.protect import unprotect
from jining.report.read_csv import read_rows
from jining.report.write_csv import csv_rows
from jining.teaching.codes import COLUMNS, VARIABLES
from jining.teaching.course import label_of

#: Name under which the table stands beside the coders.
TABLE = "table"
_KEPT = [*COLUMNS, "file"]
#: Files of a folder that may hold codes: what cannot be read of these is named, not passed over.
_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".numbers"}


def read_codes(*paths):
    """Read the files that coders saved, or folders with such files: CSV, also as a spreadsheet saves it.

    One row per coder and clause: `coder`, `id`, one column per variable (missing where nothing was answered yet), `saved_at`
    and `file`. Files of one coder are merged as by `merge_codes`. A file with a wrong line, or a workbook (.xlsx), is left
    out, and a warning names every such line; if no file can be used, that is a DataError.

    Examples
    --------
    >>> import tempfile
    >>> len(read_codes(tempfile.mkdtemp()))
    0
    """
    frames, failures = [], []
    for file in [file for path in paths for file in _files(path_of(path))]:
        try:
            frames.append(read_file(file))
        except DataError as error:
            failures += error.failures
    if failures and not frames:
        raise DataError(failures)
    if failures:
        left = dict.fromkeys(failure.file for failure in failures)
        warnings.warn(f"left out: {', '.join(left)}. {DataError(failures)}", stacklevel=2)
    return merge_codes(*frames)


def merge_codes(*codes):
    """Put the codes of several people together, tables as `read_codes` returns them: one row per coder and clause.

    Where one coder has answered a question in several files, the answer saved last counts; no clause and no answer is lost.

    Examples
    --------
    >>> from jining.teaching import model_codes
    >>> merge_codes(model_codes(), model_codes()).equals(model_codes())
    True
    """
    every = pd.concat([pd.DataFrame(columns=_KEPT, dtype="str"), *codes])
    return last_answers(every.sort_values("saved_at", kind="stable", na_position="first"))


def last_answers(codes):
    """Keep of each coder and clause the last answer to each question."""
    return codes.groupby(["coder", "id"], as_index=False).last()[_KEPT].astype("str")


def codes_bytes(codes):
    """Write codes as the bytes of a file."""
    return csv_rows(list(COLUMNS), codes[list(COLUMNS)].to_numpy())


def _files(path):
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix.lower() in _ENDINGS and file.name[0] not in ".~")


def _text(path):
    """Text of a file: spreadsheets save UTF-16 with tabs, and in China GBK. What is no text is refused as any table is."""
    raw = path.read_bytes() if path.is_file() else b""
    encodings = ["utf-16"] if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else [] if b"\0" in raw else ["utf-8-sig", "gb18030"]
    for encoding in encodings if raw.strip() else ():
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return read_rows(path)


def read_file(path):
    """Read one file; everything that is wrong in it is one error."""
    lines = _text(path).removeprefix("\ufeff").splitlines() or [""]
    separator = max(",;\t", key=lines[0].count)
    try:  # line by line: no cell of ours runs over a line
        cells = [[unprotect(cell.strip()) for cell in next(csv.reader([line], delimiter=separator), [])] for line in lines]
    except csv.Error as error:
        raise DataError([Failure(path.name, None, "", "", "", f"is no file of codes: {error}")]) from None
    header = [cell.strip(' "').casefold() for cell in cells[0]]
    if missing := [column for column in COLUMNS if header.count(column) != 1]:
        raise DataError([Failure(path.name, 1, "", column, "", "is missing or stands twice", ", ".join(COLUMNS))
                         for column in missing])
    failures, rows = [], {}
    for line, (text, given) in enumerate(zip(lines[1:], cells[1:], strict=True), 2):
        rule = ("has a stray quotation mark" if text.count('"') % 2 else "" if not any(given) else
                f"is too short: {len(given)} cells, not {len(header)}" if len(given) < len(header) else
                "has more cells than the head" if any(given[len(header):]) else "")
        if rule:
            failures.append(Failure(path.name, line, "", "", text, rule))
        elif any(given):
            rows[line] = dict(zip(header, given, strict=False))
    rows = pd.DataFrame(rows.values(), index=rows.keys(), columns=COLUMNS, dtype="str").assign(file=str(path))
    rows["coder"] = rows["coder"].map(same)
    for name in VARIABLES:
        rows[name] = rows[name].map(lambda cell, name=name: label_of(cell, name) if cell else None)
    rules = [(rows[name].notna() & ~rows[name].isin(values(name)), name, "is not allowed", ", ".join(values(name)))
             for name in VARIABLES]
    rules += [(~rows["id"].isin(load()["id"]), "id", "is no record of the table"),
              (rows["coder"].isin(["", TABLE]), "coder", "is no name of a coder"),
              (rows.duplicated(["coder", "id"]), "id", "repeats the clause of a line before")]
    failures += [Failure(path.name, line, rows.at[line, "id"], column, rows.at[line, column], *rule)
                 for wrong, column, *rule in rules for line in rows.index[wrong]]
    if failures:
        raise DataError(sorted(failures, key=lambda failure: failure.line))
    return rows.astype("str")
