"""Compare the codes of a class: with each other, with the table, and with the rule that decides."""

from itertools import combinations

import pandas as pd

from jining.agreement import agreement
from jining.data import load
from jining.errors import check_choice
from jining.listing import Listing
from jining.teaching.codes import TABLE
from jining.teaching.rules import rule_for
from jining.teaching.sample import VARIABLES

#: Below this many clauses a percentage or a coefficient says nothing; the count is shown.
_ENOUGH = 10


def class_agreement(codes, promises=None, *, rounds=0):
    """Compare every two coders, and each coder with the table.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `read_codes` or `merge_codes` returns it.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    rounds : int
        Resamples for the interval; without any, `low` and `high` are missing, which is quick in a large class.

    Returns
    -------
    pandas.DataFrame
        One row per pair and variable: `first`, `second` ("table" for the table), `variable`, `n` (clauses that both
        answered), `same`, `agree` (percent), `alpha`, `low`, `high`, `verdict`. With fewer than ten clauses `agree`
        and `alpha` are missing, and the verdict is "too few".

    Raises
    ------
    ValueError
        If a coder has the name of the table.

    Notes
    -----
    The table is no truth: it was coded by language models. Agreement with it shows how alike a rule is read.

    Examples
    --------
    >>> from jining.teaching.sample import model_codes
    >>> class_agreement(model_codes())["n"].unique().tolist()
    [30]
    """
    coders = _by_coder(codes)
    pairs = [*combinations(coders, 2), *((name, TABLE) for name in coders)]
    coders[TABLE] = _table(promises)
    rows = [_pair(name, (one, two), coders, rounds) for one, two in pairs for name in VARIABLES]
    columns = ["first", "second", "variable", "n", "same", "agree", "alpha", "low", "high", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def _by_coder(codes):
    if (codes["coder"] == TABLE).any():
        raise ValueError(f"a coder cannot be called {TABLE!r}; that is the name of the table")
    return {name: rows.set_index("id")[list(VARIABLES)] for name, rows in codes.groupby("coder", sort=False)}


def _table(promises):
    rows = (load() if promises is None else promises).set_index("id")[list(VARIABLES)]
    return rows.astype("str").fillna("none")


def _pair(variable, names, coders, rounds):
    one, two = (coders[name][variable].dropna() for name in names)
    both = one.index.intersection(two.index)
    row = {"first": names[0], "second": names[1], "variable": variable, "n": len(both),
           "same": int((one[both] == two[both]).sum()), "verdict": "too few"}
    if len(both) < _ENOUGH:
        return row
    found = agreement(one[both].to_frame(), two[both].to_frame(), rounds=rounds).iloc[0]
    return row | {name: found[name] for name in ("agree", "alpha", "low", "high", "verdict")}


def pair_table(first, second):
    """Cross two readings of one variable in a square table, for agreement by hand.

    Parameters
    ----------
    first, second : pandas.Series
        What each reader gave each clause; index `id`. Clauses that both answered are counted.

    Returns
    -------
    pandas.DataFrame
        Rows: the first reading; columns: the second; both list the same values, so the diagonal is agreement.

    Examples
    --------
    >>> one = pd.Series(["aim", "aim", "target"])
    >>> pair_table(one, pd.Series(["aim", "aim", "aim"])).to_numpy().tolist()
    [[2, 0], [1, 0]]
    """
    first, second = first.dropna(), second.dropna()
    both = first.index.intersection(second.index)
    names = sorted({*first[both], *second[both]})
    table = pd.crosstab(first[both].to_numpy(), second[both].to_numpy(), rownames=["first"], colnames=["second"])
    return table.reindex(index=names, columns=names, fill_value=0)


def disagreements(codes, variable=None, promises=None, *, lang=None):
    """List the clauses on which coders differ from each other or from the table, with the rule that decides.

    Parameters
    ----------
    codes : pandas.DataFrame
        As `read_codes` or `merge_codes` returns it.
    variable : {"kind", "checkable_by", "modal", "instrument"}, optional
        One variable; all by default.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}, optional
        Language of the rule; that of the theme by default.

    Returns
    -------
    pandas.DataFrame
        One row per clause and variable: `id`, `variable`, `quote_zh`, `codes` (each value with the coders who gave
        it), `table` (what stands in the table) and `rule` (of the codebook, for that value).

    Raises
    ------
    ValueError
        If there is no such variable.

    Examples
    --------
    >>> from jining.teaching.sample import model_codes
    >>> disagreements(model_codes(), "instrument").columns.tolist()
    ['id', 'variable', 'quote_zh', 'codes', 'table', 'rule']
    """
    if variable is not None:
        check_choice("variable", variable, VARIABLES)
    promises = load() if promises is None else promises
    table, quotes = _table(promises), promises.set_index("id")["quote_zh"]
    rows = []
    for name in VARIABLES if variable is None else [variable]:
        given = codes.dropna(subset=[name])
        for id_, group in given[given["id"].isin(table.index)].groupby("id"):
            right = table.at[id_, name]
            if set(group[name]) != {right}:
                rows.append((id_, name, quotes[id_], _who(group, name), right, rule_for(name, right, lang=lang)))
    return pd.DataFrame(rows, columns=["id", "variable", "quote_zh", "codes", "table", "rule"])


def _who(group, variable):
    said = group.groupby(variable, sort=False)["coder"].agg(", ".join)
    return " · ".join(f"{value}: {coders}" for value, coders in said.items())


def _written(column):
    """Write the values of a column: several in one cell beside each other, whole numbers without decimals."""
    if pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all():
        column = column.astype("Int64")
    elif column.dtype == object:
        column = column.map(lambda value: ", ".join(value) if isinstance(value, tuple) else value)
    return column.astype("str").fillna("")


def show_whole(frame, *, most=40):
    """Show a table with whole texts, which pandas would cut off.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table; a named index becomes its first column.
    most : int
        Rows that are shown; the rest is counted.

    Returns
    -------
    Listing
        A notebook shows it as a table, escaped.

    Examples
    --------
    >>> show_whole(pd.DataFrame({"value": ["aim"], "rule": ["Only a wished-for state."]}))
    aim | Only a wished-for state.
    """
    table = frame.reset_index() if frame.index.name else frame
    left = len(table) - most
    return Listing(table.head(most).apply(_written), f"+ {left}" if left > 0 else "", "–")
