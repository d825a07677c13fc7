"""The rubric of a brief, to print: seven points for a reader to tick, and three questions for people."""

import pandas as pd

from jining.report.language import language
from jining.teaching.course import rows_of, say
from jining.teaching.show import show_whole


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
    lines = [(row["point"], row[lang], row[f"misses_{lang}"]) for row in rows_of("rubric")]
    lines += [("?", say(f"rubric.question_{number}", lang), "") for number in (1, 2, 3)]
    heads = [say(f"rubric.{name}", lang) for name in ("point", "asked", "miss", "tick")]
    return show_whole(pd.DataFrame([(*line, "☐") for line in lines], columns=heads))
