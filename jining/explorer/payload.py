"""What the page gets: the records as small integers and texts, the report, the facts, and every word that it says."""

import json
import re
from functools import cache
from importlib.resources import files

import pandas as pd

from jining.explorer.scales import axes, known, marks_of
from jining.explorer.words import WORDS, word
from jining.plot.bars import contrast
from jining.report import labels
from jining.report.amounts import amount, measured, number
from jining.report.cells import cell_text
from jining.report.codebook import cite
from jining.report.found import facts_in_use
from jining.report.report import TABLE, fields, package, resource
from jining.report.results import outlet_in
from jining.report.several import refuse_several
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
#: Lists of filters that are open at first.
_OPEN = ("sector", "kind", "checkable_by")
#: Texts that stand at the head of a record.
_HEADED = _TEXTS[:5]
_LANGS = ("en", "zh")
#: The page as one script and one style sheet: its modules are joined, there is no bundler.
_MODULES = ("dom", "filter", "state", "charts", "views", "take", "page")


def check_frame(promises):
    """Refuse what is not a frame as `load` returns it, or is too long for a page."""
    needed = (*fields(), "chapter", "firmness", "start", "end")
    if missing := [name for name in needed if name not in getattr(promises, "columns", ())]:
        raise ValueError(f"promises must be a frame as `jining.load` returns it; it lacks: {', '.join(missing)}")
    refuse_several(promises)
    if len(promises) > MOST:
        raise ValueError(f"{len(promises):,} records are too many for a page, which holds {MOST:,}: `jining.select` first")
    return promises


def payload(promises, results=None, verdicts=None, *, shipped=False):
    """Put together what the page shows, as plain values that JSON can hold."""
    rows, facts = list(promises.itertuples(index=False)), facts_in_use(results, verdicts)
    texts = {name: _texts(promises[name].fillna("").astype(object)) for name in _TEXTS}
    said = {f"quantity_{lang}": _texts([amount(row, lang, thing=True) for row in rows]) for lang in _LANGS}
    said["flag"] = _texts([cell_text(cell) for cell in promises["flag"]])
    ends = {f"value_{end}": [None if pd.isna(value) else value for value in promises[f"value_{end}"].astype(object)]
            for end in ("low", "high")}  # fmt: skip
    said |= {name: {"values": values, "codes": None} for name, values in ends.items()}
    columns = [_column(name, promises[name]) for name in FILTERS if name in promises]
    said |= {"item": _texts([f"{row.item_zh}\n{row.item_en}" for row in rows]), "programme": _programmes(columns)}
    known_facts = known(promises, facts)
    scales, scale_of = axes(rows, known_facts)
    return {
        "n": len(promises), "shipped": shipped, "stored": list(fields()), "fields": _fields(promises),
        "listed": _listed(promises), "columns": columns, "texts": {**texts, **said}, "report": paragraphs(promises),
        "axes": scales, "axis": scale_of, "known": known_facts, "mark": marks_of(rows),
        "inks": {name: _paint(color) for name, color in _INKS.items()}, "facts": _facts(facts.results),
        "says": _labelled("says"), "units": _labelled("unit"),
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
    shown = {at[value] for place in set(codes) for value in contents[place]}
    values = [{"key": value, "place": place, "shown": place in shown,
               **{lang: value_label(name, value, lang) for lang in _LANGS},
               **(_paint(_NOTHING) if value == NOT_STATED else _in_full(name, value, _PALETTE[place % len(_PALETTE)]))}
              for place, value in enumerate(listed)]  # fmt: skip
    return {"name": name, **_described(name), "multiple": name in MULTIPLE, "open": name in _OPEN, "values": values,
            "cells": [list(dict.fromkeys(at[value] for value in content)) for content in contents],
            "codes": [len(distinct) if code < 0 else code for code in codes.tolist()]}  # fmt: skip


def _in_full(name, value, color):
    entry = labels.values(name).get(str(value), {}) if name != "deadline" else {}
    full = {f"full_{lang}": entry[lang] for lang in _LANGS if entry.get(lang)}
    glosses = {f"gloss_{lang}": entry[f"gloss_{lang}"] for lang in _LANGS if entry.get(f"gloss_{lang}")}
    return {**full, **glosses, **_paint(entry.get("color") or color)}


def _paint(color):
    """Give the colour, and that of letters on it. On a dark ground what stood out by darkness stands out by light."""
    light = contrast(color)
    by_day, by_night = "#000" if light < 3.9 else "#fff", "#000" if light > 3 else "#fff"
    return {"color": f"light-dark({color}, oklch(from {color} calc(1.14 - 0.85 * l) c h))",
            "on": f"light-dark({by_day}, {by_night})"}  # fmt: skip


def _programmes(columns):
    """Name the programmes of each row in full: they are searched as well."""
    column = next((one for one in columns if one["name"] == "programme"), {"codes": [], "cells": []})
    cells = [[column["values"][place] for place in cell] for cell in column["cells"]]
    names = ["\n".join(value.get(f"full_{lang}", value[lang]) for value in cell if value["key"] != NOT_STATED
                       for lang in ("zh", "en")) for cell in cells]  # fmt: skip
    return {"values": names, "codes": column["codes"]}


def _described(name):
    described = labels.field(name)
    empties = {lang: described.get(key) or word("unsaid", lang) for lang, key in (("en", "empty"), ("zh", "empty_zh"))}
    titles = {lang: labels.title(name, lang) for lang in _LANGS}
    within = {lang: re.sub("^[A-Z](?=[a-z])", lambda first: first[0].lower(), title) for lang, title in titles.items()}
    return {"title": titles, "within": within, "empty": empties,
            "meaning": {"en": described["description"], "zh": described.get("description_zh", "")}}  # fmt: skip


def _fields(promises):
    derived = [
        field["name"] for field in resource(TABLE)["derived"] if field["name"] in FILTERS and field["name"] in promises
    ]
    return [{"name": name, **_described(name)} for name in (*fields(), *derived) if name not in _HEADED]


def _listed(promises):
    """Columns that the table of the page can show; `value` is the quantity in words."""
    value = {"name": "value", **{lang: word("value", lang) for lang in _LANGS}}
    names = [*_TEXTS, *(name for name in FILTERS if name in promises)]
    titles = [{"name": name, **{lang: labels.title(name, lang) for lang in _LANGS}} for name in names]
    return [*titles[:3], value, *titles[3:]]


def _facts(results):
    """Facts as the page shows them; `ids` says which promises each bears on."""
    rows = results.astype(object).where(results.notna(), None).to_dict("records")
    return [{**{name: _cell(value) for name, value in row.items()}, **{lang: _fact_value(row, lang) for lang in _LANGS},
             **{f"outlet_{lang}": outlet_in(row["outlet"], lang) if row.get("outlet") else "" for lang in _LANGS}}
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
