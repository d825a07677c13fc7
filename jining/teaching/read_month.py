"""Read a year and a month from a text, in the forms in which dates are usually written."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Refused(Exception):
    """An answer that cannot be compared; its arguments are the key of a message and the words that belong in it."""


def month_of(text):
    """Find the year and the month of a folded text; a day is left aside."""
    text = re.sub("十([一二])月", lambda match: f"1{match[1]}月", text).replace("十月", "10月").translate(_DIGITS)
    year = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d{3})", text)
    if not year:
        raise Refused("no_year", {})
    rest = (text[: year.start()] + " " + text[year.end():]).replace("年", " ")
    named = [at for at, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", rest)]
    after = re.match(r"[\s\-/.]*(\d{1,2})", text[year.end():].replace("年", " "))
    before = re.findall(r"\d{1,2}", text[: year.start()])
    month = named[0] if named else int(after[1]) if after else int(before[-1] if len(before) == 1 else 0) if before else 0
    if not 1 <= month <= 12:
        raise Refused("no_month", {})
    return int(year[1]), month
