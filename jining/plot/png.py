"""Pictures as small files: a palette of 256 colours is enough for a figure."""

import io
import warnings

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

_COLORS = 256


def small_png(fig, dpi, *, text=None):
    """Draw a figure as a PNG with a palette, the same on every run; texts are written into the file by keyword."""
    from PIL.PngImagePlugin import PngInfo

    before, canvas = fig.dpi, fig.canvas
    try:
        fig.dpi = dpi
        drawn = FigureCanvasAgg(fig)
        with warnings.catch_warnings():  # of a slow search for the place of a legend: it depends on the machine
            warnings.filterwarnings("ignore", "Creating legend with loc")
            drawn.draw()
        image = Image.frombuffer("RGBA", drawn.get_width_height(), bytes(drawn.buffer_rgba())).convert("RGB")
    finally:
        fig.dpi = before
        fig.set_canvas(canvas)
    image = image.quantize(_COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    info, out = PngInfo(), io.BytesIO()
    for keyword, said in (text or {}).items():
        info.add_itxt(keyword, said)
    image.save(out, "png", dpi=(dpi, dpi), pnginfo=info)
    return out.getvalue()
