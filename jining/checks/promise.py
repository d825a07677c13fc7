"""Rules for one promise: its quote, its value, its words, read again in both languages; `fail` notes what is wrong."""

import re
import unicodedata
from decimal import Decimal

from jining.report.amounts import SPELLED
from jining.report.read_csv import read_rows
from jining.report.report import allowed, fields, has_table, lookup, per_report
from jining.report.source import body, para_at, source_text

_CHECKABLE = {"target": ("number", "all", "zero"), "measure": ("event", "open"), "aim": ("open",)}
_VALUE_COLUMNS, _ENDS = ("comparator", "value_as_written", "unit", "measure_type"), ("value_low", "value_high")
_UNIVERSAL = {"all": Decimal(100), "zero": Decimal(0)}
_TENS, _SCALE = (("千", 1_000), ("百", 100), ("十", 10)), {"亿": 100_000_000, "万": 10_000}
_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"两": 2}
_ARABIC = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_DIGIT = rf"({_ARABIC}|[一二两三四五六七八九])"
_NUMBER = re.compile(f"(?:{_DIGIT}?千)?(?:{_DIGIT}?百)?(?:零?{_DIGIT}?十)?(零?){_DIGIT}?")
_RANGE = re.compile(rf"({_ARABIC})%?(?:[-–—~～]|至)({_ARABIC})%?([百千]?[万亿]*)")
#: The rest of a clause, before or behind words of it.
_CLAUSE = r"[^,，;；。:：、\n]*"
#: What English says of all and of none.
_WHOLE = {"all": "all|every|full|complete|100%", "zero": "no|not|none|zero|nobody|against|end|prevent|avoid"}
#: Words that may stand between a number and its comparator: a unit, never another number or clause.
_GAP = r"^[^\d万亿,，;；。:：、(（]{0,6}?"
#: The bounds that English says before a number, the numbers that it may write as words, and its scales.
_BOUNDS = {"ge": "at least|more than|over|above|no lower than|no less than|not less than|exceed",
           "le": "at most|no more than|not more than|within", "approx": "about|around|approximately|roughly"}
_WORDS = ["zero", *SPELLED[1:]]
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_FIGURE = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9]|(?:st|nd|rd|th)\b)|\b(?:{'|'.join(_WORDS)})\b)"
_ENGLISH = re.compile(rf"(?:\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BOUNDS.items())}) )?(?<![0-9.,])"
                      rf"(?P<low>{_FIGURE})(?: to (?P<high>{_FIGURE}))?[ -]?(?P<scale>thousand|million|billion)?"
                      r"(?P<percent>%| ?per ?cent(?!age))?(?P<above> or (?:above|more))?", re.IGNORECASE)
_IN_CHINESE = re.compile(rf"(?:(?:{_ARABIC})[百千]?[万亿]*)+|[百千万亿]+|(?:[零一二两三四五六七八九十百千]+[万亿]*)+")


def note(contradictions, row, fail):
    """Note what contradicts the words of a record, unless the log has decided that the cell stands."""
    for column, *said in contradictions:
        if _decided().get((row["id"], column)) != row[column]:
            fail(column, *said)


@per_report
def _decided():
    """Last decision of the log on each cell."""
    rows = zip(*read_rows(name="log")[0].values(), strict=True) if has_table("log") else ()
    return {(id_, column): final for id_, column, _, _, final, *_ in rows}


def quote_rules(row, fail):
    """Check that the quote stands in the body of the report exactly once, and in the paragraph of the row."""
    quote, text, (start, end) = row["quote_zh"], source_text(), body()
    count = text.count(quote, start, end)
    if quote and not count:
        letters = re.findall(r"\w", unicodedata.normalize("NFKC", quote))
        found = letters and re.search(r"\W*".join(letters), text[start:end])
        retyped = f"was retyped with other punctuation; the report has {found[0]!r}" if found else "is not in the report"
        fail("quote_zh", "stands only in the furniture of the page, not in the body" if quote in text else retyped)
    elif quote and count > 1:
        fail("quote_zh", f"occurs {count} times in the body; lengthen it until it is the only one")
    elif quote and row["para"] in allowed("para") and row["para"] != (para := para_at(text.find(quote, start, end))):
        fail("para", "is not where the quote stands", para)


def sentence_of(quote):
    """Give the sentence of a quote up to its end, the whole sentence before it in its paragraph, and its clause."""
    text, (start, end) = source_text(), body()
    at = text.find(quote, start, end)
    *_, head, begun = "", *text[text.rfind("\n", start, at) + 1:at].split("。")
    before, after = re.search(rf"{_CLAUSE}$", begun)[0], re.match(_CLAUSE, text[at + len(quote):])[0]
    return begun + quote, head, before + quote + after


def value_rules(row, fail):
    """Check the value of a target, and that nothing else has one."""
    kinds = _CHECKABLE[row["kind"]]
    if row["checkable_by"] not in kinds:
        fail("checkable_by", f"does not fit a {row['kind']}", ", ".join(kinds))
    elif row["kind"] != "target":
        for column in filter(row.get, (*_VALUE_COLUMNS, *_ENDS)):
            fail(column, f"stands in {row['kind']!r}; only a target has a value")
    elif empty := [column for column in _VALUE_COLUMNS if not row[column]]:
        for column in empty:
            fail(column, "is empty in a target", ", ".join(allowed(column)))
    else:
        _target_rules(row, fail)


