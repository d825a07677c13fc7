"""The clauses that a class codes, two shipped codings of them, and how far a class agrees, with the rule that decides."""

import numpy as np
import pandas as pd

from jining.checks.agreement import alpha_of_pairs, load_passes, verdict_of
from jining.report.errors import check_choice
from jining.report.labels import label, values
from jining.report.language import language
from jining.report.load import load
from jining.report.report import package
from jining.teaching.course import rows_of

#: What a class codes: the kind of a clause, and the strength of its wording.
VARIABLES = ("kind", "firmness")
#: Columns of a coder's file.
COLUMNS = ("coder", "id", *VARIABLES, "saved_at")
#: Below this many clauses a percentage or a coefficient says nothing; the count is shown.
_ENOUGH = 10
_SEED = 20200109


def clauses(ids=None):
    """List the clauses that a class codes: twenty that were coded twice, more doubtful than the report, or those of `ids`.

    Index `id` in the order of the text; columns `para`, `quote_zh`, `text_en`. The codes are left out. A record that does
    not exist is a ValueError.

    Examples
    --------
    >>> len(clauses())
    20
    """
    rows = load().set_index("id")[["para", "quote_zh", "text_en"]]
    wanted = [row["id"] for row in rows_of("clauses")] if ids is None else list(ids)
    if unknown := [id_ for id_ in wanted if id_ not in rows.index]:
        raise ValueError(f"no record {unknown[0]!r}; there are {rows.index[0]} to {rows.index[-1]}")
    return rows[rows.index.isin(wanted)]


def table_codes():
    """Give what the table says of each record, as text: index `id`, one column a variable."""
    return load().set_index("id")[list(VARIABLES)].astype("str")


def model_codes():
    """Give the two shipped codings of the clauses the form of two coders' files: both coders are language models.

    Examples
    --------
    >>> model_codes()["coder"].value_counts().to_dict()
    {'first reading': 20, 'second reading': 20}
    """
    rows = readings()
    return rows[rows["id"].isin(clauses().index)].reset_index(drop=True)


def readings():
    """Give the shipped codings of all records that were coded twice the form of two coders' files."""
    strength, parts = {word: str(entry["firmness"]) for word, entry in values("modal").items()}, []
    (plain,) = set(values("firmness")) - set(strength.values())  # the level at which no word of strength stands
    for name, coding in zip(("first reading", "second reading"), load_passes(), strict=True):
        rows = pd.DataFrame({"kind": coding["kind"], "firmness": coding["modal"].map(strength).fillna(plain)})
        parts.append(rows.reset_index().assign(coder=name, saved_at=package()["version"], file="shipped"))
    return pd.concat(parts, ignore_index=True)[[*COLUMNS, "file"]].astype("str")


def class_agreement(codes, *, rounds=0):
    """Say for each variable how far a whole class agrees: no names. `codes` is as `read_codes` or `merge_codes` returns it.

    One row per variable: `variable`, `coders`, `clauses` (that two or more answered), `agree` (percent of pairs of answers
    to one clause that are the same), `alpha` (Krippendorff's for all coders; ordinal for strength), `low` and `high` (by
    `rounds` resamples of clauses), `verdict`, and `as_table` (percent of answers that are those of the table, which language
    models coded: no truth). With fewer than ten clauses the coefficients are missing, and the verdict is "too few".

    Examples
    --------
    >>> from jining.teaching import model_codes
    >>> class_agreement(model_codes())["clauses"].tolist()
    [20, 20]
    """
    _refuse_other(codes)
    if not isinstance(rounds, int) or rounds < 0:
        raise ValueError(f"rounds={rounds!r} is no number of resamples: give a whole number, such as 200")
    table, rng = table_codes(), np.random.default_rng(_SEED)
    return pd.DataFrame([_summary(codes.dropna(subset=[name]), name, table, rounds, rng) for name in VARIABLES])


def _summary(told, name, table, rounds, rng):
    """Sum up the answers of a class to one question."""
    ordered = name == "firmness"  # a near miss counts less than a far one
    counts = pd.crosstab(told["id"], told[name]).reindex(columns=sorted(values(name)), fill_value=0).to_numpy(dtype=float)
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
    """Krippendorff's alpha from how many coders gave each clause (row) each value (column); two or more each."""
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
    lang, table, text, rows = language(lang), table_codes(), load().set_index("id")[["quote_zh", "text_en"]], []
    rules = {(row["variable"], row["value"]): (row["zh"], row["en"]) for row in rows_of("coding_rules")}
    for name in VARIABLES if variable is None else [variable]:
        for id_, given in codes[codes["id"].isin(table.index)].dropna(subset=[name]).groupby("id")[name]:
            right = table.at[id_, name]
            if set(given) != {right}:
                counted = given.groupby(given, sort=False).size().items()
                told = " · ".join(f"{label(name, value, lang)}: {n}" for value, n in counted)
                rows.append((id_, name, *text.loc[id_], told, label(name, right, lang), *rules[name, right]))
    return pd.DataFrame(rows, columns=["id", "variable", "quote_zh", "text_en", "codes", "table", "rule_zh", "rule_en"])


def _refuse_other(codes):
    if not isinstance(codes, pd.DataFrame) or not set(COLUMNS) <= set(codes.columns):
        raise ValueError(f"codes is no table of read_codes or merge_codes, with the columns {', '.join(COLUMNS)}")
