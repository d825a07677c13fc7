"""Lesson 7: from promise to result."""

from jining.report.load import load
from jining.report.report import package
from jining.report.results import baselines, load_results
from jining.teaching.exercise import record_of, role_of
from jining.teaching.lessons.lesson_2 import targets
from jining.teaching.words import words_of


def _verdict(exercise):
    verdict = record_of(load(), exercise)["verdict"]
    return verdict if isinstance(verdict, str) else "none"


def _before(role="asked"):
    rows = load()
    return baselines(rows)[rows["id"].isin(role_of("L7.2", role))].iloc[0]


def _promised(role="asked"):
    return record_of(load(), "L7.2", role)["value_low"]


def _elsewhere(*kinds):
    rows = load()
    return rows[(rows["verdict"] == "other_measure") & rows["kind"].isin(kinds)]


def _with_verdict():
    rows = load()
    return rows[rows["verdict"].notna() & (rows["kind"] != "target")]


def _revenue(year):
    facts, (id_,) = load_results(), role_of("L7.4")
    about = facts["ids"].map(lambda ids: id_ in ids) & (facts["unit"] == "yuan") & (facts["date"] == str(year))
    return facts.loc[about, "value"].iloc[0]


def _growth(base=0):
    year = package()["report"]["year"]
    return 100 * (_revenue(year) - _revenue(year - 1)) / _revenue(year - 1 + base)


def _growth_targets(test):
    rows = targets()
    rows = rows[rows["measure_type"] == "growth_rate"]
    return rows[test(rows["value_low"], baselines(rows)).fillna(False).astype(bool)]


def _reporter():
    """Who stands behind the fact that is only context, since it covers another time than the plan."""
    facts, (id_,) = load_results(), role_of("L7.6")
    other_time = facts["date"].str.contains("/") & (facts["says"] == "context")
    (outlet,) = facts.loc[facts["ids"].map(lambda ids: id_ in ids) & other_time & facts["value"].isna(), "outlet"]
    return next(value for value, words in words_of("reporter").items() if outlet in words)


KEYS = {
    "L7.1": lambda: _verdict("L7.1"),
    "L7.2": lambda: _promised() - _before(),
    "L7.3": lambda: _elsewhere("measure", "aim"),
    "L7.4": _growth,
    "L7.5": lambda: _growth_targets(lambda promised, before: promised < before),
    "L7.6": _reporter,
}
ALSO = {}
SLIPS = {
    "L7.2": {"sign": lambda: _before() - _promised(), "relative": lambda: 100 * (_promised() / _before() - 1),
             "promised": _promised, "before": _before, "gdp": lambda: _promised("other") - _before("other")},
    "L7.3": {"all": lambda: _elsewhere("target", "measure", "aim"), "targets": lambda: _elsewhere("target"),
             "any_verdict": _with_verdict},
    "L7.4": {"later": lambda: _growth(1), "ratio": lambda: 100 + _growth(),
             "promised": lambda: record_of(load(), "L7.4")["value_low"],
             "before": lambda: baselines(load())[load()["id"].isin(role_of("L7.4"))].iloc[0]},
    "L7.5": {"above": lambda: _growth_targets(lambda promised, before: promised >= before),
             "with_missing": lambda: _growth_targets(lambda promised, before: (promised < before) | before.isna()),
             "all": lambda: _growth_targets(lambda promised, before: promised.notna())},
    "L7.6": {"city": lambda: "city"},
}  # fmt: skip