def _target_rules(row, fail):
    written, types = row["value_as_written"], lookup("units")[row["unit"]]["measure_types"].split(";")
    if row["measure_type"] not in types:
        fail("unit", f"does not fit the measure type {row['measure_type']!r}", f"with it: {', '.join(types)}")
    if written not in row["quote_zh"]:
        fail("value_as_written", "is not in the quote")
    whole, read = _UNIVERSAL.get(row["checkable_by"]), ends(written)
    if read is None and whole is None:
        fail("value_as_written", "cannot be read as a number", "digits with 百, 千, 万, 亿, or a range such as 2-3")
        return
    if whole is not None and read not in (None, (whole, whole)):
        fail("value_as_written", f"is a number, and none that says {row['checkable_by']!r}")
    low, high = read if whole is None else (whole, whole)
    wanted = {"ge": (low, None), "le": (None, high)}.get(row["comparator"], (low, high))
    for column, end in zip(_ENDS, wanted, strict=True):
        if end != (Decimal(row[column]) if row[column] else None):
            fail(column, f"does not equal {written!r} under comparator {row['comparator']!r}",
                 "an empty cell" if end is None else f"{end:f}")


def wording_rules(row, fail):
    """Read comparator, modal, verb and the numbers of the item again from the words and compare them with the coded ones."""
    quote = row["quote_zh"]
    if row["kind"] == "target" and row["comparator"] and row["value_as_written"] in quote:
        universal, clause = row["checkable_by"] in _UNIVERSAL, sentence_of(quote)[2]
        read = "eq" if universal else read_comparator(clause, row["value_as_written"])
        if row["comparator"] != read:
            note([("comparator", "is not what the words around the number say", read)], row, fail)
    for written in {*re.findall(_ARABIC, row["item_zh"])} - {*re.findall(_ARABIC, quote)}:
        fail("item_zh", f"holds the number {written!r}, which is not in the quote")
    sentence, modal, words = sentence_of(quote)[0], row["modal"], "|".join(allowed("modal"))
    match = re.match(rf"(?:积极|着力|全力|大力)?({words})", quote)
    leading = match[1] if match else ""
    if leading and modal != leading:
        fail("modal", "is not the modal word the quote begins with", leading)
    elif modal not in (sentence if "modal_scope" in row["flag"] else quote):
        fail("modal", "is not in the quote; if it stands before it in the sentence, flag modal_scope")
    if row["verb"] not in sentence:
        fail("verb", "is neither in the quote nor before it in its sentence")


def english_rules(row, fail):
    """Read the numbers again from the English words, and compare them with the value and with the quote."""
    text, read = row["text_en"], list(read_english(row["text_en"]))
    wanted = (row["comparator"], *(Decimal(row[end]) if row[end] else None for end in _ENDS), row["unit"] == "percent")
    if row["checkable_by"] == "number" and wanted not in [said for *_, said in read]:
        words = _BOUNDS.get(row["comparator"], "no word").replace("|", ", ")
        said = " ".join([row["comparator"], *filter(None, map(row.get, _ENDS)), row["unit"], f"({words})"])
        fail("text_en", "does not say the value with its bound", said)
    whole = _WHOLE.get(row["checkable_by"], "")
    if not re.search(rf"\b(?:{whole})(?!\w)", text, re.IGNORECASE):
        fail("text_en", f"does not say {row['checkable_by']!r}", whole.replace("|", ", "))
    for column, wrong in (("text_en", "[^\x00-\u2fff]+"), ("item_en", "[^\x00-\u2fff]+"), ("item_zh", "^[\x00-\xff]+$")):
        if found := re.search(wrong, row[column]):
            fail(column, f"is left in the other language: {found[0]!r}")
    there = numbers_in(row["quote_zh"])
    for column, numbers in (("text_en", read), ("item_en", read_english(row["item_en"]))):
        for written, both, _ in numbers:
            if written[0].isdigit() and not there.issuperset(both) and (
                    both[0] != _decimal(written) or written not in re.findall(_ARABIC, row["quote_zh"])):
                fail(column, f"holds the number {written!r}, which is not in the quote")


def expand(written):
    """Multiply out a number as the report writes it, in digits or in Chinese: 3万5千, 一万二, 万亿."""
    for letter, size in _SCALE.items():
        high, found, low = written.rpartition(letter)
        if found:
            parts = expand(high) if high else 1, expand(low) if low else 0
            return None if None in parts else parts[0] * size + parts[1] * (size // 10 if low in _DIGITS else 1)
    match = _NUMBER.fullmatch(written)
    if not match or not written.strip("零"):
        return None
    *digits, gap, ones = match.groups()
    sizes = [size for word, size in _TENS if word in written]
    value = sum(_decimal(digit or "一") * size for digit, (word, size) in zip(digits, _TENS, strict=True) if word in written)
    return value + _decimal(ones or "零") * (1 if gap or not sizes else sizes[-1] // 10)  # 一百五 is 150


def _decimal(digit):
    return Decimal(_DIGITS.get(digit, digit.replace(",", "")))


def ends(written):
    """Both ends of a number or range."""
    if match := _RANGE.fullmatch(written):
        return tuple(expand(one + match[3]) for one in match.group(1, 2))
    value = expand(written)
    return None if value is None else (value, value)


def read_comparator(quote, written):
    """Read the comparator that the words around a number state."""
    if _RANGE.fullmatch(written):
        return "range"
    found, longest = "eq", 0
    cues = fields()["comparator"]["labels"]
    for match in re.finditer(rf"(?<![\d.]){re.escape(written)}(?![\d])", quote):
        before, after = quote[: match.start()], quote[match.end():]
        for comparator, cue in cues.items():
            words = [word for word in cue["before"] if before.endswith(word)]
            words += [word for word in cue["after"] if re.match(_GAP + word, after)]
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
