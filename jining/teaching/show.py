"""Tables to read: whole texts, and the rubric of a brief to print; the brief itself is a file of the exports."""

import pandas as pd

from jining.export.one_page import one_page_brief
from jining.report.cells import cell_text
from jining.report.codebook import Listing
from jining.report.language import language
from jining.teaching.course import rows_of, say

__all__ = ["one_page_brief", "rubric", "show_whole"]


def show_whole(frame, *, most=40):
    """Show a table with whole texts, which pandas would cut off: its first `most` rows, the rest counted.

    Examples
    --------
    >>> show_whole(pd.DataFrame({"value": ["aim"], "rule": ["Only a wished-for state."]}))
    aim | Only a wished-for state.
    """
    table = frame.reset_index() if frame.index.name else frame
    left = len(table) - most
    return Listing(table.head(most).map(lambda value: cell_text(value, ", ")), f"+ {left}" if left > 0 else "", "–")


def rubric(*, lang=None):
    """Show the rubric of a brief to print: two readers tick it, each for the page of the other; no program scores a brief.

    Seven points with an example of a miss, and three questions, in the language `lang`, by default that of the theme.

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
