"""Many figures at once: the whole set in several processes, its index page, and a folder for one theme or sector."""

import html
import multiprocessing
import os
import signal
import sys
import threading
import types
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from jining.export.brief import brief
from jining.export.deck import deck_bytes
from jining.export.figure import FORMATS, save_figure
from jining.export.office import say
from jining.export.workbook import workbook_bytes
from jining.figures import registry
from jining.figures.figure import list_figures, prepare
from jining.plot.theme import SIZES
from jining.report.errors import check_choice, check_choices
from jining.report.files import path_of, write_atomic
from jining.report.frames import gate
from jining.report.language import LANGS, language
from jining.report.load import load
from jining.report.published import own_columns, write_csv
from jining.report.report import data_dir, use
from jining.selection.themes import find_topic

#: Figure of every pack, drawn of the records of the topic alone; and where nobody has searched for results.
_ALWAYS = "promise_and_result", "kinds_by_sector"


def save_figures(folder="figures", *, only=None, langs=("en", "zh"), formats=("png",), size="slide", title=True, dpi=None,
                 workers=None, progress=True):
    """Write the whole set, one folder per language; returns the files of each figure and language as `save_figure` does.

    Parameters
    ----------
    folder : str or path-like
    only : str or sequence of str, optional
        Names of figures; all by default.
    langs : {"en", "zh"} or sequence of them
    formats : {"png", "svg", "pdf"} or sequence of them
    size : {"slide", "page"}
    title : bool
        Write title and subtitle on the pictures.
    dpi : float, optional
    workers : int, optional
        Processes; one per core by default.
    progress : bool

    A figure, format, size or language that there is not, or none, is a ValueError.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (files,) = save_figures(folder, only=["kinds_by_sector"], langs=["zh"], progress=False)
    >>> sorted(path.name for path in files.values())
    ['kinds_by_sector.csv', 'kinds_by_sector.json', 'kinds_by_sector.png']
    """
    from tqdm import tqdm

    names = registry.chosen(only)
    check_choice("size", size, SIZES)
    rest = check_choices("lang", langs, LANGS), Path(folder), check_choices("format", formats, FORMATS), size, title, dpi
    if workers == 1 or len(names) == 1:
        return [files for name in tqdm(names, unit="figure", disable=not progress) for files in write_figure(name, *rest)]
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(data_dir(),))
    # a process that is no copy of this one would run the reader's script anew
    script, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        try:
            started = [pool.submit(write_figure, name, *rest) for name in names]
        finally:
            sys.modules["__main__"] = script
        return [files for one in tqdm(started, unit="figure", disable=not progress) for files in one.result()]
    finally:
        pool.shutdown(cancel_futures=True)


def write_figure(name, langs, folder, formats, size, title, dpi):
    """Write one figure of the set in some languages, one folder each; its files by language."""
    prepared = prepare(name)
    return [save_figure(prepared.draw(lang, size, title=title), folder=Path(folder) / lang, formats=formats, dpi=dpi)
            for lang in langs]


