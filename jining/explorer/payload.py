"""What the page gets: the records as small integers and texts, the report, the facts, and every word that it says."""

import json
import os
import re
from functools import cache, wraps
from math import floor, isfinite, log10
from pathlib import Path

import numpy as np
import pandas as pd
from matplotlib.colors import hsv_to_rgb, to_hex

from jining.export.figure import recorded_filter
from jining.figures.figure import source_line, whole
from jining.plot.marks import SHAPES, mark_of, value_of
from jining.plot.targets import needs_log
from jining.plot.theme import contrast
from jining.report import labels
from jining.report.amounts import amount, measured, number
from jining.report.cells import cell_text
from jining.report.language import LANGS, read_words
from jining.report.published import changed, origin_of, own_columns
from jining.report.report import TABLE, data_dir, fields, package, resource, shipped_dir, use
from jining.report.results import year_before
from jining.report.source import paragraphs
from jining.selection.describe import PHRASES, TITLES, describe_filter, select_code
from jining.selection.filters import FILTERS, LONGEST, NOT_STATED, choices, held, programme_names, value_label

#: Words of the explorer in both languages; titles and labels of values come from the Data Package.
WORDS = read_words(Path(__file__).with_name("words.csv"))
#: Colours of values without a colour of their own, in this order; of marks.
_PALETTE = ("#12355B", "#1F77D0", "#B87400", "#7A2E8E", "#8A8F94", "#00784B", "#C33C69", "#0087A5", "#4B3C00", "#7869E1")
_INKS = {"plain": "#1F77D0", "mark": "#12355B", "fact": "#B87400", "key": "#555B61"}
_TEXTS = ("id", "quote_zh", "text_en", "item_zh", "item_en", "verb", "value_as_written")


def word(key, lang, **values):
    """Say a word of the explorer."""
    return WORDS[key][lang].format(**values)


def of_its_report(method):
    """Read in the report of a panel whatever a method reads, whichever is the current one."""

    @wraps(method)
    def read(panel, *args):
        with use(panel.report):
            return method(panel, *args)

    return read


def payload(promises, facts):
    """Put together what the page shows, as plain values that JSON can hold."""
    rows, own = list(promises.itertuples(index=False)), changed(promises)
    filters = [name for name in FILTERS if name in promises]
    known = _known(promises, facts.results)
    texts = {name: _texts(promises[name].fillna("").astype(object)) for name in _TEXTS}
    texts |= {f"quantity_{lang}": _texts(amount(row, lang, thing=True) for row in rows) for lang in LANGS}
    texts["flag"] = _texts(cell_text(cell) for cell in promises["flag"])
    texts["item"] = _texts(f"{row.item_zh}\n{row.item_en}" for row in rows)
    texts["programme"] = _texts(programme_names(promises))
    texts |= {name: {"values": _cells(promises[name]), "codes": None} for name in ("value_low", "value_high")}
    texts |= {f"own {name}": _texts(cell if type(cell) in (int, float) and isfinite(cell) else cell_text(cell)
                                    for cell in promises[name].astype(object)) for name in own_columns(promises)}
    derived = [field["name"] for field in resource(TABLE)["derived"] if field["name"] in filters]
    shown = [{"name": name, **described(name)} for name in (*fields(), *derived) if name not in _TEXTS[:5]]  # they head it
    titles = [{"name": name, **{lang: labels.title(name, lang) for lang in LANGS}} for name in (*_TEXTS, *filters)]
    folder = data_dir()  # as seen from here: a whole path says nothing on another machine
    there = Path(os.path.relpath(folder)).as_posix() if folder.drive == Path.cwd().drive else folder.name
    steps, some = recorded_filter(promises), whole(promises) > len(promises)
    given = {lang: describe_filter(steps, lang) if steps else WORDS["some"][lang] * some for lang in LANGS}
    before = f"with jining.use({json.dumps(there, ensure_ascii=False)}): chosen = " * (folder != shipped_dir().resolve())
    return {
        "n": len(promises), "of": whole(promises), "given": given, "before": before,
        "called": "promises" if own or facts.own or (some and not steps) else select_code(steps or {}),
        "stored": [*fields(), *own_columns(promises)], "fields": shown,
        "listed": [*titles[:3], {"name": "value", **WORDS["value"]}, *titles[3:]],  # `value` is the quantity in words
        "columns": [_column(name, promises[name], facts) for name in filters], "texts": texts,
        "mark": _cells(mark_of(promises)), "axes": _axes(promises, known), "known": known, "report": paragraphs(promises),
        "inks": {name: _paint(color) for name, color in _INKS.items()}, "facts": _facts(facts.results),
        "reasons": {row.id: {"en": row.reason_en, "zh": row.reason_zh} for row in facts.verdicts.itertuples()},
        "words": _words(own, facts), "phrases": PHRASES, "titles": TITLES, "most_words": LONGEST, "marks": SHAPES,
        "about": origin_of(promises, own, facts) | {"given": steps},
    }  # fmt: skip


