"""The one-page brief of lesson 8: one figure, one sentence, one caveat and the source on a page of A4."""

from pathlib import Path

from jining.export.figure import FORMATS, render
from jining.export.office import say
from jining.figures.figure import prepare
from jining.plot.layout import HouseFigure, dress
from jining.plot.theme import look
from jining.report.errors import check_choice
from jining.report.files import write_atomic
from jining.report.language import language

__all__ = ["one_page_brief"]

#: A4 lying, in inches; in a lower place, in points, the words of a figure cannot be read.
_A4, _LEAST = (297 / 25.4, 210 / 25.4), 200


def one_page_brief(path, *, figure, sentence, caveat, lang=None):
    """Write a brief of one page of A4: one sentence, one figure, one caveat, and the source with the version of the data.

    Parameters
    ----------
    path : str or path-like
        File to write: `.pdf`, `.png` or `.svg`.
    figure : str
        Name of a figure of the set.
    sentence, caveat : str
        In the language of the brief.
    lang : {"en", "zh"}, optional
        Language of figure and source; that of the theme by default.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the ending, figure or language is not known, the figure has nothing to draw, a text is missing, or the texts
        leave no room for the figure.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one_page_brief(f"{folder}/jobs.pdf", figure="life_course", lang="en", caveat="Losses are not taken off.",
    ...                    sentence="The report plans at least 68,000 new urban jobs.").name
    'jobs.pdf'
    """
    lang, ending, prepared = language(lang), Path(path).suffix.lower().removeprefix("."), prepare(figure)
    check_choice("ending", ending, FORMATS)
    for name, text in (("sentence", sentence), ("caveat", caveat)):
        if not isinstance(text, str) or not text.strip(" ."):
            raise ValueError(f"{name} is missing: put it in quotation marks")
    if prepared.empty():
        raise ValueError(f"figure={figure!r} has nothing to draw in this report: take another one")
    with look(lang, "slide"):
        page = HouseFigure(lang, "slide")
        page.set_size_inches(_A4)
        body = dress(page, title=sentence, subtitle=prepared.words(lang).subtitle, source=prepared.source(lang),
                     note=say("one_page_caveat", lang, caveat=caveat))
        if body.height < _LEAST:
            raise ValueError("the texts leave no room for the figure: make the sentence or the caveat shorter")
        prepared.draw_body(page, lang)
        return write_atomic(path, render(page, ending, 200, sentence, prepared.words(lang).alt))
