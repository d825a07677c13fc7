"""Where and when: the places that promises name, and the deadlines that they give."""

import re
from collections import Counter

from jining.report.report import report_fact


def dated(promises):
    """Keep the records with a deadline in words, and say when it ends."""
    rows = promises[promises["deadline"].notna()]
    return rows.assign(month=[_month(deadline) for deadline in rows["deadline"]])


def _month(deadline):
    year, kind, part = re.fullmatch(r"(\d{4})-?([QH]?)(\d*)", deadline).groups()
    months = {"Q": 3, "H": 6, "": 1}[kind] * int(part) if part else 12
    return 12 * (int(year) - report_fact("year")) + months


def place_counts(promises):
    """Count the records that name each place."""
    return Counter(place for places in promises["place"] for place in places)
