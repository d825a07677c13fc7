"""The explorer as one HTML file: no Python, no server, no network."""

import base64
import hashlib
import html
import io
import json
import os
import sys
import webbrowser
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from string import Template

from jining.explorer.payload import page_text, script
from jining.explorer.widget import explore
from jining.explorer.words import WORDS
from jining.report.files import write_atomic

_SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_START = """
const payload = JSON.parse(document.getElementById("jn-data").textContent);
const first = JSON.parse(document.getElementById("jn-start").textContent);
const page = start(document.getElementById("jn-explorer"), payload, first);
const head = () => {
  for (const node of document.querySelectorAll("[data-jn]")) say(node, page.t(node.dataset.jn));
  document.documentElement.lang = page.lang === "zh" ? "zh-CN" : "en"; document.title = page.t("title"); };
page.state.model.on("change:lang", () => queueMicrotask(head));
head();
"""


def write_explorer(path, promises=None, **start):
    """Write the explorer as one HTML file that opens in any browser, without Python and without a network.

    Parameters
    ----------
    path : str or path-like
        File to write, such as "explorer.html". It is written whole or not at all.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    **start
        Facts, verdicts, language, view, columns and filters to start with, as `explore` takes them.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        As for `explore`, or if the name does not end in .html.
    OSError
        If the file cannot be written; an old one stays whole.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_explorer(f"{folder}/explorer.html", sector="education").stat().st_size < 2.5e6
    True
    """
    if not str(path).endswith((".html", ".htm")):
        raise ValueError(f"{path}: an explorer is written to a file that ends in .html")
    return write_atomic(path, explorer_html(explore(promises, **start)).encode("utf-8"))


def open_app(lang="en", *, browser=True):
    """Write the explorer to a folder of the user and open it in a browser; return where it is."""
    home = Path.home()
    folders = {"win32": Path(os.environ.get("LOCALAPPDATA") or home), "darwin": home / "Library" / "Caches"}
    folder = folders.get(sys.platform) or Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    page = explorer_html(explore(lang=lang))
    path = write_atomic(folder / "jining" / "explorer.html", page.encode("utf-8"), make_folder=True)
    if browser:
        webbrowser.open(path.resolve().as_uri())
    return path


def explorer_html(panel):
    """Write the page with everything in it."""
    first = {"filters": panel.filters, "view": panel.view, "record": None, "lang": panel.lang, "pinned": None,
             "look": panel.look, "mode": "explorer"}  # fmt: skip
    data, code = panel.payload, script() + _START
    code = code.replace("export default {", "const widget = {")
    said = data + json.dumps(WORDS, ensure_ascii=False) + "".join(map(chr, range(32, 127))) + "✓≠▲▼▾×·…–—≥≤≈"
    letters = frozenset(filter(str.isprintable, said))
    fonts = "".join(_font(weight, name, letters) for weight, name in ((400, "Regular"), (700, "Bold")))
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    policy = (f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; "
              "font-src data:; base-uri 'none'; form-action 'none'")  # fmt: skip
    said = {key: html.escape(words[panel.lang], quote=False) for key, words in json.loads(data)["words"].items()}
    return Template(page_text("file.html")).substitute(
        said, lang="zh-CN" if panel.lang == "zh" else "en", policy=policy, fonts=fonts, style=page_text("page.css"),
        code=code, data=_safe(data), first=_safe(json.dumps(first, ensure_ascii=False)))  # fmt: skip


def _safe(text):
    """JSON inside a script element: no character of it can end the element."""
    for letter, escape in _SAFE.items():
        text = text.replace(letter, escape)
    return text


@cache
def _font(weight, name, letters):
    """Cut the letters that the page needs of a bundled font, as a style."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    with as_file(files("jining").joinpath("fonts", f"JiningSansSC-{name}.ttf")) as path:
        font = TTFont(path, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, letters))
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    return (f'@font-face{{font-family:"Jining Sans SC";font-weight:{weight};'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}')  # fmt: skip
