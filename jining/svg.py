"""Make an SVG small: outlines of Chinese characters are most of its bytes, and finer than any eye or printer."""

import re
from functools import lru_cache

#: An outline as matplotlib writes it, every point absolute; a glyph has 6,400 units to the em and this transform.
_PATH = re.compile(r' d="([^"]+)"( transform="scale\(0\.015625\)")?')
_STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
_MOVE = re.compile(r"translate\([^)]+\)")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_COARSER = 20
#: Comments, and white space between tags; a text of an SVG is drawn as outlines, so none is lost.
_BETWEEN = re.compile(r"<!--.*?-->|(?<=>)\s+(?=<)", re.DOTALL)
#: Names of clip paths come from addresses in memory: they are numbered, so that the bytes stay the same.
_CLIP = re.compile(r"\bp[0-9a-f]{10}\b")
#: Names of glyphs stand at every letter.
_FONT = re.compile(r'(?<=[#"])(?:JiningSansSC-([RB])\w+|DejaVuSans(-\w+)?)-(?=[0-9a-f]+")')


def slim(svg):
    """Rewrite the outlines of an SVG with fewer digits.

    Parameters
    ----------
    svg : bytes
        As matplotlib writes it.

    Returns
    -------
    bytes
        The same picture: a glyph keeps 320 units to the em, other lines a hundredth of a point.

    Examples
    --------
    >>> slim(b'<path d="M 100 200 L 160 200 z" transform="scale(0.015625)"/>')
    b'<path d="M5 10l3 0z" transform="scale(0.3125)"/>'
    """
    text = _BETWEEN.sub("", svg.decode("utf-8"))
    text = _PATH.sub(_rewrite, text)
    text = _MOVE.sub(lambda found: _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}", found[0]), text)
    text = _FONT.sub(lambda found: (found[1] or f"D{found[2] or ''}").lower(), text)
    clips = {name: f"clip{number}" for number, name in enumerate(dict.fromkeys(_CLIP.findall(text)))}
    return _CLIP.sub(lambda found: clips[found[0]], text).encode("utf-8")


def _rewrite(found):
    path, is_glyph = found.groups()
    if is_glyph:
        return f' d="{_relative(path, 1 / _COARSER, 0)}" transform="scale({0.015625 * _COARSER})"'
    return f' d="{_relative(path, 1, 2)}"'


@lru_cache(maxsize=4096)  # the same letters come again in every figure of a set
def _relative(path, scale, digits):
    here, last, out = (0, 0), "", []
    for letter, numbers in _STEP.findall(path):
        values = [round(float(number) * scale, digits or None) for number in numbers.split()]
        if letter != "M":
            letter, moves = letter.lower(), [value - here[place % 2] for place, value in enumerate(values)]
        else:
            moves = values
        written = _join(moves, digits)
        repeated = moves and letter == last and letter != "M"
        out.append(written if repeated and written[0] == "-" else f" {written}" if repeated else letter + written)
        here, last = tuple(values[-2:]) if values else here, letter
    return "".join(out)


def _join(values, digits):
    texts = [_short(value, digits) for value in values]
    return "".join(text if place == 0 or text[0] == "-" else f" {text}" for place, text in enumerate(texts))


def _short(value, digits):
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text in ("-0", "") else text
