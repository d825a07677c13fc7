"""The tables of the workbook: which columns, under which headers, with which words for the keys."""

import re
from typing import NamedTuple

import pandas as pd

from jining.data import load_table
from jining.docs import codebook
from jining.package import TABLE, fields, foreign_keys, lookup, resource
from jining.report.labels import title
from jining.spreadsheet import cell_text, stored_columns

KINDS = {"target": "Targets 目标", "measure": "Measures 措施", "aim": "Aims 愿景"}
LOOKUPS = {
    "sectors": "Sectors 领域",
    "units": "Units 单位",
    "places": "Places 地点",
    "programmes": "Programmes 计划",
    "instruments": "Instruments 工具",
}
CODEBOOK = "Codebook 代码本"

#: Column -> header, in the order of a reader: what is promised, its words, how it was coded.
HEADERS = {name: f"{title(name, 'zh')} {title(name, 'en')}" for name in (
    "id", "sector", "item_zh", "item_en", "comparator", "value_low", "value_high", "unit", "quote_zh", "text_en",
    "chapter", "para", "place", "deadline", "actor", "target_group", "programme", "verb", "modal",
    "value_as_written", "measure_type", "checkable_by", "instrument", "logic", "cofog", "sdg", "flag",
)}  # fmt: skip
#: The last column that is printed: with all of them a page could not be read.
_LAST_PRINTED = "text_en"
_TARGETS_ONLY = ("comparator", "value_low", "value_high", "unit", "value_as_written", "measure_type")
#: Shown in words; their keys stand in columns of their own at the right.
_WORDED = (
    "sector", "comparator", "unit", "place", "actor", "target_group", "programme", "modal", "measure_type",
    "checkable_by", "instrument", "logic", "cofog", "sdg",
)  # fmt: skip
#: Codes that readers know by themselves stand before their words.
_NUMBERED = ("chapter", "cofog", "sdg")

_LOOKUP_HEADERS = {name: f"{title(name, 'zh')} {title(name, 'en')}" for name in (
    "zh", "en", "order", "color", "dimension", "to_base", "base", "measure_types", "type", "code", "parent", "row",
    "col", "gloss_zh", "gloss_en", "defined_in_text", "gloss_basis", "rothwell_zegveld", "hood",
    "mcdonnell_elmore", "cue",
)}  # fmt: skip
_CODEBOOK_HEADERS = (
    "列 Column", "表头 Header in the sheets", "取值 Value", "中文含义 Meaning (Chinese)", "英文含义 Meaning (English)",
    "类型 Type", "留空表示 Empty means", "来源 Stored or derived",
)  # fmt: skip
_PYTHON_ONLY = "仅见于 Python / in Python only"


class Column(NamedTuple):
    """One column of a sheet: its header, its values, and whether it holds keys."""

    header: str
    values: list
    is_key: bool = False


class Sheet(NamedTuple):
    """One sheet: its title, its columns, and how many of the first are printed (0: all)."""

    title: str
    columns: list
    printed: int = 0


def as_sheet(title, headers, rows):
    """Make a sheet of rows.

    Parameters
    ----------
    title : str
    headers : sequence of str
    rows : list of sequences

    Returns
    -------
    Sheet
    """
    columns = zip(headers, zip(*rows, strict=True), strict=True)
    return Sheet(title, [Column(header, list(cells)) for header, cells in columns])


def tables(promises):
    """Build the tables of the workbook.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; all or some, in any order.

    Returns
    -------
    list of Sheet
        One per kind of record, one per look-up table, and the codebook.

    Raises
    ------
    ValueError
        If the frame lacks a stored column, or a record is of no known kind and so would be on no sheet.

    Examples
    --------
    >>> import jining
    >>> [sheet.title for sheet in tables(jining.load())][:3]
    ['Targets 目标', 'Measures 措施', 'Aims 愿景']
    """
    stored = stored_columns(promises)
    unknown = [cell_text(kind) for kind in stored["kind"] if cell_text(kind) not in KINDS]
    if unknown:
        raise ValueError(f"kind {unknown[0]!r} is not allowed; allowed: {', '.join(KINDS)}")
    return [*(_kind_sheet(kind, stored) for kind in KINDS), *map(_lookup_sheet, LOOKUPS), _codebook_sheet()]


def _kind_sheet(kind, stored):
    at = [row for row, found in enumerate(stored["kind"]) if found == kind]
    cells = {name: [values[row] for row in at] for name, values in stored.items()}
    cells["chapter"] = [cell_text(para).partition(".")[0] for para in cells["para"]]
    shown = [name for name in HEADERS if kind == "target" or name not in _TARGETS_ONLY]
    columns = [Column(HEADERS[name], _shown(name, cells[name])) for name in shown]
    for name in ("kind", *(name for name in _WORDED if name in shown)):
        columns.append(Column(_key_header(name), list(map(_value, cells[name])), is_key=True))
    return Sheet(KINDS[kind], columns, shown.index(_LAST_PRINTED) + 1)


def _shown(name, values):
    if name not in (*_WORDED, "chapter"):
        return list(map(_value, values))
    names = _names(name)
    return ["; ".join(names.get(key, key) for key in cell_text(value).split(";")) for value in values]


def _value(value):
    """Leave a number as a number; write anything else as text."""
    return value if isinstance(value, float | int) and not pd.isna(value) else cell_text(value)


def _names(column):
    """Key -> name in both languages."""
    if column == "chapter":
        entries = next(field for field in resource(TABLE)["derived"] if field["name"] == column)["labels"]
    else:
        target = _points_to(column)
        entries = lookup(target) if target else fields()[column]["labels"]
    number = column in _NUMBERED
    return {key: f"{key} " * number + both(_name(entry, "zh"), _name(entry, "en")) for key, entry in entries.items()}


def _points_to(column):
    return foreign_keys().get(column) or fields().get(column, {}).get("items", {}).get("references")


def _name(entry, lang):
    # Without a short name, the label up to its colon: what follows explains it.
    return entry.get(f"short_{lang}") or re.split("[:：]", entry[lang])[0]


def both(zh, en):
    """Join words in two languages; once if they are the same.

    Parameters
    ----------
    zh, en : str

    Returns
    -------
    str

    Examples
    --------
    >>> both("人", "persons"), both("%", "%")
    ('人 / persons', '%')
    """
    return zh if zh == en else f"{zh} / {en}"


def _key_header(name):
    return f"代码 {name}"


def _lookup_sheet(name):
    table = load_table(name).astype(object)
    key = next(iter(table))
    columns = [
        Column(_LOOKUP_HEADERS.get(column, _key_header(column)), list(map(_value, table[column])), column == key)
        for column in table
    ]
    return Sheet(LOOKUPS[name], columns)


def _codebook_sheet():
    rows = [row for name, column in codebook().iterrows() for row in _codebook_rows(name, column)]
    return as_sheet(CODEBOOK, _CODEBOOK_HEADERS, rows)


def _codebook_rows(name, column):
    """Row of a column, then one row per value that has a meaning."""
    target, values = _points_to(name), codebook(name)
    header = HEADERS.get(name) or (_key_header(name) if name == "kind" else _PYTHON_ONLY)
    has_meaning = not target and bool((values["en"] != "").any())
    allowed = f"→ {LOOKUPS[target]}" if target else "" if has_meaning else column["allowed"]
    yield name, header, allowed, column["meaning_zh"], column["meaning"], column["type"], column["empty"], column["stored"]
    if has_meaning:
        yield from ((name, header, value, zh, en, "", "", "") for value, en, zh in values.itertuples(index=False))
