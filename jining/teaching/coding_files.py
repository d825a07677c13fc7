"""Files of codes: one coder's answers written and read, and the files of a class put together."""

import csv
import warnings

import pandas as pd

from jining.report.cells import csv_rows, same, unprotect
from jining.report.errors import DataError, Failure
from jining.report.files import path_of
from jining.report.load import load
from jining.report.read_csv import read_rows
from jining.teaching.codes import COLUMNS, TABLE, VARIABLES, choices
from jining.teaching.words import label_of

_KEPT = [*COLUMNS, "file"]
#: Files of a folder that may hold codes: what cannot be read of these is named, not passed over.
_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".numbers"}


def read_codes(*paths):
    """Read the files that coders saved: CSV, also as a spreadsheet saves it. A workbook (.xlsx) is named, not read.

    Parameters
    ----------
    *paths : str or path-like
        Files, or folders with such files.

    Returns
    -------
    pandas.DataFrame
        One row per coder and clause: `coder`, `id`, one column per variable (missing where nothing was answered yet),
        `saved_at` and `file`. No row if a folder holds no file. Files of one coder are merged as by `merge_codes`.

    Raises
    ------
    DataError
        If no file can be used: every failure with file, line, column and value. Else a file with a wrong line is left out,
        and a warning names every such line.

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
    merged = pd.concat([pd.DataFrame(columns=_KEPT, dtype="str"), *codes], ignore_index=True)
    order = merged[["coder", "id"]].drop_duplicates()
    last = merged.sort_values("saved_at", kind="stable", na_position="first").groupby(["coder", "id"]).last()
    return order.merge(last, on=["coder", "id"], validate="1:1")[_KEPT].astype("str")


def codes_bytes(coder, answers):
    """Write one coder's answers (record -> variable, also `saved_at` -> value) as the bytes of a file."""
    rows = [(coder, id_, *(given.get(name, "") for name in (*VARIABLES, "saved_at"))) for id_, given in answers.items()]
    return csv_rows(list(COLUMNS), rows)


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
    lines = _text(path).removeprefix("\ufeff").splitlines()
    separator = max(",;\t", key=lines[0].count)
    header = [cell.strip(' "').casefold() for cell in lines[0].split(separator)]
    if missing := [column for column in COLUMNS if column not in header]:
        raise DataError([Failure(path.name, 1, "", column, "", "is missing", ", ".join(COLUMNS)) for column in missing])
    rows, failures, known, seen = [], [], set(load()["id"]), {}
    for line, text in enumerate(lines[1:], 2):
        try:
            cells = _cells(text, separator, len(header))
        except (csv.Error, ValueError) as error:
            failures.append(Failure(path.name, line, "", "", text, str(error)))
            continue
        if any(cells):
            row = dict(zip(header, cells, strict=False))
            row = {column: row[column] for column in COLUMNS} | {"coder": same(row["coder"])}
            row |= {name: label_of(row[name], name) if row[name] else None for name in VARIABLES}
            failures += [Failure(path.name, line, row["id"], column, row[column], *rule)
                         for column, rule in _wrong(row, known, seen)]
            seen.setdefault((row["coder"], row["id"]), line)
            rows.append(row | {"file": str(path)})
    if failures:
        raise DataError(failures)
    return pd.DataFrame(rows, columns=_KEPT, dtype="str")


def _cells(text, separator, width):
    """Cells of one line: no cell of ours runs over a line."""
    cells = [unprotect(cell.strip()) for cell in next(csv.reader([text], delimiter=separator), [])]
    if text.count('"') % 2:
        raise ValueError("has a stray quotation mark")
    if any(cells) and len(cells) < width:
        raise ValueError(f"is too short: {len(cells)} cells, not {width}")
    if any(cells[width:]):
        raise ValueError("has more cells than the head")
    return cells


def _wrong(row, known, seen):
    """List what is wrong in a row: the column, the rule and what is allowed."""
    for name in VARIABLES:
        if row[name] and row[name] not in choices(name):
            yield name, ("is not allowed", ", ".join(choices(name)))
    if row["id"] not in known:
        yield "id", ("is no record of the table",)
    if not row["coder"] or row["coder"] == TABLE:
        yield "coder", ("is no name of a coder",)
    if line := seen.get((row["coder"], row["id"])):
        yield "id", (f"repeats the clause of line {line}",)
