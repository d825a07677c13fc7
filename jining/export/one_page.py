"""The one-page brief of lesson 8: one figure, one sentence, one caveat and the source on a page of A4."""

import io
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.image import imread

from jining.figures.figure import draw_figure, source_line
from jining.plot.png import small_png
from jining.plot.text import height, wrap, write
from jining.plot.theme import INK, INK_2, look
from jining.report.errors import check_choice
from jining.report.files import write_atomic
from jining.report.language import language

__all__ = ["one_page_brief"]

#: A4 lying, and its margin, in points.
_WIDE, _HIGH, _MARGIN = 842, 595, 54
_GAP = 10
_CAVEAT = {"en": "Caveat: {}", "zh": "说明：{}"}
_LEAST = 200  # points: in a lower picture the words of a figure cannot be read
_METADATA = {"pdf": {"CreationDate": None, "Creator": None, "Producer": None}, "png": {"Software": None}}


def one_page_brief(path, *, figure, sentence, caveat, lang=None):
    """Write a brief of one page of A4: one sentence, one figure, one caveat, and the source with the version of the data.

    Parameters
    ----------
    path : str or path-like
        File to write: `.pdf` or `.png`.
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
        If the ending, figure or language is not known, a text is missing, or the texts leave no room for the figure.
    OSError
        If the file cannot be written; an old one stays whole.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one_page_brief(f"{folder}/jobs.pdf", figure="life_course", lang="en", caveat="Losses are not taken off.",
    ...                    sentence="The report plans at least 68,000 new urban jobs.").name
    'jobs.pdf'
    """
    lang, ending = language(lang), Path(path).suffix.lower().removeprefix(".")
    check_choice("ending", ending, ("pdf", "png"))
    for name, text in (("sentence", sentence), ("caveat", caveat)):
        if not isinstance(text, str) or not text.strip(" ."):
            raise ValueError(f"{name} is missing: put it in quotation marks")
    drawn = draw_figure(figure, lang=lang, title=False)
    with look(lang, "slide"):
        page, out = _page(drawn, [sentence, _CAVEAT[lang].format(caveat), source_line(lang)]), io.BytesIO()
        page.savefig(out, format=ending, dpi=200, metadata=_METADATA[ending])
    return write_atomic(path, out.getvalue())


def _page(drawn, texts):
    """Set the sentence above the figure, the caveat and the source below it."""
    page, room = Figure(figsize=(_WIDE / 72, _HIGH / 72)), _WIDE - 2 * _MARGIN
    styles = ((21, "bold", INK), (12, "normal", INK), (9, "normal", INK_2))
    highs = [height(len(wrap(text, room, points, weight)), points)
             for text, (points, weight, _) in zip(texts, styles, strict=True)]
    top, bottom = _HIGH - _MARGIN - highs[0] - _GAP, _MARGIN + highs[1] + highs[2] + 2 * _GAP
    if top - bottom < _LEAST:
        raise ValueError("the texts leave no room for the figure: make the sentence or the caveat shorter")
    tops = (_HIGH - _MARGIN, bottom - _GAP, _MARGIN + highs[2])
    for text, (points, weight, color), y in zip(texts, styles, tops, strict=True):
        write(page, _MARGIN, y, text, points=points, weight=weight, color=color, va="top", most=room)
    ratio = drawn.get_figwidth() / drawn.get_figheight()
    wide = min(room, (top - bottom) * ratio)
    ax = page.add_axes(((_WIDE - wide) / 2 / _WIDE, (top - wide / ratio) / _HIGH, wide / _WIDE, wide / ratio / _HIGH))
    ax.imshow(imread(io.BytesIO(small_png(drawn, 200))), aspect="auto")
    ax.set_axis_off()
    return page
