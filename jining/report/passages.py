"""The report cut at the edges of every record's words, so that each piece knows its records."""

from itertools import pairwise

import pandas as pd

from jining.report.report import body, source_text


def paragraphs(promises):
    """Cut the body of the report into paragraphs of pieces."""
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
