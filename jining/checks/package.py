"""The Data Package of a report: what is left to replace, and which files are missing or not those of the version."""

import json

from jining.report.errors import Failure
from jining.report.new import PLACEHOLDERS
from jining.report.report import FACTS, TABLE, allowed, data_path, has_table, lookup, package
from jining.report.source import is_sealed

#: Without these there is no report to check; the others may be missing, and then nothing is said that rests on them.
_NEEDED = (TABLE, "ledger", "numerals", "sectors", "units", "places", "programmes", "instruments", "source")
_MAY_MISS = ("terms", "judgements", "judgement_values", "results", "verdicts")


def _of_package(rule):
    return Failure("datapackage.json", None, "", "", "", rule)


def _of_file(name, rule):
    return Failure(data_path(name).name, None, "", "", "", rule)


def left_to_do():
    """Name the placeholders that nobody has replaced yet, and facts of the report that no figure can do without."""
    facts = package().get("report", {})
    texts = json.dumps([package(), lookup("places") if has_table("places") else {}], ensure_ascii=False)
    for mark, meaning in PLACEHOLDERS.items():
        if times := texts.count(mark):
            yield _of_package(f"holds the placeholder {mark} {times}× (with places.csv); replace it by {meaning}")
    for name in FACTS:
        if facts.get(name) in (None, ""):
            yield _of_package(f'has no "{name}" in its block "report"')
    if "PLAN_YEAR" not in texts and not isinstance(facts.get("year", 0), int):
        yield _of_package('says "year" in quotation marks; write it as a number, without them')
    if "HEADLINE_PARA" not in texts and facts.get("headline_para") not in allowed("para"):
        yield _of_package(f'says "headline_para": {facts.get("headline_para")!r}, which is no paragraph of the report')


def missing_tables():
    """Name the tables that the report may have and does not."""
    return [name for name in _MAY_MISS if not has_table(name)]


def lost_files():
    """Find tables that every report needs and this one has not, and files that are listed and not there."""
    listed = [found["name"] for found in package()["resources"]]
    yield from (_of_package(f"lists no {name}, which every report needs") for name in _NEEDED if name not in listed)
    yield from (_of_file(name, "is listed in datapackage.json and missing") for name in listed if not has_table(name))


def changed_files():
    """Find files that are not those of the version; a report that is still being coded has no hashes yet."""
    for found in package()["resources"]:
        size = data_path(found["name"]).stat().st_size
        if "hash" not in found:
            if not package().get("report", {}).get("unfinished"):
                yield _of_file(found["name"], "has no hash in datapackage.json; run `make seal`")
        elif not is_sealed(found["name"]) or size != found.get("bytes"):
            yield _of_file(found["name"], f"is not the file of data version {package()['version']} ({size} bytes, not "
                           f"{found.get('bytes')}); after a change on purpose run `make seal`")
