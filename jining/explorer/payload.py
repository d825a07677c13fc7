"""What the page gets: the records as small integers and texts, the report, the facts, and every word that it says."""

import json
import re
from functools import cache
from importlib.resources import files

import pandas as pd

from jining.explorer.scales import axes, known
from jining.explorer.words import in_both, said_words, word
from jining.plot.bars import contrast
from jining.plot.marks import SHAPES, mark_of
from jining.report import labels
from jining.report.amounts import amount, measured, number
from jining.report.cells import cell_text
from jining.report.codebook import cite
from jining.report.frames import gate
from jining.report.language import LANGS
from jining.report.published import changed
from jining.report.report import TABLE, fields, package, resource
from jining.report.results import facts_in_use, outlet_in
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
#: Modules of the page, which are joined: there is no bundler.
_MODULES = ("dom", "filter", "state", "charts", "views", "take", "page")


def check_frame(promises):
    """Refuse what is no frame of the records of one report, or is too long for a page."""
    if isinstance(promises, pd.DataFrame) and len(promises) > MOST:
        raise ValueError(f"{len(promises):,} records are too many for a page, which holds {MOST:,}: `jining.select` first")
    return gate(promises)


def payload(promises, facts=None, *, shipped=False):
    """Put together what the page shows, as plain values that JSON can hold."""
    rows, facts = list(promises.itertuples(index=False)), facts or facts_in_use()
    columns = [_column(name, promises[name]) for name in FILTERS if name in promises]
    own = 0 if shipped else changed(promises)
    known_facts = known(promises, facts)
    scales, scale_of = axes(rows, known_facts)
    texts = {name: _texts(promises[name].fillna("").astype(object)) for name in _TEXTS}
    texts |= {f"quantity_{lang}": _texts([amount(row, lang, thing=True) for row in rows]) for lang in LANGS}
    texts["flag"] = _texts([cell_text(cell) for cell in promises["flag"]])
    texts |= {"item": _texts([f"{row.item_zh}\n{row.item_en}" for row in rows]), "programme": _programmes(columns)}
    texts |= {name: {"values": [None if pd.isna(end) else end for end in promises[name].astype(object)], "codes": None}
              for name in ("value_low", "value_high")}  # fmt: skip
    return {
        "n": len(promises), "shipped": shipped, "stored": list(fields()), "fields": _fields(promises),
        "listed": _listed(promises), "columns": columns, "texts": texts, "report": paragraphs(promises),
        "axes": scales, "axis": scale_of, "known": known_facts,
        "mark": [None if pd.isna(mark) else mark for mark in mark_of(promises)],
        "inks": {name: _paint(color) for name, color in _INKS.items()}, "facts": _facts(facts.results),
        "says": _labelled("says"), "units": _labelled("unit"),
        "reasons": {row.id: in_both(lambda lang, row=row: getattr(row, f"reason_{lang}"))
                    for row in facts.verdicts.itertuples()},
        "words": said_words(own), "phrases": PHRASES, "titles": TITLES, "most_words": LONGEST, "marks": SHAPES,
        "about": _about(own, not facts.own),
    }  # fmt: skip