def _words(own, facts):
    """Words of the page; those that name the report, and where its records and facts come from, are filled in."""
    report, sources = package()["report"], ("results" if facts.own else "report",)
    said = {lang: {"title": word("title", lang, **report), "source": source_line(lang, sources, facts, own=own)}
            for lang in LANGS}  # fmt: skip
    without = {"no_facts": WORDS["not_searched"], "found_of": WORDS["none_found"]} if facts.results.empty else {}
    return WORDS | without | {key: {lang: said[lang][key] for lang in LANGS} for key in said["en"]}


def _known(promises, results):
    """Row -> figures of the same thing that stand on its axis: those of the year before, those found as a result."""
    at = {id_: place for place, id_ in enumerate(promises["id"])}
    units, found = promises["unit"].astype("str").tolist(), {}
    for id_, fact in year_before(promises, results).items():
        found.setdefault(at[id_], {}).setdefault("base", []).append(float(fact.value))
    for fact in results[results["value"].notna()].itertuples():
        for place in (at[id_] for id_ in fact.ids if id_ in at):
            if fact.says not in ("context", "other_measure") and units[place] == fact.unit:
                found.setdefault(place, {}).setdefault("result", []).append(float(fact.value))
    return found


def _axes(promises, known):
    """Give the axes of the whole table, which never move: one for each thing counted, with the rows that stand on it."""
    values, ends = value_of(promises), promises[["value_low", "value_high"]].max(axis=1).to_numpy(float, na_value=0)
    percent = promises["measure_type"].eq("growth_rate").map({True: "growth", False: "share"})
    unit = promises["unit"].astype(object)
    codes, keys = pd.factorize(unit.mask(unit == "percent", percent).where(~np.isnan(values)))
    axes = []
    for place, key in enumerate(keys):
        rows, share = np.flatnonzero(codes == place), key in ("growth", "share")
        found = [value for row in rows.tolist() for values in known.get(row, {}).values() for value in values]
        least, most = min([0, *found]), max(100 if key == "share" else 1, *ends[rows].tolist(), *found)
        log = not share and least == 0 and needs_log(values[rows])
        most *= 3 if log else 1 if key == "share" else 1.12
        lowest = 10 ** floor(log10(min(values[rows][values[rows] > 0], default=1)))
        powers = [lowest * 10**power for power in range(15) if lowest * 10**power <= most]
        names = WORDS[f"axis_{key}"] if share else {lang: labels.label("unit", key, lang) for lang in LANGS}
        axes.append({"rows": rows.tolist(), "key": key, "unit": "percent" if share else key,
                     "least": 1.12 * least, "most": most, "log": log,
                     "floor": lowest if log else None, "ticks": powers[:: 1 + (len(powers) > 6)] if log else None,
                     **{lang: name + WORDS["log"][lang] * log for lang, name in names.items()}})  # fmt: skip
    return axes


def _cells(column):
    return [None if pd.isna(cell) else cell for cell in column.astype(object)]


def _texts(values):
    """Distinct texts, and which of them each row has; no codes where every text is another one."""
    codes, distinct = pd.factorize(pd.Series(list(values), dtype=object))
    return {"values": distinct.tolist(), "codes": None if len(distinct) == len(codes) else codes.tolist()}


