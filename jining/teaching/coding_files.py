"""Files of codes: one coder's answers written and read, and the files of a class put together."""

import csv
import io
import unicodedata
import warnings
from pathlib import Path

import pandas as pd

from jining.report.errors import DataError, Failure
from jining.report.load import load
from jining.report.protect import unprotect
from jining.report.write_csv import csv_rows
from jining.teaching.clauses import COLUMNS, TABLE, VARIABLES, choices
from jining.teaching.words import label_of


def read_codes(*paths, strict=False):
    """Read the files that coders saved.

    Parameters
    ----------
    *paths : str or path-like
        Files, or folders with such files, also as a spreadsheet saves them.
    strict : bool
        Whether a file with a wrong line stops everything; else it is left out, and a warning names every such line.

    Returns
    -------
    pandas.DataFrame
        One row per coder and clause: `coder`, `id`, one column per variable (missing where nothing was answered yet),
        `saved_at` and `file`. No row if a folder holds no file. Files of one coder are merged as by `merge_codes`.
        `attrs["failures"]` lists what is wrong in the files that were left out.

    Raises
    ------
    DataError
        With `strict`, or if no file can be used: every failure with file, line, column and value.

    Examples
    --------
    >>> import tempfile
    >>> len(read_codes(tempfile.mkdtemp()))
    0
    """
    frames, failures = [], []
    files = [file for path in map(Path, paths) for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])]
    for file in files:
        rows, wrong = _read(file)
        failures += wrong
        if not wrong:
            frames.append(pd.DataFrame(rows, columns=[*COLUMNS, "file"], dtype="str"))
    if failures and (strict or not frames):
        raise DataError(failures)
    if failures:
        left = dict.fromkeys(failure.file for failure in failures)
        warnings.warn(f"left out: {', '.join(left)}. {DataError(failures)}", stacklevel=2)
    codes = merge_codes(*frames)
    codes.attrs["failures"] = [str(failure) for failure in failures]
    return codes


def merge_codes(*codes):
    """Put the codes of several people together.

    Parameters
    ----------
    *codes : pandas.DataFrame
        As `read_codes` returns them.

    Returns
    -------
    pandas.DataFrame
        The same columns, one row per coder and clause. Where one coder has answered a question in several files, the
        answer saved last counts; no clause and no answer is lost.

    Examples
    --------
    >>> from jining.teaching.clauses import model_codes
    >>> merge_codes(model_codes(), model_codes()).equals(model_codes())
    True
    """
    merged = pd.concat([pd.DataFrame(columns=[*COLUMNS, "file"], dtype="str"), *codes], ignore_index=True)
    orders = {name: {value: at for at, value in enumerate(merged[name].unique())} for name in ("coder", "id")}
    last = merged.sort_values("saved_at", kind="stable", na_position="first").groupby(["coder", "id"], as_index=False).last()
    last = last.sort_values(["coder", "id"], key=lambda column: column.map(orders[column.name]), ignore_index=True)
    return last[[*COLUMNS, "file"]].astype("str")


def coder_name(text):
    """Write a name so that full-width letters and spaces make no second person of it."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).split())


def codes_bytes(coder, answers):
    """Write one coder's answers (record -> variable, also `saved_at` -> value) as the bytes of a file."""
    rows = [(coder, id_, *(given.get(name, "") for name in (*VARIABLES, "saved_at"))) for id_, given in answers.items()]
    return csv_rows(list(COLUMNS), rows)


def _read(path):
    """Rows of one file, and what is wrong in it."""
    if not path.is_file():
        return [], [Failure(path.name, None, "", "", "", f"does not exist ({path})")]
    lines = _decode(path.read_bytes()).splitlines()
    head = lines[0] if lines else ""
    separator = max(",;\t", key=head.count)
    header = [cell.strip().strip('"').casefold() for cell in head.split(separator)]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        return [], [Failure(path.name, 1, "", column, "", "is missing", ", ".join(COLUMNS)) for column in missing]
    rows, failures, known, seen = [], [], set(load()["id"]), {}
    for line, text in enumerate(lines[1:], 2):
        cells, rule = _cells(text, separator, len(header))
        if rule:
            failures.append(Failure(path.name, line, "", "", text, rule))
        if rule or not any(cells):
            continue
        row = dict(zip(header, cells, strict=False))
        row = {column: row[column] for column in COLUMNS} | {"coder": coder_name(row["coder"])}
        row |= {name: label_of(row[name], name) for name in VARIABLES if row[name]}
        failures += _row_failures(row, path.name, line, known, seen)
        rows.append(row | {name: row[name] or None for name in VARIABLES} | {"file": str(path)})
    return rows, failures


def _cells(text, separator, width):
    """Cells of one line, and what is wrong with it: no cell of ours runs over a line."""
    try:
        (cells,) = list(csv.reader(io.StringIO(text), delimiter=separator, strict=True)) or [[]]
    except (csv.Error, ValueError):
        return [], "has a stray quotation mark"
    cells = [unprotect(cell.strip()) for cell in cells]
    if any('"' in cell for cell in cells):
        return [], "has a stray quotation mark"
    if any(cells) and len(cells) < width:
        return [], f"is too short: {len(cells)} cells, not {width}"
    return (cells, "has more cells than the head") if any(cells[width:]) else (cells, "")


def _decode(raw):
    """Text of a file; spreadsheets save UTF-16 with tabs, and in China GBK."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _row_failures(row, file, line, known, seen):
    def failure(column, rule, right=""):
        return Failure(file, line, row["id"], column, row[column], rule, right)

    wrong = [failure(name, "is not allowed", ", ".join(choices(name))) for name in VARIABLES
             if row[name] and row[name] not in choices(name)]
    if row["id"] not in known:
        wrong.append(failure("id", "is no record of the table"))
    if not row["coder"] or row["coder"] == TABLE:
        wrong.append(failure("coder", "is no name of a coder"))
    here = (row["coder"], row["id"])
    if here in seen:
        wrong.append(failure("id", f"repeats the clause of line {seen[here]}"))
    seen.setdefault(here, line)
    return wrong
