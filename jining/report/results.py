"""What was found of the promises: facts from public sources, and the verdict on each promise that has one."""

from collections import namedtuple
from functools import cached_property

import pandas as pd

from jining.report.cells import cell_failures, csv_rows, days, rows_of, written
from jining.report.errors import DataError, Failure
from jining.report.files import check_target, write_atomic
from jining.report.load import direction, frame_of
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, fields, has_table, lookup, package, per_report, plan_year

_PERIODS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Q1, YYYY-H1, or from/to with a stroke between them"
#: Facts of these kinds never make "missed" alone, and those but the first no "met".
_NOT_REPORTED = ("derived", "estimate", "forecast")
#: When, as seen from the year of the promises, nothing is met, missed or done later.
_NEVER = {"met": ("before", "after"), "missed": ("before",), "later": ("before", "in")}
#: What is called met may be off what was promised as "about" by such a part of it.
_ABOUT = 0.1
#: What a fact of a verdict says: the same, or that a part is done already.
_BEGUN = {"under_way": ("met", "later")}


def load_results(path=None):
    """Load the facts that were found about the promises in public sources, or a table of your own with the same columns.

    One row per fact: `ids` is a tuple, `value` is Float64 in the unit of `unit` and missing where the source gives no
    number, `says` what the fact says of the promise. Check each fact on an official page before use: they come from a
    search of stored copies that is not exhaustive. A cell that is not allowed, a record or unit that does not exist and a
    number without a unit are a DataError with every failure.

    >>> load_results().set_index("fact").loc["F01", ["says", "date", "basis"]].tolist()
    ['context', '2019', 'estimate']
    """
    columns, *where = _rows("results", None, path)
    if failures := failures_of("results", columns, *where):
        raise DataError(failures)
    return frame_of(columns, "results")


def load_verdicts(path=None, *, results=None):
    """Load what became of each promise with a fact beyond context, or your own verdicts (`path`) on your own `results`.

    One row per promise: id, verdict (ordered), facts (a tuple), reason in both languages. A promise without a row is one
    for which no result was found (facts of context there may be), which says nothing about the city. A verdict that its
    facts do not carry is a DataError, every failure at once: they bear on another promise, say something else or are
    context only, or a promise is called missed on a derived number, an estimate or a forecast alone.

    >>> load_verdicts()["verdict"].cat.categories.tolist()
    ['met', 'later', 'under_way', 'missed', 'other_measure']
    """
    return _facts(None, None, (results, path)).verdicts


def write_empty_facts(path):
    """Write an empty pair of tables to fill with facts of your own: results at `path`, verdicts beside it."""
    path = check_target(path, ".csv")
    pair = {"results": path, "verdicts": path.with_name(f"{path.stem}_verdicts{path.suffix}")}
    if there := " and ".join(str(file) for file in pair.values() if file.exists()):
        raise ValueError(f"there is already {there}; choose another name, so that no fact is lost")
    return [write_atomic(file, csv_rows(list(fields(name)), [])) for name, file in pair.items()]


def failures_of(name, columns, lines, file):
    """Find every failure in a table of facts or verdicts; the facts of a verdict have a rule of their own."""
    failures = cell_failures({column: columns[column] for column in columns if column != "facts"}, lines, file, name)
    for row, fail in rows_of(columns, lines, file, failures) if name == "results" else ():
        for column, words in (("date", [""] * (row["says"] == "context")), ("published", ["", "undated"])):
            start, several, end = row[column].partition("/")
            try:
                if row[column] not in words and days(end if several else start)[1] < days(start)[0]:
                    fail(column, "ends before it begins")
            except ValueError:
                fail(column, "is no date or period", ", or ".join([_PERIODS, *filter(None, words)]))
        if bool(row["value"]) != bool(row["unit"]):
            fail("value" if row["value"] else "unit", "needs both a number and what it counts, or neither")
        if row["basis"] == "derived" and not (row["caveat_en"] and row["caveat_zh"]):
            fail("caveat_en", "must show the arithmetic of a derived number, in both languages")
    return failures


