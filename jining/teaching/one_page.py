"""The one-page brief: one figure, one sentence, one caveat and the source on a page of A4, as PDF, picture or slide."""

import datetime
import io
from pathlib import Path
from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import imread

from jining.atomic import write_atomic
from jining.data import load
from jining.docs import cite
from jining.dress import dress, n_of_total, source_line
from jining.errors import check_choice
from jining.figures import draw_card, find_card
from jining.labels import tidy
from jining.office import need, pack, unpack
from jining.theme import INK, INK_2, RULE, families, language, set_theme
from jining.wrap import text_width, wrap

__all__ = ["one_page_brief"]

#: A4 lying, and its margin, in inches.
_PAGE, _MARGIN = (11.693, 8.268), 0.8
_WIDTH = _PAGE[0] - 2 * _MARGIN
#: Points, weight and colour of each text. A sentence without a title above it is the title.
_TEXTS = {"title": (21, "bold", INK), "sentence": (15, "normal", INK), "caption": (9.5, "normal", INK_2),
          "caveat": (12, "normal", INK), "source": (9, "normal", INK_2)}
_LEAST = 3.2  # inches: in a lower picture the words of a figure cannot be read
_GAP = 0.16
_SLACK = 0.85  # a slide is set in a font of the machine that shows it, which may be wider than ours
_CAVEAT = {"en": "Caveat: {}", "zh": "说明：{}"}
_STOP = {"en": ". ", "zh": "。"}
_FIXED = datetime.datetime(2020, 1, 1)  # the same file on every run
_METADATA = {"pdf": {"CreationDate": None, "Creator": None, "Producer": None}, "png": {"Software": None}}


class _Picture(NamedTuple):
    """A figure as a picture, with its words."""

    data: bytes
    caption: str
    alt: str


class _Box(NamedTuple):
    """A text and its place: inches from the upper left corner of the page."""

    text: str
    lines: str
    top: float
    height: float


def one_page_brief(path, *, figure, sentence, caveat, title=None, lang=None):
    """Write a brief of one page of A4: one figure, one sentence, one caveat, and the source with the version of the data.

    Parameters
    ----------
    path : str or path-like
        File to write. The ending says how: `.pdf`, `.png` (a look at the page) or `.pptx` (one slide of A4).
    figure : str or matplotlib.figure.Figure
        Figure of the set by name, which brings its caption along, or any other figure. It is not changed.
    sentence, caveat : str
        In the language of the brief.
    title : str, optional
        Above the sentence; without it the sentence is the title.
    lang : {"en", "zh"}, optional
        Language of figure, caption and source; that of the theme by default.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the ending, figure or language is not known, a text is missing, or the texts leave no room for the figure.
    ImportError
        If python-pptx is not installed; the message names the extra.
    OSError
        If the file cannot be written; an old one stays whole.

    Notes
    -----
    A second run writes the same bytes. The picture has 200 dots per inch; all texts of the page stay text.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one_page_brief(f"{folder}/jobs.pdf", figure="life_course", lang="en", caveat="Losses are not taken off.",
    ...                    sentence="The report plans at least 68,000 new urban jobs.").name
    'jobs.pdf'
    """
    lang, ending = language(lang), Path(path).suffix.lower().removeprefix(".")
    check_choice("ending", ending, ("pdf", "png", "pptx"))
    texts = _texts({"title": title, "sentence": sentence, "caveat": caveat}, lang)
    with set_theme(lang, "picture"):
        picture = _picture(figure, texts, lang)
        draw, width = (_slide, _WIDTH * _SLACK) if ending == "pptx" else (_page, _WIDTH)
        boxes, room = _arrange(texts | {"caption": picture.caption, "source": source_line(lang)}, width)
        return write_atomic(path, draw(ending, picture, boxes, room))


def _texts(given, lang):
    """Check the texts, and put the caveat into its form."""
    texts = {}
    for name, text in given.items():
        if not isinstance(text, str | None) or not (text or name == "title"):
            raise ValueError(f"{name} is not written yet: a text is needed, not {text!r}")
        texts[name] = tidy(" ".join((text or "").split()), lang)
    if not texts["title"]:
        texts["title"], texts["sentence"] = texts["sentence"], ""
    return texts | {"caveat": _CAVEAT[lang].format(texts["caveat"])}


