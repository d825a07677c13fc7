"""Read a CSV file as text, and say in one clear error what is wrong with it as a file."""

import csv
import difflib
import io
from pathlib import Path

from jining.report.errors import DataError, Failure
from jining.report.report import TABLE, data_path, fields
from jining.report.write_csv import unprotect


def read_rows(path=None, name=TABLE):
    """Rows of a table as text, checked as a file but not yet by the codebook."""
    path = Path(path) if path is not None else data_path(name)
    text = _decode(path)
    header, rows, lines = _split(text, path)
    if "'" in text:  # rare; the shipped file has none, and is not searched cell by cell
        rows = [[unprotect(cell) for cell in row] for row in rows]
    wanted = list(fields(name))
    failures = _header_failures(path.name, header, wanted, text)
    if failures:
        raise DataError(failures)
    failures = [
        Failure(path.name, line, row[0] if row else "", "", "", f"has {len(row)} cells, not {len(header)}")
        for row, line in zip(rows, lines, strict=True)
        if len(row) != len(header)
    ]
    if failures:
        raise DataError(failures)
    cells = dict(zip(header, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
    return {column: cells.get(column, []) for column in wanted}, lines


def _fail(path, rule):
    raise DataError([Failure(path.name or str(path), None, "", "", "", rule)])


def _decode(path):
    if path.is_dir():
        _fail(path, "is a folder; the path of a CSV file is needed")
    if not path.exists():
        _fail(path, f"does not exist ({path})")
    try:
        raw = path.read_bytes()
    except OSError as error:
        _fail(path, f"cannot be read: {error.strerror}")
    if not raw.strip():
        _fail(path, "is empty")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:200]:
        _fail(path, "is UTF-16, not UTF-8; save it again as “CSV UTF-8”")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _fail(path, _guess_encoding(raw, error))


def _guess_encoding(raw, error):
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return f"is not UTF-8 (byte {error.start}); save it again as “CSV UTF-8”"
    return "is GBK, not UTF-8; save it again as “CSV UTF-8”"


def _split(text, path):
    if text.lstrip()[:1] == "<":
        _fail(path, "is an HTML page, not CSV; download the file itself")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows, lines, line = [], [], 1
    try:
        for row in reader:
            if row:
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        _fail(path, f"is not valid CSV at line {reader.line_num}: {error}")
    return rows[0], rows[1:], lines[1:]


def _header_failures(file, header, wanted, text):
    first = text.splitlines()[0]
    for mark, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) < len(wanted) <= first.count(mark) + 1:
            return [Failure(file, 1, "", "", "", f"is separated by {word}, not by commas")]
    missing = [column for column in wanted if column not in header]
    extra = [column for column in header if column not in wanted]
    failures = []
    for column in dict.fromkeys(c for c in header if header.count(c) > 1):
        failures.append(Failure(file, 1, "", column, "", f"stands {header.count(column)} times"))
    for column in extra:
        near = difflib.get_close_matches(column.strip().lower(), missing, n=1)
        if near:
            missing.remove(near[0])
            rule = f"is no column of this table; it seems to be {near[0]!r} renamed"
        else:
            rule = "is no column of this table"
        failures.append(Failure(file, 1, "", column, "", rule, ", ".join(wanted)))
    failures += [Failure(file, 1, "", column, "", "is missing") for column in missing]
    return failures
