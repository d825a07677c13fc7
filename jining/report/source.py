"""The text of the report: as it was published, its body, its paragraphs, and where words stand in it."""

import hashlib
import re
from bisect import bisect_right
from itertools import pairwise

import numpy as np

from jining.report.errors import refuse_file
from jining.report.report import TABLE, data_dir, data_path, lookup, package, per_report, resource, shipped_dir

#: How the heading of a chapter begins: (一), 一、
_CHAPTER = re.compile(r"\s*[(（]?[一二三四五六七八九十]+[)）、]")
_SALUTATION = re.compile(r"\s*[^。]{1,10}[:：]\s*")


@per_report
def source_text():
    """Text of the report as published, furniture of the page included; all offsets of the project are indices into it.

    A file that is not, byte for byte, the report as published is a DataError.

    >>> source_text()[:4]
    '前景目标'
    """
    file, stamp = data_path("source"), resource("source")
    if not file.is_file():
        refuse_file(file.name, "is listed in datapackage.json and missing")
    raw, ours = file.read_bytes(), data_dir() == shipped_dir()
    if is_sealed("source"):
        return raw.decode("utf-8")
    anew = ("delete it and run `git checkout -- data/source.txt`, or install the package again" if ours else
            "save it again as it was coded: UTF-8 without a mark at its beginning, with its own line ends")
    rule = f"is not the report as published ({len(raw)} bytes, not {stamp.get('bytes')})"
    if len(raw.replace(b"\r\n", b"\n")) == stamp.get("bytes") != len(raw):
        rule = "has other line ends (CRLF) than the report as published, so no quote would be found"
        anew = f"run `git config core.autocrlf false`, then {anew}" if ours else anew
    return refuse_file(file.name, f"{rule}; {anew}")


def is_sealed(name):
    """Tell whether a file is, byte for byte, the one whose hash the Data Package holds."""
    stamp = resource(name).get("hash")
    return stamp is not None and stamp == "sha256:" + hashlib.sha256(data_path(name).read_bytes()).hexdigest()


def identity():
    """Name of the current report, and the hash of its text: its records bear both."""
    return {"report": package()["name"], "text": resource("source").get("hash")}


@per_report
def body():
    """Give the first character and the end of the body of the report in `source_text()`."""
    first, last = resource("source")["body_lines"]
    lines = source_text().split("\n")
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + sum(len(line) + 1 for line in lines[first:last + 1]) - 1


def paragraphs(promises):
    """Cut the body into paragraphs, each with its chapter, and these into pieces: (text, places of records that hold it)."""
    known = np.flatnonzero(promises["start"].notna())
    starts, ends = (promises[name].iloc[known].to_numpy(dtype=int) for name in ("start", "end"))
    text, (first, last) = source_text(), body()
    edges = sorted({first, last, *starts.tolist(), *ends.tolist()})
    out, here = [], first
    for line, para in zip(text[first:last].split("\n"), _outline()[1], strict=True):
        end = here + len(line)
        if line.strip():
            cuts = [here, *(edge for edge in edges if here < edge < end), end]
            pieces = [(text[a:b], tuple(known[(starts <= a) & (b <= ends)].tolist())) for a, b in pairwise(cuts)]
            out.append((para.partition(".")[0], pieces))
        here = end + 1
    return out


def locate(quotes):
    """Offset of each quote in the body of the report."""
    starts = (source_text().find(quote, *body()) for quote in quotes)
    return [None if start < 0 else start for start in starts]


@per_report
def _outline():
    """Where each line of the body begins, and which paragraph it is: chapter.paragraph, counted from the headings."""
    (at, end), starts, paras, chapter, paragraph = body(), [], [], 0, 0
    for line in source_text()[at:end].split("\n"):
        if _CHAPTER.match(line) and "。" not in line:
            chapter, paragraph = chapter + 1, 0
        elif line.strip() and not _SALUTATION.fullmatch(line):
            paragraph += 1
        starts.append(at)
        paras.append(f"{chapter}.{paragraph}")
        at += len(line) + 1
    return starts, paras


def para_at(start):
    """Paragraph in which a place of the body lies."""
    starts, paras = _outline()
    return paras[bisect_right(starts, start) - 1]


def misplaced(columns, starts):
    """Find paragraphs (1.10 read as a number is 1.1) and ids that are those of other words: (row, column, rule, right)."""
    words, owners = {id_: row["quote_zh"] for id_, row in lookup(TABLE).items()}, {}
    for id_, quote in words.items():
        owners.setdefault(quote, []).append(id_)
    cells = zip(columns["id"], columns["para"], columns["quote_zh"], starts, strict=True)
    for row, (id_, para, quote, start) in enumerate(cells):
        if start is not None and para != (where := para_at(start)) and source_text().count(quote) == 1:
            yield row, "para", "is not where the quote stands", where
        if quote in owners and words.get(id_, quote) != quote:
            yield row, "id", "is the id of other words of this report", ", ".join(owners[quote])
