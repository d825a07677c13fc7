"""The look of every figure: fonts that hold Chinese, few colours, sizes, language."""

import logging
import sys
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import matplotlib.style
import numpy as np
from matplotlib import font_manager
from matplotlib.colors import to_rgb, to_rgba

from jining.report.errors import check_choice
from jining.report.judgements import judgement_values
from jining.report.labels import color, label, values
from jining.report.language import language, use_language

_STYLE = mpl.rc_params_from_file(Path(__file__).with_name("house.mplstyle"), use_default_template=False)
#: Text, and text of second rank: both far above 4.5:1 on white; lines and grounds without a meaning.
INK, INK_2, RULE = (_STYLE[name] for name in ("text.color", "axes.edgecolor", "grid.color"))
#: What the title speaks of; what it is set against, where the title names a contrast; every other mark (3:1 on white).
ACCENT, CONTRAST, GREY = (entry["color"] for entry in _STYLE["axes.prop_cycle"][:3])
#: A mark of less rank beside a grey one.
PALE = "#C9CED3"
#: Contrast of a text that is read on its ground.
READ = 4.5


class Size(NamedTuple):
    """A canvas: inches, then points of the margin and of the letters by their rank."""

    width: float
    height: float
    margin: float
    title: float
    subtitle: float
    text: float
    #: No letter is smaller.
    small: float


#: A 16:9 slide, and the text width of an A4 page, which is also half a slide.
SIZES = {"slide": Size(40 / 3, 7.5, 38, 26, 17, 15, 12), "page": Size(6.3, 5.4, 4, 12.5, 9.5, 9, 8)}

_FAMILIES = ("Jining Sans SC", "DejaVu Sans")
#: Tried after the bundled fonts, for characters that these lack.
_SYSTEM_FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
                    "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Arial Unicode MS")
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
    """
    check_choice("lang", lang, ("en", "zh"))
    check_choice("size", size, SIZES)
    settings = _settings(size) | {"figure.constrained_layout.use": True}  # of plain figures: names of rows are not cut
    before = ExitStack()
    before.callback(mpl.rcParams.update, {name: mpl.rcParams[name] for name in settings})
    before.callback(_current.update, _current.copy())
    before.callback(use_language, use_language(lang))
    _current["size"] = size
    mpl.rcParams.update(settings)
    if "IPython" in sys.modules:
        from jining.plot.png import show_sharply

        show_sharply()
    return before


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


def contrast(one, other="#FFFFFF"):
    """Contrast of two colours as WCAG 2 measures it."""
    channels = np.array([to_rgb(one), to_rgb(other)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    low, high = sorted(linear @ [0.2126, 0.7152, 0.0722])
    return float((high + 0.05) / (low + 0.05))


def ink_on(ground):
    """Choose the ink that is best read on a ground: white or the house's; black on the grounds between."""
    ground = to_rgb(ground) if to_rgba(ground)[3] else "#FFFFFF"
    best = max(("#FFFFFF", INK), key=lambda ink: contrast(ink, ground))
    return best if contrast(best, ground) >= READ else "#000000"


def current_size():
    """Name of the size of the theme."""
    return _current["size"]


@contextmanager
def look(lang=None, size=None):
    """Draw as the house does, whatever was set before; everything is put back at the end."""
    size = size or _current["size"]
    spoken, before = use_language(language(lang)), _current["size"]
    _current["size"] = size
    try:
        with mpl.style.context(["default", _settings(size) | {"text.parse_math": False}]):
            yield language()
    finally:
        _current["size"] = before
        use_language(spoken)


@cache
def families():
    """Font families in the order in which they are tried for a character: the bundled ones, then those installed."""
    for path in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf")):
        font_manager.fontManager.addfont(path)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [*_FAMILIES, *(name for name in _SYSTEM_FAMILIES if name in installed)]


def _settings(size):
    size = SIZES[size]
    return dict(_STYLE) | {"font.family": families(), "figure.figsize": size[:2], "font.size": size.text,
                           "axes.titlesize": size.subtitle, "xtick.labelsize": size.small + 1}
