"""The sheets of the workbook: which columns, under which titles, with which words for the codes; and how to read them."""

import csv
from pathlib import Path
from typing import NamedTuple

from jining.checks.tables import held
from jining.export.office import say, told
from jining.figures.words import fill
from jining.report.amounts import amount, capital, measured, period
from jining.report.cells import cell_text
from jining.report.codebook import cite, codebook
from jining.report.labels import field, label, title, values
from jining.report.load import load, load_table
from jining.report.published import changed, data_version, own_columns
from jining.report.report import fields, has_table, lookup, package, plan_year
from jining.report.results import measured_fact, year_before

BOTH = ("zh", "en")
#: Words of the workbook: names of sheets, what a row of each is and its columns (those before | are printed: with all of
#: them a page could not be read), titles of columns that are made here, how to read it.
with Path(__file__).with_name("workbook.csv").open(encoding="utf-8", newline="") as _file:
    _SAID = list(csv.DictReader(_file))
_MADE = {row["key"]: row for row in _SAID if row["part"] == "title"}
_SHEETS = {row["key"]: row for row in _SAID if row["part"] == "sheet"}
#: Sheet -> its name in each language; a name that the codebook has stands there alone.
TABS = {key: {"zh": title(row["zh"], "zh") if row["zh"].isascii() else row["zh"], "en": row["en"]}
        for key, row in _SHEETS.items()}
LOOK_UPS = ("sectors", "units", "places", "programmes", "instruments", "terms")
#: Columns of look-ups that hold codes of a column of the records.
_CODED = {"parent": "place", "base": "unit", "measure_types": "measure_type"}
_IN_TWO = ("item", "what", "caveat", "reason")
_ENGLISH = ("text_en", "terms")
_NUMBERED = ("chapter", "para", "cofog", "sdg")


class Sheet(NamedTuple):
    """One sheet: its key in `TABS`, its columns by their titles, how many of the first are printed (0: all)."""

    name: str
    columns: dict
    printed: int = 0


def made(name, langs):
    """Title of a column that is made here."""
    return "\n".join(_MADE[name][lang].format(year=plan_year() - 1) for lang in langs)


def dated(fact, lang, *, thing=False):
    """Write the number of a fact on the year before, and its day if it is not on the whole year."""
    value = measured(fact.value, fact.unit, lang, thing=thing)
    return value if fact.date.isdigit() else say("dated", lang, value=value, when=period(fact.date, lang))


def sheets(promises, facts, langs):
    """Build every sheet but the read-me."""
    verdicts = promises.drop(columns=own_columns(promises)).merge(facts.verdicts.drop(columns="verdict"), on="id")
    return [_records(promises, langs), _targets(promises, facts, langs), _sheet("verdicts", verdicts, langs),
            _facts(promises, facts, langs), _summary(promises, langs, not facts.results.empty),
            *(_look_up(name, langs) for name in LOOK_UPS), _codebook(langs)]


def _records(promises, langs):
    entries = lookup("terms") if has_table("terms") else {}
    said = [" · ".join(f"{term} {entries[term]['en']}" for term in held(quote, entries)) for quote in promises["quote_zh"]]
    sheet, own = _sheet("records", promises, langs, {"terms": said}), own_columns(promises)
    heads = [*sheet.columns, *map(str, own)]
    if twice := [head for head in heads if heads.count(head) > 1]:
        raise ValueError(f"the sheet of records would have two columns {twice[0]!r}: rename that of your own")
    return sheet._replace(columns=sheet.columns | {str(column): _cells(promises[column]) for column in own})


def _targets(promises, facts, langs):
    rows, reasons = promises[promises["kind"] == "target"], facts.verdicts.set_index("id")
    before, found = year_before(rows, facts.results), [measured_fact(row, facts) for row in rows.itertuples()]
    return _sheet("targets", rows, langs, {
        "before": [_both([dated(before[id_], lang, thing=lang == "en") for lang in langs]) if id_ in before else ""
                   for id_ in rows["id"]],
        "found": [_both([measured(fact.value, unit, lang, thing=lang == "en") for lang in langs])
                  if fact and fact.unit == unit and fact.says != "other_measure" else ""
                  for fact, unit in zip(found, rows["unit"], strict=True)],
        **{f"reason_{lang}": [reasons[f"reason_{lang}"].get(id_, "") for id_ in rows["id"]] for lang in BOTH}})


def _facts(promises, facts, langs):
    items = promises.set_index("id")[["item_en", "item_zh"]]
    rows = facts.results.loc[[items.index.isin(ids).any() for ids in facts.results["ids"]]]
    made_here = {name: ["; ".join(items.loc[[id_ for id_ in ids if id_ in items.index], name]) for ids in rows["ids"]]
                 for name in items}
    return _sheet("facts", rows, langs, made_here | {
        "outlet": [_both([label("outlet", outlet, lang) for lang in langs]) for outlet in rows["outlet"]]})


