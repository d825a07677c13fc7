"""A PowerPoint deck: cover, contents, one section a theme, at most twelve main slides, the rest as appendix."""

import io
import uuid

from jining.export.deck_charts import add_chart, chart_of
from jining.export.deck_master import BOXES, SIZES, add_number, add_runs, new_deck, write
from jining.export.deck_pictures import MOST_MAIN, drawn_body, png_of, split
from jining.export.office import curly, same_bytes
from jining.figures import registry
from jining.figures.figure import prepare
from jining.plot.theme import ACCENT, INK, INK_2
from jining.report.codebook import cite
from jining.report.errors import check_choice
from jining.report.files import check_target, write_atomic
from jining.report.frames import gate
from jining.report.judgements import judgement_values
from jining.report.labels import title as title_of
from jining.report.language import language
from jining.report.load import load
from jining.report.report import package

_WORDS = {
    "title": {"en": "{city}’s {year} government work report: what is promised, and what became of it",
              "zh": "{city}{year}年政府工作报告：目标与落实情况"},
    "contents": {"en": "Contents", "zh": "目录"}, "appendix": {"en": "Appendix", "zh": "附录"},
    "whole": {"en": "The report as a whole", "zh": "报告总览"},
    "cover": {"en": "{n} promises, each tied to its exact words · data version {version}",
              "zh": "{n}项承诺，逐条对应原文 · 数据版本{version}"},
    "appendix_of": {"en": "{n} more figures", "zh": "另有{n}幅图"},
    "appendix_of_one": {"en": "One more figure", "zh": "另有1幅图"},
}  # fmt: skip
__all__ = ["MOST_MAIN", "deck_bytes", "export_slides"]
#: Lines of the contents, and how large their letters can be.
_CONTENTS = ((8, 20), (12, 18), (17, 15), (21, 13))
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def export_slides(path, *, only=None, lang=None, promises=None, results=None, verdicts=None, title=None):
    """Write a 16:9 deck of the figures, with charts that can be edited where a figure is made of bars or dots.

    Parameters
    ----------
    path : str or path-like
        File to write, ending in .pptx. It is written whole or not at all; its folder must exist.
    only : sequence of str, optional
        Names of figures; all by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; the shipped ones by default. Figures without records among them are left out.
    results, verdicts : pandas.DataFrame, optional
        Facts and verdicts as `load_results` and `load_verdicts` return them; the shipped ones by default.
    title : str, optional
        Title of the cover.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ImportError
        If python-pptx is not installed: `pip install "jining[office]"`.
    ValueError
        If there is no such figure or language, or no figure has records.
    OSError
        If the file cannot be written; the old one is unchanged.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_slides(f"{folder}/briefing.pptx", only=["kinds_by_sector"]).name
    'briefing.pptx'
    """
    path, lang = check_target(path, ".pptx"), language(lang)
    for name in only or ():
        check_choice("figure", name, registry.names())
    promises = gate(load() if promises is None else promises)
    drawn = [prepare(name, promises, results=results, verdicts=verdicts) for name in dict.fromkeys(only or registry.names())]
    shown = [figure for figure in drawn if not figure.empty()]
    if not shown:
        raise ValueError("none of the figures has a record among these promises, so there is nothing to put on slides")
    return write_atomic(path, deck_bytes(shown, len(promises), lang, title))


def deck_bytes(figures, n, lang, title=None):
    """Put prepared figures of n promises on slides: the bytes of the file."""
    return _Deck(figures, n, lang, title).bytes()


