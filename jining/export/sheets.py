"""The sheets of the workbook: which columns, under which titles, with which words for the codes; and how to read them."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from jining.checks.tables import held
from jining.report.amounts import amount, measured
from jining.report.cells import cell_text
from jining.report.codebook import cite, codebook
from jining.report.labels import field, label, title, values
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import fields, foreign_keys, has_table, lookup, package
from jining.report.results import measured_fact, outlet_in, year_before
from jining.report.tables import load_instruments, load_places, load_programmes, load_sectors, load_units, terms

BOTH = ("zh", "en")
#: Words of the workbook: names of sheets, what a row of each is and its columns (those before | are printed: with all of
#: them a page could not be read), titles of columns that are made here, how to read it.
with (Path(__file__).parent / "workbook.csv").open(encoding="utf-8", newline="") as _file:
    _SAID = list(csv.DictReader(_file))
_MADE = {row["key"]: row for row in _SAID if row["part"] == "title"}
_SHEETS = {row["key"]: row for row in _SAID if row["part"] == "sheet"}
#: Sheet -> its name in each language; a name that the codebook has stands there alone.
TABS = {key: {"zh": title(row["zh"], "zh") if row["zh"].isascii() else row["zh"], "en": row["en"]}
        for key, row in _SHEETS.items()}
LOOK_UPS = {"sectors": load_sectors, "units": load_units, "places": load_places, "programmes": load_programmes,
             "instruments": load_instruments, "terms": terms}
#: Columns of look-ups that hold codes of a column of the records.
_CODED = {"parent": "place", "base": "unit", "measure_types": "measure_type"}
_IN_TWO = ("item", "what", "caveat", "reason")
_NUMBERED = ("chapter", "para", "cofog", "sdg")


class Column(NamedTuple):
    """One column of a sheet: its title, its values, and whether it holds codes."""

    title: str
    values: list
    is_code: bool = False


class Sheet(NamedTuple):
    """One sheet: its key in `TABS`, its columns, how many of the first are printed (0: all) and how many stay in sight."""

    name: str
    columns: list
    printed: int = 0
    frozen: int = 1


def made(name, langs, *values):
    """Title of a column that is made here."""
    year = package()["report"]["year"] - 1
    return "\n".join(_MADE[name][lang].format(*values, year=year) for lang in langs)


def sheets(promises, facts, langs):
    """Build every sheet but the read-me."""
    return [_records(promises, langs), _targets(promises, facts, langs), _verdicts(promises, facts, langs),
            _facts(promises, facts, langs), _summary(promises, langs),
            *(_look_up(name, read(), langs) for name, read in LOOK_UPS.items()), _codebook(langs)]


def _records(promises, langs):
    sheet, entries = _sheet("records", promises, langs), lookup("terms") if has_table("terms") else {}
    said = [" · ".join(f"{term} {entries[term]['en']}" for term in held(quote, entries)) for quote in promises["quote_zh"]]
    terms_ = [Column(made("terms", langs), said)] * ("en" in langs)
    codes = [Column(made("code", langs, name), _cells(promises[name]), is_code=True)
             for name in _SHEETS["records"]["columns"].split()
             if name in fields() and values(name) and name not in _NUMBERED]
    return sheet._replace(columns=[*sheet.columns, *terms_, *codes])


def _targets(promises, facts, langs):
    rows, reasons = promises[promises["kind"] == "target"], facts.verdicts.set_index("id")
    before, found = year_before(rows, facts.results), [measured_fact(row, facts) for row in rows.itertuples()]
    return _sheet("targets", rows, langs, {
        "before": [_measured(before.get(id_), langs) for id_ in rows["id"]],
        "found": [_measured(fact, langs) if fact and fact.unit == unit and fact.says != "other_measure" else ""
                  for fact, unit in zip(found, rows["unit"], strict=True)],
        **{f"reason_{lang}": [reasons[f"reason_{lang}"].get(id_, "") for id_ in rows["id"]] for lang in BOTH}})


def _verdicts(promises, facts, langs):
    return _sheet("verdicts", promises.merge(facts.verdicts.drop(columns="verdict"), on="id", validate="one_to_one"), langs)


def _facts(promises, facts, langs):
    known = promises.set_index("id")
    rows = facts.results[facts.results["ids"].map(lambda ids: any(id_ in known.index for id_ in ids)).astype(bool)]
    items = {f"item_{lang}": ["; ".join(known.at[id_, f"item_{lang}"] for id_ in ids if id_ in known.index)
                              for ids in rows["ids"]] for lang in BOTH}
    items["outlet"] = [_both([outlet_in(outlet, lang) for lang in langs]) for outlet in rows["outlet"]]
    return _sheet("facts", rows, langs, items)._replace(frozen=1)


def _summary(promises, langs):
    """Count by sector: kinds, ways to check, and what became of them; the last row is the whole."""
    def counted(mask):
        by_sector = promises.loc[mask, "sector"].value_counts().reindex(list(values("sector")), fill_value=0)
        return [*map(int, by_sector), int(mask.sum())]

    names = [*(_word("sector", key, langs) for key in values("sector")), _both([made("total", (lang,)) for lang in langs])]
    columns = [Column(_head(field("sector"), langs), names), Column(made("records", langs), counted(promises["id"].notna()))]
    for name in ("kind", "checkable_by", "verdict"):
        for value in values(name):
            heading = "\n".join(_capital(label(name, value, lang)) for lang in langs)
            columns.append(Column(heading, counted(promises[name] == value)))
    return Sheet("summary", [*columns, Column(made("nothing", langs), counted(promises["verdict"].isna()))])


def _look_up(name, table, langs):
    """Table as it is stored, but for codes that have a label."""
    columns = []
    for at, (column, described) in enumerate(fields(name).items()):
        entries = described.get("labels") or (values(_CODED[column]) if column in _CODED else {})
        cells = _cells(table[column])
        if entries:
            cells = ["; ".join(_both([entries.get(key, {}).get(lang, key) for lang in langs]) for key in cell.split(";"))
                     for cell in cells]
        columns.append(Column(_head(described, langs), cells, at == 0 and name != "terms"))
    return Sheet(name, columns)


def _codebook(langs):
    """Row of each column, then one row for each value that has a meaning."""
    heads = [*(made(name, langs) for name in ("codes", "column", "value")), *(made("meaning", (lang,)) for lang in langs),
             *(made(name, langs) for name in ("type", "empty") if "en" in langs)]
    rows = []
    for name, column in codebook().iterrows():
        meaning = {"zh": column["meaning_zh"], "en": column["meaning"]}
        ends = [column["type"], column["empty"]] if "en" in langs else []
        rows.append([name, _head(field(name), langs).replace("\n", " / "), "", *(meaning[lang] for lang in langs), *ends])
        if name not in foreign_keys():
            rows += [[name, "", value, *(entry[lang] for lang in langs), *("" for _ in ends)]
                     for value, entry in values(name).items()]
    table = pd.DataFrame(rows, columns=heads)
    return Sheet("codebook", [Column(head, list(table[head])) for head in heads])


def _sheet(name, rows, langs, made_here=None):
    """Sheet of a table: its columns in the languages of the workbook where they have two."""
    columns, printed, made_here = [], 0, made_here or {}
    for column in _SHEETS[name]["columns"].split():
        if column == "|":
            printed = len(columns)
        elif column != "text_en" or "en" in langs:
            parts = [f"{column}_{lang}" for lang in langs] if column in _IN_TWO else [column]
            columns += [Column(_title(part, langs), made_here[part] if part in made_here else _words(rows, part, langs))
                        for part in parts]
    return Sheet(name, columns, printed, 1 + len(langs))


def _title(part, langs):
    """Title of a column: which language it is in is said only where both stand there."""
    if part in _MADE:
        return made(part, langs)
    if part[:-3] not in _IN_TWO:
        return _head(field(part), langs)
    words = title(part, part[-2:])
    return words if len(langs) > 1 else re.sub(r" ?[(（](English|中文|Chinese)[)）]", "", words)


def _words(rows, part, langs):
    """Cells of a column, codes in words."""
    if part == "amount":
        return [_both([amount(row, lang, thing=True) for lang in langs]) for row in rows.itertuples()]
    if field(part).get("labels") or (part in fields() and values(part)):
        return ["; ".join(_word(part, key, langs) for key in _keys(value)) for value in rows[part]]
    return _cells(rows[part])


def _head(described, langs):
    return "\n".join(dict.fromkeys(described["title" if lang == "en" else "title_zh"] for lang in langs))


def _capital(text):
    return text[:1].upper() + text[1:]


def _both(texts):
    """Join a text in the languages of the workbook; once if they are the same."""
    return " / ".join(dict.fromkeys(texts))


def _measured(fact, langs):
    """Write the number of a fact as the target beside it is written; "" without a fact."""
    return _both([measured(fact.value, fact.unit, lang, thing=lang == "en") for lang in langs]) if fact else ""


def _keys(value):
    return value if isinstance(value, tuple) else () if pd.isna(value) else (value,)


def _word(name, key, langs):
    key, _, argument = str(key).partition(":")
    word = _both([label(name, key, lang) for lang in langs]) + (f": {argument}" if argument else "")
    return f"{key} {word}" if name in _NUMBERED else word


def _cells(cells):
    """Leave a number as a number; write anything else as text."""
    return [value if isinstance(value, float | int) and not pd.isna(value) else cell_text(value)
            for value in cells.astype(object)]


def read_me(others, promises, facts, langs):
    """Build the last sheet: what the workbook holds, how to read it, what it cannot show."""
    data, (cited, source), own = package(), cite().splitlines(), changed(promises)
    said = {**data, **data["sources"][0], "report": data["sources"][0]["title"].partition(" (")[0], "title": data["title"],
            "n": len(promises), "whole": len(load()), "version_zh": data_version(own, "zh", facts), "cited": cited,
            "version_en": _capital(data_version(own, "en", facts)), "licence": data["licenses"][0]["title"],
            "source": source.removeprefix("Source: ")}
    counts = {sheet.name: len(sheet.columns[0].values) for sheet in others}
    written, rows = {lang: data["report"].get(f"written_{lang}") for lang in BOTH}, []
    for row in _SAID:
        texts, n = {lang: row[f"text_{lang}"] for lang in BOTH}, counts.get(row["key"])
        if row["part"] == "sheet" and n is not None:
            texts = {"zh": f"{n}行：{texts['zh']}", "en": f"{n} row{'s' * (n != 1)}: {texts['en']}"}
            rows.append((" ".join(TABS[row["key"]][lang] for lang in langs), texts))
        elif row["part"] == "reading" and (row["key"] != "written" or all(written.values())):
            texts = {lang: text.format(**said, written=written[lang]) for lang, text in texts.items()}
            rows.append((" ".join(row[lang] or title("verdict", lang) for lang in langs), texts))
    columns = [Column(_MADE["text"][lang], [texts[lang] for _, texts in rows]) for lang in langs]
    return Sheet("read_me", [Column(" ".join(_MADE["topic"][lang] for lang in langs), [name for name, _ in rows]), *columns])