def _summary(promises, langs, searched):
    """Count by sector: kinds, ways to check, and, if it was searched, what became of them; the last row is the whole."""
    def counted(mask):
        by_sector = promises.loc[mask, "sector"].value_counts().reindex(list(values("sector")), fill_value=0)
        return [*map(int, by_sector), int(mask.sum())]

    names = [*(_word("sector", key, langs) for key in values("sector")), _both([made("total", (lang,)) for lang in langs])]
    columns = {_head(field("sector"), langs): names, made("records", langs): counted(promises["id"].notna())}
    for name in ("kind", "checkable_by", *["verdict"] * searched):
        columns |= {"\n".join(capital(label(name, value, lang)) for lang in langs): counted(promises[name] == value)
                    for value in values(name)}
    unfound = {made("nothing", langs): counted(promises["verdict"].isna())} if searched else {}
    return Sheet("summary", columns | unfound)


def _look_up(name, langs):
    """Table as it is stored, but for codes that have a label."""
    table, columns = load_table(name), {}
    for column, described in fields(name).items():
        entries = described.get("labels") or (values(_CODED[column]) if column in _CODED else {})
        columns[_head(described, langs)] = _cells(table[column]) if not entries else [
            "; ".join(_both([entries.get(key, {}).get(lang, key) for lang in langs]) for key in cell_text(cell).split(";"))
            for cell in table[column]]
    return Sheet(name, columns)


def _codebook(langs):
    """Row of each column, then one row for each value that has a meaning."""
    rows, meanings = [], {"zh": "meaning_zh", "en": "meaning"}
    for name, column in codebook().iterrows():
        rows.append([name, _head(field(name), langs).replace("\n", " / "), "", *(column[meanings[lang]] for lang in langs)])
        rows += [[name, "", value.value, *(getattr(value, lang) for lang in langs)] for value in codebook(name).itertuples()
                 if value.en]
    heads = [*(made(name, langs) for name in ("codes", "column", "value")), *(made("meaning", (lang,)) for lang in langs)]
    return Sheet("codebook", dict(zip(heads, map(list, zip(*rows, strict=True)), strict=True)))


def _sheet(name, rows, langs, made_here=()):
    """Sheet of a table: its columns in the languages of the workbook where they have two."""
    columns, printed = {}, 0
    for column in _SHEETS[name]["columns"].split():
        if column == "|":
            printed = len(columns)
        elif column not in _ENGLISH or "en" in langs:
            for part in [f"{column}_{lang}" for lang in langs] if column in _IN_TWO else [column]:
                head = (made(part, langs) if part in _MADE else title(part, part[-2:]) if part[:-3] in _IN_TWO else
                        _head(field(part), langs))
                columns[head] = made_here[part] if part in made_here else _words(rows, part, langs)
    return Sheet(name, columns, printed)


def _words(rows, part, langs):
    """Cells of a column, codes in words."""
    if part == "amount":
        return [_both([amount(row, lang, thing=True) for lang in langs]) for row in rows.itertuples()]
    if field(part).get("labels") or (part in fields() and values(part)):
        return ["; ".join(_word(part, key, langs) for key in cell_text(value).split(";") if key) for value in rows[part]]
    return _cells(rows[part])


def _head(described, langs):
    return "\n".join(dict.fromkeys(described["title" if lang == "en" else "title_zh"] for lang in langs))


def _both(texts):
    """Join a text in the languages of the workbook; once if they are the same."""
    return " / ".join(dict.fromkeys(texts))


def _word(name, key, langs):
    key, _, argument = str(key).partition(":")
    word = _both([label(name, key, lang) for lang in langs]) + (f": {argument}" if argument else "")
    return f"{key} {word}" if name in _NUMBERED else word


def _cells(cells):
    """Leave a number as a number; write anything else as text, and a number that a spreadsheet cannot hold whole."""
    return [value if isinstance(value, float | int) and abs(value) < 1e15 else cell_text(value)
            for value in cells.astype(object)]


def read_me(others, promises, facts, langs):
    """Build the last sheet: what the workbook holds, how to read it, what it cannot show."""
    data, (cited, source), own, licence = package(), cite().splitlines(), changed(promises), package()["licenses"][0]
    said = {**data["sources"][0], **data, "report": data["sources"][0]["title"].partition(" (")[0], "n": len(promises),
            "whole": len(load()), **{f"version_{lang}": capital(data_version(own, lang, facts)) for lang in BOTH},
            "cited": cited, "licence_en": licence["title"], "licence_zh": licence.get("title_zh", licence["title"]),
            "source": source.removeprefix("Source: "),
            **{f"{key}_{lang}": text.strip() for lang in BOTH for key, text in told(lang, facts).items()}}
    said |= {f"searched_{lang}": fill("figure.no_facts", lang) for lang in BOTH if facts.results.empty}
    counts, rows = {sheet.name: len(next(iter(sheet.columns.values()))) for sheet in others}, []
    for row in _SAID:
        texts = [row[f"text_{lang}"].format(**said, rows=counts.get(row["key"])).strip() for lang in langs]
        if all(texts):
            rows.append([" ".join(TABS.get(row["key"], row)[lang] for lang in langs), *texts])
    heads = [" ".join(_MADE["topic"][lang] for lang in langs), *(made("text", (lang,)) for lang in langs)]
    return Sheet("read_me", dict(zip(heads, map(list, zip(*rows, strict=True)), strict=True)))
