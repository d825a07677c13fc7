"""Compare the codes of a class: all coders together, two by two, with the table, and with the rule that decides."""

from itertools import combinations

import numpy as np
import pandas as pd

from jining.checks.agreement import alpha_of_pairs, verdict_of
from jining.report.errors import check_choice
from jining.report.language import language
from jining.teaching.clauses import TABLE, VARIABLES, choices, clauses, label_for, rule_for, table_codes

#: Below this many clauses a percentage or a coefficient says nothing; the count is shown.
_ENOUGH = 10
#: Values that have an order, from low to high, in which a near miss counts less than a far one.
_ORDERED = ("firmness",)
_SEED = 20200109


def class_agreement(codes, *, rounds=0):
    """Say for each variable how far a whole class agrees: no names.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `read_codes` or `merge_codes` returns it.
    rounds : int
        Resamples of clauses for the interval; without any, `low` and `high` are missing.

    Returns
    -------
    pandas.DataFrame
        One row per variable: `variable`, `coders`, `clauses` (that two or more answered), `agree` (percent of pairs of
        answers to one clause that are the same), `alpha` (Krippendorff's for all coders; ordinal for strength), `low`,
        `high`, `verdict`, and `as_table` (percent of answers that are those of the table, which language models coded:
        no truth). With fewer than ten clauses the coefficients are missing, and the verdict is "too few".

    Raises
    ------
    ValueError
        If a coder has the name of the table.

    Examples
    --------
    >>> from jining.teaching.clauses import model_codes
    >>> class_agreement(model_codes())["clauses"].tolist()
    [20, 20]
    """
    coders, table, rng = _by_coder(codes), table_codes(), np.random.default_rng(_SEED)
    rows = []
    for name in VARIABLES:
        given = pd.DataFrame({coder: answers[name] for coder, answers in coders.items()})
        counts, alike = _alike(given, name)
        chosen = rng.integers(max(len(counts), 1), size=(rounds if len(counts) >= _ENOUGH else 0, len(counts)))
        found = [value for at in chosen if np.isfinite(value := alpha_of(counts[at], ordinal=name in _ORDERED))]
        low, high = np.quantile(found, [0.025, 0.975]) if found else (np.nan, np.nan)
        told = given.stack()
        as_table = 100 * np.mean([value == table.at[id_, name] for (id_, _), value in told.items()]) if (
            len(told) >= _ENOUGH) else np.nan
        rows.append({"variable": name, "coders": int(given.notna().any().sum()), "clauses": len(counts), **alike,
                     "low": low, "high": high, "as_table": as_table,
                     "verdict": verdict_of(alike["alpha"]) if len(counts) >= _ENOUGH else "too few"})
    columns = ["variable", "coders", "clauses", "agree", "alpha", "low", "high", "verdict", "as_table"]
    return pd.DataFrame(rows)[columns]


def _alike(given, variable):
    """Count the answers to each clause that two or more gave, and say how far they agree, if there are enough."""
    shared = given[given.notna().sum(axis=1) > 1]
    order = sorted(choices(variable)) if variable in _ORDERED else choices(variable)
    counts = np.array([[(row == value).sum() for value in order] for row in shared.to_numpy()], dtype=float)
    if len(counts) < _ENOUGH:
        return counts, {"agree": np.nan, "alpha": np.nan}
    n = counts.sum(axis=1)
    agree = 100 * float((counts * (counts - 1)).sum() / (n * (n - 1)).sum())
    return counts, {"agree": agree, "alpha": alpha_of(counts, ordinal=variable in _ORDERED)}


def alpha_of(counts, *, ordinal=False):
    """Krippendorff's alpha from how many coders gave each clause (row) each value (column)."""
    counts = counts[counts.sum(axis=1) > 1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    return alpha_of_pairs(shares.T @ counts - np.diag(shares.sum(axis=0)), ordinal=ordinal)


def pair_agreement(codes):
    """Compare every two coders, and each coder with the table, by name.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `read_codes` or `merge_codes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per pair and variable: `first`, `second` ("table" for the table), `variable`, `n` (clauses that both
        answered), `same`, `agree` (percent) and `alpha`; the last two are missing with fewer than ten clauses.

    Examples
    --------
    >>> from jining.teaching.clauses import model_codes
    >>> pair_agreement(model_codes())["n"].unique().tolist()
    [20]
    """
    coders = _by_coder(codes)
    pairs = [*combinations(coders, 2), *((name, TABLE) for name in coders)]
    coders[TABLE] = table_codes()
    rows = [_pair(name, (one, two), coders) for one, two in pairs for name in VARIABLES]
    return pd.DataFrame(rows, columns=["first", "second", "variable", "n", "same", "agree", "alpha"])


def _by_coder(codes):
    if (codes["coder"] == TABLE).any():
        raise ValueError(f"a coder cannot be called {TABLE!r}; that is the name of the table")
    return {name: rows.set_index("id")[list(VARIABLES)] for name, rows in codes.groupby("coder", sort=False)}


def _pair(variable, names, coders):
    both = pd.DataFrame({name: coders[name][variable] for name in names}).dropna()
    same = int((both[names[0]] == both[names[1]]).sum())
    return {"first": names[0], "second": names[1], "variable": variable, "n": len(both), "same": same,
            **_alike(both, variable)[1]}


def disagreements(codes, variable=None, *, names=False, lang=None):
    """List the clauses on which coders differ from each other or from the table, with the rule that decides.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `read_codes` or `merge_codes` returns it.
    variable : {"kind", "firmness"}, optional
        One variable; both by default.
    names : bool
        Whether to say who gave which value; by default only how many did.
    lang : {"en", "zh"}, optional
        Language of the values; that of the theme by default. Clause and rule stand there in both.

    Returns
    -------
    pandas.DataFrame
        One row per clause and variable: `id`, `variable`, `quote_zh`, `text_en`, `codes`, `table` (what stands in the
        table), `rule_zh` and `rule_en` (of the codebook, for that value).

    Raises
    ------
    ValueError
        If there is no such variable.

    Examples
    --------
    >>> from jining.teaching.clauses import model_codes
    >>> disagreements(model_codes(), "firmness", lang="en")["codes"].tolist()[0]
    'plain promise: 1 · strive, seek, compete: 1'
    """
    if variable is not None:
        check_choice("variable", variable, VARIABLES)
    lang, table, rows = language(lang), table_codes(), []
    for name in VARIABLES if variable is None else [variable]:
        given = codes.dropna(subset=[name])
        for id_, group in given[given["id"].isin(table.index)].groupby("id"):
            right = table.at[id_, name]
            if set(group[name]) == {right}:
                continue
            clause, said = clauses([id_]).iloc[0], group.groupby(name, sort=False)["coder"].agg([", ".join, "size"])
            told = " · ".join(f"{_label(name, value, lang)}: {who if names else n}" for value, who, n in said.itertuples())
            rows.append((id_, name, clause["quote_zh"], clause["text_en"], told, _label(name, right, lang),
                         rule_for(name, right, lang="zh"), rule_for(name, right, lang="en")))
    return pd.DataFrame(rows, columns=["id", "variable", "quote_zh", "text_en", "codes", "table", "rule_zh", "rule_en"])


def _label(variable, value, lang):
    return label_for(variable, value, lang).replace("：", ":").partition(":")[0]
