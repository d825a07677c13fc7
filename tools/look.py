"""Draw figures to be looked at, with complaints: `python tools/look.py FOLDER NAME…`, both languages and sizes."""

import sys
from pathlib import Path

from legibility import complaints
from PIL import Image

from jining.figures import registry
from jining.figures.figure import prepare
from jining.plot.png import small_png
from jining.plot.theme import look

#: Dots per inch at which a sheet of both languages is easily read on a screen.
DPI = {"slide": 80, "page": 150}


def sheet(name, size, folder):
    """One picture of both languages, and what is wrong with them."""
    paths = []
    for lang in ("en", "zh"):
        fig = prepare(name).draw(lang, size)
        for complaint in complaints(fig):
            print(f"{name} {lang} {size}: {complaint}")
        with look(lang, size):
            paths.append(Path(folder, f".{name}_{lang}.png"))
            paths[-1].write_bytes(small_png(fig, DPI[size]))
    both = [Image.open(path).convert("RGB") for path in paths]
    right, down = (both[0].width + 8, 0) if size == "page" else (0, both[0].height + 8)
    out = Image.new("RGB", (both[0].width + right, both[0].height + down), "#808080")
    out.paste(both[0], (0, 0))
    out.paste(both[1], (right, down))
    out.save(Path(folder, f"{name}_{size}.png"))
    for path in paths:
        path.unlink()


if __name__ == "__main__":
    folder, *wanted = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in wanted or registry.NAMES:
        for size in ("slide", "page"):
            sheet(name, size, folder)
