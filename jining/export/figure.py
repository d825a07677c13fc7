"""Write a figure with its words on it, its passport and its data beside it; or as the page of lesson 8."""

import hashlib
import html
import io
import json
import re
from numbers import Real
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import jining
from jining.export.office import say
from jining.figures.figure import facts_drawn, of_report, prepare, shipped, source_line, whole
from jining.figures.words import Words
from jining.plot.layout import HouseFigure, dress, fit_plain, has_chart, show_all_letters
from jining.plot.png import small_png
from jining.plot.text import tidy
from jining.plot.theme import SIZES, look
from jining.report.amounts import with_stops
from jining.report.cells import csv_rows, refuse_unwritable
from jining.report.errors import check_choice, check_choices
from jining.report.files import write_atomic
from jining.report.frames import gate
from jining.report.language import LANGS, language
from jining.report.published import changed, origin_of, own_columns
from jining.report.report import fields
from jining.report.results import with_facts
from jining.selection.select import select

FORMATS = ("png", "svg", "pdf")
#: Dots per inch of a PNG: 2,000 dots on a slide, and what a printer shows on a page.
DPI = {"slide": 150, "page": 250}
#: A4 lying, in inches; in a lower place, in points, the words of a figure cannot be read.
_A4, _LEAST = (297 / 25.4, 210 / 25.4), 200
#: Without dates and program versions the same figure gives the same bytes.
_METADATA = {"svg": {"Date": None, "Creator": None}, "pdf": {"CreationDate": None, "Creator": None, "Producer": None}}
_NAME = re.compile(r"\w[\w.+-]{0,99}")
#: Fonts that are tried where the bundled one is not installed: letters of an SVG stay letters.
_SVG_FONTS = "'Jining Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"


def save_figure(fig, name=None, *, folder="figures", formats=("png",), dpi=None, promises=None, lang=None, size=None,
                title=None, subtitle=None, note=None, alt=None, sources=None, data=None):
    """Write a figure, its passport and its data.

    Parameters
    ----------
    fig : matplotlib.figure.Figure or matplotlib.axes.Axes
        A figure of the set as `draw_figure` returns it, written as it is; or any other, which is resized and gets the words
        below, its source, and its place between them.
    name : str, optional
        Name of the files without ending. A figure of the set has one.
    folder : str or path-like
        Where to write; made if it is missing.
    formats : {"png", "svg", "pdf"} or sequence of them
    dpi : float, optional
        Dots per inch of the PNG; 150 for a slide and 250 for a page by default.
    promises : pandas.DataFrame
        Of another figure alone, as all that follow: the records that it shows, out of those of the report.
    lang : {"en", "zh"}, optional
        Language; that of the theme by default.
    size : {"slide", "page"}, optional
        A slide by default; a figure with a chart of `plot_bars` and the like keeps its size.
    title, subtitle, note, alt : str, optional
    sources : sequence of {"report", "results", "census"}, optional
        What is drawn; the report by default.
    data : pandas.DataFrame, optional
        The table that is drawn, with the named levels of its index; the records by default, with columns of your own.

    Returns the files by their endings, the same bytes on every run: one per format, "json" (the passport: words in both
    languages, sources, identifiers, filter, versions) and "csv" (the data, safe to open in Excel). Pictures that an older
    passport of that name lists in other formats are removed: give all formats at once.

    What is no figure, a name that could leave the folder or is that of a file of yours there, and words for a figure of the
    set, which has its own, are a ValueError. Records that differ from the published table are counted on the figure, and its
    passport names no version of the data. A character that no font holds is drawn as □.

    Examples
    --------
    >>> import tempfile, jining
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = save_figure(jining.draw_figure("growth_targets", lang="zh"), folder=folder, formats=["svg"])
    ...     sorted(path.name for path in files.values())
    ['growth_targets.csv', 'growth_targets.json', 'growth_targets.svg']
    """
    fig = fig.figure if isinstance(fig, Axes) else fig
    if not isinstance(fig, Figure):
        raise ValueError(f"fig is no figure but {type(fig).__name__}: give a figure or axes of matplotlib")
    given = {"promises": promises, "lang": lang, "size": size, "title": title, "subtitle": subtitle, "note": note,
             "alt": alt, "sources": sources, "data": data}
    for what, kind in {"title": str, "subtitle": str, "note": str, "alt": str, "data": pd.DataFrame}.items():
        if not isinstance(given[what], kind | None):
            raise ValueError(f"{what} is no {kind.__name__} but {type(given[what]).__name__}: {given[what]!r:.60}")
    if data is not None:
        refuse_unwritable(data, list(data.columns))
    formats = check_choices("format", formats, FORMATS)
    if not isinstance(dpi, Real | None) or not 30 <= (dpi or 30) <= 1200:
        raise ValueError(f"dpi={dpi!r} is no number between 30 and 1200")
    prepared = getattr(fig, "prepared", None)
    name = str(name or getattr(prepared, "name", ""))
    if not _NAME.fullmatch(name) or ".." in name or name.rpartition(".")[2].lower() in FORMATS:
        raise ValueError(f"name={name!r} is no file name: use letters, digits, '.', '_', '+' and '-', no folder, no ending")
    if prepared is None:
        size = size or getattr(fig, "size", "slide")
        return _save(fig, name, folder, formats, dpi, *_plain(
            fig, promises, language(lang), size, [title, subtitle, note, alt], sources or ("report",), data))
    if refused := [what for what, value in given.items() if value is not None]:
        raise ValueError(f"a figure of the set has its own {', '.join(refused)}: give draw_figure records, language, size")
    gate(prepared.promises)  # the report may be another one by now
    content = _passport(prepared.rows, prepared.promises, {one: prepared.words(one) for one in LANGS}, fig.lang, fig.size,
                        {one: prepared.source(one) for one in LANGS}, prepared.own, prepared.facts, prepared.cited())
    return _save(fig, name, folder, formats, dpi, content, _table(prepared.data(fig.lang)), fig.lang, fig.size)