def payload_json(*args, **options):
    """Put it together as text."""
    return json.dumps(payload(*args, **options), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


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
    listed = [*(sorted({*choices(name), *cells.dropna()}) if name == "deadline" else choices(name)), NOT_STATED]
    at = {value: place for place, value in enumerate(listed)}
    codes, distinct = pd.factorize(cells.array)
    contents = [held(name, cell) for cell in [*distinct, None]]
    if unknown := sorted({str(value) for values in contents for value in values if value not in at}):
        raise ValueError(f"{name} holds what is not in the codebook: {', '.join(unknown)}")
    shown = {at[value] for place in set(codes) for value in contents[place]}
    values = [{"key": value, "place": place, "shown": place in shown,
               **in_both(lambda lang, value=value: value_label(name, value, lang)),
               **_in_full(name, value, _NOTHING if value == NOT_STATED else _PALETTE[place % len(_PALETTE)])}
              for place, value in enumerate(listed)]  # fmt: skip
    return {"name": name, **_described(name), "multiple": name in MULTIPLE, "open": name in _OPEN, "values": values,
            "cells": [list(dict.fromkeys(at[value] for value in content)) for content in contents],
            "codes": [len(distinct) if code < 0 else code for code in codes.tolist()]}  # fmt: skip


def _in_full(name, value, color):
    """Give the full name of a value, what it means, and its colour, as far as it has them."""
    entry = labels.values(name).get(str(value), {}) if name != "deadline" else {}
    said = {f"{kind}_{lang}": entry.get(key + lang) for kind, key in (("full", ""), ("gloss", "gloss_")) for lang in LANGS}
    return {**{key: text for key, text in said.items() if text}, **_paint(entry.get("color") or color)}


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
    """Title, meaning and words for an empty cell of a column."""
    described = labels.field(name)
    titles = in_both(lambda lang: labels.title(name, lang))
    within = {lang: re.sub("^[A-Z](?=[a-z])", lambda first: first[0].lower(), title) for lang, title in titles.items()}
    return {"title": titles, "within": within,
            "empty": in_both(lambda lang: described.get("empty" if lang == "en" else "empty_zh") or word("unsaid", lang)),
            "meaning": {"en": described["description"], "zh": described.get("description_zh", "")}}  # fmt: skip


def _fields(promises):
    derived = [field["name"] for field in resource(TABLE)["derived"]]
    named = [*fields(), *(name for name in derived if name in FILTERS and name in promises)]
    return [{"name": name, **_described(name)} for name in named if name not in _TEXTS[:5]]  # those head a record


def _listed(promises):
    """Columns that the table of the page can show; `value` is the quantity in words."""
    names = [*_TEXTS, *(name for name in FILTERS if name in promises)]
    titles = [{"name": name, **in_both(lambda lang, name=name: labels.title(name, lang))} for name in names]
    return [*titles[:3], {"name": "value", **in_both(lambda lang: word("value", lang))}, *titles[3:]]


def _facts(results):
    """Facts as the page shows them; `ids` says which promises each bears on."""
    rows = results.astype(object).where(results.notna(), None).to_dict("records")
    return [{**{name: _cell(value) for name, value in row.items()}, **in_both(lambda lang, row=row: _fact_value(row, lang)),
             **{f"outlet_{lang}": outlet_in(row["outlet"], lang) if row.get("outlet") else "" for lang in LANGS}}
            for row in rows]  # fmt: skip


def _cell(value):
    return list(value) if isinstance(value, tuple) else value if value is None or isinstance(value, float) else str(value)


def _fact_value(row, lang):
    """Say the value of a fact, where its words do not say it."""
    value, unit = row.get("value"), row.get("unit")
    if value is None or pd.isna(value):
        return ""
    said = measured(float(value), unit, lang, thing=lang == "en") if unit else number(float(value), lang)
    digits = re.search(r"[\d.,]*\d", said)[0]
    return "" if re.search(rf"(?<![\d.,]){re.escape(digits)}(?!\d)", row[f"what_{lang}"] or "") else said


def _labelled(column):
    return {value: in_both(lambda lang, value=value: labels.label(column, value, lang)) for value in labels.values(column)}


def _about(own, results):
    """Say where the records come from; those of another table never get version, hash or citation of the published one."""
    name, lines = package()["name"], cite().splitlines()
    data = {"name": f"not {name}", "version": None, "hash": None, "changed": own} if own else {
        "name": name, "version": package()["version"], "hash": resource(TABLE).get("hash", "")}  # fmt: skip
    return {**data, "columns": len(fields()), "results": "as published" if results else "given by the user",
            "cite": lines[bool(own):]}  # fmt: skip


def page_text(name):
    """Read a file of the page."""
    return files("jining").joinpath("explorer", "page", name).read_text(encoding="utf-8")


@cache
def script():
    """One module, which exports what an anywidget needs; the skeleton of the page is a text in it."""
    modules = [re.sub(r"^import .*\n|^export (?!default)", "", page_text(f"{name}.js"), flags=re.MULTILINE)
               for name in _MODULES]  # fmt: skip
    return "\n".join([f"const SKELETON = {json.dumps(page_text('page.html'), ensure_ascii=False)};", *modules])
