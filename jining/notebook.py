"""Figures in notebooks: small enough that an executed notebook stays a small file, and the same bytes on every run."""

import io
import sys

#: Dots per inch and colours of a picture in a notebook; exported figures have 160 and all colours.
_DPI, _COLORS = 90, 256


def compact_png(fig):
    """Draw a figure as a small PNG.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    bytes

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> compact_png(Figure(figsize=(2, 1)))[1:4]
    b'PNG'
    """
    from PIL import Image

    drawn, out = io.BytesIO(), io.BytesIO()
    fig.savefig(drawn, format="png", dpi=_DPI, metadata={"Software": None})
    image = Image.open(drawn).convert("RGB").quantize(_COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(out, "png", optimize=True)
    return out.getvalue()


def show_compactly():
    """Let the running notebook show figures as `compact_png` draws them; outside a notebook do nothing."""
    ipython = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if ipython is None or not hasattr(ipython, "kernel"):
        return
    import matplotlib.pyplot as plt  # its backend registers a formatter of its own, so it must come first
    from matplotlib.figure import Figure

    plt.rcParams["figure.dpi"] = _DPI
    ipython.display_formatter.formatters["image/png"].for_type(Figure, compact_png)
