"""Figures in notebooks: sharp on screens of double density, small as files, with an alternative text."""

import sys

from jining.plot.png import small_png
from jining.plot.theme import look

#: Pixels for each point of the page: screens of double density show every one of them.
_DENSITY = 2


def picture(fig):
    """PNG of a figure at double density, and how wide, how high and with which alternative text it is shown."""
    density = _DENSITY if fig.dpi <= 100 else 1
    alt = getattr(fig, "alt", "") or next(filter(None, _titles(fig)), "") or ", ".join(filter(None, _rows(fig)))
    width, height = (round(inches * fig.dpi) for inches in fig.get_size_inches())
    return small_png(fig, fig.dpi * density), {"width": width, "height": height} | ({"alt": alt} if alt else {})


def _titles(fig):
    texts = [*([fig._suptitle] if fig._suptitle else []), *(ax.title for ax in fig.axes),
             *(getattr(ax, "_left_title", ax.title) for ax in fig.axes)]
    return [text.get_text() for text in texts]


def _rows(fig):
    return [name.get_text() for ax in fig.axes for name in ax.get_yticklabels()]


def show(fig):
    """Show a figure of the house as the output of a cell; a plain terminal gets its alternative text."""
    from IPython.display import publish_display_data

    with look(fig.lang, fig.size):
        png, shown = picture(fig)
    publish_display_data({"image/png": png, "text/plain": fig.alt or repr(fig)}, {"image/png": shown})


def show_sharply():
    """Let the running notebook show plain figures at double density too; outside a notebook do nothing."""
    ipython = sys.modules["IPython"].get_ipython()
    if ipython is None or not hasattr(ipython, "kernel"):
        return
    import matplotlib.pyplot as plt
    from matplotlib.figure import Figure

    # pyplot loads the backend that is set with its first figure, and the backend then registers a formatter of its own,
    # which would hide ours: let it load now. This call draws nothing and switches nothing.
    plt.draw_if_interactive()
    ipython.display_formatter.formatters["image/png"].for_type(Figure, picture)
