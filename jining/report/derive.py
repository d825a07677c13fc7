"""Columns that follow from the coded ones. They are computed at load and never stored."""

import re
from bisect import bisect_right

from jining.report.report import derived_fields, fields, lookup, per_report, report_fact
from jining.report.source import body, source_text

#: A second scale, of hard and soft wording: a word that leaves room is soft, and so is a range.
_HARD_COMPARATORS, _SOFT_COMPARATORS = ("ge", "le"), ("approx", "range")
_BARE_FIRMNESS, _HARD_FIRMNESS = 2, 3
_DOWN_TYPES = ("reduction", "time_limit")
#: How the heading of a chapter begins: (一), 一、
_CHAPTER = re.compile(r"\s*[(（]?[一二三四五六七八九十]+[)）、]")
_SALUTATION = re.compile(r"\s*[^。]{1,10}[:：]\s*")
_TAXONOMIES = ("rothwell_zegveld", "hood", "mcdonnell_elmore")


def derive(columns):
    """Compute the derived columns of a table."""
    starts = locate(columns["quote_zh"])
    out = {
        "chapter": [int(para.partition(".")[0]) for para in columns["para"]],
        "start": starts,
        "end": [None if s is None else s + len(q) for s, q in zip(starts, columns["quote_zh"], strict=True)],
        "direction": _each(_direction, columns, "kind", "measure_type", "checkable_by", "verb", "comparator"),
        "binding": _each(_binding, columns, "para", "quote_zh"),
        "firmness": [firmness(modal) for modal in columns["modal"]],
        "wording": _each(_wording, columns, "modal", "comparator"),
    }
    instruments = lookup("instruments")
    for taxonomy in _TAXONOMIES:
        out[taxonomy] = [instruments[code][taxonomy] for code in columns["instrument"]]
    stated = (*_HARD_COMPARATORS, *_SOFT_COMPARATORS)
    out["has_quantity"] = [kind == "target" for kind in columns["kind"]]
    out["has_comparator"] = [comparator in stated for comparator in columns["comparator"]]
    out["has_deadline"] = [deadline != "" for deadline in columns["deadline"]]
    out["has_place"] = [place != "city" for place in columns["place"]]
    out["has_actor"] = [actor != "unstated" for actor in columns["actor"]]
    return out


def _each(function, columns, *names):
    return [function(*cells) for cells in zip(*(columns[name] for name in names), strict=True)]


def locate(quotes):
    """Offset of each quote in the body of the report."""
    text, (first, last) = source_text(), body()
    starts, near = [], first
    for quote in quotes:
        found = text.find(quote, near, last)
        if found < 0:
            found = text.find(quote, first, last)
        starts.append(None if found < 0 else found)
        near = max(first, found)
    return starts


@per_report
def _outline():
    """Where each line of the body begins, and which paragraph it is: chapter.paragraph, counted from the headings."""
    (at, end), starts, paras, chapter, paragraph = body(), [], [], 0, 0
    for line in source_text()[at:end].split("\n"):
        if _CHAPTER.match(line) and "。" not in line:
            chapter, paragraph = chapter + 1, 0
        elif line.strip() and not _SALUTATION.fullmatch(line):
            paragraph += 1
        starts.append(at)
        paras.append(f"{chapter}.{paragraph}")
        at += len(line) + 1
    return starts, paras


def para_at(start):
    """Paragraph in which a place of the body lies."""
    starts, paras = _outline()
    return paras[bisect_right(starts, start) - 1]


def firmness(modal):
    """Firmness of a modal word."""
    return fields()["modal"]["labels"][modal]["firmness"] if modal else _BARE_FIRMNESS


def _direction(kind, measure_type, checkable_by, verb, comparator):
    if kind != "target":
        return ""
    if measure_type in _DOWN_TYPES or checkable_by == "zero" or comparator == "le":  # a ceiling is kept from above
        return "down"
    return "hold" if verb in _hold_verbs() else "up"


@per_report
def _hold_verbs():
    return derived_fields()["direction"]["labels"]["hold"]["verbs"]


def _binding(para, quote):
    if "约束性指标" in quote:
        return "binding"
    return "expected" if para == report_fact("headline_para") else "unstated"


def _wording(modal, comparator):
    if firmness(modal) == _HARD_FIRMNESS or comparator in _HARD_COMPARATORS:
        return "hard"
    return "soft" if comparator in _SOFT_COMPARATORS else "neutral"
