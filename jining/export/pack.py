"""One folder for a theme or a sector: figures, table, workbook, brief, slides and captions of the same records."""

from pathlib import Path

from jining.export.brief import brief
from jining.export.deck import deck_bytes
from jining.export.figure import save_figure
from jining.export.workbook import export_workbook
from jining.figures import registry
from jining.figures.figure import prepare
from jining.report.files import write_atomic
from jining.report.frames import gate
from jining.report.language import language
from jining.report.load import load
from jining.report.write_csv import write_csv
from jining.selection.select import select
from jining.selection.themes import find_topic

_WORDS = {"captions": {"en": "Captions", "zh": "图注"}, "alt": {"en": "In words", "zh": "文字说明"},
          "files": {"en": "Files", "zh": "文件"},
          "same": {"en": "The tables hold all {n} promises that figures, slides and brief are about: {ids}.",
                   "zh": "表中含图、幻灯片和简报所涉的全部{n}项承诺：{ids}。"},
          "more": {"en": "Of these, {n} lie outside the theme; a figure sets them beside it: {ids}.",
                   "zh": "其中{n}项不属于本主题，因图中对照而列入：{ids}。"}}


#: Figures of every pack, drawn of the records of the topic alone.
_ALWAYS = ("promise_and_result",)


def pack(theme_or_sector, folder, *, lang=None, formats=("png", "svg"), promises=None, results=None, verdicts=None):
    """Write everything for a briefing on one theme or sector into a folder, all from the same records.

    Parameters
    ----------
    theme_or_sector : str
        Stem of a notebook, such as "07_countryside" or "countryside", or key of a sector, such as "rural".
    folder : str or path-like
        Made if it is missing; its parent must exist.
    lang : {"en", "zh"}, optional
        Language of all files; that of the theme of figures by default.
    formats : sequence of {"png", "svg", "pdf"}
        Of the figures.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; the shipped ones by default.
    results, verdicts : pandas.DataFrame, optional
        Facts and verdicts as `load_results` and `load_verdicts` return them; the shipped ones by default.

    Returns
    -------
    list of pathlib.Path
        What was written: figures with passports and data in `figures`, `records.csv`, `records.xlsx`, `brief.docx`,
        `slides.pptx`, `captions.md`.

    Raises
    ------
    ValueError
        If there is no such theme, sector, language or format, or it has no record.
    OSError
        If a file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = pack("07_countryside", folder, formats=["png"])
    >>> {"brief.docx", "captions.md", "records.csv", "records.xlsx", "slides.pptx"} <= {path.name for path in files}
    True
    """
    lang, topic, folder = language(lang), find_topic(theme_or_sector), _folder(folder)
    promises = gate(load() if promises is None else promises)
    own = topic.rows(promises)
    if own.empty:
        raise ValueError(f"{topic.key} has no record among these promises, so there is nothing to pack")
    facts = {"results": results, "verdicts": verdicts}
    names = _figures(topic, promises, own, facts)
    drawn_ids = {id_ for name in names for id_ in prepare(name, promises, **facts).rows["id"]}
    rows = select(promises, ids=[id_ for id_ in promises["id"] if id_ in drawn_ids or id_ in set(own["id"])])
    drawn = [*(prepare(name, promises, **facts) for name in names), *(prepare(name, own, **facts) for name in _ALWAYS)]
    drawn = [figure for figure in drawn if not figure.empty()]
    folder.mkdir(exist_ok=True)
    written = [save_figure(figure.draw(lang), folder=folder / "figures", formats=formats) for figure in drawn]
    files = [path for paths in written for path in paths.values()]
    page = brief(topic.key, lang, promises=own, **facts)
    files += [write_csv(rows, folder / "records.csv"), export_workbook(folder / "records.xlsx", rows, lang=lang, **facts),
              page.save(folder / "brief.docx")]
    if drawn:
        files.append(write_atomic(folder / "slides.pptx", deck_bytes(drawn, own, lang, page.title)))
    files.append(write_atomic(folder / "captions.md", _captions(drawn, rows, page, lang).encode("utf-8")))
    return files


def _folder(folder):
    """Refuse a folder that is none, or whose parent is missing."""
    folder = Path(folder).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder; give the path of a folder")
    if not folder.absolute().parent.is_dir():
        raise FileNotFoundError(f"{folder} cannot be made: there is no folder {folder.absolute().parent}")
    return folder


def _figures(topic, promises, own, facts):
    """Figures of the notebook of a theme; of a sector those that draw mostly its records. None is empty."""
    found, ids = [], set(own["id"])
    for name in registry.names():
        rows = prepare(name, promises, **facts).rows
        inside = sum(id_ in ids for id_ in rows["id"])
        mostly = 2 * inside > len(rows) and registry.find(name).RECORDS != {}
        if name not in _ALWAYS and inside and (topic.key == registry.find(name).NOTEBOOK if topic.is_theme else mostly):
            found.append(name)
    return found


def _captions(drawn, rows, page, lang):
    """Write the brief as text, then title, caption and words of each figure, and the records of all files."""
    parts = [str(page), f"## {_WORDS['captions'][lang]}"]
    colon = ": " if lang == "en" else "："
    for figure in drawn:
        words = figure.words(lang)
        parts += [f"### {words.title}", words.subtitle, words.note, figure.source(lang),
                  f"{_WORDS['alt'][lang]}{colon}{words.alt}",
                  f"{_WORDS['files'][lang]}{colon}figures/{figure.name}.*"]
    beyond = [id_ for id_ in rows["id"] if id_ not in set(page.ids)]
    for key, ids in (("same", list(rows["id"])), ("more", beyond)):
        parts += [_WORDS[key][lang].format(n=len(ids), ids=_spans(ids))] if ids else []
    return "\n\n".join(part for part in parts if part) + "\n"


def _spans(ids):
    """Write identifiers short: those that follow each other in the report as a span."""
    at = {id_: place for place, id_ in enumerate(load()["id"])}
    spans = []
    for id_ in ids:
        if spans and at.get(id_, -2) == at.get(spans[-1][-1], -4) + 1:
            spans[-1].append(id_)
        else:
            spans.append([id_])
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}–{span[-1].partition('-')[2]}" for span in spans)
