"""What a program can read in a sentence of a brief: its numbers, the targets that they may be, words that claim too much."""

import re
import unicodedata
from typing import NamedTuple

from jining.package import per_report
from jining.reading import read_rows

_NUMBER = re.compile(r"(?<![A-Za-z0-9.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
                     r"\s*(%|percentage points?\b|percent\b|per cent\b|个百分点|thousand\b|million\b|billion\b|bn\b|万亿|万|亿)?"
                     r"(?![A-Za-z0-9])")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_NO_NUMBERS = re.compile(r"JN20-\d+\w?|(?:paragraph|chapter)s? \d(?:\.\d)?|第\d+[章段条]|PM2\.5|(?i:pm10)")
_WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
          "eighteen nineteen twenty").split()
#: Years: numbers without a sign that are none of a brief.
_YEARS = range(1949, 2051)


class Number(NamedTuple):
    """A number of a sentence: as written, its value, and whether it is a percentage."""

    written: str
    value: float
    percent: bool


def numbers_in(text):
    """Find the numbers of a text, without years, record ids and names such as 5G.

    Examples
    --------
    >>> [number.value for number in numbers_in("In 2020 the city plans 68,000 jobs (6.8万) and growth of about 6%, not 5G.")]
    [68000.0, 68000.0, 6.0]
    """
    found, plain = [], _NO_NUMBERS.sub(" ", unicodedata.normalize("NFKC", text))
    for match in _NUMBER.finditer(plain):
        whole, part, unit = match.groups()
        if not (unit or part or "," in whole) and int(whole) in _YEARS and len(whole) == 4:
            continue
        percent = bool(unit) and unit not in _SCALES
        found.append(Number(match.group().strip(), float(whole.replace(",", "") + (part or "")) * _SCALES.get(unit, 1), percent))
    spelled = re.findall(rf"\b(?:{'|'.join(_WORDS[2:])})\b(?!-)", plain.casefold())
    return found + [Number(word, float(_WORDS.index(word)), False) for word in spelled]


@per_report
def word_lists():
    """Words and patterns by the name of their list, English ones first."""
    rows, _ = read_rows(name="brief_words")
    return {name: (en.split(";"), zh.split(";")) for name, en, zh in zip(*rows.values(), strict=True)}


def found_in(text, name):
    """Find which words of a list stand in a text: English ones as whole words, Chinese ones anywhere."""
    text, (english, chinese) = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split()), word_lists()[name]
    patterns = [word if word.startswith("\\") else rf"\b(?:{word})\b" for word in english] + chinese
    return [match.group() for pattern in patterns if (match := re.search(pattern, text))]


def without(text, name):
    """Take the words of a list out of a text."""
    for words in word_lists()[name]:
        text = re.sub("|".join(words), " ", text, flags=re.IGNORECASE)
    return text


def terms(text):
    """Take the words of a text that carry its topic: English ones of four letters and more, Chinese pairs of characters."""
    text = text.casefold()
    english = {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", text)}
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    everywhere = {word.removesuffix("s") for words in word_lists()["everywhere"] for word in words}
    return (english | {run[at:at + 2] for run in runs for at in range(len(run) - 1)}) - everywhere


def targets_of(number, sentence, rows):
    """Find the targets whose value a number may be, those of which the sentence names most, and whether it names any."""
    ends = (rows["value_low"] == number.value) | (rows["value_high"] == number.value)
    found = rows[ends.fillna(False).astype(bool) & ((rows["unit"] == "percent") == number.percent)]
    said = terms(sentence)
    shared = [len(said & terms(f"{en} {zh}")) for en, zh in zip(found["item_en"], found["item_zh"], strict=True)]
    most = max(shared, default=0)
    return found[[count == most for count in shared]], most > 0
