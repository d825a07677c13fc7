"""The sheets of the workbook: which columns, under which titles, with which words for the codes."""

import re

import pandas as pd

from jining.checks.glossary import held
from jining.export.sheet import _MADE, BOTH, Column, Sheet, both, head, made
from jining.report.amounts import amount
from jining.report.cells import cell_text
from jining.report.codebook import codebook
from jining.report.found import measured_fact, year_before
from jining.report.labels import field, label, values
from jining.report.report import fields, foreign_keys, has_table, lookup
from jining.report.tables import load_instruments, load_places, load_programmes, load_sectors, load_units, terms

_RECORDS = (
    "id", "item", "sector", "kind", "amount", "verdict", "quote_zh", "text_en", "value_low", "value_high", "unit",
    "comparator", "value_as_written", "measure_type", "checkable_by", "chapter", "para", "place", "deadline", "actor",
    "target_group", "programme", "verb", "modal", "instrument", "logic", "cofog", "sdg", "flag",
)  # fmt: skip
_TARGETS = ("id", "item", "sector", "amount", "before", "found", "verdict", "reason", "value_low", "value_high", "unit",
            "comparator", "modal", "place", "deadline", "quote_zh")  # fmt: skip
_FACTS = ("fact", "item", "says", "date", "what", "outlet", "value", "unit", "basis", "confidence", "published", "seen_as",
          "caveat", "url", "ids")  # fmt: skip
#: The last column that is printed: with all of them a page could not be read.
_LAST_PRINTED = {"records": "text_en", "targets": "reason", "facts": "outlet"}
_IN_TWO = ("item", "what", "caveat", "reason")
_NUMBERED = ("chapter", "para", "cofog", "sdg")


def sheets(promises, facts, langs):
    """Build every sheet but the read-me."""
    return [
        _records(promises, langs),
        _targets(promises, facts, langs),
        _verdicts(promises, facts, langs),
        _facts(promises, facts, langs),
        _summary(promises, langs),
        *_look_ups(langs),
        _glossary(langs),
        _codebook(langs),
    ]


def _records(promises, langs):
    shown = _columns(promises, _RECORDS, langs)
    coded = [name for name in _RECORDS if name in fields() and values(name) and name not in _NUMBERED]
    codes = [Column(made("code", langs, name), _cells(promises[name]), is_code=True) for name in coded]
    entries = lookup("terms") if has_table("terms") else {}
    terms = [" · ".join(f"{term} {entries[term]['en']}" for term in held(quote, entries)) for quote in promises["quote_zh"]]
    if "en" in langs:
        shown.append(Column(made("terms", langs), terms))
    return Sheet("records", [*shown, *codes], _printed("records", _RECORDS, langs), 1 + len(langs))


def _targets(promises, facts, langs):
    rows = promises[promises["kind"] == "target"]
    before = year_before(rows, facts.results)
    reasons = facts.verdicts.set_index("id")
    measured = [measured_fact(row, facts) for row in rows.itertuples()]
    made_here = {
        "before": [before[id_].value if id_ in before else "" for id_ in rows["id"]],
        "found": [fact.value if fact and fact.unit == unit and fact.says != "other_measure" else ""
                  for fact, unit in zip(measured, rows["unit"], strict=True)],
        **{f"reason_{lang}": [reasons[f"reason_{lang}"].get(id_, "") for id_ in rows["id"]] for lang in BOTH},
    }  # fmt: skip
    return Sheet("targets", _columns(rows, _TARGETS, langs, made_here), _printed("targets", _TARGETS, langs), 1 + len(langs))


def _verdicts(promises, facts, langs):
    rows = promises.merge(facts.verdicts.drop(columns="verdict"), on="id", validate="one_to_one")
    return Sheet(
        "verdicts", _columns(rows, ("id", "item", "sector", "verdict", "reason", "facts"), langs), 0, 1 + len(langs)
    )


def _facts(promises, facts, langs):
    known = set(promises["id"])
    rows = facts.results[[not known.isdisjoint(ids) for ids in facts.results["ids"]]]
    names = {lang: dict(zip(promises["id"], promises[f"item_{lang}"], strict=True)) for lang in BOTH}
    items = {
        f"item_{lang}": ["; ".join(names[lang][id_] for id_ in ids if id_ in known) for ids in rows["ids"]] for lang in BOTH
    }
    return Sheet("facts", _columns(rows, _FACTS, langs, items), _printed("facts", _FACTS, langs))


