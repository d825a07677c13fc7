"""What was found beside each promise: the year before, and what became of it."""

from collections import namedtuple
from functools import cached_property

import pandas as pd

from jining.report.errors import DataError
from jining.report.frames import text_cells
from jining.report.load import frame_of
from jining.report.report import fields, has_table, report_fact
from jining.report.results import failures_of, load_results, load_verdicts, verdict_failures


class Facts(namedtuple("Facts", ["results", "verdicts"])):
    """Facts and the verdicts that rest on them, as frames."""

    @cached_property
    def verdict(self):
        """Verdict of each promise that has one."""
        return dict(zip(self.verdicts["id"], self.verdicts["verdict"].astype("str"), strict=True))

    @cached_property
    def named(self):
        """Facts that the verdict of each promise names, in their order."""
        known = {fact.fact: fact for fact in self.results.itertuples()}
        return {row.id: [known[key] for key in row.facts if key in known] for row in self.verdicts.itertuples()}


def facts_in_use(results=None, verdicts=None):
    """Facts and verdicts of the user, else the shipped ones: of the declared types, each verdict with the facts it names."""
    if results is None and verdicts is None:
        return Facts(load_results(), load_verdicts())
    given = {"results": load_results() if results is None else results,
             "verdicts": load_verdicts() if verdicts is None else verdicts}
    own = {"results": results is not None, "verdicts": verdicts is not None}
    rows = {name: (_cells(frame, name), [None] * len(frame), name if own[name] else f"the shipped {name}")
            for name, frame in given.items()}
    failures = [failure for name, parts in rows.items() for failure in failures_of(name, *parts)]
    if failures := failures or verdict_failures(*rows["verdicts"], rows["results"][0]):
        raise DataError(failures)
    return Facts(*(frame_of(parts[0], name) for name, parts in rows.items()))


def _cells(frame, name):
    """Cells of a frame of facts or verdicts as text; a ValueError if it is none."""
    frame = frame.reset_index() if isinstance(frame, pd.DataFrame) and frame.index.name in fields(name) else frame
    if not isinstance(frame, pd.DataFrame) or not set(fields(name)) <= set(frame.columns):
        raise ValueError(f"{name} is no frame of {name}: give one as jining.load_{name}(path) returns it")
    return {column: text_cells(frame[column], column, name) for column in fields(name)}


def with_verdicts(promises, facts):
    """Set what became of each record by the verdicts in use, which may be a user's own."""
    found = pd.Categorical(promises["id"].map(facts.verdict), promises["verdict"].cat.categories, ordered=True)
    return promises.assign(verdict=found)


def year_before(promises, results):
    """Fact on the year before in the unit of the target, by id: at most one for each target."""
    before = str(report_fact("year") - 1)
    rows = results[(results["says"] == "context") & (results["date"] == before) & results["value"].notna()]
    units = dict(zip(promises["id"], promises["unit"].astype("str"), strict=True))
    found = {}
    for fact in rows.itertuples():
        for id_ in fact.ids:
            if units.get(id_) == fact.unit:
                found.setdefault(id_, fact)
    return found


def baselines(promises):
    """Value of the year before for each rate, share or level; missing where no fact says it, and for what is added."""
    rates = promises[promises["measure_type"].isin(["growth_rate", "share", "level"])]
    found = year_before(rates, load_results()) if has_table("results") else {}
    return promises["id"].map({id_: fact.value for id_, fact in found.items()}).astype("Float64")


def facts_of(id_, facts):
    """Facts on which the verdict of a promise rests, in their order; none without a verdict."""
    return facts.named.get(id_, [])


def measured_fact(promise, facts):
    """Fact that measures a target in its own unit, else in any; the one that says what the verdict says comes first."""
    valued = [fact for fact in facts_of(promise.id, facts) if not pd.isna(fact.value)]
    valued.sort(key=lambda fact: (fact.unit != promise.unit, fact.says != facts.verdict[promise.id]))
    return valued[0] if valued else None
