"""An empty project for another report: its bytes, its ledger cut at punctuation, empty tables, this project's codebook."""

import datetime
import hashlib
import json
import re
from pathlib import Path

import pandas as pd

from jining.report.cells import UNSEEN
from jining.report.errors import refuse_file
from jining.report.files import path_of, write_atomic
from jining.report.report import data_path, fields, package

_PATTERN = Path(__file__).with_name("new_report.json").read_text(encoding="utf-8")
#: What stands for a fact that was not given, and what the fact is; the check names each until it is replaced.
PLACEHOLDERS = json.loads(_PATTERN)["placeholders"]
_EMPTY = ("targets_and_measures", "numerals", "programmes", "terms", "results", "verdicts", "log")
_COPIED = ("sectors", "units", "instruments")
#: What a description says of this project's own coding.
_OURS = {"bytes", "hash", "reliability", "reliability_zh", "sources"}
_PIECE = re.compile(r"(?:(?<=\d)[,:](?=\d)|[^。；;，,：:！？!?\n])*(?:[。；;，,：:！？!?]+[”’\"』」）)]*)?")


def new_report(folder, source, *, year=None, city_en=None, city_zh=None, prefix=None):
    """Write an empty project for another report into a new folder, and return the steps that come next."""
    folder, raw = path_of(folder), _read(path_of(source))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} exists already and is not empty; choose another folder, so that nothing is lost")
    if year is not None and not 1900 <= year <= 2100:
        raise ValueError(f"year {year} is no year of a plan; give one from 1900 to 2100")
    for name, one in (("city_en", city_en), ("city_zh", city_zh), ("prefix", prefix)):
        if one == "":
            raise ValueError(f"{name} is empty: leave it out, and a placeholder stands for it until it is known")
        if re.search("[\ud800-\udfff]", one or ""):
            raise ValueError(f"{name} did not come whole from the terminal, which is not set to UTF-8: set PYTHONUTF8=1")
    given = {"PLAN_YEAR": year, "CITY_EN": city_en, "CITY_ZH": city_zh, "PREFIX": prefix}
    given = {mark: str(value or mark) for mark, value in given.items()}
    if not re.fullmatch(r"[A-Z]{1,8}[0-9]{0,4}", given["PREFIX"]):
        raise ValueError(f"prefix {prefix!r} is not of the form asked for: capital letters, then digits, such as QH21")
    text = _PATTERN
    for mark, word in given.items():
        text = text.replace(mark, json.dumps(word, ensure_ascii=False)[1:-1])
    pattern = json.loads(text)
    rows = {**dict.fromkeys(_EMPTY), "ledger": cut(raw.decode("utf-8")), "places": pattern["places"]}
    files = {f"{name}.csv": pd.DataFrame(held, columns=list(fields(name))).to_csv(index=False, lineterminator="\n").encode()
             for name, held in rows.items()}
    files |= {"source.txt": raw, **{f"{name}.csv": data_path(name).read_bytes() for name in _COPIED}}
    described = _describe(folder.name, raw, given, pattern)
    files["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomic(folder / name, data)
    return "\n".join(pattern["steps"]).format(folder=folder)


def _read(path):
    raw, rule = path.read_bytes().removeprefix(b"\xef\xbb\xbf") if path.is_file() else b"", ""
    text = raw.decode("utf-8", "replace")
    unseen = [(n, found[0]) for n, line in enumerate(text.split("\n"), 1) if (found := UNSEEN.search(line.strip()))]
    if not path.is_file():
        rule = "is a folder; the text of the report is needed" if path.is_dir() else f"does not exist ({path})"
    elif text.encode() != raw:
        rule = "is not UTF-8; save it again as plain text in UTF-8"
    elif not text.strip():
        rule = "is empty"
    elif unseen:
        line, letter = unseen[0]
        rule = (f"holds a letter that is not seen (U+{ord(letter):04X}) in line {line}, which no table may hold; delete it "
                "before you begin, or end the line there")
    if rule:
        refuse_file(path.name or str(path), rule)
    return raw


def cut(text):
    """Cut a text at punctuation and line ends into rows of a ledger whose roles are empty."""
    spans = []
    for match in _PIECE.finditer(text):
        piece = match[0].strip()
        if piece:
            start = match.start() + match[0].index(piece)
            spans.append((start, start + len(piece), piece))
    width = max(3, len(str(len(spans))))
    return [[f"S{n:0{width}d}", str(start), str(end), piece, "", "", ""] for n, (start, end, piece) in enumerate(spans, 1)]


def _describe(name, raw, given, pattern):
    """Make the Data Package of an empty project from the codebook of the current report."""
    ours, described, names = package(), pattern["package"], [*_EMPTY, "ledger", "places", *_COPIED]
    resources = [{**one, "path": f"{one['name']}.csv"} for one in ours["resources"] if one["name"] in names]
    resources = json.dumps(resources, ensure_ascii=False)
    for old, new in ((ours["report"]["prefix"], given["PREFIX"]), (str(ours["report"]["year"]), given["PLAN_YEAR"])):
        resources = re.sub(rf"(?<![0-9A-Za-z]){re.escape(old)}", new, resources)
    resources = json.loads(resources, object_hook=lambda found: {key: found[key] for key in found if key not in _OURS})
    table = next(resource for resource in resources if resource["name"] == "targets_and_measures")
    for field in (*table["schema"]["fields"], *table["derived"]):
        field |= pattern["fields"].get(field["name"], {})
    last = max(n for n, line in enumerate(raw.decode().split("\n")) if line.strip())
    seal = {"bytes": len(raw), "hash": "sha256:" + hashlib.sha256(raw).hexdigest()}
    described |= {key: ours[key] for key in ("description", "description_zh", "licenses")}
    described["name"] = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or given["PREFIX"].lower()
    described["created"] = f"{datetime.datetime.now(datetime.UTC).date()}T00:00:00Z"
    described["resources"] = [*resources, {**pattern["source"], "body_lines": [0, last], **seal}]
    if given["PLAN_YEAR"].isdigit():
        described["report"]["year"] = int(given["PLAN_YEAR"])
    return described