def _summary(promises, langs):
    """Count by sector: kinds, ways to check, and what became of them; the last row is the whole."""
    sectors = list(values("sector"))
    rows = promises.assign(nothing=promises["verdict"].isna())

    def counted(mask):
        by_sector = rows.loc[mask, "sector"].value_counts().reindex(sectors, fill_value=0)
        return [*map(int, by_sector), int(mask.sum())]

    columns = [Column(head("sector", langs), [*(_word("sector", key, langs) for key in sectors), made("total", langs[:1])]),
               Column(made("records", langs), counted(rows["id"].notna()))]  # fmt: skip
    for name in ("kind", "checkable_by", "verdict"):
        for value in values(name):
            columns.append(
                Column("\n".join(_large(label(name, value, lang)) for lang in langs), counted(rows[name] == value))
            )
    return Sheet("summary", [*columns, Column(made("nothing", langs), counted(rows["nothing"]))])


def _large(text):
    return text[:1].upper() + text[1:]


def _look_ups(langs):
    loaders = {"sectors": load_sectors, "units": load_units, "places": load_places, "programmes": load_programmes,
               "instruments": load_instruments}  # fmt: skip
    for name, load in loaders.items():
        table = load()
        titles = ["\n".join(dict.fromkeys(_own_title(name, column, lang) for lang in langs)) for column in table]
        yield Sheet(name, [Column(head_, _cells(table[column]), column == next(iter(table)))
                           for head_, column in zip(titles, table, strict=True)])  # fmt: skip


def _own_title(name, column, lang):
    described = fields(name)[column]
    return described["title" if lang == "en" else "title_zh"]


def _glossary(langs):
    table = terms()
    return Sheet(
        "terms",
        [Column("\n".join(_own_title("terms", name, lang) for lang in langs), _cells(table[name])) for name in table],
    )


def _codebook(langs):
    """Row of each column, then one row for each value that has a meaning."""
    rows, english = [], "en" in langs
    for name, column in codebook().iterrows():
        meaning = {"zh": column["meaning_zh"], "en": column["meaning"]}
        more = [column["type"], column["empty"]] if english else []
        rows.append([name, head(name, langs).replace("\n", " / "), "", *(meaning[lang] for lang in langs), *more])
        if not (foreign_keys().get(name) or field(name).get("items", {}).get("references")):
            rows += [
                [name, "", value, *(entry[lang] for lang in langs), *[""] * len(more)]
                for value, entry in values(name).items()
            ]
    heads = [
        made("code", langs, "").replace("：", "").replace(": ", ""),
        made("column", langs),
        made("value", langs),
        *(_MADE["meaning"][lang] for lang in langs),
        *([made("type", langs), made("empty", langs)] if english else []),
    ]
    return Sheet("codebook", [Column(name, list(cells)) for name, cells in zip(heads, zip(*rows, strict=True), strict=True)])


def _columns(rows, names, langs, made_here=None):
    """Columns of a table: each in the languages of the workbook where it has two."""
    out = []
    for name in names:
        for part in [f"{name}_{lang}" for lang in langs] if name in _IN_TWO else [name]:
            if part == "text_en" and "en" not in langs:
                continue
            if made_here and part in made_here:
                heading = made(part, langs) if part in _MADE else _own_head(part, langs)
                out.append(Column(heading, list(made_here[part])))
            elif part == "amount":
                texts = [{lang: amount(row, lang, thing=lang == "en") for lang in langs} for row in rows.itertuples()]
                out.append(Column(made("amount", langs), [both(text, langs) for text in texts]))
            else:
                heading = _own_head(part, langs)
                out.append(Column(heading, _shown(part, rows[part], langs)))
    return out


def _own_head(part, langs):
    """Title of a column that exists once for each language: which one is said only where both stand there."""
    if part[:-3] not in _IN_TWO:
        return head(part, langs)
    words = head(part, (part[-2:],))
    return words if len(langs) > 1 else re.sub(r" ?[(（](English|中文|Chinese)[)）]", "", words)


def _printed(sheet, names, langs):
    shown = [name for name in names[: names.index(_LAST_PRINTED[sheet]) + 1] if name != "text_en" or "en" in langs]
    return sum(len(langs) if name in _IN_TWO else 1 for name in shown)


def _shown(name, cells, langs):
    described = field(name)
    if not (described.get("labels") or (name in fields() and values(name))):
        return _cells(cells)
    return ["; ".join(_word(name, key, langs) for key in _keys(value)) for value in cells]


def _keys(value):
    if isinstance(value, tuple):
        return value
    return () if pd.isna(value) else (value,)


def _word(name, key, langs):
    key, _, argument = str(key).partition(":")
    word = both({lang: label(name, key, lang) for lang in langs}, langs) + (f": {argument}" if argument else "")
    return f"{key} {word}" if name in _NUMBERED else word


def _cells(cells):
    """Leave a number as a number; write anything else as text."""
    return [
        value if isinstance(value, float | int) and not pd.isna(value) else cell_text(value)
        for value in cells.astype(object)
    ]
