"""Write a figure with its words on it, its passport and its data beside it."""

import hashlib
import html
import io
import json
import re
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

import jining
from jining.figures.figure import shipped, source_line
from jining.figures.words import Words, all_of
from jining.plot.layout import HouseFigure, dress, fit_plain
from jining.plot.png import small_png
from jining.plot.text import seen, tidy
from jining.plot.theme import SIZES, look
from jining.report.cells import csv_rows, refuse_unwritable
from jining.report.errors import check_choice
from jining.report.files import write_atomic
from jining.report.frames import gate
from jining.report.language import LANGS, language
from jining.report.published import changed, csv_bytes, origin_of
from jining.report.results import with_facts
from jining.selection.select import select

FORMATS = ("png", "svg", "pdf")
#: Dots per inch of a PNG: 2,000 dots on a slide, and what a printer shows on a page.
DPI = {"slide": 150, "page": 250}
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
        Dots per inch of the PNG, 30 to 1200; 150 for a slide and 250 for a page by default.
    promises : pandas.DataFrame
        Of another figure alone, as all that follow: the records that it shows. How many of how many it says by the frame
        and its recorded filter.
    lang : {"en", "zh"}, optional
        Language; that of the theme by default.
    size : {"slide", "page"}, optional
        A slide by default; a chart that `plot_bars` and the like drew in a figure of its own keeps its size.
    title, subtitle, note, alt : str, optional
    sources : sequence of {"report", "results", "census"}, optional
        What is drawn; the report by default.
    data : pandas.DataFrame, optional
        The table that is drawn; the records by default.

    Returns
    -------
    dict of str to pathlib.Path
        The files, the same bytes on every run: one per format, "json" (the passport: words in both languages, sources,
        identifiers, filter, versions) and "csv" (the data, safe to open in Excel).

    Raises
    ------
    ValueError
        If `fig` is no figure, the name could leave the folder, a format, size or language is not known, or a figure of the
        set is given words or records that it has already.

    Notes
    -----
    Records that differ from the published table are counted on the figure, and its passport names no version of the data. A
    character that no font holds is drawn as □.

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
    if not isinstance(data, pd.DataFrame | None):
        raise ValueError(f"data is no DataFrame but {type(data).__name__}: give the table that is drawn")
    if data is not None:
        refuse_unwritable(data, list(data.columns))
    formats = wanted("format", formats, FORMATS)
    if dpi is not None and not 30 <= dpi <= 1200:
        raise ValueError(f"dpi={dpi} is not between 30 and 1200")
    prepared = getattr(fig, "prepared", None)
    if prepared is None:
        size = size or getattr(fig, "size", "slide")
        return _save(fig, _checked(name), folder, formats, dpi, *_plain(
            fig, promises, language(lang), size, [title, subtitle, note, alt], sources or ("report",), data))
    given = {"promises": promises, "lang": lang, "size": size, "title": title, "subtitle": subtitle, "note": note,
             "alt": alt, "sources": sources, "data": data}
    if refused := [what for what, value in given.items() if value is not None]:
        raise ValueError(f"a figure of the set has its own {', '.join(refused)}: give draw_figure records, language, size")
    lang, name = fig.lang, _checked(name or prepared.name)
    content = _passport(prepared.rows, prepared.promises, {one: prepared.words(one) for one in LANGS}, lang, fig.size,
                        {one: prepared.source(one) for one in LANGS}, prepared.own(), prepared.facts)
    return _save(fig, name, folder, formats, dpi, content, _table(prepared.data(lang)), lang, fig.size)


def wanted(name, given, known):
    """Names that are wanted, one or several, each once; one that is not known is refused, and to name none."""
    names = list(dict.fromkeys([given] if isinstance(given, str) else given))
    for one in names:
        check_choice(name, one, known)
    if not names:
        raise ValueError(f"no {name} is named; there are: {', '.join(known)}")
    return names


def _checked(name):
    if str(name).rpartition(".")[2].lower() in FORMATS:
        raise ValueError(f"name={name!r} has an ending: write it without, and name the formats")
    if not _NAME.fullmatch(str(name or "")) or ".." in str(name):
        raise ValueError(f"name={name!r} is no file name: use letters, digits, '.', '_', '+' and '-', no folder")
    return name


