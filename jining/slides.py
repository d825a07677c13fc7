"""A PowerPoint file with one slide per figure: title, picture, caption, source and alt text."""

import datetime
import io

from jining.atomic import write_atomic
from jining.data import load
from jining.docs import cite
from jining.dress import dress, n_of_total, source_line
from jining.figures_02 import draw_card, find_card
from jining.findings import CARDS
from jining.labels import tidy
from jining.export.office import need, pack, unpack
from jining.theme import INK, INK_2, language, set_theme

#: A 16:9 slide, and the boxes on it (left, top, width, height), in inches.
_SLIDE = (13.333, 7.5)
_BOXES = {"title": (0.45, 0.3, 12.4, 1.1), "picture": (1.3, 1.35, 10.7, 5.1), "caption": (0.45, 6.45, 12.4, 0.55),
          "source": (0.45, 7.0, 12.4, 0.35)}
_POINTS = {"title": 24, "caption": 12, "source": 10}
_FIXED = datetime.datetime(2020, 1, 1)  # the same file on every run


def export_slides(path, *, only=None, lang=None, promises=None):
    """Write one slide per figure of the set.

    Parameters
    ----------
    path : str or path-like
        File to write, usually ending in `.pptx`.
    only : sequence of str, optional
        Names of figures; all by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; the shipped ones by default.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ImportError
        If python-pptx is not installed; the message names the extra.
    ValueError
        If there is no such figure or language.
    OSError
        If the file cannot be written.

    Notes
    -----
    Title, caption and source are text, so that they can be edited and read aloud; the notes of each slide
    hold the citation.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_slides(f"{folder}/briefing.pptx", only=["kinds_by_sector"]).name
    'briefing.pptx'
    """
    pptx, lang = need("pptx", "python-pptx"), language(lang)
    cards = [find_card(name) for name in only] if only else CARDS
    promises = load() if promises is None else promises
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = map(pptx.util.Inches, _SLIDE)
    properties = deck.core_properties
    properties.author, properties.title = "jining", tidy(source_line(lang), lang)
    properties.created = properties.modified = _FIXED
    for card in cards:
        _add_slide(pptx, deck, card, promises, lang)
    out = io.BytesIO()
    deck.save(out)
    return write_atomic(path, pack(unpack(out.getvalue())))


def _add_slide(pptx, deck, card, promises, lang):
    rows = card.rows(promises)
    words = card.words(rows, lang)
    counted = n_of_total(len(rows), len(promises), lang)
    caption = {"en": ". ", "zh": "。"}[lang].join([counted, words.subtitle]).rstrip(".。") + {"en": ". ", "zh": "。"}[lang]
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    _write(pptx, slide.shapes.title, "title", words.title, INK, bold=True)
    picture = slide.shapes.add_picture(io.BytesIO(_picture(card, rows, lang)), *_place(pptx, "picture"))
    picture._element.nvPicPr.cNvPr.set("descr", words.alt)
    for part, text in (("caption", caption + words.note), ("source", source_line(lang))):
        _write(pptx, slide.shapes.add_textbox(*_place(pptx, part)), part, text, INK_2)
    slide.notes_slide.notes_text_frame.text = f"{words.title}\n{caption}{words.note}\n{cite()}"


def _picture(card, rows, lang):
    with set_theme(lang):
        fig = dress(draw_card(card, rows, lang=lang), lang=lang, size="picture", source=False)
        out = io.BytesIO()
        fig.savefig(out, format="png", dpi=180, metadata={"Software": None})
    return out.getvalue()


def _place(pptx, part):
    return [pptx.util.Inches(inches) for inches in _BOXES[part]]


def _write(pptx, shape, part, text, color, *, bold=False):
    shape.left, shape.top, shape.width, shape.height = _place(pptx, part)
    frame = shape.text_frame
    frame.word_wrap, frame.text = True, text
    frame.vertical_anchor = pptx.enum.text.MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = pptx.enum.text.PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = pptx.util.Pt(_POINTS[part]), bold
    paragraph.font.color.rgb = pptx.dml.color.RGBColor.from_string(color[1:])
