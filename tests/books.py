"""The committed notebooks and lessons, each read once, and what they show."""

import functools
import re
from pathlib import Path

import nbformat

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
TEACHING = {"en": FOLDER / "teaching", "zh": FOLDER / "teaching" / "zh"}
LESSONS = {lang: sorted(folder.glob("L*.ipynb")) for lang, folder in TEACHING.items()}
SOLUTIONS = {lang: sorted((folder / "solutions").glob("L*.ipynb")) for lang, folder in TEACHING.items()}
#: Pixels differ between machines; what is said does not.
PICTURE = re.compile(r"base64,[A-Za-z0-9+/=]+")


@functools.cache
def read(path):
    """A notebook as it is committed: not to be changed."""
    return nbformat.read(path, 4)


def cells_of(path, kind=None):
    return [cell for cell in read(path).cells if kind in (None, cell.cell_type)]


def sources(path, kind):
    return [cell.source for cell in cells_of(path, kind)]


def texts(notebook):
    kinds = ("text/plain", "text/html", "text/markdown")
    return [PICTURE.sub("", part) for cell in notebook.cells for output in cell.get("outputs", [])
            for part in (output.get("text", ""), *(output.get("data", {}).get(kind, "") for kind in kinds))]
