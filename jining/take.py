"""What an explorer gives to take away: the rows as CSV or workbook, the figure with its passport."""

import tempfile
from pathlib import Path

from matplotlib.figure import Figure

from jining.export.figure import FORMATS, save_figure
from jining.export.office import pack
from jining.plot_02 import plot_kinds, plot_targets
from jining.select import describe_filter
from jining.spreadsheet import csv_bytes
from jining.theme import check_choice, set_theme
from jining.words import word

_NOTE = {
    "en": "Counts show how a report is written, not effort, priority or money; unlike units are never added.",
    "zh": "记录数反映文本写法，不代表投入、优先次序或资金；不同单位从不相加。",
}


def take(what, rows, state, *, total):
    """Make one file of a selection.

    Parameters
    ----------
    what : {"csv", "xlsx", "png", "svg", "pdf"}
        A figure comes as a zip file with its passport and its rows.
    rows : pandas.DataFrame
        The selection; nothing else goes into the file.
    state : dict
        What the explorer shows: `figure`, `lang` and `filters`.
    total : int
        Number of records that the explorer holds.

    Returns
    -------
    name : str
    data : bytes

    Raises
    ------
    ValueError
        If there is no such kind of file.
    """
    check_choice("what", what, ("csv", "xlsx", *FORMATS))
    if what == "csv":
        return "jining_selection.csv", csv_bytes(rows)
    if what == "xlsx":
        from jining.export.workbook import workbook_bytes

        return "jining_selection.xlsx", workbook_bytes(rows)
    return f"jining_{state['figure']}_{what}.zip", _figure(what, rows, state, total)


def _figure(what, rows, state, total):
    name, lang = f"jining_{state['figure']}", state["lang"]
    with set_theme(lang), tempfile.TemporaryDirectory() as folder:
        titles = {key: word(f"fig_{state['figure']}", key) for key in ("en", "zh")}
        active = {key: describe_filter(state["filters"], key) for key in ("en", "zh")}
        fig = selection_figure(state["figure"], rows, lang)
        save_figure(fig, name, promises=rows, folder=folder, formats=[what], lang=lang, title=titles, subtitle=active,
                    note=_NOTE, of=total)
        return pack((path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir()))


def selection_figure(figure, rows, lang):
    """Draw what the explorer shows of a selection, for print.

    Parameters
    ----------
    figure : str
        One of `explorer.FIGURES`.
    rows : pandas.DataFrame
    lang : {"en", "zh"}

    Returns
    -------
    matplotlib.figure.Figure
    """
    fig = Figure()
    if figure == "targets":
        return plot_targets(rows, lang=lang, fig=fig)
    by, _, parts = figure.partition("_")
    plot_kinds(rows, by=by, parts={"checkable": "checkable_by"}.get(parts, parts), lang=lang, ax=fig.subplots())
    return fig
