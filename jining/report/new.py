"""An empty project for another report: its bytes, its ledger cut at punctuation, empty tables, this project's codebook."""

import csv
import datetime
import hashlib
import io
import json
import re
from pathlib import Path

from jining.report.cells import UNSEEN
from jining.report.errors import DataError, Failure
from jining.report.files import path_of, write_atomic
from jining.report.report import data_path, fields, package

_PATTERN = Path(__file__).with_name("new_report.json").read_text(encoding="utf-8")
#: What stands for a fact that was not given, and what the fact is; the check names each until it is replaced.
PLACEHOLDERS = json.loads(_PATTERN)["placeholders"]
_EMPTY = ("targets_and_measures", "numerals", "programmes", "terms", "results", "verdicts")
_COPIED = ("sectors", "units", "instruments")
_YEARS = 1900, 2100
#: Sentences of the codebook that tell how this report was coded, not what a column means.
_OF_OURS = ("coding/log.csv", "wo codings", "coded anew", "in sight", "两次编码", "重新编码")
_PIECE = re.compile(r"(?:(?<=\d)[,:](?=\d)|[^。；;，,：:！？!?\n])*(?:[。；;，,：:！？!?]+[”’\"』」）)]*)?")


def new_report(folder, source, *, year=None, city_en=None, city_zh=None, prefix=None):
    """Write an empty project for another report into a new folder, and return the steps that come next."""
    folder, raw = path_of(folder), _read(path_of(source))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} exists already and is not empty; choose another folder, so that nothing is lost")
    if year is not None and not _YEARS[0] <= year <= _YEARS[1]:
        raise ValueError(f"year {year} is no year of a plan; give one from {_YEARS[0]} to {_YEARS[1]}")
    if empty := [name for name, one in (("city_en", city_en), ("city_zh", city_zh), ("prefix", prefix)) if one == ""]:
        raise ValueError(f"{empty[0]} is empty: leave it out, and a placeholder stands for it until it is known")
    given = {"PLAN_YEAR": year, "CITY_EN": city_en, "CITY_ZH": city_zh, "PREFIX": prefix}
    given = {mark: str(value or mark) for mark, value in given.items()}
    if not re.fullmatch(r"[A-Z]{1,8}[0-9]{0,4}", given["PREFIX"]):
        raise ValueError(f"prefix {prefix!r} is not of the form asked for: capital letters, then digits, such as QH21")
    pattern = json.loads(_replaced(_PATTERN, given))
    files = {f"{name}.csv": data_path(name).read_bytes() for name in _COPIED}
    files |= {f"{name}.csv": _csv(name, []) for name in _EMPTY}
    places = [[row.get(column, "") for column in fields("places")] for row in pattern["places"]]
    files |= {"ledger.csv": _csv("ledger", cut(raw.decode("utf-8"))), "places.csv": _csv("places", places)}
    files["source.txt"] = raw
    described = _describe(folder.name, raw, given, pattern)
    files["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(f"the folder {folder} cannot be made: {error.strerror}") from None
    for name, data in files.items():
        write_atomic(folder / name, data)
    return "\n".join(pattern["steps"]).format(folder=folder)


def _replaced(text, words):
    for mark, word in words.items():
        text = text.replace(mark, json.dumps(word, ensure_ascii=False)[1:-1])
    return text


def _csv(name, rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([list(fields(name)), *rows])
    return out.getvalue().encode("utf-8")


def _read(path):
    def refuse(rule):
        raise DataError([Failure(path.name or str(path), None, "", "", "", rule)])

    if not path.is_file():
        refuse("is a folder; the text of the report is needed" if path.is_dir() else f"does not exist ({path})")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse(f"is not UTF-8 (byte {error.start}); save it again as plain text in UTF-8")
    if "\0" in text:
        refuse("is no plain text: it holds null bytes")
    if not text.strip("\ufeff \t\r\n\u3000"):
        refuse("is empty")
    if unseen := UNSEEN.search(text.translate(dict.fromkeys(map(ord, "\t\r\n")))):
        line = text[:text.index(unseen[0])].count("\n") + 1
        refuse(f"holds a letter that is not seen (U+{ord(unseen[0]):04X}) in line {line}, which no table may hold; delete "
               "it before you begin")
    return raw


def cut(text):
    """Cut a text at punctuation and line ends into rows of a ledger whose roles are empty."""
    spans = []
    for match in _PIECE.finditer(text):
        piece = match[0].strip()
        if piece.strip("\ufeff"):
            start = match.start() + match[0].index(piece)
            spans.append((start, start + len(piece), piece))
    width = max(3, len(str(len(spans))))
    return [[f"S{n:0{width}d}", str(start), str(end), piece, "", "", ""] for n, (start, end, piece) in enumerate(spans, 1)]


def _describe(name, raw, given, pattern):
    """Make the Data Package of an empty project from the codebook of the current report."""
    ours, described = package(), pattern["package"]
    names = [*_EMPTY, "ledger", "places", *_COPIED]
    resources = json.dumps([_plain(one) for one in ours["resources"] if one["name"] in names], ensure_ascii=False)
    for old, new in ((ours["report"]["prefix"], given["PREFIX"]), (str(ours["report"]["year"]), given["PLAN_YEAR"])):
        resources = re.sub(rf"(?<![0-9A-Za-z]){re.escape(old)}", new, resources)
    last = max(n for n, line in enumerate(raw.decode().split("\n")) if line.strip())
    seal = {"bytes": len(raw), "hash": "sha256:" + hashlib.sha256(raw).hexdigest()}
    source = {**pattern["source"], "body_lines": [0, last], **seal}
    described |= {key: ours[key] for key in ("description", "description_zh", "licenses")}
    described["name"] = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "report"
    described["created"] = f"{datetime.datetime.now(datetime.UTC).date()}T00:00:00Z"
    described["resources"] = [*_bare(json.loads(resources), pattern), source]
    if given["PLAN_YEAR"].isdigit():
        described["report"]["year"] = int(given["PLAN_YEAR"])
    return described


def _plain(value):
    """Copy a description without hashes and without what it says of this project's own coding."""
    if isinstance(value, dict):
        gone = ("bytes", "hash", "reliability", "reliability_zh", "sources")
        return {key: _plain(part) for key, part in value.items() if key not in gone}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, str) and any(word in value for word in _OF_OURS):
        sentences = re.findall(r".*?(?:[.。；](?:\s|$)|。|$)", value)
        return "".join(part for part in sentences if not any(word in part for word in _OF_OURS)).strip()
    return value


def _bare(resources, pattern):
    """Leave of our paragraphs and chapters the opening only."""
    table = next(resource for resource in resources if resource["name"] == "targets_and_measures")
    para = next(field for field in table["schema"]["fields"] if field["name"] == "para")
    para |= pattern["para"]
    para["constraints"]["enum"] = list(para["labels"])
    chapter = next(field for field in table["derived"] if field["name"] == "chapter")
    chapter |= pattern["chapter"]
    return resources
