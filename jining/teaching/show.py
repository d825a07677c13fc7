"""Show a table with whole texts."""

import pandas as pd

from jining.report.listing import Listing


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
