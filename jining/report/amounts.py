"""Numbers, amounts and periods in the words of either language."""

import re

import pandas as pd

from jining.report.language import WORDS
from jining.report.read_csv import read_rows
from jining.report.report import lookup, per_report

#: The numbers that English writes as words.
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = {"en": ((10**9, " billion"), (10**6, " million")), "zh": ((10**8, "亿"), (10**4, "万"))}
_SETS = {"all": "all", "zero": "none"}
MONTHS = WORDS["months"]["en"].split()
#: Columns of a record from which its amount is written.
NEEDED = ("comparator", "checkable_by", "value_low", "value_high", "unit", "value_as_written")


def number(value, lang):
    """Write a number as short as it is exact, in the scales of the language."""
    for scale, word in _SCALES[lang]:
        if abs(value) >= scale:
            return f"{value / scale:.10g}{word}".replace("-", "−")
    return (f"{value:,.10g}" if lang == "en" else f"{value:.10g}").replace("-", "−")


def measured(value, unit, lang, *, thing=True, text=""):
    """Write a value with its unit; the thing that is counted is left out where a name beside it says it."""
    text, entry = text or number(value, lang), lookup("units")[unit]
    if lang == "zh":
        return text + entry["measure_word"] + (entry["zh"] if thing or not entry["measure_word"] else "")
    if not thing and entry["dimension"] in ("count", "people"):
        return text
    word = entry["en_one" if abs(value) == 1 else "en"]
    return text + word if word == "%" else f"{text} {word}"


def amount(promise, lang, *, thing=False):
    """Write the value of a target with its bound: "at least 20", 20家以上; "" if the record is no target.

    English names the thing that is counted if asked to; Chinese has its measure word.
    """
    ends = list(dict.fromkeys(end for end in (promise.value_low, promise.value_high) if not pd.isna(end)))
    if pd.isna(promise.comparator) or not ends:
        return ""
    if promise.checkable_by in _SETS:
        return _SETS[promise.checkable_by] if lang == "en" else str(promise.value_as_written)
    text = WORDS["dash"][lang].join(number(end, lang) for end in ends)
    bound = WORDS[promise.comparator][lang] if promise.comparator in WORDS else "{}"
    return bound.format(measured(ends[-1], promise.unit, lang, thing=thing and lang == "en", text=text))


def said(promise, lang):
    """Name a target together with its number, as within a sentence."""
    if lang == "en":
        name, value = within(promise.item_en), amount(promise, lang)
        return f"{name}: {value}" if name.endswith(")") else f"{name} ({value})"
    item, value = promise.item_zh, amount(promise, lang)
    if promise.checkable_by == "number" or pd.isna(promise.checkable_by):
        return item + value
    if value in item:
        return item
    shared = next((k for k in range(len(value), 1, -1) if item.endswith(value[-k:])), 0)
    return item[: len(item) - shared] + value if shared else f"{item}（{value}）"


def capital(text):
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def with_stops(parts, lang):
    """Join parts, with or without a stop at their ends, as sentences."""
    stop, end = {"en": (". ", "."), "zh": ("。", "。")}[lang]
    return stop.join(part.rstrip(end) for part in parts if part) + end


def within(name):
    """Write an English name as it stands within a sentence: in small letters, unless it begins with a proper name."""
    first = name.partition(" ")[0]
    common = re.fullmatch("[A-Z][a-z]*([-–][a-z]+)*[,’s]*", first) and not name.partition(" ")[2][:1].isupper()
    return name[0].lower() + name[1:] if common and first.strip(",") not in _proper_words() else name


@per_report
def _proper_words():
    """Words that the English sentences of the report never write small, and write large within a sentence."""
    texts = read_rows()[0]["text_en"]
    small = {word for text in texts for word in re.findall("[a-z–-]+", text)}
    large = {word for text in texts for word in re.findall("(?<=[a-z,] )[A-Z][A-Za-z–-]+", text)}
    return {word for word in large if word.lower() not in small}


def period(date, lang):
    """Write a date or period (ISO, from/to) in words: 10 December 2020, 2020年12月10日."""
    start, _, end = str(date).partition("/")
    if end:
        return WORDS["to"][lang].join((_one(start, lang), _one(end, lang)))
    return _one(start, lang)


def _one(date, lang):
    year, *rest = date.split("-")
    if rest and rest[0] in WORDS:
        return WORDS[rest[0]][lang].format(year)
    if lang == "zh":
        return f"{year}年" + "".join(f"{int(part)}{word}" for part, word in zip(rest, "月日", strict=False))
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*([str(int(rest[1]))] if len(rest) > 1 else []), *month, year])


def listed(names, lang):
    """Join names to a list with "and"."""
    names = list(names)
    if lang == "zh":
        return "、".join(names)
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
