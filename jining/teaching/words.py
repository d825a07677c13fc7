"""The words that an answer may use: labels of the codebook in both languages, and other words for them."""

import re
import unicodedata
from functools import cache

from jining.figures import registry
from jining.report.labels import values
from jining.report.report import lookup
from jining.teaching.course import rows_of

#: Words that turn a choice into its opposite, or name two.
_OPPOSITE = re.compile(r"\b(?:not|nor|neither|or|but|no)\b|不|非|没|无|或|而")
_LEAST = {True: 3, False: 2}  # letters of a Latin word, characters of a Chinese one, that may be found within a phrase


def fold(text):
    """Make case, width, white space and dashes of a text equal."""
    return re.sub("[‐‑–—−]", "-", " ".join(unicodedata.normalize("NFKC", str(text)).casefold().split()))


@cache
def bare(text):
    """Keep the letters and digits of a text; a text of signs alone stays."""
    folded = fold(text).replace("ization", "isation")
    return "".join(letter for letter in folded if letter.isalnum()) or folded.replace(" ", "")


@cache
def words_of(choices):
    """List the values of a choice, each with all bare words for it."""
    listed = _names(choices).items()
    return {value: tuple(dict.fromkeys([bare(value), *map(bare, sorted(names))])) for value, names in listed}


def shown(choices, lang):
    """Write the values of a choice for a message, each in both languages."""
    named = {value: next((name for name in names if not name.isascii()), value) for value, names in _names(choices).items()}
    return {"en": ", ", "zh": "、"}[lang].join(" ".join(dict.fromkeys(pair)) for pair in named.items())


@cache
def _names(choices):
    """List the values of a choice, each with its names: short labels before long ones, then other words."""
    listed = {}
    for value, entry in _entries(choices).items():
        labels = [entry[name] for name in ("short_en", "short_zh", "en", "zh") if entry.get(name)]
        listed[value] = [*labels, *(re.split("[:：]", text)[0] for text in labels)]
    for row in rows_of("answer_words"):
        if row["list"] == choices or choices.startswith(f"{row['list']}_or_"):
            listed.setdefault(row["value"], []).extend(filter(None, f"{row['zh']};{row['en']}".split(";")))
    return listed


def _entries(choices):
    if choices == "county":
        return {key: row for key, row in lookup("places").items() if row["type"] == "county"}
    if choices == "figure":
        return {name: {} for name in registry.names()}
    try:
        return values(choices.partition("_or_")[0])
    except ValueError:
        return {}


def label_of(text, choices):
    """Find the value that a label stands for, or give the label back."""
    text = str(text).removesuffix(".0")
    return next((value for value, words in words_of(choices).items() if bare(text) in words), text)


def choose(text, choices):
    """Find which value of a choice a phrase names: none, one, or several."""
    listed = words_of(choices)
    for form in (text, fold(text).removesuffix("s")):
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