def verdict_failures(columns, lines, file, facts, known=()):
    """Find every verdict that its facts do not carry, and every promise with a fact beyond context and no verdict.

    Of facts that are `known` a user may judge that they carry none.
    """
    at, failures = {fact: place for place, fact in enumerate(facts["fact"])}, []
    told = [dict(zip(facts, cells, strict=True)) for cells in zip(*facts.values(), strict=True)]
    for row, fail in rows_of(columns, lines, file, failures):
        named = [part for part in row["facts"].split(";") if part]
        if unknown := [fact for fact in named if fact not in at]:
            fail("facts", f"names {', '.join(map(repr, unknown))}, which is no fact of the table of results")
        elif not named:
            fail("facts", "is empty; a verdict rests on at least one fact")
        if unknown or not named:
            continue
        for fact in named:
            if row["id"] not in facts["ids"][at[fact]].split(";"):
                fail("facts", f"names {fact}, which bears on {facts['ids'][at[fact]]}, not on {row['id']}")
            if rule := _contradicted(row, told[at[fact]]):
                fail("verdict", f"rests on {fact}, which {rule}")
        measures = {told[at[fact]]["unit"] for fact in named if facts["says"][at[fact]] == row["verdict"]}
        for fact in told:
            if {fact["says"], row["verdict"]} == {"met", "missed"} and fact["basis"] == "reported" and (
                    fact["unit"] in measures and row["id"] in fact["ids"].split(";")):
                fail("verdict", f"stands beside {fact['fact']}, which reports in the same measure that it is {fact['says']}")
        says = {facts["says"][at[fact]] for fact in named}
        if says == {"context"}:
            fail("facts", "holds only context, which says nothing of what became of the promise")
        elif says.isdisjoint({row["verdict"], *_BEGUN.get(row["verdict"], ())}):
            fail("verdict", "is said by none of its facts", ", ".join(sorted(says - {"context"})))
        if row["verdict"] == "missed" and all(facts["basis"][at[fact]] in _NOT_REPORTED for fact in named):
            fail("verdict", "rests on a derived number, an estimate or a forecast alone, which never make it missed")
        elif row["verdict"] == "met" and all(
                facts["basis"][at[fact]] in _NOT_REPORTED[1:] for fact in named if facts["says"][at[fact]] == "met"):
            fail("verdict", "rests on an estimate or a forecast alone, which never make it met")
    beyond = [fact for fact in told if fact["says"] != "context" and fact["fact"] not in known]
    said = {id_: fact["fact"] for fact in beyond for id_ in fact["ids"].split(";")}
    return failures + [Failure(file, None, id_, "id", id_, f"has the fact {fact}, and no verdict")
                       for id_, fact in said.items() if id_ not in columns["id"]]


def _contradicted(verdict, fact):
    """Say how a fact that says what its verdict says contradicts it: by its date, or by its number."""
    promise, met = lookup(TABLE).get(verdict["id"], {}), verdict["verdict"] == "met"
    year = str(package()["report"]["year"])
    if fact["says"] != verdict["verdict"] or verdict["verdict"] not in _NEVER or not year.isdigit():
        return ""
    first, last = fact["date"][:4], fact["date"].rpartition("/")[2][:4]
    when = "before" if last < year else "after" if (first if met else last) > year else "in"
    if when in _NEVER[verdict["verdict"]]:
        return f"is dated {fact['date']}, which is {when} the year"
    start, _, end = fact["date"].rpartition("/")
    by = promise.get("deadline") or year
    if met and days(by)[1] < days(start or end)[0]:
        return f"is dated {fact['date']}, which is after the deadline {by}"
    if met and promise.get("measure_type") in ("growth_rate", "share") and days(end)[1] < days(by)[1]:
        return f"is dated {fact['date']}, which is a part of {by} only"
    if verdict["verdict"] == "later" or not fact["value"] or fact["unit"] != promise.get("unit"):
        return ""
    cut, value = promise["measure_type"] == "reduction", float(fact["value"])
    value, less = (abs(value), False) if cut else (value, direction(promise) == "down" and promise["value_high"] != "")
    bound = "value_high" if less else "value_low"  # a cut of 8 is found as 8 and as -8
    end, about = float(promise[bound] or promise["value_high"]), _ABOUT * (met and promise["comparator"] == "approx")
    if (value <= end * (1 + about) if less else value >= end * (1 - about)) == met:
        return ""
    return f"says {fact['value']} where {promise[bound]} was promised"


