"""Teaching: exercises that check themselves, a panel for coding together, what a class answered, a brief of one page."""

import difflib
import importlib

import pandas as pd

from jining.report.errors import check_choice
from jining.report.language import language
from jining.teaching.clauses import clauses
from jining.teaching.course import say
from jining.teaching.exercise import exercises_of
from jining.teaching.judge import judge

#: Names that are imported when first asked for, by their modules.
_LAZY = {name: module for module, names in {
    "jining.export.one_page": ["one_page_brief"], "jining.teaching.show": ["rubric", "show_whole"],
    "jining.teaching.clauses": ["model_codes"], "jining.teaching.coding_files": ["merge_codes", "read_codes"],
    "jining.teaching.coding_panel": ["code_clauses"],
    "jining.teaching.compare": ["class_agreement", "disagreements", "pair_agreement"],
    "jining.teaching.errors_explained": ["explain_errors"],
    "jining.teaching.files": ["csv_path", "damaged", "failures", "report_two"],
    "jining.teaching.handed_in": ["class_results", "draw_class_results"],
}.items() for name in names}  # fmt: skip

__all__ = ["check", "clauses", "exercises", *_LAZY]


def check(name, answer, *, lang=None):
    """Say whether an answer is right, or give a hint that teaches.

    Parameters
    ----------
    name : str
        Exercise, such as "L2.3".
    answer : object
        Whatever you computed. `...` means that you have not answered yet.
    lang : {"en", "zh"}, optional
        Language of the message; that of the theme by default.

    Returns
    -------
    Feedback
        `right` and `message`. The key is computed from the shipped data; the message never holds it. Every new wrong
        answer gets the next of three hints: what kind of thing is asked, where to look, how.

    Raises
    ------
    ValueError
        If there is no such exercise, with the nearest.

    Examples
    --------
    >>> print(check("L2.1", None))
    L2.1: your answer is a missing value: something was not found on the way. Look at each step. Expected is a word in
    quotation marks.
    """
    known = exercises_of()
    asked = str(name).strip().upper().replace("_", ".")
    if asked not in known:
        near = difflib.get_close_matches(asked, known, n=1, cutoff=0)
        raise ValueError(f"no exercise {name!r}; the nearest is {near[0]!r}")
    return judge(known[asked], answer, lang)


def exercises(lesson=None, *, lang=None):
    """List the exercises.

    Parameters
    ----------
    lesson : str, optional
        Lesson, such as "L2"; all by default.
    lang : {"en", "zh"}, optional
        Language of the tasks; that of the theme by default.

    Returns
    -------
    pandas.DataFrame
        Index `exercise`; columns `task` and `answer`, the kind of answer that is expected.

    Raises
    ------
    ValueError
        If there is no such lesson.

    Examples
    --------
    >>> exercises("L2").index.tolist()[0]
    'L2.1'
    """
    lang, known = language(lang), exercises_of().values()
    if lesson is not None:
        check_choice("lesson", lesson, dict.fromkeys(one.lesson for one in known))
    rows = [(one.name, getattr(one, lang), say(f"kind.{one.kind}", lang)) for one in known if lesson in (None, one.lesson)]
    return pd.DataFrame(rows, columns=["exercise", "task", "answer"]).set_index("exercise")


def __getattr__(name):
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'jining.teaching' has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_LAZY])
