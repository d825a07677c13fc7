"""The words that an answer may use: labels of the codebook in both languages, and other words for them."""

import re
import unicodedata
from functools import cache

from jining.figures import registry
from jining.report.labels import values
from jining.report.load import load
from jining.report.report import lookup, per_report
from jining.teaching.course import rows_of

#: Words that turn a choice into its opposite, or name two.
_OPPOSITE = re.compile(r"\b(?:not|nor|neither|or|but|no)\b|不|非|没|无|或|而")
_DATE_PARTS = re.compile(r"\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LEAST = {True: 3, False: 2}  # letters of a Latin word, characters of a Chinese one, that may be found within a phrase


def fold(text):
    """Make case, width and white space of a text equal."""
    return " ".join(unicodedata.normalize("NFKC", str(text)).casefold().split())


@cache
def bare(text):
    """Keep the letters and digits of a text; a text of signs alone stays."""
    folded = fold(text).replace("ization", "isation")
    return "".join(letter for letter in folded if letter.isalnum()) or folded.replace(" ", "")


@cache
def words_of(choices):
    """List the values of a choice, each with all bare words for it."""
    listed = {value: {value, *_labels(entry)} for value, entry in _entries(choices).items()}
    for row in _others(choices):
        listed.setdefault(row["value"], {row["value"]}).update(filter(None, f"{row['en']};{row['zh']}".split(";")))
    return {value: tuple(dict.fromkeys([bare(value), *map(bare, sorted(words))])) for value, words in listed.items()}


def _others(choices):
    return [row for row in rows_of("answer_words") if row["list"] == choices or choices.startswith(f"{row['list']}_or_")]


def _entries(choices):
    if choices == "county":
        return {key: row for key, row in lookup("places").items() if row["type"] == "county"}
    if choices == "figure":
        return {name: {} for name in registry.names()}
    try:
        return values(choices.partition("_or_")[0])
    except ValueError:
        return {}


def _labels(entry):
    named = [text for name in ("en", "zh", "short_en", "short_zh") if (text := entry.get(name))]
    if entry.get("type") == "county":
        named.append(entry["zh"][:-1])
    return {*named, *(re.split("[:：]", text)[0] for text in named)}


def shown(choices, lang):
    """Write the values of a choice for a message, each in both languages."""
    names = {row["value"]: row["zh"].split(";")[0] for row in _others(choices)}
    names |= {value: entry.get("short_zh") or entry["zh"] for value, entry in _entries(choices).items() if entry.get("zh")}
    parts = [" ".join(dict.fromkeys((value, names.get(value, value)))) for value in words_of(choices)]
    return {"en": ", ", "zh": "、"}[lang].join(parts)


def label_of(text, choices):
    """Find the value that a label stands for, or give the label back."""
    text = str(text).removesuffix(".0")
    return next((value for value, words in words_of(choices).items() if bare(text) in words), text)


def choose(text, choices):
    """Find which value of a choice a phrase names: none, one, or several."""
    listed = words_of(choices)
    stripped = re.sub(r"^(?:an?|the)\s+|[\s\d.,%]+$|^[\s\d.,%]+(?=\D)", "", fold(text)).strip()
    for form in (text, stripped, stripped.removesuffix("s"), re.sub(r"[\d.,%\s]", "", stripped)):
        if found := [value for value, words in listed.items() if bare(form) in words]:
            return found[:1]
    # Else its words may stand within the phrase, longer ones first, unless it says the opposite.
    rest, found = "".join(letter if letter.isalnum() else " " for letter in fold(text)), []
    pairs = sorted(((word, value) for value, words in listed.items() for word in words), key=lambda pair: -len(pair[0]))
    for word, value in pairs:
        latin = word.isascii()
        pattern = r"\b" + r"\s*".join(map(re.escape, word)) + r"\b" if latin else re.escape(word)
        if len(word) >= _LEAST[latin] and re.search(pattern, rest):
            rest = re.sub(pattern, " ", rest)
            found.append(value)
    return [] if _OPPOSITE.search(rest) else list(dict.fromkeys(found))


def parts_of_date(text):
    """List the numbers and names of months of a text, in its order."""
    text = re.sub("十(?=[一二]月)", "1", fold(text)).replace("十月", "10月").translate(_DIGITS)
    return _DATE_PARTS.findall(re.sub(r"\b(\d{4})(\d\d)\b", r"\1-\2", text))


@per_report
def known_ids():
    """Find the id that a folded text stands for."""
    return {fold(id_): id_ for id_ in load()["id"]}
