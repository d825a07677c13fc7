"""All fitting of text, in points: how wide it is, where it breaks, which size fits, and how it is written."""

import itertools
import json
import math
import re
import unicodedata
from collections import Counter
from functools import cache

import numpy as np
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from jining.plot.theme import INK, families
from jining.report.report import lookup, package, per_report
from jining.report.source import source_text

#: Distance of two lines, and what is above and below a baseline, in parts of the size of the letters; the middle of a
#: letter; least height of a line in a row.
PITCH, ABOVE, BELOW, MIDDLE, _LINE = 1.32, 0.88, 0.24, 0.36, 1.16
#: Letters of names that are many or long, in parts of the smallest of a figure.
_TINY = 0.7
#: A line may not begin with these, nor end with those.
_NEVER_FIRST, _NEVER_LAST = "，。、；：！？）》」』”’,.;:!?)%—–", "（《「“‘"
#: Words of the codebook that the report does not use; a word is at most so long; an English one, longer than which is none.
_LONG, _WORD = 6, 24
_WORDS = ("可持续", "负责任", "未成年人", "伙伴关系", "和平", "正义", "人生", "面积",
          "优先", "次序", "全文", "写法", "力度", "资金", "代表", "申报")
_CHINESE = "[\u4e00-\u9fff]"
#: What stays whole: a short quotation, a number with what it counts.
_WHOLE = re.compile(f"“[^”]{{1,6}}”|\\d[\\d.,—]*[万亿]?(?:平方米|公里|个月|{_CHINESE})")
#: Straight marks in English: the bundled font draws the curly ones as wide as a Chinese character.
_STRAIGHT = {0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}
#: Letters are laid on whole units by some programs: a text may come out so much wider than it was measured.
_SLACK = 1.01


def tidy(text, lang):
    """Straighten quotation marks in English; show what cannot be drawn."""
    return seen(str(text).translate(_STRAIGHT) if lang == "en" else str(text))


def width(text, points, weight="normal"):
    """Width of a text in points: of its longest line."""
    return max(sum(_advance(letter, weight) for letter in line) for line in str(text).split("\n")) * points * _SLACK


def height(lines, points):
    """Height of so many lines in points."""
    return (lines - 1) * PITCH * points + (ABOVE + BELOW) * points if lines else 0


