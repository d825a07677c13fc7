"""Title, subtitle, note and source inside the canvas, and everything else fitted between them."""

import warnings

from matplotlib import font_manager, rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

from jining.package import package
from jining.theme import INK, INK_2, SIZES, families, language
from jining.wrap import wrap

_MARGIN = 0.16  # inches on every side of the canvas
#: Points of the smallest text: print of an A4 column can still be read.
SMALLEST = 6.5
_PARTS = ("title", "subtitle", "note", "source")
_SOURCE = {
    "en": "Source: Jining municipal government work report, January 2020; jining data {version} (CC BY 4.0).",
    "zh": "来源：济宁市政府工作报告，2020年1月；jining 数据 {version}（CC BY 4.0）。",
}
_OF = {"en": "{n} of {total} records", "zh": "共{total}条记录中的{n}条"}


def source_line(lang=None):
    """Source of every figure, with the version of the data.

    Parameters
    ----------
    lang : {"en", "zh"}, optional

    Returns
    -------
    str
    """
    return _SOURCE[language(lang)].format(version=package()["version"])


def n_of_total(n, total, lang=None):
    """Say how many records of how many a figure shows.

    Parameters
    ----------
    n, total : int
    lang : {"en", "zh"}, optional

    Returns
    -------
    str

    Examples
    --------
    >>> n_of_total(9, 533, "en"), n_of_total(9, 533, "zh")
    ('9 of 533 records', '共533条记录中的9条')
    """
    return _OF[language(lang)].format(n=n, total=total)


def dress(fig, *, title="", subtitle="", note="", source=True, lang=None, size="slide"):
    """Put title, subtitle, note and source on a figure, and fit what is drawn between them.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        What is written by an earlier call is replaced.
    title, subtitle, note : str
        Wrapped to the width of the canvas.
    source : bool
        Write the source line.
    lang : {"en", "zh"}, optional
        Language of the source line.
    size : {"slide", "half", "column"}
        Canvas.

    Returns
    -------
    matplotlib.figure.Figure

    Notes
    -----
    The layout is computed once and then fixed, so that every format gets the same one.
    """
    for old in [text for text in fig.texts if text.get_gid() in _PARTS]:
        old.remove()
    width, height, points = SIZES[size]
    fig.set_size_inches(width, height)
    FigureCanvasAgg(fig)
    heading = [("title", title, 1.3 * points, "bold", INK), ("subtitle", subtitle, 0.95 * points, "normal", INK_2)]
    footing = [("source", source_line(lang) if source else "", max(0.72 * points, SMALLEST), "normal", INK_2),
               ("note", note, max(0.8 * points, SMALLEST), "normal", INK_2)]
    top = _stack(fig, heading, height - _MARGIN, -1)
    bottom = _stack(fig, footing, _MARGIN, 1)
    _warn_of_missing_glyphs(fig)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # they have been named all at once
        _fit(fig, _seat_legends(fig, bottom) / height, top / height)
    return fig


def _stack(fig, parts, y, step):
    width, height = fig.get_size_inches()
    for gid, text, points, weight, color in parts:
        if not text:
            continue
        font = FontProperties(family=families(), size=points, weight=weight)
        text = wrap(text, (width - 2 * _MARGIN) * 72, font)
        fig.text(_MARGIN / width, y / height, text, fontproperties=font, color=color, gid=gid, linespacing=1.25,
                 va="top" if step < 0 else "bottom", ha="left", parse_math=False)
        y += step * ((text.count("\n") + 1) * points * 1.32 / 72 + 0.05)
    return y


def _seat_legends(fig, y):
    width, height = fig.get_size_inches()
    for legend in fig.legends:
        legend.set_in_layout(False)
        legend.set_loc("lower left")
        legend.set_bbox_to_anchor((_MARGIN / width, y / height), transform=fig.transFigure)
        legend.borderaxespad = 0
        y += legend.get_window_extent().height / fig.dpi + 0.04
    return y


def _fit(fig, bottom, top):
    pad = _MARGIN / fig.get_figwidth()
    body = (pad, bottom + 0.008, 1 - 2 * pad, top - bottom - 0.022)
    fig.set_layout_engine("constrained", rect=body, h_pad=0.03, w_pad=0.02)
    fig.get_layout_engine().execute(fig)
    with rc_context({"figure.autolayout": False, "figure.constrained_layout.use": False}):
        fig.set_layout_engine(None)  # even an empty engine would have every figure drawn twice when it is saved


def missing_glyphs(fig):
    """Find every character that no font of the theme holds.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    str
        The characters; "" if there is none.
    """
    shown = {letter for text in fig.findobj(Text) for letter in text.get_text() if letter.isprintable()}
    charmaps = [_charmap(name) for name in families()]
    return "".join(sorted(letter for letter in shown if not any(ord(letter) in charmap for charmap in charmaps)))


def _warn_of_missing_glyphs(fig):
    missing = missing_glyphs(fig)
    if missing:
        warnings.warn(f"no installed font has these characters: {missing} (install a Chinese font such as Noto Sans CJK SC)",
                      UserWarning, stacklevel=3)


_charmaps = {}


def _charmap(family):
    if family not in _charmaps:
        _charmaps[family] = frozenset(FT2Font(font_manager.findfont(family)).get_charmap())
    return _charmaps[family]
