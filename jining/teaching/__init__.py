"""Teaching: exercises that check themselves, a panel for coding clauses together, a brief with its marks.

Examples
--------
>>> import jining
>>> jining.teaching.check("L2.1", ...).right
False
"""

import difflib

import pandas as pd

from jining.errors import check_choice
from jining.teaching.answers import KINDS, Exercise, Feedback, Hint, judge
from jining.teaching.keys_1_2 import EXERCISES as _FIRST
from jining.teaching.keys_3_4 import EXERCISES as _SECOND
from jining.teaching.keys_5_6 import EXERCISES as _THIRD
from jining.teaching.keys_7_8 import EXERCISES as _FOURTH
from jining.report.language import language

EXERCISES = {exercise.name: exercise for exercise in (*_FIRST, *_SECOND, *_THIRD, *_FOURTH)}

#: Names that need matplotlib or ipywidgets: imported when first asked for.
_LAZY = {
    "clauses": "sample",
    "class_agreement": "compare",
    "code_clauses": "coding",
    "damaged": "repair",
    "disagreements": "compare",
    "failures": "repair",
    "merge_codes": "codes",
    "model_codes": "sample",
    "one_page_brief": "one_page",
    "pair_table": "compare",
    "read_codes": "codes",
    "score_brief": "one_page",
    "show_whole": "compare",
}

__all__ = [
    "EXERCISES",
    "Exercise",
    "Feedback",
    "Hint",
    "check",
    "class_agreement",
    "clauses",
    "code_clauses",
    "damaged",
    "disagreements",
    "exercises",
    "failures",
    "merge_codes",
    "model_codes",
    "one_page_brief",
    "pair_table",
    "read_codes",
    "score_brief",
    "show_whole",
]


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
        `right` and `message`. The key is computed from the shipped data; the message never holds it.

    Raises
    ------
    ValueError
        If there is no such exercise, with the nearest.

    Examples
    --------
    >>> print(check("L2.1", None))
    L2.1: your answer is a missing value. Something was not found on the way: look at each step. Expected is a text in
    quotation marks.
    """
    if name not in EXERCISES:
        near = difflib.get_close_matches(str(name).strip().upper(), EXERCISES, n=1, cutoff=0)
        raise ValueError(f"no exercise {name!r}; the nearest is {near[0]!r}")
    return judge(EXERCISES[name], answer, lang)


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
    lang = language(lang)
    lessons = dict.fromkeys(name.partition(".")[0] for name in EXERCISES)
    if lesson is not None:
        check_choice("lesson", lesson, lessons)
    rows = [(one.name, getattr(one, lang), KINDS[one.compare][("en", "zh").index(lang)]) for one in EXERCISES.values()
            if lesson in (None, one.name.partition(".")[0])]
    return pd.DataFrame(rows, columns=["exercise", "task", "answer"]).set_index("exercise")


def __getattr__(name):
    if name in _LAZY:
        import importlib

        return getattr(importlib.import_module(f"jining.teaching.{_LAZY[name]}"), name)
    raise AttributeError(f"module 'jining.teaching' has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_LAZY])
