"""The rubric of a brief, to print: seven points for a reader to tick, and three questions for people."""

import pandas as pd

from jining.report.language import language
from jining.report.read_csv import read_rows
from jining.teaching.show import show_whole

_HEADS = {"en": ["point", "what is asked", "a miss", "✔"], "zh": ["要点", "要求", "反例", "✔"]}
_ASKS = {
    "en": ("Does the figure show what the sentence says?", "Is this what the reader needs for the decision at hand?",
           "Would someone who was promised something find the sentence fair?"),
    "zh": ("图所显示的，是否正是句子所说的？", "这是否是读者做决定所需要的？", "被承诺的一方会认为这句话公允吗？"),
}


def rubric(*, lang=None):
    """Show the rubric of a brief: two readers tick it, each for the page of the other.

    Parameters
    ----------
    lang : {"en", "zh"}, optional
        That of the theme by default.

    Returns
    -------
    Listing
        Seven points with an example of a miss, and three questions. A notebook shows it as a table to print.

    Notes
    -----
    There is no score by a program. One was tried on briefs that it had not seen: it passed a quarter of the misleading
    ones and failed a fifth of the sound ones. Words can be counted, sense cannot.

    Examples
    --------
    >>> "at least, at most" in repr(rubric(lang="en"))
    True
    """
    lang = language(lang)
    rows, _ = read_rows(name="rubric")
    lines = [*zip(rows["point"], rows[lang], rows[f"misses_{lang}"], strict=True), *(("?", ask, "") for ask in _ASKS[lang])]
    return show_whole(pd.DataFrame([(*line, "☐") for line in lines], columns=_HEADS[lang]))
