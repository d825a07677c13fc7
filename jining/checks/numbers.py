"""A small parser of numbers, comparators and modal words as the report writes them."""

import re
from decimal import Decimal

from jining.report.report import allowed, fields

MULTIPLIERS = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)?([百千]?)((?:万|亿)*)")
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE = re.compile(r"(?:([一二两三四五六七八九])?千)?(?:([一二两三四五六七八九])?百)?(?:零?([一二三四五六七八九])?十)?零?"
                      r"([一二两三四五六七八九])?((?:万|亿)*)")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?:[-–—~～]|至)(\d+(?:\.\d+)?)")
#: Words that may stand between a number and its comparator: a unit, never another number or clause.
_GAP = r"^[^\d万亿,，;；。:：、(（]{0,6}?"
#: The same where one comparator is read over several numbers (flag `scope_ambiguous`).
_LOOSE_GAP = r"^[^,，;；。:：(（]{0,8}?"
#: A modal word used as a noun ("support", "guidance") does not govern.
_NOUN_AFTER = r"(?!力度|政策|作用|率|民营)"


def expand(written):
    """Multiply out a number as the report writes it.

    Parameters
    ----------
    written : str
        Digits with 百, 千, 万 or 亿, or Chinese numerals, without the unit.

    Returns
    -------
    decimal.Decimal or None
        None if it is not such a number.

    Examples
    --------
    >>> expand("6.8万"), expand("千亿"), expand("全部"), expand("十"), expand("二百三十")
    (Decimal('68000.0'), Decimal('100000000000'), None, Decimal('10'), Decimal('230'))
    """
    match = _NUMBER.fullmatch(written)
    if not written or not match:
        return _chinese(written)
    value = Decimal(match[1] or 1)
    for letter in match[2] + match[3]:
        value *= MULTIPLIERS[letter]
    return value


def _chinese(written):
    match = _CHINESE.fullmatch(written)
    if not written or not match or written.strip("零万亿") == "":
        return None
    thousands, hundreds, tens, ones, scale = match.groups()
    value = Decimal(_DIGITS.get(ones, 0))
    for digit, word, size in ((thousands, "千", 1000), (hundreds, "百", 100), (tens, "十", 10)):
        value += (_DIGITS[digit] if digit else word in written) * size
    for letter in scale:
        value *= MULTIPLIERS[letter]
    return value


def ends(written):
    """Both ends of a number or range.

    Parameters
    ----------
    written : str
        As in the column `value_as_written`.

    Returns
    -------
    tuple of decimal.Decimal, or None
        None if it is not a number.

    Examples
    --------
    >>> ends("2-3"), ends("95"), ends("300至500")
    ((Decimal('2'), Decimal('3')), (Decimal('95'), Decimal('95')), (Decimal('300'), Decimal('500')))
    """
    match = _RANGE.fullmatch(written)
    if match:
        return Decimal(match[1]), Decimal(match[2])
    value = expand(written)
    return None if value is None else (value, value)


def read_comparator(quote, written, flags=()):
    """Read the comparator that the words around a number state.

    Parameters
    ----------
    quote : str
        Words of the promise.
    written : str
        The number in them, as written.
    flags : collection of str
        Flags of the record; `scope_ambiguous` lets a comparator reach back over an enumeration.

    Returns
    -------
    str
        A value of the column `comparator`.

    Examples
    --------
    >>> read_comparator("利用外资增长10%以上", "10"), read_comparator("交易额突破3300亿元", "3300亿")
    ('ge', 'ge')
    >>> read_comparator("新建5G基站4000个", "4000"), read_comparator("失业率不超过5.5%", "5.5")
    ('eq', 'le')
    """
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


def read_modal(quote):
    """Modal word with which a quote begins, adverbs aside.

    Parameters
    ----------
    quote : str
        Words of the promise.

    Returns
    -------
    str
        A value of the column `modal`, or "" if there is none.

    Examples
    --------
    >>> read_modal("力争交易额突破3300亿元"), read_modal("积极争创国家级称号"), read_modal("新建5G基站4000个")
    ('力争', '争创', '')
    """
    words = "|".join(allowed("modal"))
    match = re.match(rf"(?:积极|着力|全力|大力)?({words}){_NOUN_AFTER}", quote)
    return match[1] if match else ""