class Facts(namedtuple("Facts", ["results", "verdicts"])):
    """Facts and the verdicts that rest on them, as frames."""

    def __getstate__(self):
        """Let a copy find anew what was found: rows cannot be pickled."""

    @cached_property
    def own(self):
        """Whether they are others than the shipped ones."""
        return not all(one.equals(other) for one, other in zip(self, _shipped(), strict=True))

    @cached_property
    def verdict(self):
        """Verdict of each promise that has one."""
        return dict(zip(self.verdicts["id"], self.verdicts["verdict"].astype("str"), strict=True))

    @cached_property
    def named(self):
        """Facts that the verdict of each promise names, in their order."""
        known = {fact.fact: fact for fact in self.results.itertuples()}
        return {row.id: [known[key] for key in row.facts] for row in self.verdicts.itertuples()}


def _facts(results, verdicts, files):
    """Facts and verdicts that were read and judged together: each verdict with the facts it names."""
    rows = {"results": _rows("results", results, files[0]), "verdicts": _rows("verdicts", verdicts, files[1])}
    failures = [failure for name, parts in rows.items() for failure in failures_of(name, *parts)]
    known = lookup("results") if has_table("results") else ()
    if failures := failures or verdict_failures(*rows["verdicts"], rows["results"][0], known):
        raise DataError(failures)
    return Facts(*(frame_of(parts[0], name) for name, parts in rows.items()))


def _rows(name, frame, path):
    """Cells, lines and name of a table of facts or verdicts: a frame of the user, else a file, else the shipped one."""
    if frame is None and path is None and not has_table(name):  # nobody has searched
        return {column: [] for column in fields(name)}, [], name
    if frame is None:
        return read_rows(path, name)
    frame = frame.reset_index() if isinstance(frame, pd.DataFrame) and frame.index.name in fields(name) else frame
    if not isinstance(frame, pd.DataFrame) or not set(fields(name)) <= set(frame.columns):
        raise ValueError(f"{name} is no frame of {name}: give one as jining.load_{name}(path) returns it")
    return {column: written(frame[column], column, name) for column in fields(name)}, [None] * len(frame), name


@per_report
def _shipped():
    return _facts(None, None, (None, None))


def facts_in_use(results=None, verdicts=None, files=(None, None)):
    """Facts and verdicts of the user, else those of two files, else the shipped ones, which nobody may change."""
    own = any(given is not None for given in (results, verdicts, *files))
    return _facts(results, verdicts, files) if own else _shipped()


def with_facts(promises, results=None, verdicts=None):
    """Give records with what became of each, and the facts in use: those given, else those the records were loaded with."""
    facts, said = facts_in_use(results, verdicts, promises.attrs.get("facts", (None, None))), promises["verdict"]
    found = pd.Series(pd.Categorical(promises["id"].map(facts.verdict), said.cat.categories, ordered=True), promises.index)
    if results is not None or verdicts is not None:
        return promises.assign(verdict=found), facts
    wrong = (found.cat.codes != said.cat.codes).to_numpy()
    if wrong.any():
        id_, frame, known = (one[wrong].astype(object).fillna("no verdict").iloc[0] for one in (promises["id"], said, found))
        raise ValueError(f"the verdict on {id_!r} is {frame!r} in the frame and {known!r} in the facts in use: give "
                         "results= and verdicts= too, or correct the tables and load the records with them")
    return promises, facts


def year_before(promises, results):
    """Fact on the year before in the unit of the target, by id: of the whole year first, an estimate last, then by key."""
    before = str(plan_year() - 1)
    rows = results[(results["says"] == "context") & results["date"].str.startswith(before) & results["value"].notna()]
    units, found = dict(zip(promises["id"], promises["unit"].astype("str"), strict=True)), {}
    rows = rows.assign(estimated=rows["basis"] == "estimate").sort_values(["date", "estimated", "fact"])
    for fact in rows.itertuples():  # "2019" stands before "2019-12"
        for id_ in fact.ids:
            if units.get(id_) == fact.unit:
                found.setdefault(id_, fact)
    return found


def baselines(promises):
    """Value of the year before for each rate, share or level; missing where no fact says it, and for what is added."""
    rates = promises[promises["measure_type"].isin(["growth_rate", "share", "level"])]
    found = year_before(rates, facts_in_use(files=promises.attrs.get("facts", (None, None))).results)
    return promises["id"].map({id_: fact.value for id_, fact in found.items()}).astype("Float64")


def measured_fact(promise, facts):
    """Fact that measures a target in its own unit, else in any; the one that says what the verdict says comes first."""
    valued = [fact for fact in facts.named.get(promise.id, []) if not pd.isna(fact.value)]
    return min(valued, default=None, key=lambda fact: (fact.unit != promise.unit, fact.says != facts.verdict[promise.id]))
