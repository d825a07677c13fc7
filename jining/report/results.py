"""What was found of the promises: facts from public sources, and the verdict on each promise that has one."""

import re
from datetime import date
from pathlib import Path

import pandas as pd

from jining.report.cells import cell_failures, rows_of
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.load import convert
from jining.report.read_csv import read_rows
from jining.report.report import data_path, fields, has_table, lookup, report_fact
from jining.report.write_csv import csv_rows

_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?"
_PERIOD = re.compile(rf"{_DAY}(/{_DAY})?")
_PERIODS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1, YYYY-H1, or from/to with a stroke between them"
_OF_FACTS = re.compile("not allowed|is empty")
#: Facts of these kinds never make "missed" alone.
_NOT_REPORTED = ("derived", "estimate", "forecast")


def load_results(path=None):
    """Load the facts that were found about the promises in public sources, or a table of your own with the same columns.

    Returns
    -------
    pandas.DataFrame
        One row per fact: `ids` is a tuple, `value` is Float64 in the unit of `unit` and missing where the source gives no
        number, `says` what the fact says of the promise. Check each fact on an official page before use: they come from a
        search of stored copies that is not exhaustive.

    Raises
    ------
    DataError
        If a cell is not allowed, a record or unit does not exist, or a number has no unit: every failure.

    Examples
    --------
    >>> load_results().set_index("fact").loc["F01", ["says", "date", "basis"]].tolist()
    ['context', '2019', 'estimate']
    """
    return frame_of("results", _sound("results", path))


def load_verdicts(path=None, *, results=None):
    """Load what became of each promise with a fact beyond context.

    Parameters
    ----------
    path, results : str or path-like, optional
        Your own verdicts, and the table of facts on which they rest; the shipped ones by default.

    Returns
    -------
    pandas.DataFrame
        One row per promise: id, verdict (ordered), facts (a tuple), and the reason in both languages. A promise without a
        row is one for which no fact was found, which says nothing about the city.

    Raises
    ------
    DataError
        If a record, a fact or a verdict does not exist, a fact bears on another promise or is context only, or a
        promise is called missed on a derived number, an estimate or a forecast alone: every failure.

    Examples
    --------
    >>> load_verdicts()["verdict"].cat.categories.tolist()
    ['met', 'later', 'under_way', 'missed', 'other_measure']
    """
    return frame_of("verdicts", _sound("verdicts", path, results))


def baselines(promises, results=None):
    """Give the value of the year before for each record, in the unit of its target; missing where no fact says it."""
    if results is None and not has_table("results"):
        return pd.Series(pd.NA, index=promises.index, dtype="Float64")
    facts = load_results() if results is None else results
    before = str(report_fact("year") - 1)
    facts = facts[(facts["says"] == "context") & (facts["date"] == before) & facts["value"].notna()].explode("ids")
    known = {(row.ids, row.unit): row.value for row in facts.itertuples()}
    rates = promises["measure_type"].isin(["growth_rate", "share", "level"])  # what is added has no value before
    found = [known.get((id_, unit)) if rate else None
             for id_, unit, rate in zip(promises["id"], promises["unit"], rates, strict=True)]
    return pd.Series(found, index=promises.index, dtype="Float64")


def outlet_in(outlet, lang):
    """Name an outlet in a language; remarks on how it was seen are English in the table of facts."""
    known = lookup("outlets").get(outlet) if lang == "zh" and has_table("outlets") else None
    return known["zh"] if known else str(outlet)


def write_empty_facts(path):
    """Write an empty pair of tables to fill with facts of your own: results at `path`, verdicts beside it."""
    path = Path(path).expanduser()
    if path.suffix.lower() != ".csv":
        raise ValueError(f"{path.name} does not end in .csv; facts are kept in CSV files")
    pair = {"results": path, "verdicts": path.with_name(f"{path.stem}_verdicts{path.suffix}")}
    there = [str(file) for file in pair.values() if file.exists()]
    if there:
        raise ValueError(f"{' and '.join(there)} exists already; choose another name, so that no fact is lost")
    return [write_atomic(file, csv_rows(list(fields(name)), [])) for name, file in pair.items()]


def frame_of(name, columns):
    """Make a frame of facts or verdicts from cells as text."""
    return pd.DataFrame({column: convert(cells, column, name) for column, cells in columns.items()})


def _sound(name, path, results=None):
    columns, lines = read_rows(path, name)
    failures = failures_of(name, columns, lines, Path(path or data_path(name)).name)
    if not failures and name == "verdicts":
        failures = verdict_failures(columns, lines, Path(path or data_path(name)).name, _sound("results", results))
    if failures:
        raise DataError(failures)
    return columns


def failures_of(name, columns, lines, file):
    """Find every failure in a table of facts or verdicts."""
    # The facts of a verdict have a rule of their own: they may stand in a table of the user.
    failures = [failure for failure in cell_failures(columns, lines, file, name)
                if failure.column != "facts" or not _OF_FACTS.search(failure.rule)]
    for row, fail in rows_of(columns, lines, file, failures):
        if name == "results":
            _fact_rules(row, fail)
    return failures


def _is_period(text):
    """Whether a text is a day, a month, a year or such a span, which the calendar has."""
    ends = text.split("/")
    try:
        _ = [date.fromisoformat(end) for end in ends if len(end) == len("2020-12-31")]
    except ValueError:
        return False
    return bool(_PERIOD.fullmatch(text)) and ends[0][:4] <= ends[-1][:4]


def _fact_rules(row, fail):
    if row["date"] and not _is_period(row["date"]):
        fail("date", "is no date or period", _PERIODS)
    if bool(row["value"]) != bool(row["unit"]):
        fail("value" if row["value"] else "unit", "needs both a number and what it counts, or neither")
    if row["basis"] == "derived" and not (row["caveat_en"] and row["caveat_zh"]):
        fail("caveat_en", "must show the arithmetic of a derived number, in both languages")


def verdict_failures(columns, lines, file, facts):
    """Find every verdict that its facts do not carry."""
    at, failures = {fact: place for place, fact in enumerate(facts["fact"])}, []
    for row, fail in rows_of(columns, lines, file, failures):
        named = [part for part in row["facts"].split(";") if part]
        unknown = [fact for fact in named if fact not in at]
        if not named:
            fail("facts", "is empty; a verdict rests on at least one fact")
        if unknown or not named:
            if unknown:
                fail("facts", f"names {', '.join(unknown)}, which is no fact of the table of results")
            continue
        for fact in named:
            if row["id"] not in facts["ids"][at[fact]].split(";"):
                fail("facts", f"names {fact}, which bears on {facts['ids'][at[fact]]}, not on {row['id']}")
        if all(facts["says"][at[fact]] == "context" for fact in named):
            fail("facts", "holds only context, which says nothing of what became of the promise")
        if row["verdict"] == "missed" and all(facts["basis"][at[fact]] in _NOT_REPORTED for fact in named):
            fail("verdict", "rests on a derived number, an estimate or a forecast alone, which never make it missed")
    return failures