@cache
def _advance(letter, weight):
    """How far a letter moves the pen, in parts of its size."""
    for font in _fonts(weight):
        if font.get_char_index(ord(letter)):
            return font.load_char(ord(letter), flags=LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
    return 1.0


@cache
def _fonts(weight):
    return [FT2Font(font_manager.findfont(FontProperties(family=name, weight=weight))) for name in families()]


def seen(text):
    """Put a box where a character cannot be drawn: one that no font holds, or a control character that nobody would see."""
    return "".join(letter if letter == "\n" or _is_drawn(letter) else "□" for letter in text)


@cache
def _is_drawn(letter):
    hidden = unicodedata.category(letter)[0] == "C"
    return not hidden and any(font.get_char_index(ord(letter)) for font in _fonts("normal"))


def wrap(text, most, points, weight="normal"):
    """Break a text into lines of about equal length, of at most so many points, between words; longer ones are cut."""
    parts = [(part, width(part, points, weight)) for piece in pieces(str(text))
              for long in ([piece] if width(piece, points, weight) <= most else pieces(piece, False))
              for part in ([long] if len(long) <= _WORD or width(long, points, weight) <= most else long)]
    space = width(" ", points, weight)
    lines = _fill(parts, most, space)
    for share in (0.92, 0.84, 0.76, 0.68):
        narrower = _fill(parts, most * share, space)
        lines = narrower if len(narrower) == len(lines) > 1 else lines
    return lines


def _fill(parts, most, space):
    lines, taken = [""], 0
    for piece, length in parts:
        if lines[-1] and taken + length - space * piece.endswith(" ") > most + 0.01:
            lines, taken = [*lines, ""], 0
        lines[-1] += piece
        taken += length
    return [line.rstrip() for line in lines]


@per_report
def pieces(text, whole=True):
    """Cut a text where a line may end."""
    cut, inside = [], set()  # places that lie inside a Chinese word, a short quotation, or a number with what it counts
    for found in _WHOLE.finditer(text) if whole else ():
        inside.update(range(found.start() + 1, found.end()))
    for run in re.finditer(f"{_CHINESE}{{2,}}", text) if whole else ():
        inside.update(set(range(*run.span())) - {run.start() + end for end in _ends(run.group())})
    for place, letter in enumerate(text):
        ends = not cut or cut[-1].endswith(" ") or any(
            unicodedata.east_asian_width(one) in "WF" or one in "“”" for one in (letter, cut[-1][-1]))
        held = cut and (place in inside or letter in _NEVER_FIRST or cut[-1][-1] in _NEVER_LAST or letter == " ")
        if held or not ends:
            cut[-1] += letter
        else:
            cut.append(letter)
    return cut


def _ends(run):
    """Places at which the most likely words of a Chinese text end, and its beginning."""
    known, best = _known(), [(0.0, [0])]
    for end in range(1, len(run) + 1):
        best.append(max((best[start][0] + known.get(run[start:end], -14.0 if end - start == 1 else -math.inf),
                         [*best[start][1], end]) for start in range(max(0, end - _LONG), end)))
    return best[-1][1]


@per_report
def _known():
    """Logarithm of how likely each word is: terms, units, and what recurs in the report and in the codebook."""
    said = source_text() + json.dumps(package(), ensure_ascii=False)
    runs = re.findall(f"{_CHINESE}+", said)
    seen = Counter(run[at:at + long] for run in runs for long in (1, 2, 3) for at in range(len(run) - long + 1))
    least, weight = (0, 0, 1, 5), (0, 1, 1, 1 / 3)
    known = {word: count * weight[len(word)] for word, count in seen.items() if count > least[len(word)]}
    named = [*lookup("terms"), *(unit["zh"] for unit in lookup("units").values()), *_WORDS]
    known |= {word: max(known.get(word, 0), 8) for word in named if 1 < len(word) <= _LONG}
    total = sum(map(len, runs))
    return {word: math.log((count - 0.9) / total) for word, count in known.items()}


def fit_names(names, lang, most, pitch, size, largest=None):
    """Break names to fit beside rows of this height: in one line, in two or three, in smaller letters; at last cut."""
    names = [tidy(name, lang) for name in names]
    largest, held = largest or size.text, max(int(pitch / _LINE / _TINY / size.small), 1)
    for wide, least in ((most, size.small), (1.3 * most, _TINY * size.small)):
        for lines, points in itertools.product((1, 2, 3), np.arange(largest, least - 0.01, -0.5)):
            if _LINE * points * lines <= pitch:
                broken = [wrap(name, wide, points) for name in names]
                if all(len(name) <= lines and width("\n".join(name), points) <= wide + 0.1 for name in broken):
                    return broken, points
    for at, name in enumerate(names):
        while len(lines := wrap(names[at], wide, least)) > held or width("\n".join(lines), least) > wide + 0.1:
            names[at] = name = name[:-1]
            names[at] += "…"
    return [wrap(name, wide, least) for name in names], least


def write(fig, x, y, text, *, points, ha="left", va="baseline", weight="normal", color=INK, gid=None, most=None):
    """Write a text at a place of the canvas, broken at `most`, all lines together at their `va`; one text per line."""
    lines = wrap(text, most, points, weight) if most else str(text).split("\n")
    down = {"top": ABOVE, "baseline": 0, "center": ABOVE - (ABOVE + BELOW + PITCH * (len(lines) - 1)) / 2,
            "bottom": -BELOW - PITCH * (len(lines) - 1)}[va]
    return [fig.add_artist(Text(x, y - (down + PITCH * number) * points, seen(line), fontsize=points, fontweight=weight,
                                color=color, ha=ha, gid=gid, transform=on_canvas(fig))) for number, line in enumerate(lines)]


def beside(ax, x, y, text, *, points, dx=0, dy=0, ha="left", va="center", weight="normal", color=INK, gid=None):
    """Write one line beside a place in the data of an axes, so many points off."""
    shift = {"center": -MIDDLE * points, "top": -ABOVE * points, "bottom": BELOW * points}[va]
    return ax.annotate(seen(text), (x, y), (dx, dy + shift), textcoords="offset points", annotation_clip=False, ha=ha,
                       fontsize=points, fontweight=weight, color=color, gid=gid)


def on_canvas(fig, step=None):
    """Transform from points of the canvas, which goes with it when another size or a part of it is saved."""
    return Affine2D().scale(*(1 / 72 / fig.get_size_inches())) + (step or Affine2D()) + fig.transFigure
