"""Lesson 3: coding together; two shipped readings of the twenty clauses."""

from jining.checks.agreement import agreement, krippendorff_alpha
from jining.report.load import load
from jining.teaching.clauses import VARIABLES, model_codes, table_codes
from jining.teaching.exercise import record_of


def _readings(ids=None):
    return [rows.set_index("id")[list(VARIABLES)] for _, rows in model_codes(ids).groupby("coder", sort=False)]


def _same(variable, ids=None):
    first, second = _readings(ids)
    return 100 * (first[variable] == second[variable]).mean()


def _differing(*variables):
    first, second = _readings()
    return first[(first[list(variables)] != second[list(variables)]).any(axis=1)]


def _alpha(variable="kind", of=krippendorff_alpha):
    first, second = _readings()
    return of(first[variable].to_numpy(), second[variable].to_numpy())


def _agree(one, two):
    return (one == two).mean()


def _kappa(one, two):
    """Cohen's kappa: chance from each reading's own shares."""
    chance = sum((one == value).mean() * (two == value).mean() for value in {*one, *two})
    return (_agree(one, two) - chance) / (1 - chance)


def _pi(one, two):
    """Scott's pi: chance from the shares of both together."""
    chance = sum((((one == value).mean() + (two == value).mean()) / 2) ** 2 for value in {*one, *two})
    return (_agree(one, two) - chance) / (1 - chance)


def _as_the_table(reading=0, variables=VARIABLES):
    coded = _readings()[reading][list(variables)]
    return (coded == table_codes().loc[coded.index, list(variables)]).all(axis=1).sum()


def _coded_twice():
    from jining.checks.agreement import load_passes

    return load_passes()[0].index


KEYS = {
    "L3.1": lambda: record_of(load(), "L3.1")["kind"],
    "L3.2": lambda: _same("firmness"),
    "L3.3": _alpha,
    "L3.4": lambda: _differing(*VARIABLES),
    "L3.5": _as_the_table,
    "L3.6": lambda: agreement(rounds=0).loc["sdg", "verdict"],
}
ALSO = {}
SLIPS = {
    "L3.2": {"differ": lambda: 100 - _same("firmness"), "kind": lambda: _same("kind"),
             "whole": lambda: _same("firmness", _coded_twice())},
    "L3.3": {"agree": lambda: _alpha(of=_agree), "kappa": lambda: _alpha(of=_kappa), "pi": lambda: _alpha(of=_pi),
             "percent": lambda: 100 * _alpha(), "firmness": lambda: _alpha("firmness")},
    "L3.4": {"kind": lambda: _differing("kind"), "firmness": lambda: _differing("firmness")},
    "L3.5": {"second": lambda: _as_the_table(1), "one": lambda: _as_the_table(variables=["kind"]),
             "apart": lambda: len(_readings()[0]) - _as_the_table(),
             "each_other": lambda: len(_readings()[0]) - len(_differing(*VARIABLES))},
}  # fmt: skip
