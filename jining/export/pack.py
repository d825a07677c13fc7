"""One folder for a theme or a sector: figures, table, workbook, brief, slides and captions of the same records."""

from pathlib import Path

from jining.export.brief import brief
from jining.export.deck import deck_bytes
from jining.export.figure import FORMATS, save_figure, wanted
from jining.export.office import say
from jining.export.workbook import export_workbook
from jining.figures import registry
from jining.figures.figure import prepare
from jining.report.files import write_atomic
from jining.report.frames import gate
from jining.report.language import language
from jining.report.load import load
from jining.report.published import write_csv
from jining.selection.themes import find_topic

#: Figures of every pack, drawn of the records of the topic alone.
_ALWAYS = ("promise_and_result",)


def pack(theme_or_sector, folder, *, lang=None, formats=("png",), promises=None, results=None, verdicts=None):
    """Write everything for a briefing on one theme or sector into a folder, all from the same records.

    Parameters
    ----------
    theme_or_sector : str
        Stem of a notebook, such as "07_countryside" or "countryside", or key of a sector, such as "rural".
    folder : str or path-like
        Made if it is missing; its parent must exist.
    lang : {"en", "zh"}, optional
        Language of all files; that of the theme of figures by default.
    formats : {"png", "svg", "pdf"} or sequence of them
        Of the figures.
    promises, results, verdicts : pandas.DataFrame, optional
        As `load`, `load_results` and `load_verdicts` return them; the shipped ones by default.

    Returns
    -------
    list of pathlib.Path
        What was written: figures with passports and data in `figures`, `records.csv`, `records.xlsx`, `brief.docx`,
        `slides.pptx`, `captions.md`.

    Raises
    ------
    ValueError
        If there is no such theme, sector, language or format, or it has no record.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = pack("07_countryside", folder)
    >>> {"brief.docx", "captions.md", "records.csv", "records.xlsx", "slides.pptx"} <= {path.name for path in files}
    True
    """
    lang, topic, folder = language(lang), find_topic(theme_or_sector), _folder(folder)
    formats, promises = wanted("format", formats, FORMATS), gate(load() if promises is None else promises)
    rows, facts = topic.rows(promises), {"results": results, "verdicts": verdicts}
    if rows.empty:
        raise ValueError(f"{topic.key} has no record among these promises, so there is nothing to pack")
    drawn = [*_figures(topic, [prepare(name, promises, **facts) for name in registry.names()], set(rows["id"])),
             *(prepare(name, rows, **facts) for name in _ALWAYS)]
    drawn = [figure for figure in drawn if not figure.empty()]
    folder.mkdir(exist_ok=True)
    written = [save_figure(figure.draw(lang), folder=folder / "figures", formats=formats) for figure in drawn]
    files = [path for paths in written for path in paths.values()]
    page = brief(topic.key, lang, promises=rows, **facts)
    files += [write_csv(rows, folder / "records.csv"), export_workbook(folder / "records.xlsx", rows, lang=lang, **facts),
              page.save(folder / "brief.docx")]
    if drawn:
        files.append(write_atomic(folder / "slides.pptx", deck_bytes(drawn, rows, lang, page.title)))
    files.append(write_atomic(folder / "captions.md", _captions(drawn, page, lang).encode("utf-8")))
    return files


def _folder(folder):
    """Refuse a folder that is none, or whose parent is missing."""
    folder = Path(folder).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder; give the path of a folder")
    if not folder.absolute().parent.is_dir():
        raise FileNotFoundError(f"{folder} cannot be made: there is no folder {folder.absolute().parent}")
    return folder


def _figures(topic, figures, ids):
    """Figures of the notebook of a theme; of a sector those that draw mostly its records. None is empty."""
    for figure in figures:
        inside = sum(id_ in ids for id_ in figure.rows["id"])
        mostly = 2 * inside > len(figure.rows) and figure.module.RECORDS != {}
        if figure.name not in _ALWAYS and inside and (topic.key == figure.module.NOTEBOOK if topic.is_theme else mostly):
            yield figure


def _captions(drawn, page, lang):
    """Write the brief as text, then title, caption and words of each figure, and the records of all files."""
    parts = [str(page), f"## {say('captions', lang)}"]
    for figure in drawn:
        words = figure.words(lang)
        parts += [f"### {words.title}", words.subtitle, words.note, figure.source(lang),
                  say("captions_alt", lang, said=words.alt), say("captions_files", lang, name=figure.name)]
    shown = {id_ for figure in drawn for id_ in figure.rows["id"]} - set(page.ids)
    parts += [say("captions_same", lang, n=len(page.ids))]
    parts += [say("captions_more", lang, n=len(shown), ids=", ".join(sorted(shown)))] if shown else []
    return "\n\n".join(filter(None, parts)) + "\n"
