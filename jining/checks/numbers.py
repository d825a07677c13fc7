"""A small parser of numbers, comparators and modal words as the report writes them."""

import re
from decimal import Decimal

from jining.report.amounts import SPELLED
from jining.report.report import allowed, fields

_TENS, _SCALE = (("千", 1_000), ("百", 100), ("十", 10)), {"万": 10_000, "亿": 100_000_000}
_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2}
_DIGIT = r"(\d+(?:\.\d+)?|[一二两三四五六七八九])"
_NUMBER = re.compile(f"(?:{_DIGIT}?千)?(?:{_DIGIT}?百)?(?:零?{_DIGIT}?十)?零?{_DIGIT}?((?:万|亿)*)")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:[-–—~～]|至)(\d+(?:\.\d+)?)")
#: Words that may stand between a number and its comparator: a unit, never another number or clause.
_GAP = r"^[^\d万亿,，;；。:：、(（]{0,6}?"
#: The same where one comparator is read over several numbers (flag `scope_ambiguous`).
_LOOSE_GAP = r"^[^,，;；。:：(（]{0,8}?"
#: The bounds that English says before a number, the numbers that it may write as words, and its scales.
_BOUNDS = {"ge": "at least|more than|over|no lower than|exceed", "le": "at most|no more than|within", "approx": "about"}
_WORDS = ["zero", *SPELLED[1:]]
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_FIGURE = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9]|(?:st|nd|rd|th)\b)|\b(?:{'|'.join(_WORDS)})\b)"
_ENGLISH = re.compile(rf"(?:\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BOUNDS.items())}) )?(?<![0-9.,])"
                      rf"(?P<low>{_FIGURE})(?: to (?P<high>{_FIGURE}))?[ -]?(?P<scale>thousand|million|billion)?"
                      r"(?P<percent>%)?(?P<above> or above)?", re.IGNORECASE)
_IN_CHINESE = re.compile(r"[0-9.]*[百千]?[万亿]*|[零一二两三四五六七八九十百千]+[万亿]*")
#: A modal word used as a noun ("support", "guidance") does not govern.
_NOUN_AFTER = r"(?!力度|政策|作用|率|民营)"


def expand(written):
    """Multiply out a number as the report writes it, in digits or in Chinese."""
    match = _NUMBER.fullmatch(written)
    if not match or not written.strip("零"):
        return None
    *digits, ones, scale = match.groups()
    value = sum(Decimal(_DIGITS.get(digit, digit or 1)) * size for digit, (word, size) in zip(digits, _TENS, strict=True)
                if word in written)
    value += Decimal(_DIGITS.get(ones, ones or (written == scale)))
    for letter in scale:
        value *= _SCALE[letter]
    return value


def ends(written):
    """Both ends of a number or range."""
    match = _RANGE.fullmatch(written)
    if match:
        return Decimal(match[1]), Decimal(match[2])
    value = expand(written)
    return None if value is None else (value, value)


def read_comparator(quote, written, flags=()):
    """Read the comparator that the words around a number state."""
    if _RANGE.fullmatch(written):
        return "range"
    found, longest = "eq", 0
    cues = fields()["comparator"]["labels"]
    gap = _LOOSE_GAP if "scope_ambiguous" in flags else _GAP
    for match in re.finditer(rf"(?<![\d.]){re.escape(written)}(?![\d])", quote):
        before, after = quote[: match.start()], quote[match.end():]
        for comparator, cue in cues.items():
            words = [word for word in cue["before"] if before.endswith(word)]
            words += [word for word in cue["after"] if re.match(gap + word, after)]
            if words and max(map(len, words)) >= longest:  # 不超过 is read before the 过 in it
                found, longest = comparator, max(map(len, words))
    return found


def read_english(text):
    """Read each number of an English sentence: the words, whether in digits, and (bound, low, high, whether percent)."""
    for match in _ENGLISH.finditer(text):
        scale = _SCALES[(match["scale"] or "").lower()]
        low, high = (scale * Decimal(_WORDS.index(one.lower()) if one.isalpha() else one.replace(",", ""))
                     for one in (match["low"], match["high"] or match["low"]))
        bound = "range" if match["high"] else "ge" if match["above"] else next(filter(match.group, _BOUNDS), "eq")
        ends_ = {"ge": (low, None), "le": (None, high)}.get(bound, (low, high))
        yield match["low"], (low, high), (bound, *ends_, bool(match["percent"]))


def numbers_in(quote):
    """Read every number of Chinese words."""
    return {expand(match[0]) for match in _IN_CHINESE.finditer(quote) if match[0]}


def read_modal(quote):
    """Modal word with which a quote begins, adverbs aside."""
    words = "|".join(allowed("modal"))
    match = re.match(rf"(?:积极|着力|全力|大力)?({words}){_NOUN_AFTER}", quote)
    return match[1] if match else ""
