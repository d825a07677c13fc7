"""What a program can read in a sentence of a brief: its numbers, what they stand for, words that claim too much."""

import re
import unicodedata
from typing import NamedTuple

import pandas as pd

from jining.labels import items

#: Words that bound a number, for each comparator of the table; what does not begin with a letter of the Latin alphabet is a
#: pattern, since a Chinese word has no ends to see.
BOUNDS = {
    "ge": ("at least", "or more", "no less than", "not less than", "no fewer than", "not below", "a minimum of",
           "exceeds?", "\\b(?:more than|over|above) (?=\\d)", "(?<!规模)以上", "不低于", "不少于", "至少", "超过", "突破"),
    "le": ("at most", "or less", "or fewer", "\\b(?:no more than|not more than|within|up to) (?=\\d)", "以内", "不超过",
           "至多"),
    "approx": ("\\b(?:about|around|some|roughly|approximately) (?=\\d)", "or so", "左右", "约(?=\\d)"),
    "range": ("between (?=\\d)", "\\d\\s*(?:-|–|to|or|至|到)\\s*\\d"),
}
#: Words that claim a cause. A report shows what was promised, never what worked.
CAUSES = (
    "because", "thanks to", "due to", "owing to", "cause", "causes", "caused", "led to", "leads to", "lead to",
    "as a result", "results in", "resulted in", "therefore", "thereby", "drives", "drove", "boosts", "boosted",
    "so that", "impact of",
    "因为", "由于", "因此", "导致", "促使", "得益于", "归功于", "从而", "使得", "带来", "带动",
)  # fmt: skip
#: Words that rank. A place or a field named more often is not favoured.
RANKS = (
    "most", "least", "best", "worst", "biggest", "largest", "highest", "lowest", "strongest", "weakest", "priority",
    "prioritises", "prioritizes", "favours", "favors", "favoured", "favored", "neglects", "neglected", "ranks", "ranked",
    "leads", "ahead of", "lags", "cares more", "matters more",
    "最", "首位", "领先", "优先", "排名", "居首", "偏重", "更重视", "倾斜", "落后", "忽视",
)  # fmt: skip
#: Words that hold a word of rank and rank nothing.
_HARMLESS = ("at least", "at most", "最低生活保障", "最多", "最少")
#: Words with which a caveat takes something back.
LIMITS = (
    "not", "no", "none", "never", "only", "cannot", "without", "before", "unless", "nothing", "neither", "nor", "differ",
    "differs", "unknown", "doesn't", "isn't", "don't", "不", "未", "无", "仅", "只", "非", "尚", "之前", "核对",
)  # fmt: skip

_NUMBER = re.compile(r"(?<![A-Za-z0-9.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
                     r"\s*(%|percent\b|per cent\b|thousand\b|million\b|billion\b|bn\b|万亿|万|亿)?(?![A-Za-z0-9])")
#: Words that any brief on the report may hold.
_EVERYWHERE = frozenset((
    "that", "this", "with", "from", "have", "will", "they", "than", "more", "them", "their", "there", "which", "into",
    "also", "been", "only", "many", "some", "such", "each", "were", "when", "what", "does", "most", "least", "over",
    "work", "report", "city", "promise", "number", "plan", "target", "data", "figure", "报告", "承诺", "数据", "目标",
    "可能", "仅供", "参考",
))  # fmt: skip
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_NO_NUMBERS = re.compile(r"JN20-\d+|(?:paragraph|chapter)s? \d(?:\.\d)?|第\d+[章段条]")
#: Coded columns whose counts a sentence may quote.
_COUNTED = ("kind", "checkable_by", "comparator", "logic", "firmness", "modal", "wording", "sector", "unit", "instrument")


class Number(NamedTuple):
    """A number of a sentence.

    Attributes
    ----------
    written : str
        As it stands there.
    value : float
    percent : bool
    """

    written: str
    value: float
    percent: bool


def numbers_in(text):
    """Find the numbers of a text, without years, record ids and names such as 5G.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Number

    Examples
    --------
    >>> [number.value for number in numbers_in("In 2020 the city plans 68,000 jobs (6.8万) and growth of about 6%, not 5G.")]
    [68000.0, 68000.0, 6.0]
    """
    found = []
    for match in _NUMBER.finditer(_NO_NUMBERS.sub(" ", unicodedata.normalize("NFKC", text))):
        whole, part, unit = match.groups()
        if not (unit or part or "," in whole) and 1949 <= int(whole) <= 2050 and len(whole) == 4:
            continue
        value = float(whole.replace(",", "") + (part or "")) * _SCALES.get(unit, 1)
        found.append(Number(match.group().strip(), value, unit in ("%", "percent", "per cent")))
    return found


def words_in(text, words):
    """Find which of some words stand in a text: English ones as whole words, Chinese ones anywhere.

    Parameters
    ----------
    text : str
    words : sequence of str

    Returns
    -------
    list of str

    Examples
    --------
    >>> words_in("At most 80 days, 控制在80天以内", BOUNDS["le"])
    ['at most', '以内']
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return [word for word in words if re.search(rf"\b{word}\b" if "a" <= word[0] <= "z" else word, text)]


def ranks_in(text):
    """Find words that rank, bounds such as "at most" left out.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str
    """
    text = text.casefold()
    for word in _HARMLESS:
        text = text.replace(word, " ")
    return words_in(text, RANKS)


def terms(text):
    """Take the words of a text that carry its topic: English ones of four letters and more, Chinese pairs of characters.

    Parameters
    ----------
    text : str

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(terms("Growth of retail sales, 社零额"))
    ['growth', 'retail', 'sale', '社零', '零额']
    """
    text = text.casefold()
    english = {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", text)}
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    return (english | {run[at:at + 2] for run in runs for at in range(len(run) - 1)}) - _EVERYWHERE


def targets_of(number, sentence, rows, lang):
    """Find the targets whose value a number of a sentence may be.

    Parameters
    ----------
    number : Number
    sentence : str
        Targets whose item it names are preferred.
    rows : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}

    Returns
    -------
    targets : pandas.DataFrame
        Those of which the sentence names most; no row if none has this value.
    named : bool
        Whether the sentence names their item at all.
    """
    ends = (rows["value_low"] == number.value) | (rows["value_high"] == number.value)
    found = rows[ends.fillna(False).astype(bool) & ((rows["unit"] == "percent") == number.percent)]
    if found.empty:
        return found, False
    said = terms(sentence)
    shared = pd.Series([len(said & terms(item)) for item in items(found, lang)], index=found.index)
    return found[shared == shared.max()], bool(shared.max() > 0)


def counts_of(rows):
    """Count the rows as a figure may: all of them, and those of each coded value.

    Parameters
    ----------
    rows : pandas.DataFrame
        Records as `load` returns them.

    Returns
    -------
    set of float
    """
    counts = {float(n) for column in _COUNTED for n in rows[column].value_counts() if n}
    return counts | {float(len(rows))}
