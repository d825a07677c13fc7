"""The look of every figure: fonts that hold Chinese, few colours, sizes, language."""

import logging
import sys
import warnings
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.scale import LogScale, SymmetricalLogScale, register_scale
from matplotlib.ticker import LogFormatter

from jining.report.amounts import number
from jining.report.errors import check_choice
from jining.report.judgements import judgement_values
from jining.report.labels import color, label, values
from jining.report.language import language, use_language

#: Text, and text of second rank: both far above 4.5:1 on white.
INK, INK_2 = "#1B1F23", "#555B61"
#: What the title speaks of; what it is set against, where the title names a contrast.
ACCENT, CONTRAST = "#12355B", "#B87400"
#: Every other mark (3:1 on white); a mark of less rank beside it; lines and grounds without a meaning.
GREY, PALE, RULE = "#8A8F94", "#C9CED3", "#DDE1E5"


class Size(NamedTuple):
    """A canvas: inches, then points of the margin and of the letters by their rank."""

    width: float
    height: float
    margin: float
    title: float
    subtitle: float
    text: float
    small: float
    #: No letter is smaller.
    least: float


#: A 16:9 slide, and the text width of an A4 page, which is also half a slide.
SIZES = {"slide": Size(40 / 3, 7.5, 38, 26, 17, 15, 12, 12), "page": Size(6.3, 5.4, 4, 12.5, 9.5, 9, 8, 8)}

_FAMILIES = ("Jining Sans SC", "DejaVu Sans")
#: Tried after the bundled fonts, for characters that these lack.
_SYSTEM_FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
                    "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Arial Unicode MS")
#: Settings that say where matplotlib draws, not how a figure looks: never touched.
_NOT_LOOK = ("backend", "interactive", "toolbar", "timezone", "webagg", "tk.", "keymap", "savefig.directory", "date.epoch")
_current = {"size": "slide"}

# An installed font without a bold weight is drawn in the next best: no warning is needed.
logging.getLogger("matplotlib.font_manager").addFilter(
    lambda record: "Failed to find font weight" not in record.getMessage())


def set_theme(lang="en", size="slide"):
    """Set language, fonts, colours and text size for every figure drawn from now on.

    Parameters
    ----------
    lang : {"en", "zh"}
        Language of labels, unless a figure is asked for in another one.
    size : {"slide", "page"}
        A 16:9 slide, or the text width of an A4 page, which is also half a slide.

    Returns
    -------
    contextlib.ExitStack
        Used in a `with` statement it puts everything back at the end.

    The backend stays what it is; an unknown language or size is a ValueError. A later `seaborn.set_theme`
    undoes the fonts of plain seaborn figures: call this one last.

    Examples
    --------
    >>> with set_theme("zh", "page"):
    ...     label("kind", "target", language())
    '目标'
    >>> language()
    'en'
    """
    check_choice("lang", lang, ("en", "zh"))
    check_choice("size", size, SIZES)
    settings = _settings(size) | {"figure.constrained_layout.use": True}  # of plain figures: names of rows are not cut
    before = ExitStack()
    before.callback(mpl.rcParams.update, {name: mpl.rcParams[name] for name in settings})
    before.callback(_current.update, _current.copy())
    before.callback(use_language, use_language(lang))
    _current["size"] = size
    for scale in (LogScale, SymmetricalLogScale):
        before.callback(_register, scale)
        _register(_plainly(scale))
    mpl.rcParams.update(settings)
    if "IPython" in sys.modules:
        from jining.plot.png import show_sharply

        show_sharply()
    return before


class _PlainNumbers(LogFormatter):
    """Numbers of a log axis as plain text: the dollar signs with which matplotlib writes powers would be read as data."""

    def __call__(self, x, pos=None):
        return number(x, language()) if super().__call__(x, pos) else ""


def _register(scale):
    with warnings.catch_warnings(action="ignore", category=PendingDeprecationWarning):  # of its constructor, as matplotlib's
        register_scale(scale)


