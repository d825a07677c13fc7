"""The report cut at the edges of every record's words, so that each piece knows its records."""

from itertools import pairwise

import pandas as pd

from jining.report.report import body, source_text


def paragraphs(promises):
    """Cut the body of the report into paragraphs of pieces.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; `start` and `end` say where their words stand.

    Returns
    -------
    list of list of (str, tuple of int)
        Paragraph -> pieces: the text, and the positions in `promises` of the records whose words cover it. The
        pieces joined give back the paragraphs of the report, empty lines left out.

    Examples
    --------
    >>> import jining
    >>> cut = paragraphs(jining.load())
    >>> "".join(text for text, _ in cut[0])[:12]
    '今年是全面建成小康社会和'
    """
    spans = _spans(promises)
    text, (first, last) = source_text(), body()
    edges = sorted({first, last, *(edge for span in spans.values() for edge in span)})
    out, here = [], first
    for line in text[first:last].split("\n"):
        end = here + len(line)
        if line.strip():
            cuts = [here, *(edge for edge in edges if here < edge < end), end]
            out.append([(text[a:b], _covering(spans, a, b)) for a, b in pairwise(cuts)])
        here = end + 1
    return out


def _spans(promises):
    ends = zip(promises["start"], promises["end"], strict=True)
    return {place: (int(start), int(end)) for place, (start, end) in enumerate(ends) if not pd.isna(start)}


def _covering(spans, start, end):
    return tuple(place for place, (a, b) in spans.items() if a <= start and end <= b)
