"""Write the whole set of figures, in several processes, and its index page."""

import html
import multiprocessing
import os
import signal
import sys
import threading
import types
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from jining.export.figure import FORMATS, save_figure, wanted
from jining.export.office import refuse_uncoded, say
from jining.figures import registry
from jining.figures.figure import list_figures, prepare
from jining.plot.theme import SIZES
from jining.report.errors import check_choice
from jining.report.files import write_atomic
from jining.report.language import LANGS
from jining.report.load import load
from jining.report.report import data_dir, use


def save_figures(folder="figures", *, only=None, langs=("en", "zh"), formats=("png",), size="slide", title=True, dpi=None,
                 workers=None, progress=True):
    """Write the whole set, one folder per language.

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

    Returns
    -------
    list of dict of str to pathlib.Path
        The files of each figure and language.

    Raises
    ------
    ValueError
        If there is no such figure, format, size or language, or no figure is named.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (files,) = save_figures(folder, only=["kinds_by_sector"], langs=["zh"], progress=False)
    >>> sorted(path.name for path in files.values())
    ['kinds_by_sector.csv', 'kinds_by_sector.json', 'kinds_by_sector.png']
    """
    from tqdm import tqdm

    refuse_uncoded(load())
    names = registry.chosen(only)
    check_choice("size", size, SIZES)
    rest = wanted("lang", langs, LANGS), Path(folder), wanted("format", formats, FORMATS), size, title, dpi
    if workers == 1 or len(names) == 1:
        return [files for name in tqdm(names, unit="figure", disable=not progress) for files in write_figure(name, *rest)]
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(data_dir(),))
    try:
        with _without_script():
            started = [pool.submit(write_figure, name, *rest) for name in names]
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


@contextmanager
def _without_script():
    """Keep new processes from running the reader's script anew, which they do where a process is not a copy of another."""
    script, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def write_gallery(folder="figures"):
    """Write `README.md` into the folder of the figures."""
    page = "\n".join(_section(lang) for lang in ("en", "zh"))
    return write_atomic(Path(folder) / "README.md", page.encode("utf-8"), make_folder=True)


def _section(lang):
    lines = [say("gallery_head", lang), say("gallery_columns", lang), "|---|---|---|---|"]
    for row in list_figures(lang).itertuples():
        path = f"{lang}/{row.Index}"
        picture = f'<img src="{path}.png" width="360" alt="{html.escape(row.alt)}">'
        lines.append(f"| {picture} | {row.title} | {row.note} | [{row.notebook}](../notebooks/{row.notebook}.ipynb) |")
    return "\n".join(lines) + "\n"
