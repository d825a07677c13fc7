"""Select records by coded columns and words, say the selection in words, and write it as code."""

import numpy as np

from jining.filters import FILTERS, MULTIPLE, NAMES_ZH, NOT_STATED, choices, clean_filter, fold
from jining.package import lookup

__all__ = [
    "FILTERS", "NOT_STATED", "choices", "clean_filter", "contain", "describe_filter", "search_texts", "select",
    "select_code",
]  # fmt: skip

_SEARCHED = ("quote_zh", "text_en", "item_zh", "item_en")
_NOT_STATED_LABEL = {"en": NOT_STATED, "zh": "未写明"}
_PHRASES = {
    "en": (" or ", " and ", ": ", "; ", "no value", "every record"),
    "zh": ("或", "和", "：", "；", "无", "全部记录"),
}
#: A description lists this many identifiers; a longer list is counted.
_IDS_LISTED = 5


def select(promises, *, sector=None, kind=None, checkable_by=None, chapter=None, para=None, place=None,
           comparator=None, firmness=None, instrument=None, logic=None, actor=None, target_group=None, unit=None,
           programme=None, words="", ids=None):  # fmt: skip
    """Select records by coded columns, words and identifiers.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; may be empty, or hold a record more than once.
    sector, kind, checkable_by, para, place, comparator, instrument, logic, actor, target_group, unit, programme : optional
        One value of the codebook, or several (list, tuple, set): a row must have one of them, in `place`,
        `target_group` and `programme` among its values. "not stated" matches rows without a value.
        None is no filter; an empty list matches no row.
    chapter, firmness : int or several, optional
        Chapter of the report, 0 to 8; firmness of the modal word, 0 to 3.
    words : str
        Every one of these words must stand in the quote, the sentence or the item, or in the name of a
        programme, in Chinese or English. Case and full or half width make no difference, and every
        character stands for itself.
    ids : str or several, optional
        Identifiers of records.

    Returns
    -------
    pandas.DataFrame
        The rows that match every filter, in order, as a new frame. `attrs["filter"]` holds the active filters:
        a dict that JSON can hold, with values in declared order. A selection from a selection records both: lists
        are intersected and words joined; where that would say something else (two lists of places of which
        neither holds the other), it is a list of such dicts, applied one after the other.

    Raises
    ------
    ValueError
        If a value is not in the codebook, or an identifier neither in these records nor in the shipped
        table. All wrong values of all filters are listed.

    Examples
    --------
    >>> import jining
    >>> chosen = select(jining.load(), sector=["rural", "digital"], words="5g 基站")
    >>> chosen["value_low"].tolist(), chosen.attrs["filter"]
    ([4000.0], {'sector': ['digital', 'rural'], 'words': '5g 基站'})
    """
    given = {
        "sector": sector, "kind": kind, "checkable_by": checkable_by, "chapter": chapter, "para": para, "place": place,
        "comparator": comparator, "firmness": firmness, "instrument": instrument, "logic": logic, "actor": actor,
        "target_group": target_group, "unit": unit, "programme": programme, "words": words, "ids": ids,
    }  # fmt: skip
    filters = clean_filter(given, promises.get("id", ()))
    keep = np.ones(len(promises), dtype=bool)
    for name, values in filters.items():
        if name == "words":
            keep[keep] = contain(search_texts(promises[keep]), values)
        else:
            keep &= _match(promises["id" if name == "ids" else name], values, name in MULTIPLE)
    selected = promises[keep]
    steps = _merge(_steps(promises.attrs.get("filter", {})), filters)
    selected.attrs["filter"] = steps[0] if len(steps) == 1 else steps
    return selected


def _match(column, values, multiple):
    if multiple:
        wanted, empty = set(values), NOT_STATED in values
        found = (not wanted.isdisjoint(held) if held else empty for held in column)
        return np.fromiter(found, dtype=bool, count=len(column))
    found = column.isin(values)
    return (found | column.isna() if NOT_STATED in values else found).to_numpy(dtype=bool)


