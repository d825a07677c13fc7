"""The report cut at the edges of every record's words, so that each piece knows its records."""

from itertools import pairwise

import numpy as np

from jining.report.report import body, source_text


def paragraphs(promises):
    """Cut the body of the report into paragraphs of pieces: (text, places of the records whose words hold it)."""
    known = np.flatnonzero(promises["start"].notna())
    starts, ends = (promises[name].iloc[known].to_numpy(dtype=int) for name in ("start", "end"))
    text, (first, last) = source_text(), body()
    edges = sorted({first, last, *starts.tolist(), *ends.tolist()})
    out, here = [], first
    for line in text[first:last].split("\n"):
        end = here + len(line)
        if line.strip():
            cuts = [here, *(edge for edge in edges if here < edge < end), end]
            out.append([(text[a:b], tuple(known[(starts <= a) & (b <= ends)].tolist())) for a, b in pairwise(cuts)])
        here = end + 1
    return out
