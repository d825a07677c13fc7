"""Compare the codes of a class: all coders together, with the table, and with the rule that decides."""

import numpy as np
import pandas as pd

from jining.checks.agreement import alpha_of_pairs, check_rounds, verdict_of
from jining.report.errors import check_choice
from jining.report.labels import values
from jining.report.language import language
from jining.teaching.codes import COLUMNS, TABLE, VARIABLES, choices, clauses, rule_for, table_codes

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

    Examples
    --------
    >>> from jining.teaching import model_codes
    >>> class_agreement(model_codes())["clauses"].tolist()
    [20, 20]
    """
    _refuse_other(codes)
    check_rounds(rounds)
    if (codes["coder"] == TABLE).any():
        raise ValueError(f"a coder cannot be called {TABLE!r}; that is the name of the table")
    table, rng = table_codes(), np.random.default_rng(_SEED)
    return pd.DataFrame([_summary(codes.dropna(subset=[name]), name, table, rounds, rng) for name in VARIABLES])


def _summary(told, name, table, rounds, rng):
    """Sum up the answers of a class to one question."""
    ordered = name in _ORDERED
    order = sorted(choices(name)) if ordered else choices(name)
    counts = pd.crosstab(told["id"], told[name]).reindex(columns=order, fill_value=0).to_numpy(dtype=float)
    counts = counts[counts.sum(axis=1) > 1]
    row = {"variable": name, "coders": told["coder"].nunique(), "clauses": len(counts)} | dict.fromkeys(
        ("agree", "alpha", "low", "high"), np.nan) | {"verdict": "too few", "as_table": np.nan}
    if len(told) >= _ENOUGH:
        row["as_table"] = 100 * (told[name] == told["id"].map(table[name])).mean()
    if len(counts) >= _ENOUGH:
        n, chosen = counts.sum(axis=1), rng.integers(len(counts), size=(rounds, len(counts)))
        found = [value for at in chosen if np.isfinite(value := alpha_of(counts[at], ordinal=ordered))]
        alpha = alpha_of(counts, ordinal=ordered)
        row |= {"agree": 100 * float((counts * (counts - 1)).sum() / (n * (n - 1)).sum()), "alpha": alpha,
                "verdict": verdict_of(alpha)}
        row["low"], row["high"] = np.quantile(found, [0.025, 0.975]) if found else (np.nan, np.nan)
    return row


def alpha_of(counts, *, ordinal=False):
    """Krippendorff's alpha from how many coders gave each clause (row) each value (column)."""
    counts = counts[counts.sum(axis=1) > 1]
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    return alpha_of_pairs(shares.T @ counts - np.diag(shares.sum(axis=0)), ordinal=ordinal)


def disagreements(codes, variable=None, *, lang=None):
    """List the clauses on which coders differ from each other or from the table, with the rule that decides.

    `variable` is "kind" or "firmness", both by default. One row per clause and variable: `id`, `variable`, `quote_zh`,
    `text_en`, `codes` (how many gave which: no names), `table` (what stands in the table), `rule_zh` and `rule_en` (of the
    codebook, for that value). The values are in the language `lang`, by default that of the theme.

    Examples
    --------
    >>> from jining.teaching import model_codes
    >>> disagreements(model_codes(), "firmness", lang="en")["codes"].tolist()[0]
    'plain promise: 1 · strive, seek, compete: 1'
    """
    if variable is not None:
        check_choice("variable", variable, VARIABLES)
    _refuse_other(codes)
    lang, table, text, rows = language(lang), table_codes(), clauses(table_codes().index), []
    for name in VARIABLES if variable is None else [variable]:
        for id_, given in codes[codes["id"].isin(table.index)].dropna(subset=[name]).groupby("id")[name]:
            right = table.at[id_, name]
            if set(given) != {right}:
                counted = given.groupby(given, sort=False).size().items()
                told = " · ".join(f"{_label(name, value, lang)}: {n}" for value, n in counted)
                rule = rule_for(name, right)
                rows.append((id_, name, *text.loc[id_, ["quote_zh", "text_en"]], told, _label(name, right, lang),
                             rule["zh"], rule["en"]))
    return pd.DataFrame(rows, columns=["id", "variable", "quote_zh", "text_en", "codes", "table", "rule_zh", "rule_en"])


def _refuse_other(codes):
    if not isinstance(codes, pd.DataFrame) or not set(COLUMNS) <= set(codes.columns):
        raise ValueError(f"codes is no table of read_codes or merge_codes, with the columns {', '.join(COLUMNS)}")


def _label(variable, value, lang):
    return values(variable)[value][lang].replace("：", ":").partition(":")[0]
