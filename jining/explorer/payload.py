"""What the page gets: the records as small integers and texts, the report, the facts, and every word that it says."""

import json
import re
from functools import cache
from importlib.resources import files
from math import floor, log10

import pandas as pd

from jining.explorer.words import WORDS, word
from jining.report import labels
from jining.report.amounts import amount, measured, number
from jining.report.cells import cell_text
from jining.report.codebook import cite
from jining.report.found import facts_in_use, year_before
from jining.report.report import TABLE, fields, package, resource
from jining.report.results import outlet_in
from jining.report.source import paragraphs
from jining.selection.filters import FILTERS, LONGEST, MULTIPLE, NOT_STATED, choices, held, value_label
from jining.selection.select import PHRASES, TITLES

#: The page holds this many records; of more, `select` takes a part first.
MOST = 20_000
#: Colours of values without a colour of their own, in this order; of marks; of what is not stated.
_PALETTE = ("#12355B", "#1F77D0", "#B87400", "#7A2E8E", "#8A8F94", "#00784B", "#C33C69", "#0087A5", "#4B3C00", "#7869E1")
_INKS = {"plain": "#1F77D0", "mark": "#12355B", "fact": "#B87400", "key": "#555B61"}
_NOTHING = "#C9CED3"
_TEXTS = ("id", "quote_zh", "text_en", "item_zh", "item_en", "verb", "value_as_written")
_LANGS = ("en", "zh")
#: The page as one script and one style sheet: its modules are joined, there is no bundler.
_MODULES = ("dom", "filter", "state", "charts", "views", "take", "page")


def check_frame(promises):
    """Refuse what is not a frame as `load` returns it, or is too long for a page."""
    needed = (*fields(), "chapter", "firmness", "start", "end")
    if missing := [name for name in needed if name not in getattr(promises, "columns", ())]:
        raise ValueError(f"promises must be a frame as `jining.load` returns it; it lacks: {', '.join(missing)}")
    if len(promises) > MOST:
        raise ValueError(f"{len(promises):,} records are too many for a page, which holds {MOST:,}: `jining.select` first")
    return promises


def payload(promises, results=None, verdicts=None, *, shipped=False):
    """Put together what the page shows, as plain values that JSON can hold."""
    rows, facts = list(promises.itertuples(index=False)), facts_in_use(results, verdicts)
    texts = {name: _texts(promises[name].fillna("").astype(object)) for name in _TEXTS}
    said = {f"quantity_{lang}": _texts([amount(row, lang, thing=lang == "en") for row in rows]) for lang in _LANGS}
    flags = _texts([cell_text(cell) for cell in promises["flag"]])
    low, high = ([None if pd.isna(value) else value for value in promises[f"value_{end}"].astype(object)]
                 for end in ("low", "high"))  # fmt: skip
    known = _known(promises, facts)
    axes, axis = _axes(rows, known)
    return {
        "n": len(promises), "shipped": shipped, "stored": list(fields()), "fields": _fields(promises),
        "columns": [_column(name, promises[name]) for name in FILTERS if name in promises],
        "texts": {**texts, **said, "flags": flags}, "low": low, "high": high, "report": paragraphs(promises),
        "axes": axes, "axis": axis, "known": known, "mark": _marks(rows),
        "inks": _INKS, "facts": _facts(facts.results), "says": _labelled("says"), "units": _labelled("unit"),
        "reasons": {row.id: {"en": row.reason_en, "zh": row.reason_zh} for row in facts.verdicts.itertuples()},
        "words": said_words(), "phrases": PHRASES, "titles": TITLES, "most_words": LONGEST, "marks": marks(),
        "about": _about(),
    }  # fmt: skip


