"""The filters of `select`: which there are, which values each accepts, and what is wrong with others.

A selection is a dict that JSON can hold: name of the filter -> list of values, and `words` -> text.
"""

import difflib
import unicodedata
from collections.abc import Hashable

import numpy as np
from pandas.api.types import is_list_like

from jining.package import TABLE, allowed, fields, foreign_keys, lookup, per_report, resource
from jining.reading import read_rows

#: Value of any filter that stands for the rows where the column is missing or empty.
NOT_STATED = "not stated"

#: Filters on coded columns in their order, with Chinese names: the codebook names columns in English only.
FILTERS = {
    "sector": "领域", "kind": "类别", "checkable_by": "检验方式", "chapter": "章", "para": "段", "place": "地点",
    "comparator": "界定词", "firmness": "语气强度", "instrument": "政策工具", "logic": "结果链", "actor": "主体",
    "target_group": "受益者", "unit": "单位", "programme": "计划",
}  # fmt: skip
#: Every filter, in the order in which a selection is recorded and described.
NAMES_ZH = {**FILTERS, "words": "关键词", "ids": "记录"}
#: Columns whose cells are tuples: a row matches if it holds any of the values.
MULTIPLE = tuple(name for name in FILTERS if "items" in fields().get(name, {}))
_NO_MODAL = {"en": "no modal word", "zh": "无情态词"}
_COMMAS = {"en": ", ", "zh": "、"}


@per_report
def choices(name):
    """List the values of the codebook that a filter accepts, with short labels.

    Parameters
    ----------
    name : str
        One of `FILTERS`.

    Returns
    -------
    dict
        Value -> {"en": label, "zh": label}, in declared order; every filter also accepts `NOT_STATED`.

    Examples
    --------
    >>> choices("kind")["target"]["en"], choices("firmness")[3]["en"], choices("chapter")[5]["zh"]
    ('target', 'ensure, resolutely', '乡村“五大振兴”')
    """
    if name == "chapter":
        return {int(key): label for key, label in _derived(name)["labels"].items()}
    if name == "firmness":
        limits = _derived(name)["constraints"]
        return {level: _modals(level) for level in range(limits["minimum"], limits["maximum"] + 1)}
    target = foreign_keys().get(name) or fields()[name].get("items", {}).get("references")
    entries = lookup(target) if target else fields()[name].get("labels", {})
    return {value: {lang: _label(entries.get(value, {}), lang) or value for lang in _COMMAS} for value in allowed(name)}


def _derived(name):
    return next(field for field in resource(TABLE)["derived"] if field["name"] == name)


def _label(entry, lang):
    return entry.get(f"short_{lang}") or entry.get(lang)


def _modals(level):
    labels = [label for label in fields()["modal"]["labels"].values() if label["firmness"] == level]
    return {lang: comma.join(label[lang] for label in labels) or _NO_MODAL[lang] for lang, comma in _COMMAS.items()}


def clean_filter(given, known_ids=()):
    """Write filters as a selection records them: only the active ones, values in declared order.

    Parameters
    ----------
    given : dict
        Filter -> what `select` accepts for it.
    known_ids : iterable of str
        Identifiers that exist beside those of the shipped table.

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        If a filter or a value is not known. All are listed.

    Examples
    --------
    >>> clean_filter({"kind": ("aim", "target"), "sector": None, "words": " 5G "})
    {'kind': ['target', 'aim'], 'words': '5G'}
    """
    wrong = [_unknown("filter", name, NAMES_ZH) for name in given if name not in NAMES_ZH]
    filters = {}
    for name in (name for name in NAMES_ZH if given.get(name) is not None):
        if name == "words":
            filters[name] = _clean_words(given[name], wrong)
        else:
            values = list(given[name]) if is_list_like(given[name]) else [given[name]]
            filters[name] = _clean_values(name, values, known_ids, wrong)
    if wrong:
        raise ValueError("\n".join(wrong))
    return {name: value for name, value in filters.items() if value != ""}


def _clean_words(words, wrong):
    if isinstance(words, str):
        return " ".join(dict.fromkeys(words.split()))
    wrong.append(f"words must be text, not {words!r}")
    return ""


def _clean_values(name, values, known_ids, wrong):
    right = dict.fromkeys(known_ids) if name == "ids" else {**choices(name), NOT_STATED: None}
    if name == "ids" and not all(_is_in(value, right) for value in values):
        right |= dict.fromkeys(read_rows()[0]["id"])
    wrong += [_unknown(name, value, right) for value in values if not _is_in(value, right)]
    chosen = {value for value in values if _is_in(value, right)}
    return [value for value in right if value in chosen]


def _is_in(value, right):
    # True equals 1, and a list inside the list cannot be looked up: both are slips, not values.
    return not isinstance(value, bool | np.bool_) and isinstance(value, Hashable) and value in right


def _unknown(name, value, right):
    names = {fold(str(one)): one for one in right}
    if name in FILTERS:
        names |= {fold(label): one for one, labels in choices(name).items() for label in labels.values()}
    near = difflib.get_close_matches(fold(str(value)), names, n=1, cutoff=0)
    listed = [str(one) for one in right]
    there = f"{listed[0]} to {listed[-1]}" if name == "ids" else ", ".join(listed)
    return f"no {name} {value!r}; there are: {there}; closest: {names[near[0]]!r}"


def fold(text):
    """Take the differences of case and of full and half width out of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> fold("５Ｇ基站 Base")
    '5g基站 base'
    """
    return unicodedata.normalize("NFKC", text).casefold()
