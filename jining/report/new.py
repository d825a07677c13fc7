"""An empty project for another report: its bytes, its ledger cut at punctuation, empty tables, this project's codebook."""

import csv
import datetime
import hashlib
import io
import json
import re
from pathlib import Path

from jining.report.errors import DataError, Failure
from jining.report.files import write_atomic
from jining.report.report import data_path, fields, package

#: What stands for a fact that was not given, and what the fact is; the check names each until it is replaced.
PLACEHOLDERS = {
    "PLAN_YEAR": "the year of the plan, such as 2021",
    "CITY_EN": "the name of the city in English",
    "CITY_ZH": "the name of the city in Chinese",
    "PREFIX": "the beginning of every id, such as QH21",
    "HEADLINE_PARA": "the paragraph of the main targets, such as 0.2",
    "CODERS": "who codes",
}
_EMPTY = ("targets_and_measures", "numerals", "programmes", "terms", "results", "verdicts")
_COPIED = ("sectors", "units", "instruments")
#: Sentences of the codebook that tell how this report was coded, not what a column means.
_OF_OURS = ("coding/log.csv", "wo codings", "coded anew", "in sight", "两次编码", "重新编码")
_PIECE = re.compile(r"(?:(?<=\d)[,:](?=\d)|[^。；;，,：:！？!?\n])*(?:[。；;，,：:！？!?]+[”’\"』」）)]*)?")
STEPS = """{folder} is ready. Next:
1. Bound the text: in datapackage.json, "body_lines" of "source" are the first and the last line that is coded (from 0).
   Delete the rows of ledger.csv outside them. Replace the placeholders; list the paragraphs (column "para") and chapters.
2. Segment: read ledger.csv; join or part segments where a promise asks for it; give each its role.
3. Code: one row of targets_and_measures.csv for each promise, with the codebook open: jining.codebook().
   Add the places, programmes and things counted that the text names.
4. Numerals: one row of numerals.csv for every number of the body.
5. Check after each chapter: jining --data {folder} check
6. Second coding: another coder codes a sample from the codebook and the text alone; decide what differs by reading.
7. Agreement: jining.agreement() of the two codings. Then take "unfinished" out of datapackage.json.
CONTRIBUTING.md, "Code another report", says more."""


def new_report(folder, source, *, year=None, city_en=None, city_zh=None, prefix=None):
    """Write an empty project for another report into a new folder, and return the steps that come next."""
    folder, raw = Path(folder).expanduser(), _read(Path(source).expanduser())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} exists already and is not empty; choose another folder, so that nothing is lost")
    given = {"PLAN_YEAR": year, "CITY_EN": city_en, "CITY_ZH": city_zh, "PREFIX": prefix}
    given = {mark: value if value else mark for mark, value in given.items()}
    if not re.fullmatch(r"[A-Z]{1,8}[0-9]{0,4}", given["PREFIX"]):
        raise ValueError(f"prefix {prefix!r} is not of the form asked for: capital letters, then digits, such as QH21")
    text = raw.decode("utf-8")
    files = {name: data_path(name).read_bytes() for name in _COPIED}
    files |= {name: _csv(list(fields(name)), []) for name in _EMPTY}
    files["ledger"] = _csv(list(fields("ledger")), cut(text))
    files["places"] = _csv(list(fields("places")), _places(given))
    for name, data in files.items():
        write_atomic(folder / f"{name}.csv", data, make_folder=True)
    write_atomic(folder / "source.txt", raw, make_folder=True)
    described = describe(folder.name, raw, given)
    write_atomic(folder / "datapackage.json", (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return STEPS.format(folder=folder)


def _csv(header, rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
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


def _places(given):
    columns = list(fields("places"))
    rows = [{"place": "city", "zh": given["CITY_ZH"], "en": given["CITY_EN"], "type": "city"},
            {"place": "each_county", "zh": "每个县市区", "en": "Each county-level division", "type": "quota",
             "parent": "city"},
            {"place": "each_zone", "zh": "每个开发区", "en": "Each development zone", "type": "quota", "parent": "city"}]
    return [[row.get(column, "") for column in columns] for row in rows]


def describe(name, raw, given):
    """Make the Data Package of an empty project from the codebook of the current report."""
    ours = package()["report"]
    names = [*_EMPTY, "ledger", "places", *_COPIED]
    resources = [_plain(resource) for resource in package()["resources"] if resource["name"] in names]
    words = {ours["prefix"]: given["PREFIX"], str(ours["year"]): str(given["PLAN_YEAR"])}
    text = json.dumps(resources, ensure_ascii=False)
    for old, new in words.items():
        text = re.sub(rf"(?<![0-9A-Za-z]){re.escape(old)}", new, text)
    resources = json.loads(text)
    _bare_outline(resources)
    city, year = (given["CITY_EN"], given["CITY_ZH"]), given["PLAN_YEAR"]
    title_zh = f"{city[1]}{year}年政府工作报告"
    last = max(n for n, line in enumerate(raw.decode().split("\n")) if line.strip())
    source = {"name": "source", "path": "source.txt", "title": "The report as published",
              "description": "The text as published, byte for byte; body_lines: first and last line that is coded, from 0.",
              "description_zh": "原文，逐字节保存；body_lines 为编码正文的首行与末行（从0计）。", "format": "txt",
              "mediatype": "text/plain", "encoding": "utf-8", "body_lines": [0, last], "bytes": len(raw),
              "hash": "sha256:" + hashlib.sha256(raw).hexdigest()}
    today = datetime.datetime.now(datetime.UTC).date()
    return {
        "name": re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "report",
        "title": f"Targets and measures of {city[0]}'s {year} government work report",
        "title_zh": f"{title_zh}的目标与措施", "description": package()["description"],
        "description_zh": package()["description_zh"], "version": "0.1.0", "created": f"{today}T00:00:00Z",
        "licenses": package()["licenses"],
        "sources": [{"title": title_zh, "organization": f"{city[1]}人民政府", "date": str(year)}],
        "contributors": [{"title": "CODERS", "role": "author"}],
        "resources": [*resources, source],
        "report": {"year": int(year) if str(year).isdigit() else year, "city_en": city[0], "city_zh": city[1],
                   "headline_para": "HEADLINE_PARA", "prefix": given["PREFIX"],
                   "source_en": f"Source: {city[0]}'s {year} government work report", "source_zh": f"来源：{title_zh}",
                   "unfinished": True},
    }


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


def _bare_outline(resources):
    """Leave of our paragraphs and chapters the opening only, and of our places nothing."""
    table = next(resource for resource in resources if resource["name"] == "targets_and_measures")
    para = next(field for field in table["schema"]["fields"] if field["name"] == "para")
    para["description"] = "Chapter and paragraph of the report, such as 1.2; 0.1 is the opening."
    para["description_zh"] = "报告的章与段，如1.2；0.1为开篇。"
    para["constraints"]["enum"], para["labels"] = ["0.1"], {"0.1": {"en": "Opening", "zh": "开篇"}}
    chapter = next(field for field in table["derived"] if field["name"] == "chapter")
    chapter["labels"] = {"0": {"en": "Opening", "zh": "开篇"}}