def _picture(figure, texts, lang):
    out = io.BytesIO()
    if isinstance(figure, Figure):
        figure.savefig(out, format="png", dpi=200 * _WIDTH / figure.get_figwidth(), metadata=_METADATA["png"])
        return _Picture(out.getvalue(), "", texts["title"])
    card, promises = find_card(figure), load()
    rows = card.rows(promises)
    words = card.words(rows, lang)
    drawn = dress(draw_card(card, rows, lang=lang), lang=lang, size="picture", source=False)
    drawn.savefig(out, format="png", dpi=200, metadata=_METADATA["png"])
    parts = (n_of_total(len(rows), len(promises), lang), words.subtitle, words.note)
    caption = _STOP[lang].join(part.rstrip(".。") for part in parts).strip() + _STOP[lang].strip()
    return _Picture(out.getvalue(), tidy(caption, lang), words.alt)


def _arrange(texts, width):
    """Place the texts: title and sentence from the top, the others from the bottom; what is left is for the picture."""
    boxes, top, bottom = {}, _MARGIN * 0.75, _PAGE[1] - _MARGIN * 0.6
    for name in ("title", "sentence"):
        if texts[name]:
            boxes[name] = _box(name, texts[name], top, width)
            top += boxes[name].height + _GAP / 2
    for name in ("source", "caveat", "caption"):
        if texts[name]:
            box = _box(name, texts[name], bottom, width)
            boxes[name] = box._replace(top=bottom - box.height)
            bottom -= box.height + _GAP
    if bottom - top < _LEAST:
        raise ValueError("the texts leave no room for the figure on one page: shorten the sentence or the caveat")
    return boxes, (top, bottom)


def _box(name, text, top, width):
    points, weight, _ = _TEXTS[name]
    font = FontProperties(family=families(), size=points, weight=weight)
    lines = wrap(text, width * 72, font)
    for line in lines.split("\n"):
        if text_width(line, font) > width * 72 + 1:
            raise ValueError(f"{name}: a word is wider than the page: {line[:60]!r}")
    return _Box(text, lines, top, (lines.count("\n") + 1) * points * 1.32 / 72)


def _fit(picture, room):
    """Find the place of the picture: left, top, width, height in inches."""
    height, width = imread(io.BytesIO(picture.data)).shape[:2]
    top, bottom = room
    scale = min(_WIDTH / width, (bottom - top) / height)
    return (_PAGE[0] - scale * width) / 2, (top + bottom - scale * height) / 2, scale * width, scale * height


def _page(ending, picture, boxes, room):
    page, (across, down) = Figure(figsize=_PAGE), _PAGE
    left, top, width, height = _fit(picture, room)
    ax = page.add_axes((left / across, 1 - (top + height) / down, width / across, height / down))
    ax.imshow(imread(io.BytesIO(picture.data)), aspect="auto", interpolation="none")
    ax.set_axis_off()
    for name, box in boxes.items():
        points, weight, color = _TEXTS[name]
        page.text(_MARGIN / across, 1 - box.top / down, box.lines, va="top", linespacing=1.25, color=color, parse_math=False,
                  fontproperties=FontProperties(family=families(), size=points, weight=weight))
    page.add_artist(_rule(1 - (boxes["caveat"].top - _GAP / 2) / down, across))
    out = io.BytesIO()
    title = {"Title": boxes["title"].text} if ending == "pdf" else {}
    page.savefig(out, format=ending, dpi=110, metadata=_METADATA[ending] | title)
    return out.getvalue()


def _rule(y, across):
    from matplotlib.lines import Line2D

    return Line2D([_MARGIN / across, 1 - _MARGIN / across], [y, y], color=RULE, lw=1)


def _slide(ending, picture, boxes, room):
    pptx = need("pptx", "python-pptx")
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = map(pptx.util.Inches, _PAGE)
    properties = deck.core_properties
    properties.author, properties.title = "jining", boxes["title"].text
    properties.created = properties.modified = _FIXED
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    shown = slide.shapes.add_picture(io.BytesIO(picture.data), *map(pptx.util.Inches, _fit(picture, room)))
    shown._element.nvPicPr.cNvPr.set("descr", picture.alt)
    for name, box in boxes.items():
        place = map(pptx.util.Inches, (_MARGIN, box.top, _WIDTH, box.height))
        _write(pptx, slide.shapes.title if name == "title" else slide.shapes.add_textbox(0, 0, 0, 0), name, box, place)
    slide.notes_slide.notes_text_frame.text = cite()
    out = io.BytesIO()
    deck.save(out)
    return pack(unpack(out.getvalue()))


def _write(pptx, shape, name, box, place):
    points, weight, color = _TEXTS[name]
    shape.left, shape.top, shape.width, shape.height = place
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.text = True, box.text
    frame.vertical_anchor = pptx.enum.text.MSO_ANCHOR.TOP
    paragraph = frame.paragraphs[0]
    paragraph.alignment = pptx.enum.text.PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = pptx.util.Pt(points), weight == "bold"
    paragraph.font.color.rgb = pptx.dml.color.RGBColor.from_string(color[1:])
