"""Read a CSV file as text, and say in one clear error what is wrong with it as a file."""

import csv
import io
import os
import re

from jining.report.cells import damaged, unprotect
from jining.report.errors import DataError, Failure, refuse_file
from jining.report.files import path_of
from jining.report.report import TABLE, current, data_path, fields

_AGAIN = "; save it again as “CSV UTF-8”"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_QUOTED = re.compile(r'(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*[\r\n]*')
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "strokes"}
_FOREIGN = re.compile(r"[^\x00-\x7f]{3,}")
_HAN, _WORDS = re.compile("[\u4e00-\u9fff]"), re.compile("[\u4e00-\u9fff]{3}")
#: Encodings in which Chinese is saved, by the letters in use; and those in which UTF-8 is opened by mistake.
_CHINESE = {"GBK": "gb2312", "Big5": "big5"}
_WRONG = {"latin-1": "Western", "cp1252": "Western", "mac-roman": "Western", "gb18030": "GBK"}


def read_rows(path=None, name=TABLE):
    """Columns of a table as text, line of each row and name of the file, checked as one but not yet by the codebook."""
    current().renew()
    path = path_of(path) if path is not None else data_path(name)
    text = _decode(path)
    wanted = list(fields(name))
    for mark, called in _SEPARATORS.items():
        names = {cell.strip(' "\r') for line in text.split("\n", 2)[:2] for cell in line.split(mark)}
        if 2 * len(names & set(wanted)) > len(wanted) > 1:
            refuse_file(path.name, f"is separated by {called}, not by commas{_AGAIN}", 1)
    header, rows, lines = _split(text, path)
    if "'" in text:  # rare; the shipped file has none, and is not searched cell by cell
        rows = [[unprotect(cell) for cell in row] for row in rows]
    failures = _header_failures(path.name, header, wanted) or _garbled(path.name, text) or [
        Failure(path.name, line, row[0] if row else "", "", "",
                f"has {len(row)} cells, not {len(header)}" if any(row) else "is an empty row; delete it")
        for row, line in zip(rows, lines, strict=True)
        if len(row) != len(header) or not any(row)
    ]
    if failures:
        raise DataError(failures)
    cells = dict(zip(header, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
    return {column: cells.get(column, []) for column in wanted}, lines, path.name


def _decode(path):
    def fail(rule):
        refuse_file(path.name or str(path), rule)

    if not os.path.isfile(path):
        fail("is a folder; the path of a CSV file is needed" if os.path.isdir(path) else
              "is a device or a pipe, not a plain file" if os.path.exists(path) else f"does not exist ({path})")
    try:
        raw = path.read_bytes()
    except OSError as error:
        fail(f"cannot be read: {error.strerror}")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.strip():
        fail("is empty")
    if begins := damaged("file", raw.lstrip()[:8].decode("latin-1")):
        fail(begins[0])
    if raw[:2] in _UTF_16 or 4 * raw[:400].count(0) > len(raw[:400]):
        fail(f"is UTF-16, not UTF-8{_AGAIN}")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        lost = {name: raw.decode(encoding, "replace").count("\ufffd") for name, encoding in _CHINESE.items()}
        likely = min(lost, key=lost.get)
        sure = 20 * lost[likely] < sum(byte > 127 for byte in raw) and _WORDS.search(raw.decode(_CHINESE[likely], "ignore"))
        fail(f"is {f'{likely}, not UTF-8' if sure else f'not UTF-8 (byte {error.start})'}{_AGAIN}")


def _garbled(file, text):
    """Find Chinese that was opened in a wrong encoding and saved again, before any cell of it is read."""
    runs, rule = _FOREIGN.findall(text)[:400], ""
    for encoding, where in _WRONG.items():
        meant = [run.encode(encoding, "ignore").decode("utf-8", "ignore") for run in runs]
        shown = [(run, words) for run, words in zip(runs, meant, strict=True) if len(_HAN.findall(words)) > len(run) // 4]
        if len(shown) > max(2, len(runs) // 10):
            rule = (f"was opened as {where} though it is UTF-8, and saved again: {shown[0][0][:12]!r} was "
                    f"{shown[0][1][:6]!r}; take the file from before and open it as UTF-8")
    if not rule and text.count("???") + text.count("\ufffd") > 20:
        rule = f"holds marks (? or �) where Chinese stood; take the file from before{_AGAIN}"
    return [Failure(file, rule=rule)] if rule else []


def _split(text, path):
    raw = list(io.StringIO(text, newline=""))
    reader = csv.reader(raw, strict=True)
    rows, lines, stray, line = [], [], [], 1
    try:
        for row in reader:
            if '"' in (whole := "".join(raw[line - 1:reader.line_num])) and not _QUOTED.fullmatch(whole):
                stray.append(Failure(path.name, line, rule="has a stray quotation mark"))
            if max(map(len, row), default=0) > 131_072:  # the limit of csv, which other libraries lift for all
                raise csv.Error("field larger than field limit (131072)")
            if row:
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        refuse_file(path.name, f"is not valid CSV: {error}; is there a stray quotation mark?", line)
    if stray:
        raise DataError(stray)
    return rows[0], rows[1:], lines[1:]


def _header_failures(file, header, wanted):
    missing, failures = [column for column in wanted if column not in header], []
    if len(missing) == len(wanted):
        return [Failure(file, 1, rule="is no header of this table; the names of the columns are missing",
                        allowed=", ".join(wanted))]
    for column in dict.fromkeys(header):
        times, rule = header.count(column), ()
        if not column:
            rule = (f"has {times} column{'s' if times > 1 else ''} without a name; name or delete it",)
        elif times > 1:
            rule = (f"stands {times} times",)
        elif column not in wanted:
            rule = ("is no column of this table", ", ".join(wanted))
        if rule:
            failures.append(Failure(file, 1, "", column, "", *rule))
    return failures + [Failure(file, 1, column=column, rule="is missing") for column in missing]
