"""Figures as small files, and in notebooks: sharp on screens of double density, with an alternative text."""

import io
import sys
import warnings

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from jining.plot.theme import look


def small_png(fig, dpi, *, text=None):
    """Draw a figure as a PNG with a palette, the same on every run; texts are written into the file by keyword."""
    before, canvas = fig.dpi, fig.canvas
    try:
        fig.dpi = dpi
        drawn = FigureCanvasAgg(fig)
        with warnings.catch_warnings():  # of a slow search for the place of a legend: it depends on the machine
            warnings.filterwarnings("ignore", "Creating legend with loc")
            drawn.draw()
        image = Image.frombuffer("RGBA", drawn.get_width_height(), bytes(drawn.buffer_rgba()))
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    finally:
        fig.dpi = before
        fig.set_canvas(canvas)
    image = image.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    info, out = PngInfo(), io.BytesIO()
    for keyword, said in (text or {}).items():
        info.add_itxt(keyword, said)
    image.save(out, "png", dpi=(dpi, dpi), pnginfo=info)
    return out.getvalue()


def picture(fig):
    """PNG of a figure at double density, and how wide, how high and with which alternative text it is shown."""
    titles = [ax.get_title(side) for side in ("center", "left") for ax in fig.axes]
    rows = [name.get_text() for ax in fig.axes for name in ax.get_yticklabels()]
    said = [getattr(fig, "alt", ""), fig.get_suptitle(), *titles, ", ".join(filter(None, rows))]
    alt = next(filter(None, said), "")
    width, height = (round(inches * fig.dpi) for inches in fig.get_size_inches())
    png = small_png(fig, fig.dpi * (2 if fig.dpi <= 100 else 1))
    return png, {"width": width, "height": height} | ({"alt": alt} if alt else {})


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
