"""Figures in notebooks: small enough that an executed notebook stays a small file, and the same bytes on every run."""

import sys

from jining.picture import small_png

#: Dots per inch of a picture in a notebook; exported figures have more.
_DPI = 90


def compact_png(fig):
    """Draw a figure of a notebook as a small PNG.

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
    seat(fig)
    return small_png(fig, _DPI)


def seat(fig):
    """Seat the legend of a figure that a plot function has made, and write the source below it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Figures of others, of another size, or with a layout of their own are left as they are.
    """
    from jining.dress import dress
    from jining.plot_02.canvas import OWN
    from jining.theme import SIZES

    inches = tuple(fig.get_size_inches())
    size = next((name for name, (*canvas, _) in SIZES.items() if inches == tuple(canvas)), None)
    if fig.get_gid() == OWN and size and fig.get_layout_engine() is not None:
        dress(fig, size=size)


def show_compactly():
    """Let the running notebook show figures as `compact_png` draws them; outside a notebook do nothing."""
    ipython = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if ipython is None or not hasattr(ipython, "kernel"):
        return
    import matplotlib.pyplot as plt
    from matplotlib.figure import Figure

    # pyplot loads its backend with the first figure, and the backend registers a formatter of its own: load it before.
    plt.switch_backend(plt.get_backend())
    plt.rcParams["figure.dpi"] = _DPI
    ipython.display_formatter.formatters["image/png"].for_type(Figure, compact_png)
