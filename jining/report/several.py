"""Records of several reports in one frame, named in its column `report`: what can be compared, and what cannot."""

import pandas as pd

from jining.report.report import TABLE, allowed, fields, lookup


def several(promises, columns=()):
    """Whether a frame holds records of several reports; a column that they do not share is refused."""
    if not isinstance(promises, pd.DataFrame) or not {"id", "report"} <= set(promises.columns):
        return False
    if promises["report"].nunique(dropna=False) < 2 or set(promises["id"]) <= set(lookup(TABLE)):
        return False
    if nameless := int(promises["report"].isna().sum()):
        raise ValueError(f"the records are of several reports, and {nameless} of them have no name in the column 'report': "
                         'write .assign(report="…") to each frame before pandas.concat')
    if promises["id"].duplicated().any():
        raise ValueError(f"the id {promises['id'][promises['id'].duplicated()].iloc[0]} stands more than once: put each "
                         "report into the frame once")
    for column in filter(None, columns):
        if column not in promises:
            raise ValueError(f"the column {column!r} is missing: give frames as jining.load() returns them to pandas.concat")
        keys = {str(key) for cell in promises[column].dropna() for key in (cell if isinstance(cell, tuple) else [cell])}
        if column in fields() and allowed(column) and keys - set(allowed(column)):
            raise ValueError(f"the reports do not share the values of {column!r}: choose a column that has the same in all")
    return True


def refuse_several(promises):
    """Refuse records of several reports where those of one are needed."""
    if several(promises):
        names = ", ".join(map(str, promises["report"].unique()[:4]))
        raise ValueError(f"the records are of several reports ({names}): give those of one, or compare them with "
                         "jining.plot_bars(promises, by='report')")
