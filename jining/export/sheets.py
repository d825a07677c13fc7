"""The sheets of the workbook: which columns, under which titles, with which words for the codes; and how to read them."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from jining.checks.glossary import held
from jining.report.amounts import amount, measured
from jining.report.cells import cell_text
from jining.report.codebook import cite, codebook
from jining.report.found import measured_fact, year_before
from jining.report.labels import field, label, title, values
from jining.report.load import load
from jining.report.published import changed, data_version
from jining.report.report import fields, foreign_keys, has_table, lookup, package
from jining.report.results import outlet_in
from jining.report.tables import load_instruments, load_places, load_programmes, load_sectors, load_units, terms

BOTH = ("zh", "en")
#: Words of the workbook: names of sheets with what a row is, titles of columns that are made here, how to read it.
with (Path(__file__).parent / "workbook.csv").open(encoding="utf-8", newline="") as _file:
    _SAID = list(csv.DictReader(_file))
_MADE = {row["key"]: row for row in _SAID if row["part"] == "title"}
#: Sheet -> its name in each language; a name that the codebook has stands there alone.
TABS = {row["key"]: {"zh": title(row["zh"], "zh") if row["zh"].isascii() else row["zh"], "en": row["en"]}
        for row in _SAID if row["part"] == "sheet"}
_RECORDS = (
    "id", "item", "sector", "kind", "amount", "verdict", "quote_zh", "text_en", "value_low", "value_high", "unit",
    "comparator", "value_as_written", "measure_type", "checkable_by", "chapter", "para", "place", "deadline", "actor",
    "target_group", "programme", "verb", "modal", "instrument", "logic", "cofog", "sdg", "flag",
)
_TARGETS = ("id", "item", "sector", "amount", "before", "found", "verdict", "reason", "value_low", "value_high", "unit",
            "comparator", "modal", "place", "deadline", "quote_zh")
_FACTS = ("fact", "item", "says", "date", "what", "outlet", "value", "unit", "basis", "confidence", "published", "seen_as",
          "caveat", "url", "ids")
_LOOK_UPS = {"sectors": load_sectors, "units": load_units, "places": load_places, "programmes": load_programmes,
             "instruments": load_instruments, "terms": terms}
#: The last column that is printed: with all of them a page could not be read.
_LAST_PRINTED = {"records": "text_en", "targets": "reason", "facts": "outlet"}
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


def _head(name, langs, table=None):
    """Title of a column of the data; what it is called in a table of its own."""
    titles = [fields(table)[name]["title" if lang == "en" else "title_zh"] if table else title(name, lang) for lang in langs]
    return "\n".join(dict.fromkeys(titles))


def sheets(promises, facts, langs):
    """Build every sheet but the read-me."""
    return [_records(promises, langs), _targets(promises, facts, langs), _verdicts(promises, facts, langs),
            _facts(promises, facts, langs), _summary(promises, langs),
            *(_look_up(name, read(), langs) for name, read in _LOOK_UPS.items()), _codebook(langs)]


def _records(promises, langs):
    shown = _columns(promises, _RECORDS, langs)
    coded = [name for name in _RECORDS if name in fields() and values(name) and name not in _NUMBERED]
    codes = [Column(made("code", langs, name), _cells(promises[name]), is_code=True) for name in coded]
    entries = lookup("terms") if has_table("terms") else {}
    said = [" · ".join(f"{term} {entries[term]['en']}" for term in held(quote, entries)) for quote in promises["quote_zh"]]
    terms_ = [Column(made("terms", langs), said)] * ("en" in langs)
    return Sheet("records", [*shown, *terms_, *codes], _printed("records", _RECORDS, langs), 1 + len(langs))


def _targets(promises, facts, langs):
    rows, reasons = promises[promises["kind"] == "target"], facts.verdicts.set_index("id")
    before, found = year_before(rows, facts.results), [measured_fact(row, facts) for row in rows.itertuples()]
    made_here = {
        "before": [_measured(before.get(id_), langs) for id_ in rows["id"]],
        "found": [_measured(fact, langs) if fact and fact.unit == unit and fact.says != "other_measure" else ""
                  for fact, unit in zip(found, rows["unit"], strict=True)],
        **{f"reason_{lang}": [reasons[f"reason_{lang}"].get(id_, "") for id_ in rows["id"]] for lang in BOTH},
    }
    return Sheet("targets", _columns(rows, _TARGETS, langs, made_here), _printed("targets", _TARGETS, langs), 1 + len(langs))


def _verdicts(promises, facts, langs):
    rows = promises.merge(facts.verdicts.drop(columns="verdict"), on="id", validate="one_to_one")
    names = ("id", "item", "sector", "verdict", "reason", "facts")
    return Sheet("verdicts", _columns(rows, names, langs), 0, 1 + len(langs))


def _facts(promises, facts, langs):
    known = set(promises["id"])
    rows = facts.results[facts.results["ids"].map(lambda ids: not known.isdisjoint(ids)).astype(bool)]
    items = {"outlet": [_both([outlet_in(outlet, lang) for lang in langs]) for outlet in rows["outlet"]]}
    for lang in BOTH:
        names = dict(zip(promises["id"], promises[f"item_{lang}"], strict=True))
        items[f"item_{lang}"] = ["; ".join(names[id_] for id_ in ids if id_ in known) for ids in rows["ids"]]
    return Sheet("facts", _columns(rows, _FACTS, langs, items), _printed("facts", _FACTS, langs))


def _summary(promises, langs):
    """Count by sector: kinds, ways to check, and what became of them; the last row is the whole."""
    sectors = list(values("sector"))

    def counted(mask):
        by_sector = promises.loc[mask, "sector"].value_counts().reindex(sectors, fill_value=0)
        return [*map(int, by_sector), int(mask.sum())]

    columns = [Column(_head("sector", langs), [*(_word("sector", key, langs) for key in sectors), made("total", langs[:1])]),
               Column(made("records", langs), counted(promises["id"].notna()))]
    for name in ("kind", "checkable_by", "verdict"):
        for value in values(name):
            heading = "\n".join(_capital(label(name, value, lang)) for lang in langs)
            columns.append(Column(heading, counted(promises[name] == value)))
    return Sheet("summary", [*columns, Column(made("nothing", langs), counted(promises["verdict"].isna()))])


def _look_up(name, table, langs):
    return Sheet(name, [Column(_head(column, langs, name), _cells(table[column]), at == 0 and name != "terms")
                        for at, column in enumerate(table)])


def _codebook(langs):
    """Row of each column, then one row for each value that has a meaning."""
    rows, english = [], "en" in langs
    for name, column in codebook().iterrows():
        meaning = {"zh": column["meaning_zh"], "en": column["meaning"]}
        more = [column["type"], column["empty"]] if english else []
        rows.append([name, _head(name, langs).replace("\n", " / "), "", *(meaning[lang] for lang in langs), *more])
        if not (foreign_keys().get(name) or field(name).get("items", {}).get("references")):
            rows += [[name, "", value, *(entry[lang] for lang in langs), *[""] * len(more)]
                     for value, entry in values(name).items()]
    heads = [*(made(name, langs) for name in ("codes", "column", "value")), *(made("meaning", (lang,)) for lang in langs),
             *(made(name, langs) for name in ("type", "empty") if english)]
    return Sheet("codebook", [Column(name, list(cells)) for name, cells in zip(heads, zip(*rows, strict=True), strict=True)])


def _columns(rows, names, langs, made_here=None):
    """Columns of a table: each in the languages of the workbook where it has two."""
    made_here, out = made_here or {}, []
    for name in names:
        for part in [f"{name}_{lang}" for lang in langs] if name in _IN_TWO else [name]:
            if part == "text_en" and "en" not in langs:
                continue
            heading = made(part, langs) if part in _MADE else _own_head(part, langs)
            if part in made_here:
                cells = list(made_here[part])
            elif part == "amount":
                cells = [_both([amount(row, lang, thing=True) for lang in langs]) for row in rows.itertuples()]
            elif field(part).get("labels") or (part in fields() and values(part)):
                cells = ["; ".join(_word(part, key, langs) for key in _keys(value)) for value in rows[part]]
            else:
                cells = _cells(rows[part])
            out.append(Column(heading, cells))
    return out


def _own_head(part, langs):
    """Title of a column that exists once for each language: which one is said only where both stand there."""
    if part[:-3] not in _IN_TWO:
        return _head(part, langs)
    words = title(part, part[-2:])
    return words if len(langs) > 1 else re.sub(r" ?[(（](English|中文|Chinese)[)）]", "", words)


def _printed(sheet, names, langs):
    shown = [name for name in names[: names.index(_LAST_PRINTED[sheet]) + 1] if name != "text_en" or "en" in langs]
    return sum(len(langs) if name in _IN_TWO else 1 for name in shown)


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


def read_me(others, promises, langs):
    """Build the last sheet: what the workbook holds, how to read it, what it cannot show."""
    rows, held = _about(promises), {row["key"]: row for row in _SAID if row["part"] == "sheet"}
    for sheet in others:
        n, row = len(sheet.columns[0].values), held[sheet.name]
        said = {"zh": f"{n}行：{row['text_zh']}", "en": f"{n} row{'' if n == 1 else 's'}: {row['text_en']}"}
        rows.append((TABS[sheet.name], said))
    written = {lang: package()["report"].get(f"written_{lang}") for lang in BOTH}
    for row in _SAID:
        if row["part"] == "reading" and (row["key"] != "written" or all(written.values())):
            rows.append(({lang: row[lang] or title("verdict", lang) for lang in BOTH},
                         {lang: row[f"text_{lang}"].format(written=written[lang]) for lang in BOTH}))
    topics = [" ".join(name[lang] for lang in langs) for name, _ in rows]
    texts = [Column(_MADE["text"][lang], [text[lang] for _, text in rows]) for lang in langs]
    return Sheet("read_me", [Column(" ".join(_MADE["topic"][lang] for lang in langs), topics), *texts])


def _about(promises):
    data, (cited, source), count, whole = package(), cite().splitlines(), len(promises), len(load())
    origin, licence, own = data["sources"][0], data["licenses"][0]["title"], changed(promises)
    report = origin["title"].partition(" (")[0]
    rows = [("是什么", "What it is", f"{report}。{data['description_zh']}", f"{data['title']}. {data['description']}"),
            ("承诺", "Promises", f"本工作簿{count}项；公开数据共{whole}项。",
             f"{count} in this workbook; the published data have {whole}."),
            ("版本", "Version", data_version(own, "zh"), _capital(data_version(own, "en"))),
            ("许可", "Licence", "编码与英译：CC BY 4.0。报告为国家机关公开文件。", licence),
            ("引用", "Citation", cited, cited),
            ("出处", "Source", f"{origin['organization']}，{origin['date']}。{report}。", source.removeprefix("Source: "))]
    return [({"zh": row[0], "en": row[1]}, {"zh": row[2], "en": row[3]}) for row in rows]