def payload_json(*args, **options):
    """Put it together as text."""
    return json.dumps(payload(*args, **options), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def marks():
    """Shapes of the marks of comparators, which matplotlib draws as well."""
    return json.loads(files("jining").joinpath("plot", "marks.json").read_text(encoding="utf-8"))


def _texts(values):
    """Distinct texts, and which of them each row has; no codes where every text is another one."""
    codes, distinct = pd.factorize(pd.Series(list(values), dtype=object))
    distinct = [_plain(text) for text in distinct.tolist()]
    return {"values": distinct, "codes": None if len(distinct) == len(codes) else codes.tolist()}


def _plain(text):
    """Text that UTF-8 can hold: half a surrogate pair cannot."""
    return str(text).encode("utf-8", "replace").decode("utf-8")


def _column(name, cells):
    """Describe a coded column: its values with their words and colours, the distinct cells, and the cell of each row."""
    listed = [*choices(name), NOT_STATED]
    at = {value: place for place, value in enumerate(listed)}
    codes, distinct = pd.factorize(cells.array)
    contents = [held(name, cell) for cell in [*distinct, None]]
    if unknown := sorted({str(value) for values in contents for value in values if value not in at}):
        raise ValueError(f"{name} holds what is not in the codebook: {', '.join(unknown)}")
    values = [{"key": value, **{lang: value_label(name, value, lang) for lang in _LANGS},
               **({"color": _NOTHING} if value == NOT_STATED else _in_full(name, value, _PALETTE[place % len(_PALETTE)]))}
              for place, value in enumerate(listed)]  # fmt: skip
    return {"name": name, **_described(name), "multiple": name in MULTIPLE, "values": values,
            "cells": [list(dict.fromkeys(at[value] for value in content)) for content in contents],
            "codes": [len(distinct) if code < 0 else code for code in codes.tolist()]}  # fmt: skip


def _in_full(name, value, color):
    entry = labels.values(name).get(str(value), {}) if name != "deadline" else {}
    full = {f"full_{lang}": entry[lang] for lang in _LANGS if entry.get(lang)}
    glosses = {f"gloss_{lang}": entry[f"gloss_{lang}"] for lang in _LANGS if entry.get(f"gloss_{lang}")}
    return {**full, **glosses, "color": entry.get("color") or color}


def _described(name):
    described = labels.field(name)
    empties = {lang: described.get(key) or word("unsaid", lang) for lang, key in (("en", "empty"), ("zh", "empty_zh"))}
    return {"title": {lang: labels.title(name, lang) for lang in _LANGS}, "empty": empties,
            "meaning": {"en": described["description"], "zh": described.get("description_zh", "")}}  # fmt: skip


def _fields(promises):
    derived = [
        field["name"] for field in resource(TABLE)["derived"] if field["name"] in FILTERS and field["name"] in promises
    ]
    return [{"name": name, **_described(name)} for name in (*fields(), *derived)]


def _marks(rows):
    """Give the mark of each target, by its name in the list of marks."""
    return [
        "all" if row.checkable_by in ("all", "zero") else None if pd.isna(row.comparator) else row.comparator for row in rows
    ]


def _known(promises, facts):
    """Row -> figures of the same thing that stand on its axis: [value, whether it is a result]."""
    at = {id_: place for place, id_ in enumerate(promises["id"])}
    units, found = promises["unit"].astype("str").tolist(), {}
    for id_, fact in year_before(promises, facts.results).items():
        found.setdefault(at[id_], []).append([float(fact.value), False])
    for fact in facts.results[facts.results["value"].notna()].itertuples():
        for place in (at[id_] for id_ in fact.ids if id_ in at):
            if fact.says not in ("context", "other_measure") and units[place] == fact.unit:
                found.setdefault(place, []).append([float(fact.value), True])
    return found


def _axes(rows, known):
    """Axes of the whole table, which never move: one for each thing counted, and which of them each row has."""
    values, places = {}, []
    for place, row in enumerate(rows):
        ends = [float(end) for end in (row.value_low, row.value_high) if not pd.isna(end)]
        if not ends or pd.isna(row.unit):
            places.append(None)
            continue
        key = (row.unit, None if row.unit != "percent" else "growth" if row.measure_type == "growth_rate" else "share")
        values.setdefault(key, []).append((ends, [value for value, _ in known.get(place, ())]))
        places.append(list(values).index(key))
    return [_axis(unit, share, told) for (unit, share), told in values.items()], places


def _axis(unit, share, told):
    """Describe one axis: its name, its end, and where it starts if it is logarithmic."""
    ends = [end for given, _ in told for end in given]
    middles = [mean for given, _ in told if (mean := sum(given) / len(given)) > 0] or [1]
    log = not share and max(ends) > 50 * min(middles)
    most = max(1, *ends, *(value for _, known in told for value in known)) * (3 if log else 1.12)
    names = {lang: (word(f"axis_{share}", lang) if share else labels.label("unit", unit, lang))
             + ({"en": ", ", "zh": "，"}[lang] + word("log", lang)) * log for lang in _LANGS}  # fmt: skip
    return {"key": share or unit, "unit": unit, "most": 100 if share == "share" else most, "log": log,
            "floor": 10 ** floor(log10(min(middles))) if log else None, **names}  # fmt: skip


def _facts(results):
    """Facts as the page shows them; `ids` says which promises each bears on."""
    rows = results.astype(object).where(results.notna(), None).to_dict("records")
    return [{**{name: _cell(value) for name, value in row.items()}, **{lang: _fact_value(row, lang) for lang in _LANGS},
             **{f"outlet_{lang}": outlet_in(row.get("outlet") or "", lang) for lang in _LANGS}}
            for row in rows]  # fmt: skip


def _cell(value):
    return list(value) if isinstance(value, tuple) else value if value is None or isinstance(value, float) else str(value)


def _fact_value(row, lang):
    value, unit = row.get("value"), row.get("unit")
    if value is None or pd.isna(value):
        return ""
    return measured(float(value), unit, lang, thing=lang == "en") if unit else number(float(value), lang)


def _labelled(column):
    return {value: {lang: labels.label(column, value, lang) for lang in _LANGS} for value in labels.values(column)}


def said_words():
    """Words of the page; those that name the report are filled in."""
    said = {key: dict(zip(_LANGS, words, strict=True)) for key, words in WORDS.items()}
    facts = package()["report"]
    for key in ("title", "source"):
        said[key] = {lang: word(key, lang, city=facts[f"city_{lang}"], year=facts["year"], source=facts[f"source_{lang}"],
                                version=package()["version"]) for lang in _LANGS}  # fmt: skip
    return said


def _about():
    described, name = package(), resource(TABLE)
    return {"name": described["name"], "version": described["version"], "hash": name.get("hash", ""), "cite": cite(),
            "columns": len(fields()), "year": package()["report"]["year"]}  # fmt: skip


def _text(name):
    return files("jining").joinpath("explorer", "page", name).read_text(encoding="utf-8")


@cache
def script():
    """One module, which exports what an anywidget needs; the skeleton of the page is a text in it."""
    modules = [re.sub(r"^import .*\n|^export (?!default)", "", _text(f"{name}.js"), flags=re.MULTILINE) for name in _MODULES]
    return "\n".join([f"const SKELETON = {json.dumps(_text('page.html'), ensure_ascii=False)};", *modules])


@cache
def style():
    """One style sheet."""
    return _text("page.css")