def _column(name, cells, facts):
    """Describe a coded column: its values with their words and colours, the distinct cells, and the cell of each row."""
    codes, distinct = pd.factorize(cells.array)
    contents = [held(name, cell) for cell in [*distinct.tolist(), None]]
    own = {value for content in contents for value in content} - {*choices(name), NOT_STATED}
    listed = [*(sorted({*choices(name), *own}) if own else choices(name)), NOT_STATED]  # dates of a user are in no list
    at = {value: place for place, value in enumerate(listed)}
    shown = {at[value] for place in set(codes) for value in contents[place]}
    values = [{"key": value, "place": place, "shown": place in shown, **_value(name, value, place, facts)}
              for place, value in enumerate(listed)]  # fmt: skip
    return {"name": name, **described(name), "open": name in ("sector", "kind", "checkable_by"), "values": values,
            "cells": [list(dict.fromkeys(at[value] for value in content)) for content in contents],
            "codes": [len(distinct) if code < 0 else code for code in codes.tolist()]}  # fmt: skip


def _value(name, value, place, facts):
    """Give the words of a value, its full name and what it means as far as it has them, and its colour."""
    entry = labels.values(name).get(str(value), {})
    said = {f"{kind}_{lang}": entry.get(key + lang) for kind, key in (("full", ""), ("gloss", "gloss_")) for lang in LANGS}
    color = _PALETTE[place] if place < len(_PALETTE) else to_hex(hsv_to_rgb((place * 0.618 % 1, 0.7, (0.9, 0.6)[place % 2])))
    color = "#C9CED3" if value == NOT_STATED else entry.get("color") or color
    said = {key: text for key, text in said.items() if text} | _paint(color)
    return {lang: value_label(name, value, lang, facts) for lang in LANGS} | said


def _paint(color):
    """Give the colour, and that of letters on it. On a dark ground what stood out by darkness stands out by light."""
    light = contrast(color)
    by_day, by_night = "#000" if light < 3.9 else "#fff", "#000" if light > 3 else "#fff"
    return {"color": f"light-dark({color}, oklch(from {color} calc(1.14 - 0.85 * l) c h))",
            "on": f"light-dark({by_day}, {by_night})"}  # fmt: skip


def described(name):
    """Title, meaning and words for an empty cell of a column."""
    described = labels.field(name)
    titles = {lang: labels.title(name, lang) for lang in LANGS}
    within = {lang: re.sub("^[A-Z](?=[a-z])", lambda first: first[0].lower(), title) for lang, title in titles.items()}
    empty = {lang: described.get("empty" if lang == "en" else "empty_zh") or word("unsaid", lang) for lang in LANGS}
    return {"title": titles, "within": within, "empty": empty,
            "meaning": {"en": described["description"], "zh": described["description_zh"]}}  # fmt: skip


def _facts(results):
    """Facts as the page shows them; `ids` says which promises each bears on."""
    rows = results.astype(object).where(results.notna(), None).to_dict("records")
    for row in rows:
        for lang in LANGS:
            row |= {lang: _fact_value(row, lang), f"says_{lang}": labels.label("says", row["says"], lang),
                    f"outlet_{lang}": labels.label("outlet", row["outlet"], lang)}  # fmt: skip
    return rows


def _fact_value(row, lang):
    """Say the value of a fact, where its words do not say it."""
    if row["value"] is None:
        return ""
    said = measured(row["value"], row["unit"], lang, thing=lang == "en") if row["unit"] else number(row["value"], lang)
    digits = re.search(r"[\d.,]*\d", said)[0]
    return "" if re.search(rf"(?<![\d.,]){re.escape(digits)}(?!\d)", row[f"what_{lang}"]) else said


def page_text(name):
    """Read a file of the page."""
    return Path(__file__).with_name("page").joinpath(name).read_text(encoding="utf-8")


@cache
def script():
    """One module, as there is no bundler; it exports what an anywidget needs, and holds the skeleton of the page as text."""
    modules = [re.sub(r"^import .*\n|^export (?!default)", "", page_text(f"{name}.js"), flags=re.MULTILINE)
               for name in ("dom", "filter", "state", "charts", "views", "take", "page")]  # fmt: skip
    return "\n".join([f"const SKELETON = {json.dumps(page_text('page.html'), ensure_ascii=False)};", *modules])
