"""Places, periods and things counted, read again from the words and compared with what is coded and said in English."""

import re

from jining.checks.promise import expand, sentence_of
from jining.checks.tables import held
from jining.report.amounts import MONTHS
from jining.report.language import WORDS
from jining.report.report import lookup, package, per_report

_DIGITS = r"\d一二三四五六七八九十两"
#: A quarter, a half or a month, perhaps of a year; the end of a year, or a year by which something is to be.
_PERIOD = re.compile(rf"(?:(20\d\d)年)?(?:第?([一二三四])季度|([上下])半年|(?<!\d)([{_DIGITS}]+)月)"
                     rf"|(?<![{_DIGITS}])(20\d\d)?年[底末内]|(?<=到)(20\d\d)年")
#: What English says of each part of a year.
_PARTS = {part: words["en"].removesuffix(" of {}") for part, words in WORDS.items() if re.fullmatch("[QH][1-4]", part)}
_PARTS |= {f"{n:02}": month for n, month in enumerate(MONTHS, 1)}


def coded(row):
    """Say where place, period and unit are not what the words say; records that share a quote share out its places."""
    sentence, head, _ = sentence_of(row["quote_zh"])
    named, periods = [*_places(row["quote_zh"]), *_names("places").get(head, ())], _periods(row["quote_zh"])
    city = [key for key, place in lookup("places").items() if place["type"] == "city"]
    known, own = [*named, *_places(sentence), *city], {*row["place"].split(";")}
    if not own.issubset(known) or not (own.issuperset(named) or "shared" in row["flag"].split(";")):
        yield "place", "is not what the words name", ", ".join(named or known)
    if row["deadline"] not in (periods or ["", *_periods(sentence)]):
        yield "deadline", "is not what the words say", ", ".join(periods) or "an empty cell"
    if row["unit"] and row["value_as_written"] and row["unit"] not in (units := _units(row)):
        yield "unit", "is not what the words count", ", ".join(units) or "a unit with zh or words_zh that item_zh holds"


def said(row):
    """Say where the English names another county or period than the words."""
    quote, places = row["quote_zh"], lookup("places")
    own = {row["deadline"][5:], *(near for key in row["place"].split(";") for near in (key, places[key]["parent"]))}
    named = {key for word, keys in _names("places").items() if word in quote for key in keys}
    named |= {cell[5:] for cell in _periods(quote)}
    counties = {key: place["en"].partition(" ")[0] for key, place in places.items() if place["type"] == "county"}
    for key, word in (counties | _PARTS).items():
        says = re.search(rf"\b{re.escape(word)}\b", row["text_en"])
        if says and key not in own | named:
            yield "text_en", f"names {word}, which is neither in the quote nor a place or period of the record"
        elif not says and key in own & named:
            yield "text_en", f"does not name {word}, as the quote does"


@per_report
def _names(table):
    """Words that name each key of a look-up: its Chinese name, of a county also without the last letter, and others."""
    found = {}
    for key, row in lookup(table).items():
        short = row["zh"][:-1] * (row.get("type") == "county")
        for word in {row["zh"], short, *row.get("words_zh", "").split(";")} - {""}:
            found.setdefault(word, []).append(key)
    return found


def _places(text):
    return [key for word in held(text, _names("places")) for key in _names("places")[word]]


def _periods(text):
    """List the cells that say what a text names of the plan year or a later one."""
    found, plan = [], str(package()["report"]["year"])
    for year, quarter, half, month, end, by in _PERIOD.findall(text):
        part = f"-Q{expand(quarter)}" if quarter else f"-H{'上下'.index(half) + 1}" if half else ""
        found.append((year or end or by or plan) + (f"-{expand(month):02}" if month else part))
    return [cell for cell in found if cell >= plan]


def _units(row):
    """List the units of what stands behind the number, or else of what the item names last."""
    names, item, (_, *rest) = _names("units"), row["item_zh"], row["quote_zh"].split(row["value_as_written"])
    if row["checkable_by"] == "all":
        return ["percent"]
    bare = [word for word, keys in names.items() if not lookup("units")[keys[0]]["measure_word"]]
    behind = [word for word in bare for after in rest if after.startswith(word)]
    last = max(((item.rfind(word) + len(word), len(word), word) for word in names if word in item), default=("",))[-1]
    return names.get(max(behind, key=len, default=last), [])
