"""Write a figure with its source inside and its passport beside it."""

import hashlib
import io
import json
import re
from pathlib import Path

from matplotlib import rcParams

from jining.atomic import write_atomic
from jining.docs import cite
from jining.dress import dress, n_of_total, source_line
from jining.package import TABLE, fields, package, resource
from jining.picture import small_png
from jining.spreadsheet import csv_bytes
from jining.svg import slim
from jining.theme import SIZES, check_choice, language, set_theme

FORMATS = ("png", "svg", "pdf")
#: Without dates and program versions the same figure gives the same bytes.
_METADATA = {"svg": {"Date": None, "Creator": None},
             "pdf": {"CreationDate": None, "Creator": None, "Producer": None}}
_NAME = re.compile(r"\w[\w.+-]{0,99}")


def save_figure(fig, name, *, promises, folder="figures", formats=FORMATS, size="slide", lang=None, title="", subtitle="",
                note="", alt="", of=None):
    """Write a figure with title, source and note on it, its passport and its rows beside it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Any figure; it is resized and dressed.
    name : str
        Name of the files without ending: letters, digits, ".", "_", "+" and "-".
    promises : pandas.DataFrame
        The records that the figure shows. A filter made by `select` is noted in the passport.
    folder : str or path-like
        Where to write; made if it is missing.
    formats : sequence of {"png", "svg", "pdf"}
    size : {"slide", "half", "column"}
    lang : {"en", "zh"}, optional
        Language of the figure; that of the theme by default.
    title, subtitle, note, alt : str or dict of str to str
        In one language, or one text for "en" and one for "zh". "n of N" is put before the subtitle.
    of : int, optional
        N; the number of records of the shipped table by default.

    Returns
    -------
    dict of str to pathlib.Path
        The files: one per format, "json" (the passport) and "csv" (the rows, safe to open in Excel).

    Raises
    ------
    ValueError
        If the name could leave the folder, or a format, size or language is not known.
    OSError
        If a file cannot be written; the old one stays whole.

    Notes
    -----
    A second run writes the same bytes.

    Examples
    --------
    >>> import tempfile, jining
    >>> promises = jining.select(jining.load(), sector="poverty")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = save_figure(jining.plot_kinds(promises).figure, "poverty", promises=promises, folder=folder)
    ...     sorted(path.name for path in files.values())
    ['poverty.csv', 'poverty.json', 'poverty.pdf', 'poverty.png', 'poverty.svg']
    """
    lang = language(lang)
    _check(name, formats, size)
    total = len_of_table() if of is None else of
    words = _both_languages({"title": title, "subtitle": subtitle, "note": note, "alt": alt}, promises, total, lang)
    with set_theme(lang, size):
        dress(fig, lang=lang, size=size, **{part: words[part][lang] for part in ("title", "subtitle", "note")})
        data = {ending: _render(fig, ending) for ending in formats}
    data["csv"] = csv_bytes(promises)
    data["json"] = _passport(name, promises, words, total, lang, size, data)
    return {ending: write_atomic(Path(folder) / f"{name}.{ending}", content, make_folder=True) for ending, content in data.items()}


def len_of_table():
    """Count the records of the shipped table.

    Returns
    -------
    int
    """
    from jining.reading import read_rows

    return len(read_rows()[1])


def _check(name, formats, size):
    if not _NAME.fullmatch(str(name)) or ".." in name:
        raise ValueError(f"name={name!r} is no file name: use letters, digits, '.', '_', '+' and '-', no folder")
    for ending in formats:
        check_choice("format", ending, FORMATS)
    check_choice("size", size, SIZES)


def _both_languages(words, promises, total, lang):
    words = {part: {"en": "", "zh": ""} | (text if isinstance(text, dict) else {lang: text}) for part, text in words.items()}
    for language_ in ("en", "zh"):
        counted = n_of_total(len(promises), total, language_)
        stop = {"en": ". ", "zh": "。"}[language_]
        words["subtitle"][language_] = stop.join(filter(None, [counted, words["subtitle"][language_]]))
        words["alt"][language_] = words["alt"][language_] or words["title"][language_] or counted
    return words


def _render(fig, ending):
    if ending == "png":
        return small_png(fig, rcParams["savefig.dpi"])
    out = io.BytesIO()
    fig.savefig(out, format=ending, metadata=_METADATA[ending])
    return slim(out.getvalue()) if ending == "svg" else out.getvalue()


def _passport(name, promises, words, total, lang, size, data):
    content = {
        "name": name, "language": lang, "size": size,
        "title": words["title"], "caption": _caption(words), "alt": words["alt"], "note": words["note"],
        "n": len(promises), "of": total, "filter": promises.attrs.get("filter"), "ids": promises["id"].tolist(),
        "files": {f"{name}.{ending}": "sha256:" + hashlib.sha256(raw).hexdigest() for ending, raw in data.items()},
        "data": {"name": package()["name"], "version": package()["version"], "hash": resource(TABLE)["hash"],
                 "columns": len(fields())},
        "package_version": _version(), "citation": cite().splitlines(),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _caption(words):
    caption = {}
    for lang, stop, space in (("en", ".", " "), ("zh", "。", "")):
        said = [words[part][lang] for part in ("title", "subtitle", "note") if words[part][lang]]
        caption[lang] = space.join([*(_sentence(text, stop) for text in said), source_line(lang)])
    return caption


def _sentence(text, stop):
    return text if text.endswith((".", "。", "!", "?", "！", "？")) else text + stop


def _version():
    from jining import __version__

    return __version__
