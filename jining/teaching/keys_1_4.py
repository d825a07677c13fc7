"""Exercises of lessons 1 to 4, their keys computed from the shipped data."""

from jining.tables import load_numerals
from jining.teaching.answers import Exercise

_CLASSES = {"promise": ("承诺",), "threshold": ("门槛",), "baseline": ("基数",), "label": ("名称",), "date": ("日期",),
            "heading": ("标题",)}


def _class_of(text):
    numerals = load_numerals()
    return numerals.loc[numerals["text"] == text, "class"].iloc[0]


EXERCISES = (
    Exercise("L2.1", "Which class of numeral is 1500万?", "1500万属于哪一类数字？", lambda: _class_of("1500万"), "text",
             choices=_CLASSES),
)