class _Deck:
    """Slides in their order, and the section of each."""

    def __init__(self, figures, n, lang, title):
        report = package()["report"]
        self.lang, self.sections = lang, {}
        self.title = title or self._word("title", city=report[f"city_{lang}"], year=report["year"])
        self.pptx, self.deck, self.layouts = new_deck(lang, self.title)
        main, rest = split(figures)
        self._cover(self._word("cover", n=n, version=package()["version"]), report)
        contents = self._slide("figure", self._word("contents"))
        slides = {figure.name: self._figure(figure, self._section(figure)) for figure in main}
        if rest:
            said = self._word("appendix_of", n=len(rest)) if len(rest) > 1 else self._word("appendix_of_one")
            self._divider(self._word("appendix"), said)
            slides |= {figure.name: self._figure(figure, self._word("appendix")) for figure in rest}
        self._contents(contents, main, rest, slides)
        self._write_sections()

    def bytes(self):
        out = io.BytesIO()
        self.deck.save(out)
        return same_bytes(out.getvalue())

    def _word(self, key, **values):
        return _WORDS[key][self.lang].format(**values)

    def _section(self, figure):
        """Name of the section of a figure: its theme, else the whole report or the results."""
        theme = judgement_values("theme").get(figure.module.NOTEBOOK)
        if theme:
            name = theme[self.lang]
            return name[0].upper() + name[1:]
        return title_of("verdict", self.lang) if "results" in figure.module.SOURCES else self._word("whole")

    def _slide(self, layout, section):
        slide = self.deck.slides.add_slide(self.layouts[layout])
        self.sections.setdefault(section, []).append(slide.slide_id)
        if layout == "figure":
            add_number(slide, self.layouts[layout], self.lang)
        return slide

    def _cover(self, under, report):
        slide = self._slide("cover", self._word("contents"))
        write(slide.shapes.title.text_frame, self.title, SIZES["cover"], ACCENT, self.lang, bold=True)
        source = report[f"source_{self.lang}"]
        write(slide.placeholders[1].text_frame, [under, source], SIZES["cover_sub"], INK_2, self.lang, align="l")
        for shape in (slide.shapes.title,):
            shape.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "l")
        self._notes(slide, [self.title, *cite().splitlines()])

    def _divider(self, title, under):
        slide = self._slide("section", title)
        write(slide.shapes.title.text_frame, title, SIZES["cover"], ACCENT, self.lang, bold=True)
        write(slide.placeholders[1].text_frame, under, SIZES["cover_sub"], INK_2, self.lang)
        self._notes(slide, [f"{title}: {under}" if self.lang == "en" else f"{title}：{under}"])

    def _figure(self, figure, section):
        """Slide of one figure: its finding, what is drawn, the picture or chart, what it cannot show, its source."""
        words, slide = figure.words(self.lang), self._slide("figure", section)
        write(slide.shapes.title.text_frame, words.title, SIZES["title"], ACCENT, self.lang, bold=True, anchor="b")
        self._text(slide, "subtitle", words.subtitle, INK_2)
        fig = drawn_body(figure, self.lang)
        chart = chart_of(figure, fig, self.lang)
        if chart:
            picture = add_chart(slide, BOXES["body"], chart, self.lang)
            picture._element.nvGraphicFramePr.cNvPr.set("descr", self._alt(words))
        else:
            picture = slide.shapes.add_picture(io.BytesIO(png_of(fig)), *self._place("body"))
            picture._element.nvPicPr.cNvPr.set("descr", self._alt(words))
        picture.name = figure.name
        self._text(slide, "note", words.note, INK_2)
        self._text(slide, "source", figure.source(self.lang), INK_2)
        self._notes(
            slide, [words.title, words.subtitle, words.note, words.alt, figure.source(self.lang), *cite().splitlines()]
        )
        return slide

    def _alt(self, words):
        """Say the finding first, then the picture in words."""
        return curly(f"{words.title.rstrip('.。')}{'. ' if self.lang == 'en' else '。'}{words.alt}", self.lang)

    def _place(self, part):
        return [self.pptx.util.Inches(inches) for inches in BOXES[part]]

    def _text(self, slide, part, text, color):
        box = slide.shapes.add_textbox(*self._place(part))
        box.name = part
        frame = write(box.text_frame, text, SIZES[part], color, self.lang, anchor="t")
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def _notes(self, slide, texts):
        frame = slide.notes_slide.notes_text_frame
        write(frame, [text for text in texts if text], 12, INK, self.lang)

    def _contents(self, slide, main, rest, slides):
        """Each section with its slides, which a click opens; the appendix in one line."""
        write(
            slide.shapes.title.text_frame, self._word("contents"), SIZES["title"], ACCENT, self.lang, bold=True, anchor="b"
        )
        left, top, wide, high = BOXES["body"]
        frame = slide.shapes.add_textbox(*map(self.pptx.util.Inches, (left, top - 0.4, wide, high + 0.9))).text_frame
        frame.word_wrap, frame.margin_left, lines = True, 0, []
        for figure in main:
            section = self._section(figure)
            lines += [(section, None)] if not any(line == (section, None) for line in lines) else []
            lines.append((curly(figure.words(self.lang).title, self.lang), figure.name))
        if rest:
            lines.append(
                (
                    f"{self._word('appendix')} ({len(rest)})"
                    if self.lang == "en"
                    else f"{self._word('appendix')}（{len(rest)}）",
                    None,
                )
            )
        points = next((size for most, size in _CONTENTS if len(lines) <= most), 12)
        order = [slide.slide_id for slide in self.deck.slides]
        for at, (text, name) in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            if name is None:
                add_runs(paragraph, text, points, ACCENT, self.lang, bold=True)
                continue
            paragraph._p.get_or_add_pPr().set("marL", "228600")
            for run in add_runs(paragraph, f"{order.index(slides[name].slide_id) + 1}  {text}", points, INK, self.lang):
                self._link(slide, run, slides[name])
        self._notes(slide, [self._word("contents")])

    def _link(self, slide, run, target):
        """Let a click on a run open a slide."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        key = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        link = run._r.get_or_add_rPr().add_hlinkClick(key)
        link.set("action", "ppaction://hlinksldjump")

    def _write_sections(self):
        """Write the sections of the deck, as PowerPoint shows them."""
        from lxml import etree

        root = self.deck.part._element
        made = etree.SubElement(root, "{http://schemas.openxmlformats.org/presentationml/2006/main}extLst")
        ext = etree.SubElement(made, "{http://schemas.openxmlformats.org/presentationml/2006/main}ext", uri=_SECTIONS)
        listed = etree.SubElement(ext, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
        for name, ids in self.sections.items():
            key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"jining:{name}")).upper()
            section = etree.SubElement(listed, f"{{{_P14}}}section", name=name, id=f"{{{key}}}")
            slides = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
            for id_ in ids:
                etree.SubElement(slides, f"{{{_P14}}}sldId", id=str(id_))
