"""Files of codes: one coder's answers written and read, and the files of a class put together."""

import csv
import io
import unicodedata
import warnings
from pathlib import Path

import pandas as pd

from jining.data import load
from jining.errors import DataError, Failure
from jining.spreadsheet import csv_rows, unprotect
from jining.teaching.sample import COLUMNS, VARIABLES, choices

#: Name under which the table stands beside the coders.
TABLE = "table"


def read_codes(*paths):
    """Read the files that coders saved.

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
        If a file is missing or holds a wrong value: every failure with file, line, column and value.

    Examples
    --------
    >>> import tempfile
    >>> len(read_codes(tempfile.mkdtemp()))
    0
    """
    frames, failures = [], []
    for path in map(Path, paths):
        for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
            rows, wrong = _read(file)
            failures += wrong
            frames.append(pd.DataFrame(rows, columns=[*COLUMNS, "file"], dtype="str"))
    if failures:
        raise DataError(failures)
    return merge_codes(*frames)


def merge_codes(*codes):
    """Put the codes of several people together.

    Parameters
    ----------
    *codes : pandas.DataFrame
        As `read_codes` returns them.

    Returns
    -------
    pandas.DataFrame
        The same columns. Of a coder who has two files only the one that was saved later is kept, and a warning says so.

    Examples
    --------
    >>> from jining.teaching.sample import model_codes
    >>> merge_codes(model_codes(), model_codes()).equals(model_codes())
    True
    """
    empty = pd.DataFrame(columns=[*COLUMNS, "file"], dtype="str")
    merged = pd.concat([empty, *codes], ignore_index=True).drop_duplicates(ignore_index=True)
    saved = merged.groupby(["coder", "file"], sort=False)["saved_at"].max().reset_index()
    for coder, files in saved.groupby("coder", sort=False):
        kept = files["file"][files["saved_at"][::-1].idxmax()] if len(files) > 1 else files["file"].iloc[0]
        left = [file for file in files["file"] if file != kept]
        if left:
            said = f"{coder} has several files; {kept}, saved last, is used; left out: {', '.join(left)}"
            warnings.warn(said, stacklevel=2)
            merged = merged[(merged["coder"] != coder) | (merged["file"] == kept)]
    return merged.reset_index(drop=True)


def codes_bytes(coder, answers, saved_at):
    """Write one coder's answers as the bytes of a file.

    Parameters
    ----------
    coder : str
    answers : dict of str to dict of str to str
        Record -> variable -> value.
    saved_at : str
        Time in ISO form.

    Returns
    -------
    bytes
        CSV that a spreadsheet opens unharmed.

    Examples
    --------
    >>> codes_bytes("Li", {"JN20-008": {"kind": "target"}}, "2026-11-24").decode("utf-8-sig").split()[1]
    "Li,JN20-008,target,,,,'2026-11-24"
    """
    rows = [(coder, id_, *(given.get(name, "") for name in VARIABLES), saved_at) for id_, given in answers.items()]
    return csv_rows(list(COLUMNS), rows)


def _read(path):
    """Rows of one file, and what is wrong in it."""
    if not path.is_file():
        return [], [Failure(path.name, None, "", "", "", f"does not exist ({path})")]
    reader = csv.reader(io.StringIO(_decode(path.read_bytes()), newline=""))
    header = next(reader, [])
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        return [], [Failure(path.name, 1, "", column, "", "is missing", ", ".join(COLUMNS)) for column in missing]
    rows, failures, known, seen = [], [], set(load()["id"]), {}
    for cells in reader:
        row = dict(zip(header, (unprotect(cell.strip()) for cell in cells), strict=False))
        if any(row.values()):
            row = {column: row.get(column, "") for column in COLUMNS}
            row["coder"] = unicodedata.normalize("NFKC", row["coder"])
            failures += _row_failures(row, path.name, reader.line_num, known, seen)
            rows.append(row | {name: row[name] or None for name in VARIABLES} | {"file": str(path)})
    return rows, failures


def _decode(raw):
    """Text of a file; spreadsheets in China save GBK."""
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
