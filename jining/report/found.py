"""What was found beside each promise: the year before, and what became of it."""

from typing import NamedTuple

import pandas as pd

from jining.report.errors import DataError
from jining.report.frames import text_cells
from jining.report.report import fields, package
from jining.report.results import failures_of, frame_of, load_results, load_verdicts, verdict_failures


class Facts(NamedTuple):
    """Facts and the verdicts that rest on them."""

    results: pd.DataFrame
    verdicts: pd.DataFrame


def facts_in_use(results=None, verdicts=None):
    """Facts and verdicts of the user, else the shipped ones: of the declared types, each verdict with the facts it names."""
    if results is None and verdicts is None:
        return Facts(load_results(), load_verdicts())
    given = {"results": load_results() if results is None else results,
             "verdicts": load_verdicts() if verdicts is None else verdicts}
    rows = {name: (_cells(frame, name), [None] * len(frame), name) for name, frame in given.items()}
    failures = [failure for name, parts in rows.items() for failure in failures_of(name, *parts)]
    if failures := failures or verdict_failures(*rows["verdicts"], rows["results"][0]):
        raise DataError(failures)
    return Facts(*(frame_of(name, parts[0]) for name, parts in rows.items()))


def _cells(frame, name):
    """Cells of a frame of facts or verdicts as text; a ValueError if it is none."""
    frame = frame.reset_index() if isinstance(frame, pd.DataFrame) and frame.index.name in fields(name) else frame
    if not isinstance(frame, pd.DataFrame) or not set(fields(name)) <= set(frame.columns):
        raise ValueError(f"{name} is no frame of {name}: give one as jining.load_{name}(path) returns it")
    return {column: text_cells(frame[column], column, name) for column in fields(name)}


def with_verdicts(promises, facts):
    """Set what became of each record by the verdicts in use, which may be a user's own."""
    known = dict(zip(facts.verdicts["id"], facts.verdicts["verdict"].astype("str"), strict=True))
    found = pd.Categorical(promises["id"].map(known), promises["verdict"].cat.categories, ordered=True)
    return promises.assign(verdict=found)


def year_before(promises, results):
    """Fact on the year before in the unit of the target, by id: at most one for each target."""
    before = str(package()["report"]["year"] - 1)
    rows = results[(results["says"] == "context") & (results["date"] == before) & results["value"].notna()]
    units = dict(zip(promises["id"], promises["unit"].astype("str"), strict=True))
    found = {}
    for fact in rows.itertuples():
        for id_ in fact.ids:
            if units.get(id_) == fact.unit:
                found.setdefault(id_, fact)
    return found


def facts_of(id_, facts):
    """Facts on which the verdict of a promise rests, in their order; none without a verdict."""
    named = facts.verdicts.loc[facts.verdicts["id"] == id_, "facts"]
    by_key = _keyed(facts.results)
    return [by_key[key] for keys in named for key in keys if key in by_key]


def _keyed(results, _last=[None, None]):  # noqa: B006 (the table asked for last: many promises ask for the same)
    if _last[0] is not results:
        _last[:] = results, {fact.fact: fact for fact in results.itertuples()}
    return _last[1]


def measured_fact(promise, facts):
    """Fact that measures a target in its own unit, else in any; the one that says what the verdict says comes first."""
    verdict = facts.verdicts.loc[facts.verdicts["id"] == promise.id, "verdict"].astype("str").tolist()
    valued = [fact for fact in facts_of(promise.id, facts) if not pd.isna(fact.value)]
    valued.sort(key=lambda fact: (fact.unit != promise.unit, [fact.says] != verdict))
    return valued[0] if valued else None