def _plain(fig, promises, lang, size, said, sources, data):
    """Put words on a figure that is not of the set; its passport, data, language and size are returned."""
    if promises is None:
        raise ValueError("promises is missing: give the records that the figure shows")
    check_choice("size", size, SIZES)
    sources, promises = check_choices("source", sources, ("report", "results", "census")), gate(promises)
    title, subtitle, note, alt = (one or "" for one in said)
    subtitle = with_stops([subtitle, of_report(promises, lang)], lang)
    words, own = Words(*(tidy(one, lang) for one in (title, subtitle, note, alt or title))), changed(promises)
    facts = with_facts(promises)[1]
    cited = facts_drawn(sources, facts, data if data is not None and "fact" in data else promises)
    source = source_line(lang, sources, facts, cited, own)
    with look(lang, size):
        show_all_letters(fig)
        if isinstance(fig, HouseFigure) or not has_chart(fig):
            fig.set_size_inches(SIZES[size][:2])
        body = dress(fig, title=words.title, subtitle=words.subtitle, note=words.note, source=source)
        if body.height < _LEAST / 2:
            raise ValueError("the texts leave no room for the figure: make title, subtitle or note shorter")
        fit_plain(fig)
    if data is None:  # what the reader put beside the columns of the table is perhaps what is drawn
        data = promises[[*fields(), *own_columns(promises)]]
    fig.alt, table = words.alt, _table(data)
    said = _passport(promises, promises, {lang: words}, lang, size, {lang: source}, own, facts, cited)
    return said | {"of": whole(promises)}, table, lang, size


def recorded_filter(promises):
    """Filter recorded on a frame, if it gives these records of the report and lets all of this frame pass; else None."""
    steps, rows, own = promises.attrs.get("filter"), shipped(), promises
    try:
        for step in steps if isinstance(steps, list) else [steps or {}]:
            rows, own = select(rows, **step), select(own, **step)
    except (TypeError, ValueError):  # it names what the report does not have
        return None
    return steps if list(rows["id"]) == list(promises["id"]) == list(own["id"]) else None


def _passport(rows, promises, words, lang, size, sources, own, facts, cited):
    return {
        "language": lang, "size": size,
        **{part: {one: getattr(said, part) for one, said in words.items()} for part in Words._fields},
        "caption": {one: with_stops([*said[:3], sources[one]], one) for one, said in words.items()}, "source": sources,
        "n": len(rows), "of": len(promises), "filter": recorded_filter(rows), "given": recorded_filter(promises),
        "ids": rows["id"].tolist(),
        "facts": cited[["fact", "outlet", "published", "url"]].astype("object").fillna("").to_dict("records"),
        **origin_of(promises, own, facts), "package_version": jining.__version__,
    }


