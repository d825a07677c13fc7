"""The look of every figure: fonts that hold Chinese, colours that can be told apart, sizes, language."""

import logging
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

from jining.errors import check_choice
from jining.notebook import show_compactly
from jining.package import lookup
from jining.report.labels import color, values
from jining.report.language import language, use_language

#: Navy, blue, purple, ochre, grey: at least 3:1 on white and apart under simulated colour-vision deficiency.
NAVY, BLUE, PURPLE, OCHRE, GREY = "#12355B", "#1F77D0", "#7A2E8E", "#B87400", "#8A8F94"
#: Text, and text of second rank; both are far above 4.5:1 on white.
INK, INK_2 = "#1B1F23", "#555B61"
#: Lines that carry no meaning.
RULE = "#D5D9DD"

#: Colours of coded values, from the Data Package. Grey is always the value that says least.
COLORS = {column: {int(value) if column == "firmness" else value: color(column, value) for value in values(column)}
          for column in ("kind", "checkable_by", "firmness", "logic", "role", "wording")}

#: Width and height in inches, and the size of the text in points: a 16:9 slide, half of one, a 16 cm text column of A4,
#: and the picture on a slide that has its own title and source.
SIZES = {"slide": (10, 5.625, 10), "half": (4.9, 5.0, 8.5), "column": (6.3, 4.6, 8), "picture": (10, 4.7625, 10)}

_FAMILIES = ("Jining Sans SC", "DejaVu Sans")
#: Tried after the bundled fonts, for characters that these lack.
_SYSTEM_FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
                    "Heiti SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Arial Unicode MS")
_current = {"size": "slide"}


def _wanted(record):
    """Let a message of matplotlib through, unless it says that an installed font lacks a weight: the next best is fine."""
    return "Failed to find font weight" not in record.getMessage()


logging.getLogger("matplotlib.font_manager").addFilter(_wanted)


def set_theme(lang="en", size="slide"):
    """Set fonts, colours and text size for every figure drawn from now on.

    Parameters
    ----------
    lang : {"en", "zh"}
        Language of labels, unless a figure is asked for in another one.
    size : {"slide", "half", "column", "picture"}
        A 16:9 slide, half a slide, a text column of an A4 page, or the picture on a slide with a title of its own.

    Returns
    -------
    Theme
        Used in a `with` statement it puts everything back at the end.

    Raises
    ------
    ValueError
        If the language or the size is not known.

    Notes
    -----
    A later `seaborn.set_theme` undoes the fonts; call this one last.

    Examples
    --------
    >>> with set_theme("zh", "half"):
    ...     language()
    'zh'
    >>> language()
    'en'
    """
    check_choice("lang", lang, ("en", "zh"))
    check_choice("size", size, SIZES)
    settings = _settings(*SIZES[size])
    before = Theme({name: mpl.rcParams[name] for name in settings}, {"lang": use_language(lang), **_current})
    _current.update(size=size)
    mpl.rcParams.update(settings)
    show_compactly()
    return before


class Theme:
    """What `set_theme` returns: leaving its `with` block restores what was set before."""

    def __init__(self, settings, current):
        self._settings, self._before = settings, current

    def __enter__(self):
        return self

    def __exit__(self, *error):
        mpl.rcParams.update(self._settings)
        use_language(self._before["lang"])
        _current.update(size=self._before["size"])


def sector_colors():
    """Colour of each sector, the same in every figure.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> len(sector_colors())
    18
    """
    return {key: row["color"] for key, row in lookup("sectors").items()}


def families():
    """Font families in the order in which they are tried for a character.

    Returns
    -------
    list of str
        The bundled fonts first, then those installed fonts that are known to hold Chinese.
    """
    _register()
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [*_FAMILIES, *(name for name in _SYSTEM_FAMILIES if name in installed)]


def _register():
    known = {Path(font.fname).name for font in font_manager.fontManager.ttflist}
    for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf")):
        if path.name not in known:
            font_manager.fontManager.addfont(path)


def _settings(width, height, points):
    return {
        "figure.figsize": (width, height), "figure.dpi": 100, "savefig.dpi": 160, "figure.facecolor": "white",
        "font.family": families(), "font.size": points, "axes.unicode_minus": True, "text.parse_math": False,
        "text.color": INK,
        "axes.labelsize": points, "axes.labelcolor": INK, "axes.titlesize": points, "axes.titleweight": "bold",
        "axes.titlelocation": "left", "xtick.labelsize": 0.9 * points, "ytick.labelsize": 0.9 * points,
        "xtick.color": INK_2, "ytick.color": INK_2, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
        "legend.fontsize": 0.9 * points, "legend.frameon": False, "legend.title_fontsize": 0.9 * points,
        "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": INK_2, "axes.linewidth": 0.8,
        "axes.axisbelow": True, "axes.grid": False, "grid.color": RULE, "grid.linewidth": 0.8,
        "axes.prop_cycle": mpl.cycler(color=[NAVY, BLUE, OCHRE, PURPLE, GREY]), "image.cmap": "Blues",
        "svg.fonttype": "path", "svg.hashsalt": "jining", "pdf.fonttype": 42,
    }
