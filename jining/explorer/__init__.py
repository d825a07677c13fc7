"""The explorer: one page, in a notebook, as one file without Python, or as its static twin."""

from jining.explorer.standalone import write_explorer
from jining.explorer.widget import LOOK, Explorer

__all__ = ["Explorer", "explore", "read_source", "write_explorer"]


def explore(promises=None, *, results=None, verdicts=None, lang=None, view="bars", rows=LOOK["rows"], split=LOOK["split"],
            **filters):  # fmt: skip
    """Filter the records, see them in eight linked views, and take the result away.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them, at most 20,000; all by default.
    results, verdicts : pandas.DataFrame, optional
        Facts and the verdicts that rest on them, as `load_results` and `load_verdicts` return them; the shipped ones by
        default.
    lang : {"en", "zh"}, optional
        Language to start with; that of the theme by default.
    view : {"bars", "targets", "map", "grid", "results", "table", "record", "report"}
        View to start with.
    rows, split : str
        Columns that make the rows and the colours of the bars.
    **filters
        Filters to start with, as `select` takes them.

    Returns
    -------
    Explorer
        A widget. Its traits `filters`, `selected_ids`, `view`, `record`, `lang`, `pinned` (the filters of a selection kept
        to compare with) and `look` can be read, set and observed; `selected` is the selection as a frame, `code` the line
        of Python that makes it. Viewers that run no widgets show figure and rows of the selection it starts with.

    Raises
    ------
    ValueError
        If a filter, a value, a column, the language or the view is not known, or there are too many records.

    Examples
    --------
    >>> panel = explore(sector="digital", kind="target")
    >>> len(panel.selected), panel.code
    (3, 'jining.select(jining.load(), sector=["digital"], kind=["target"])')
    >>> panel.filters = {"words": "5G"}
    >>> panel.selected_ids == panel.selected["id"].tolist()
    True
    """
    return Explorer(promises, results=results, verdicts=verdicts, lang=lang, view=view, rows=rows, split=split,
                    filters=filters)  # fmt: skip


def read_source(id=None, promises=None, *, lang=None):
    """Read the whole report with every record's words marked; a passage leads to its record, a record to its passage.

    Parameters
    ----------
    id : str, optional
        Record to start at, such as "JN20-001".
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}, optional
        Language to start with; that of the theme by default.

    Returns
    -------
    Explorer
        A widget without filters.

    Raises
    ------
    ValueError
        If there is no such record, or the language is not known.

    Examples
    --------
    >>> read_source("JN20-008").view
    'report'
    """
    return Explorer(promises, lang=lang, view="report", record=id, mode="reader")
