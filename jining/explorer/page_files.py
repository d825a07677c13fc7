"""The page as one script and one style sheet: its modules are joined, there is no bundler."""

import json
import re
from functools import cache
from importlib.resources import files

_MODULES = ("dom", "filter", "state", "charts", "views", "take", "page")


def _text(name):
    return files("jining").joinpath("explorer", "page", name).read_text(encoding="utf-8")


@cache
def script():
    """One module, which exports what an anywidget needs; the skeleton of the page is a text in it."""
    modules = [re.sub(r"^import .*\n|^export (?!default)", "", _text(f"{name}.js"), flags=re.MULTILINE) for name in _MODULES]
    return "\n".join([f"const SKELETON = {json.dumps(_text('page.html'), ensure_ascii=False)};", *modules])


@cache
def style():
    """One style sheet."""
    return _text("page.css")