def search_texts(promises):
    """Put together the text in which `words` are searched, folded: one per row.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    list of str
    """
    names = {key: f"{row['zh']}\n{row['en']}" for key, row in lookup("programmes").items()}
    cells = [promises[column].fillna("") for column in _SEARCHED]
    programmes = ("\n".join(names.get(key, "") for key in keys) for keys in promises["programme"])
    return [fold("\n".join(row)) for row in zip(*cells, programmes, strict=True)]


def contain(texts, words):
    """Find the folded texts that hold every one of the words.

    Parameters
    ----------
    texts : sequence of str
        As `search_texts` gives them.
    words : str
        Words between white space.

    Returns
    -------
    numpy.ndarray of bool
    """
    terms = [fold(term) for term in words.split()]
    return np.fromiter((all(term in text for term in terms) for text in texts), dtype=bool, count=len(texts))


def _steps(filters):
    return list(filters) if isinstance(filters, (list, tuple)) else [filters]


def _merge(steps, filters):
    steps = [dict(step) for step in (*steps, {})]
    for name, value in filters.items():
        for step in steps:
            both = _both(name, step[name], value) if name in step else value
            if both is not None:
                step[name] = both
                break
    return [{name: step[name] for name in NAMES_ZH if name in step} for step in steps if step] or [{}]


def _both(name, old, new):
    """Value that says `old` and `new` at once; None if no value does."""
    if name == "words":
        return " ".join(dict.fromkeys(f"{old} {new}".split()))
    both = [value for value in old if value in new]
    # A row may hold one place of each list and none of both: only a list inside the other can stand for the two.
    return both if name not in MULTIPLE or both in (old, new) else None


def describe_filter(filters, lang="en"):
    """Say a selection in words.

    Parameters
    ----------
    filters : dict or list of dict
        As in `attrs["filter"]` of a selection, or what `select` accepts.
    lang : {"en", "zh"}

    Returns
    -------
    str
        Plain text, not escaped for HTML.

    Examples
    --------
    >>> describe_filter({"sector": ["rural"], "kind": ["target"], "words": "5G"})
    'sector: Countryside; kind: target; words: “5G”'
    >>> describe_filter({"sector": ["rural"], "kind": ["target"], "words": "5G"}, "zh")
    '领域：乡村振兴；类别：目标；关键词：“5G”'
    """
    if lang not in _PHRASES:
        raise ValueError(f"no language {lang!r}; there are: {', '.join(_PHRASES)}")
    or_, and_, colon, semicolon, none, everything = _PHRASES[lang]
    parts = []
    for name, value in (item for step in _clean_steps(filters) for item in step.items()):
        if name == "words":
            said = and_.join(f"“{word}”" for word in value.split())
        elif name == "ids":
            said = or_.join(value) if len(value) <= _IDS_LISTED else str(len(value))
        else:
            labels = {**choices(name), NOT_STATED: _NOT_STATED_LABEL}
            said = or_.join(labels[key][lang] for key in value)
        title = NAMES_ZH[name] if lang == "zh" else name.replace("_", " ")
        parts.append(f"{title}{colon}{said or none}")
    return semicolon.join(parts) or everything


def select_code(filters):
    """Write a selection from the shipped table as one line of Python.

    Parameters
    ----------
    filters : dict or list of dict
        As in `attrs["filter"]` of a selection, or what `select` accepts.

    Returns
    -------
    str

    Examples
    --------
    >>> print(select_code({"sector": ["rural"], "words": "5G"}))
    jining.select(jining.load(), sector=["rural"], words="5G")
    """
    code = "jining.load()"
    for step in filter(None, _clean_steps(filters)):
        code = f"jining.select({', '.join([code, *(f'{name}={_literal(value)}' for name, value in step.items())])})"
    return code


def _literal(value):
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, int):
        return str(value)
    text = repr(value)
    # Double quotes, as everywhere in the documentation, where the text holds none of its own.
    return text if '"' in text else f'"{text[1:-1]}"'


def _clean_steps(filters):
    # Identifiers may come from a table of the user: here they are taken as they are.
    return [clean_filter(step, [step["ids"]] if isinstance(step.get("ids"), str) else step.get("ids") or ())
            for step in _steps(filters)]