def _save(fig, name, folder, formats, dpi, content, table, lang, size):
    with look(lang, size):
        title = content["title"].get(lang) or name
        files = {ending: _render(fig, ending, dpi or DPI[size], title, content["alt"].get(lang, "")) for ending in formats}
    passport, csv_file = (Path(folder) / f"{name}.{ending}" for ending in ("json", "csv"))
    known = passport.read_text("utf-8", "replace") if passport.is_file() else ""
    for file in (passport, csv_file):
        if file.is_file() and f'"{csv_file.name}"' not in known and file.read_bytes() != table:
            raise ValueError(f"{file} stands there and is of no passport of this figure: take another name or folder")
    files["csv"] = table
    hashes = {f"{name}.{ending}": f"sha256:{hashlib.sha256(raw).hexdigest()}" for ending, raw in files.items()}
    content = {"name": name, **content, "files": hashes}
    files["json"] = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    done = {ending: write_atomic(Path(folder) / f"{name}.{ending}", raw, make_folder=True) for ending, raw in files.items()}
    for old in (one for ending in FORMATS if (one := f"{name}.{ending}") not in hashes and f'"{one}"' in known):
        passport.with_name(old).unlink(missing_ok=True)  # a picture in another format, perhaps of other records
    return done


def _table(data):
    data = data.set_axis(list(map(str, data.columns)), axis=1)
    data = data.reset_index(level=[level for level in data.index.names if level is not None and level not in data])
    return csv_rows(list(data.columns), data.astype(object).to_numpy().tolist())


def _render(fig, ending, dpi, title, alt):
    """Draw a figure as the bytes of a file, with its title and its alternative text."""
    if ending == "png":
        return small_png(fig, dpi, text={"Title": title, "Description": alt})
    out = io.BytesIO()  # the look of the house is set already: its own savefig would set it once more
    Figure.savefig(fig, out, format=ending, bbox_inches=None, metadata=_METADATA[ending] | {"Title": title})
    if ending != "svg":
        return out.getvalue()
    text = out.getvalue().decode("utf-8").replace("</title>", f"</title>\n <desc>{html.escape(alt)}</desc>", 1)
    return text.replace("'Jining Sans SC', 'DejaVu Sans'", _SVG_FONTS).encode("utf-8")


def one_page_brief(path, *, figure, sentence, caveat, lang=None):
    """Write a page of A4: one sentence, one figure, one caveat, and the source with the version of the data.

    Parameters
    ----------
    path : str or path-like
        File to write: `.pdf`, `.png` or `.svg`.
    figure : str
        Name of a figure of the set.
    sentence, caveat : str
        In the language of the page.
    lang : {"en", "zh"}, optional
        Language of figure and source; that of the theme by default.

    A figure with nothing to draw, a text that is missing, and texts that leave no room are a ValueError.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one_page_brief(f"{folder}/jobs.pdf", figure="life_course", lang="en", caveat="Losses are not taken off.",
    ...                    sentence="The report plans at least 68,000 new urban jobs.").name
    'jobs.pdf'
    """
    lang, ending, prepared = language(lang), Path(path).suffix.lower().removeprefix("."), prepare(figure)
    check_choice("ending", ending, FORMATS)
    for name, text in (("sentence", sentence), ("caveat", caveat)):
        if not isinstance(text, str) or not text.strip(" ."):
            raise ValueError(f"{name} is missing: put it in quotation marks")
    if prepared.empty():
        raise ValueError(f"figure={figure!r} has nothing to draw in this report: take another one")
    with look(lang, "slide"):
        page = HouseFigure(lang, "slide")
        page.set_size_inches(_A4)
        body = dress(page, title=sentence, subtitle=prepared.words(lang).subtitle, source=prepared.source(lang),
                     note=say("one_page_caveat", lang, caveat=caveat))
        if body.height < _LEAST:
            raise ValueError("the texts leave no room for the figure: make the sentence or the caveat shorter")
        prepared.draw_body(page, lang)
        return write_atomic(path, _render(page, ending, 200, sentence, prepared.words(lang).alt))
