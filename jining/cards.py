"""A card says all about one figure: what it draws, from which records, what it shows and what it cannot show."""

from collections.abc import Callable
from typing import NamedTuple


class Words(NamedTuple):
    """What is written on and about a figure, in one language.

    Attributes
    ----------
    title : str
        The finding, computed from the data.
    subtitle : str
        What is drawn: quantity, unit, what a mark stands for. "n of N" is put before it.
    note : str
        What the figure cannot show, in one line.
    alt : str
        The picture in words, for people who cannot see it.
    """

    title: str
    subtitle: str
    note: str
    alt: str


class Card(NamedTuple):
    """One figure of the set.

    Attributes
    ----------
    name : str
        Name of the files.
    draw : callable
        `draw(rows, lang=..., ax=...)`, or `fig=...` for a figure of several panels.
    rows : callable
        `rows(promises)` keeps the records that the figure shows.
    words : callable
        `words(rows, lang)` gives the `Words`.
    notebook : str
        Stem of the notebook that works with the figure.
    panels : bool
        Whether `draw` takes a figure.
    """

    name: str
    draw: Callable
    rows: Callable
    words: Callable
    notebook: str
    panels: bool = False


def only(**filters):
    """Make a `rows` function that keeps the records with the given values.

    Parameters
    ----------
    **filters
        Filters of `select`.

    Returns
    -------
    callable

    Examples
    --------
    >>> import jining
    >>> only(sector="poverty")(jining.load())["sector"].unique().tolist()
    ['poverty']
    """

    def rows(promises):
        from jining.selection.select import select

        return select(promises, **filters)

    return rows


def share(part, whole, lang):
    """Write a part of a whole: as a percentage from ten cases on, as a count below.

    Parameters
    ----------
    part, whole : int
    lang : {"en", "zh"}

    Returns
    -------
    str

    Examples
    --------
    >>> share(91, 106, "en"), share(3, 7, "en"), share(3, 7, "zh")
    ('86%', '3 of 7', '7项中的3项')
    """
    if whole >= 10:
        return f"{100 * part / whole:.0f}%"
    return f"{part} of {whole}" if lang == "en" else f"{whole}项中的{part}项"