def _plainly(scale):
    class Plain(scale):
        def set_default_locators_and_formatters(self, axis):
            super().set_default_locators_and_formatters(axis)
            axis.set_major_formatter(_PlainNumbers(self.base))
            if isinstance(axis.get_minor_formatter(), LogFormatter):
                axis.set_minor_formatter(_PlainNumbers(self.base, labelOnlyBase=self.subs is not None))

    return Plain


def palette(column, lang=None):
    """Colour of each value of a coded column, by its name: for the argument `palette` of seaborn.

    Parameters
    ----------
    column : str
        A coded column, such as "kind" or "sector", or a judgement, such as "verb_class"; another is a ValueError.
    lang : {"en", "zh"}, optional
        Language of the names; that of the theme by default.

    Returns
    -------
    dict of str to str
        Name -> colour, in the declared order; grey for a value without a colour of its own.

    Examples
    --------
    >>> palette("kind", "zh")["目标"] == palette("kind", "en")["target"]
    True
    """
    lang = language(lang)
    if not isinstance(column, str):
        raise ValueError(f"column={column!r} is no name of a column")
    if judged := judgement_values(column):
        return {entry[lang]: entry["color"] if isinstance(entry["color"], str) else GREY for entry in judged.values()}
    if not values(column):
        raise ValueError(f"the column {column!r} has no list of values, so they have no colours")
    return {label(column, value, lang): color(column, value) for value in values(column)}


def current_size():
    """Size of the theme."""
    return SIZES[_current["size"]]


@contextmanager
def look(lang=None, size=None):
    """Draw as the house does, whatever was set before; everything is put back at the end."""
    size = size or _current["size"]
    before, _current["size"] = _current["size"], size
    with mpl.rc_context(), ExitStack() as back:
        back.callback(use_language, use_language(language(lang)))
        dict.update(mpl.rcParams, _whole_look(size))  # checked once already: checking it again costs more than drawing
        try:
            yield language()
        finally:
            _current["size"] = before


@cache
def _whole_look(size):
    kept = {name: value for name, value in mpl.rcParamsDefault.items() if not name.startswith(_NOT_LOOK)}
    with mpl.rc_context():
        dict.update(mpl.rcParams, kept)
        mpl.rcParams.update(_settings(size))
        return {name: mpl.rcParams[name] for name in kept}


@cache
def families():
    """Font families in the order in which they are tried for a character: the bundled ones, then those installed."""
    known = {Path(font.fname).name for font in font_manager.fontManager.ttflist}
    for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf")):
        if path.name not in known:
            font_manager.fontManager.addfont(path)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [*_FAMILIES, *(name for name in _SYSTEM_FAMILIES if name in installed)]


def _settings(size):
    size = SIZES[size]
    return {
        # 72 dots an inch: a slide is 960 wide in a notebook, and a point of text is a point of the page
        "figure.figsize": size[:2], "figure.dpi": 72, "savefig.dpi": 150, "figure.facecolor": "white",
        "font.family": families(), "font.size": size.text, "axes.unicode_minus": True, "text.parse_math": False,
        "text.color": INK, "text.hinting": "no_hinting",
        "axes.labelsize": size.text, "axes.labelcolor": INK, "axes.titlesize": size.subtitle, "axes.titleweight": "bold",
        "axes.titlelocation": "left", "xtick.labelsize": size.small + 1, "ytick.labelsize": size.text,
        "xtick.color": INK_2, "ytick.color": INK_2, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
        "xtick.major.size": 0, "ytick.major.size": 0, "legend.fontsize": size.text, "legend.frameon": False,
        "legend.title_fontsize": size.text, "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": INK_2,
        "axes.linewidth": 0.8, "axes.axisbelow": True, "axes.grid": False, "grid.color": RULE, "grid.linewidth": 0.8,
        "axes.prop_cycle": mpl.cycler(color=[ACCENT, CONTRAST, GREY, "#1F77D0", "#7A2E8E"]), "image.cmap": "Blues",
        "svg.fonttype": "none", "svg.hashsalt": "jining", "pdf.fonttype": 3}
