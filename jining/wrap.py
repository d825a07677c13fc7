"""Break a text into lines: between words in English, between characters in Chinese."""

import re
import unicodedata
from functools import cache

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

#: A line may not begin with these.
_NEVER_FIRST = "，。、；：！？）》」』”’,.;:!?)%"
#: Nor may it end with these.
_NEVER_LAST = "（《「“"
#: A short quotation in Chinese stays in one line; else a text is taken letter by letter.
_UNBROKEN, _LETTERS = re.compile("“[\u4e00-\u9fff]{1,6}”|.", re.DOTALL), re.compile(".", re.DOTALL)


def wrap(text, most, font):
    r"""Break a text into lines that fit, between words in English and between characters in Chinese.

    Parameters
    ----------
    text : str
    most : float
        Width of a line in points.
    font : matplotlib.font_manager.FontProperties

    Returns
    -------
    str
        With line breaks; lines of about equal length. A short quotation in Chinese is kept whole where it fits.

    Examples
    --------
    >>> from matplotlib.font_manager import FontProperties
    >>> wrap("At least or about", 60, FontProperties(family="DejaVu Sans", size=10)).split("\n")
    ['At least', 'or about']
    """
    pieces = [(piece, _length(piece, font)) for piece in _pieces(text)]
    if any(length > most for _, length in pieces):
        pieces = [(piece, _length(piece, font)) for piece in _pieces(text, _LETTERS)]
    space = _length(" ", font)
    lines = _fill(pieces, most, space)
    for share in (0.92, 0.84, 0.76):  # not narrower: a block of short lines looks lost under a wide figure
        narrower = _fill(pieces, most * share, space)
        lines = narrower if len(narrower) == len(lines) > 1 else lines
    return "\n".join(lines)


def _fill(pieces, most, space):
    lines, taken = [""], 0
    for piece, length in pieces:
        if lines[-1] and taken + length - (space if piece.endswith(" ") else 0) > most:
            lines[-1], taken = lines[-1].rstrip(), 0
            lines.append("")
        lines[-1] += piece
        taken += length
    return lines


def _length(text, font):
    return sum(_advance(letter, font) for letter in text)


@cache
def _advance(letter, font):
    """How far a letter moves the pen, in points: measuring letters once is faster than measuring lines again and again."""
    return text_width(f"|{letter}|", font) - text_width("||", font)


def _pieces(text, parts=_UNBROKEN):
    pieces = []
    for part in parts.findall(text):
        wide = unicodedata.east_asian_width(part[len(part) // 2]) in "WF"
        ends = not pieces or wide or pieces[-1].endswith(" ") or _wide_end(pieces[-1])
        held = pieces and (part in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST)
        if held or not ends:
            pieces[-1] += part
        else:
            pieces.append(part)
    return pieces


def _wide_end(piece):
    return unicodedata.east_asian_width(piece[-1]) in "WF" and piece[-1] not in _NEVER_LAST


def text_width(text, font):
    """Width of a line of text.

    Parameters
    ----------
    text : str
    font : matplotlib.font_manager.FontProperties

    Returns
    -------
    float
        In points.
    """
    return _RULER.get_text_width_height_descent(text, font, False)[0] * 72 / _RULER_DPI


#: As fine as a screen: letters are placed on whole pixels, and a coarser ruler finds small text too short.
_RULER_DPI = 100
_RULER = FigureCanvasAgg(Figure(dpi=_RULER_DPI)).get_renderer()
