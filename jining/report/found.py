"""What was found beside each promise: the year before, and what became of it."""

from collections import namedtuple
from functools import cached_property

import pandas as pd

from jining.report.errors import DataError
from jining.report.frames import text_cells
from jining.report.load import frame_of
from jining.report.report import fields, has_table, per_report, report_fact
from jining.report.results import failures_of, load_results, load_verdicts, verdict_failures


class Facts(namedtuple("Facts", ["results", "verdicts"])):
    """Facts and the verdicts that rest on them, as frames."""

    @cached_property
    def own(self):
        """Whether they are others than the shipped ones."""
        return self is not _shipped() and not all(one.equals(other) for one, other in zip(self, _shipped(), strict=True))

    @cached_property
    def verdict(self):
        """Verdict of each promise that has one."""
        return dict(zip(self.verdicts["id"], self.verdicts["verdict"].astype("str"), strict=True))

    @cached_property
    def named(self):
        """Facts that the verdict of each promise names, in their order."""
        known = {fact.fact: fact for fact in self.results.itertuples()}
        return {row.id: [known[key] for key in row.facts if key in known] for row in self.verdicts.itertuples()}


@per_report
def _shipped():
    return Facts(load_results(), load_verdicts())


def facts_in_use(results=None, verdicts=None, files=(None, None)):
    """Facts and verdicts of the user, else those of two files, else the shipped ones: each verdict with the facts it names.

    Nobody may change them.
    """
    if results is None and verdicts is None:
        return Facts(load_results(files[0]), load_verdicts(files[1], results=files[0])) if any(files) else _shipped()
    given = {"results": load_results(files[0]) if results is None else results,
             "verdicts": load_verdicts(files[1], results=files[0]) if verdicts is None else verdicts}
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
    """Fact on the year before in the unit of the target, by id: one on the whole year first, else that of the first key."""
    before = str(report_fact("year") - 1)
    rows = results[(results["says"] == "context") & results["date"].str.startswith(before) & results["value"].notna()]
    units = dict(zip(promises["id"], promises["unit"].astype("str"), strict=True))
    found = {}
    for fact in rows.sort_values(["date", "fact"]).itertuples():  # "2019" stands before "2019-12"
        for id_ in fact.ids:
            if units.get(id_) == fact.unit:
                found.setdefault(id_, fact)
    return found


def baselines(promises):
    """Value of the year before for each rate, share or level; missing where no fact says it, and for what is added."""
    rates = promises[promises["measure_type"].isin(["growth_rate", "share", "level"])]
    facts = facts_in_use(files=promises.attrs.get("facts", (None, None))) if has_table("results") else None
    found = year_before(rates, facts.results) if facts else {}
    return promises["id"].map({id_: fact.value for id_, fact in found.items()}).astype("Float64")


def facts_of(id_, facts):
    """Facts on which the verdict of a promise rests, in their order; none without a verdict."""
    return facts.named.get(id_, [])


def measured_fact(promise, facts):
    """Fact that measures a target in its own unit, else in any; the one that says what the verdict says comes first."""
    valued = [fact for fact in facts_of(promise.id, facts) if not pd.isna(fact.value)]
    valued.sort(key=lambda fact: (fact.unit != promise.unit, fact.says != facts.verdict[promise.id]))
    return valued[0] if valued else None
