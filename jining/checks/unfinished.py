"""What is still to be done in a report that is being coded: said in a few sentences, not once for every row."""

from collections import Counter

from jining.report.errors import Failure
from jining.report.new import PLACEHOLDERS
from jining.report.report import has_table, lookup, package


def left_to_do():
    """Name the placeholders that nobody has replaced yet, and facts of the report that no figure can do without."""
    facts = package().get("report", {})
    texts = [package(), lookup("places") if has_table("places") else {}]
    left = Counter({mark: _times(texts, mark) for mark in PLACEHOLDERS})
    for mark, meaning in PLACEHOLDERS.items():
        if left[mark]:
            yield _failure(f"holds the placeholder {mark} {left[mark]}× (with places.csv); replace it by {meaning}")
    for name in ("year", "city_en", "city_zh", "headline_para", "prefix", "source_en", "source_zh"):
        if facts.get(name) in (None, ""):
            yield _failure(f'has no "{name}" in its block "report"')
    if not left["PLAN_YEAR"] and not isinstance(facts.get("year", 0), int):
        yield _failure('says "year" in quotation marks; write it as a number, without them')


def _failure(rule):
    return Failure("datapackage.json", None, "", "", "", rule)


def _times(value, mark):
    """Count a mark in the texts of a Data Package, keys included."""
    if isinstance(value, dict):
        return sum(_times(part, mark) for item in value.items() for part in item)
    if isinstance(value, list):
        return sum(_times(part, mark) for part in value)
    return value.count(mark) if isinstance(value, str) else 0