def _plain(fig, promises, lang, size, said, sources, data):
    """Put words on a figure that is not of the set; its passport, data, language and size are returned."""
    if promises is None:
        raise ValueError("promises is missing: give the records that the figure shows")
    check_choice("size", size, SIZES)
    if isinstance(fig, HouseFigure) and size != fig.size:
        raise ValueError(f"size={size!r} is not that of the chart: draw it anew after jining.set_theme(size={size!r})")
    sources, promises = wanted("source", sources, ("report", "results", "census")), gate(promises)
    title, subtitle, note, alt = (one or "" for one in said)
    whole = len(shipped()) if _filter(promises) is not None else len(promises)  # out of which the filter took these
    stop, end = {"en": (". ", "."), "zh": ("。", "。")}[lang]
    subtitle = stop.join(filter(None, [subtitle.rstrip(end), all_of(len(promises), whole, lang)])) + end
    words, own = Words(*(tidy(one, lang) for one in (title, subtitle, note, alt or title))), changed(promises)
    facts = with_facts(promises)[1] if "results" in sources else None
    source = source_line(lang, sources, facts, data, own)
    with look(lang, size):
        _show_all_letters(fig)
        fig.set_size_inches(SIZES[size][:2])
        dress(fig, title=words.title, subtitle=words.subtitle, note=words.note, source=source)
        fit_plain(fig)
    fig.alt, table = words.alt, csv_bytes(promises) if data is None else _table(data)
    return _passport(promises, promises, {lang: words}, lang, size, {lang: source}, own, facts), table, lang, size


def _show_all_letters(fig):
    """Put boxes for what no font holds, in names of ticks too, which are written anew whenever a figure is drawn."""
    for axis in (axis for ax in fig.axes for axis in (ax.xaxis, ax.yaxis)):
        names = [one.get_text() for one in axis.get_ticklabels()]
        if names != (shown := list(map(seen, names))):
            axis.set_ticks(axis.get_majorticklocs(), shown)
    for one in fig.findobj(Text):
        one.set_text(seen(one.get_text()))


def _filter(promises):
    """Filter recorded on a frame, if it gives these records of the report and lets all of this frame pass; else None."""
    steps = promises.attrs.get("filter")
    if not steps:
        return None
    rows, own = shipped(), promises
    try:
        for step in steps if isinstance(steps, list) else [steps]:
            rows, own = select(rows, **step), select(own, **step)
    except (TypeError, ValueError):  # it names what the report does not have
        return None
    return steps if list(rows["id"]) == list(promises["id"]) == list(own["id"]) else None


def _passport(rows, promises, words, lang, size, sources, own, facts):
    said = {part: {one: getattr(words[one], part) for one in words} for part in Words._fields}
    return {
        "language": lang, "size": size, **{part: said[part] for part in ("title", "subtitle", "note", "alt")},
        "caption": {one: _caption(words[one], sources[one], one) for one in words}, "source": sources,
        "n": len(rows), "of": len(promises), "filter": _filter(rows), "given": _filter(promises), "ids": rows["id"].tolist(),
        **origin_of(promises, own, facts), "package_version": jining.__version__,
    }


def _caption(words, source, lang):
    stop, space = {"en": (".", " "), "zh": ("。", "")}[lang]
    said = [one for one in words[:3] if one]
    return space.join([*(one if one.endswith(tuple(".。!?！？")) else one + stop for one in said), source])


def _save(fig, name, folder, formats, dpi, content, table, lang, size):
    dpi = DPI[size] if dpi is None else dpi
    with look(lang, size):
        title = content["title"].get(lang) or name
        files = {ending: render(fig, ending, dpi, title, content["alt"].get(lang, "")) for ending in formats}
    files["csv"] = table
    hashes = {f"{name}.{ending}": f"sha256:{hashlib.sha256(raw).hexdigest()}" for ending, raw in files.items()}
    content = {"name": name, **content, "files": hashes}
    files["json"] = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return {ending: write_atomic(Path(folder) / f"{name}.{ending}", raw, make_folder=True) for ending, raw in files.items()}


def _table(data):
    return csv_rows([str(column) for column in data.columns], data.astype(object).to_numpy().tolist())


def render(fig, ending, dpi, title, alt):
    """Draw a figure as the bytes of a file, with its title and its alternative text."""
    if ending == "png":
        return small_png(fig, dpi, text={"Title": title, "Description": alt})
    out = io.BytesIO()  # the look of the house is set already: its own savefig would set it once more
    Figure.savefig(fig, out, format=ending, bbox_inches=None, metadata=_METADATA[ending] | {"Title": title})
    return _described(out.getvalue(), alt) if ending == "svg" else out.getvalue()


def _described(svg, alt):
    """Put the description behind the title, and name fonts for readers without the bundled one."""
    text = svg.decode("utf-8").replace("</title>", f"</title>\n <desc>{html.escape(alt)}</desc>", 1)
    return text.replace("'Jining Sans SC', 'DejaVu Sans'", _SVG_FONTS).encode("utf-8")
