"""The themes of the notebooks: which records each one reads is a table of the report."""

from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.judgements import has_judgement, judged_ids, judgement_values
from jining.selection.select import select


def select_theme(promises, theme):
    """Keep the records of one theme.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    theme : str
        Stem of the notebook, such as "07_countryside".

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the report has no such theme.

    Examples
    --------
    >>> import jining
    >>> select_theme(jining.load(), "07_countryside")["chapter"].unique().tolist()
    [5]
    """
    if not has_judgement("theme"):
        raise ValueError("this report has no themes: its judgements.csv is missing or names none")
    check_choice("theme", theme, judgement_values("theme"))
    promises, listed = gate(promises, repeated=True), set(judged_ids("theme", theme))
    return select(promises, ids=[id_ for id_ in promises["id"] if id_ in listed])


def theme_name(theme, lang):
    """Name a theme within a sentence."""
    check_choice("theme", theme, judgement_values("theme"))
    return judgement_values("theme")[theme][lang]
