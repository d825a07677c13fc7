"""Make an SVG small: outlines of Chinese characters are most of its bytes, and finer than any eye or printer."""

import re

#: A glyph as matplotlib writes it: 6,400 units to the em, every point absolute.
_GLYPH = re.compile(r' d="([^"]+)" transform="scale\(0\.015625\)"')
_PATH = re.compile(r' d="([^"]+)"')
_STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_COARSER = 10
#: Some names of clip paths come from addresses in memory: they are numbered instead, so that the bytes stay the same.
_CLIP = re.compile(r"\bp[0-9a-f]{10}\b")


def slim(svg):
    """Rewrite the outlines of an SVG with fewer digits.

    Parameters
    ----------
    svg : bytes
        As matplotlib writes it.

    Returns
    -------
    bytes
        The same picture: a glyph keeps 640 units to the em, other lines a hundredth of a point.

    Examples
    --------
    >>> slim(b'<path d="M 100 200 L 150 200 z" transform="scale(0.015625)"/>')
    b'<path d="M10 20l5 0z" transform="scale(0.15625)"/>'
    """
    scale = f'transform="scale({0.015625 * _COARSER})"'
    text = _GLYPH.sub(lambda found: f' d="{_relative(found[1])}" {scale}', svg.decode("utf-8"))
    text = _PATH.sub(lambda found: _LONG_NUMBER.sub(_rounded, found[0].replace("\n", "")), text)
    clips = {name: f"clip{number}" for number, name in enumerate(dict.fromkeys(_CLIP.findall(text)))}
    return _CLIP.sub(lambda found: clips[found[0]], text).encode("utf-8")


def _rounded(number):
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _relative(path):
    here, out = (0, 0), []
    for letter, numbers in _STEP.findall(path):
        values = [round(float(number) / _COARSER) for number in numbers.split()]
        if letter == "M":
            out.append("M" + _join(values))
        else:
            moves = [value - here[place % 2] for place, value in enumerate(values)]
            out.append(letter.lower() + _join(moves))
        here = tuple(values[-2:]) if values else here
    return "".join(out)


def _join(values):
    return "".join(str(value) if place == 0 or value < 0 else f" {value}" for place, value in enumerate(values))