def _begin(folder):
    """Begin a process: on the same report, deaf to Ctrl-C, which its parent hears, and at an end when its parent is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if data_dir() != folder:
        use(folder)

    def end():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()


def write_gallery(folder="figures", formats=("png",)):
    """Write `README.md` into the folder of the figures, in a format that a page shows; over no other one."""
    target, head, lines = Path(folder) / "README.md", say("gallery_head", "en"), []
    ending = min(formats, key="pdf".__eq__)  # which no page shows
    if target.is_file() and not target.read_text("utf-8", "replace").startswith(head[:40]):
        raise ValueError(f"{target} stands there and is no gallery of figures: take another folder")
    for lang in LANGS:
        lines += [say("gallery_head", lang), say("gallery_columns", lang), "|---|---|---|---|"]
        for row in list_figures(lang).itertuples():
            picture = f'<img src="{lang}/{row.Index}.{ending}" width="360" alt="{html.escape(row.alt)}">'
            notebook = f"../notebooks/{row.notebook}.ipynb"  # beside the folder of the project alone
            named = f"[{row.notebook}]({notebook})" if (target.parent / notebook).is_file() else row.notebook
            lines.append(f"| {picture} | {row.title} | {row.note} | {named} |")
        lines.append("")
    return write_atomic(target, "\n".join(lines).encode("utf-8"), make_folder=True)


def pack(theme_or_sector, folder, *, lang=None, formats=("png",), promises=None, results=None, verdicts=None):
    """Write everything for a briefing on one theme or sector into a folder, all from the same records.

    Parameters
    ----------
    theme_or_sector : str
        Stem of a notebook, such as "07_countryside" or "countryside", or key of a sector, such as "rural".
    folder : str or path-like
        A new or an empty one; its parent must exist.
    lang : {"en", "zh"}, optional
        Language of all files; that of the theme of figures by default.
    formats : {"png", "svg", "pdf"} or sequence of them
        Of the figures.
    promises, results, verdicts : pandas.DataFrame, optional
        As `load`, `load_results` and `load_verdicts` return them; the shipped ones by default.

    Returns what was written: figures with passports and data in `figures`, `records.csv` (as `load` reads it: without
    columns of your own, which `records.xlsx` has), `brief.docx`, `slides.pptx`, `captions.md`. A theme, sector, language or
    format that there is not, or one without records, is a ValueError.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = pack("07_countryside", folder)
    >>> {"brief.docx", "captions.md", "records.csv", "records.xlsx", "slides.pptx"} <= {path.name for path in files}
    True
    """
    lang, topic, folder = language(lang), find_topic(theme_or_sector), path_of(folder)
    formats, promises = check_choices("format", formats, FORMATS), gate(load() if promises is None else promises)
    rows, facts = topic.rows(promises), {"results": results, "verdicts": verdicts}
    page, book = brief(topic.key, lang, promises=rows, **facts), workbook_bytes(rows, lang=lang, **facts)
    figures = [prepare(name, promises, **facts) for name in registry.NAMES if name not in _ALWAYS]
    always = next(one for name in _ALWAYS if not (one := prepare(name, rows, **facts)).empty())
    drawn = [*_figures(topic, figures, set(rows["id"])), always]
    folder.mkdir(exist_ok=True)  # not its parent, which a slip may name
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty, and its files would mix with those of this pack: give a new one")
    written = [save_figure(figure.draw(lang), folder=folder / "figures", formats=formats) for figure in drawn]
    files = [path for paths in written for path in paths.values()]
    table = rows.drop(columns=own_columns(rows))  # what `load` reads; the workbook has columns of the user, too
    return [*files, write_csv(table, folder / "records.csv"), page.save(folder / "brief.docx"),
            write_atomic(folder / "records.xlsx", book),
            write_atomic(folder / "slides.pptx", deck_bytes(drawn, rows, lang, page.title)),
            write_atomic(folder / "captions.md", _captions(drawn, page, lang).encode("utf-8"))]


def _figures(topic, figures, ids):
    """Figures of the notebook of a theme; of a sector those that draw mostly its records. None is empty."""
    for figure in figures:
        inside = sum(id_ in ids for id_ in figure.rows["id"])
        mostly = 2 * inside > len(figure.rows) and figure.module.RECORDS != {}
        if inside and not figure.empty() and (topic.key == figure.module.NOTEBOOK if topic.is_theme else mostly):
            yield figure


def _captions(drawn, page, lang):
    """Write the brief as text, then title, caption and words of each figure, and the records of all files."""
    parts = [str(page), f"## {say('captions', lang)}"]
    for figure in drawn:
        words = figure.words(lang)
        parts += [f"### {words.title}", words.subtitle, words.note, figure.source(lang),
                  say("captions_alt", lang, said=words.alt), say("captions_files", lang, name=figure.name)]
    shown = {id_ for figure in drawn for id_ in figure.rows["id"]} - set(page.ids)
    more = say("captions_more", lang, n=len(shown), ids=", ".join(sorted(shown))) if shown else ""
    return "\n\n".join(filter(None, [*parts, say("captions_same", lang, n=len(page.ids)), more])) + "\n"
