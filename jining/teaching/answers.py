"""What an exercise is, and what it says to an answer: right, or a hint that teaches and never gives the answer away."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

from jining.errors import check_choice
from jining.teaching.given import Refused, read_answer
from jining.report.language import language

#: Kinds of answer, as the messages name them.
KINDS = {"number": ("a number", "一个数字"), "text": ("a text in quotation marks", "一段带引号的文字"),
         "ids": ("record ids, such as a list or the column id of a selection", "记录编号，如列表或筛选结果的 id 列"),
         "mapping": ("labels with their numbers, such as a dict or the result of value_counts",
                     "标签及其数字，如字典或 value_counts 的结果")}
_SAID = {
    "blank": ("{name}: not answered yet. Put your answer in place of the three dots. Expected is {kind}{choices}.\n"
              "Task: {task}",
              "{name}：尚未作答。请用你的答案替换三个点。应为{kind}{choices}。\n题目：{task}"),
    "right": ("{name}: right.", "{name}：正确。"),
    "nothing": ("{name}: your answer is a missing value. Something was not found on the way: look at each step. "
                "Expected is {kind}.", "{name}：你的答案是缺失值，中间某一步没有找到内容，请逐步查看。应为{kind}。"),
    "type": ("{name}: expected is {kind}, but this is {got}. {tip}", "{name}：应为{kind}，而这是{got}。{tip}"),
    "truths": ("{name}: expected is {kind}, but this is a column of True and False. Put it in square brackets behind the "
               "table to get the rows; .sum() counts where it is True.",
               "{name}：应为{kind}，而这是一列真假值。放进表格后的方括号里可取出各行，.sum() 可数其中为真的个数。"),
    "mask": ("{name}: this is a column of True and False. Put it in square brackets behind the table to get the records.",
             "{name}：这是一列真假值。请放进表格后的方括号里，取出记录。"),
    "choice": ("{name}: {got} is not among the choices{choices}.", "{name}：{got}不在选项之中{choices}。"),
    "unknown": ("{name}: the table has no record {got}. Ids stand in the column id and begin with JN20.",
                "{name}：表中没有记录{got}。编号在 id 列，以 JN20 开头。"),
    "empty": ("{name}: nothing is left in your answer: a filter is too narrow. Compare the words in it with those in the "
              "column. Expected is {kind}.",
              "{name}：答案为空，筛选条件过窄。请把其中的词与该列的取值对照。应为{kind}。"),
    "percent": ("{name}: close: the task asks for percent, and this is a fraction.",
                "{name}：接近了：题目要求百分比，而这是小数。"),
    "more": ("{name}: not yet. Some of these records do not belong here.", "{name}：还不对，其中有些记录不属于此处。"),
    "none": ("{name}: not yet. None of these records belongs here.", "{name}：还不对，这些记录都不属于此处。"),
    "fewer": ("{name}: not yet. All of these belong here, but some are missing.",
              "{name}：还不对，这些都属于此处，但有遗漏。"),
    "labels": ("{name}: not yet. Look again at: {got}.", "{name}：还不对，请再看：{got}。"),
    "wrong": ("{name}: not yet. {hint}", "{name}：还不对。{hint}"),
}


@dataclass(frozen=True)
class Hint:
    """What to say to one typical wrong answer.

    Attributes
    ----------
    fits : callable
        Called with the answer as `Exercise.key` would give it; whether the hint is meant for it.
    en, zh : str
        The hint. It says what went wrong, never what is right.
    """

    fits: Callable
    en: str
    zh: str


@dataclass(frozen=True)
class Exercise:
    """One exercise that checks itself.

    Attributes
    ----------
    name : str
        Lesson and number, such as "L2.3".
    en, zh : str
        The task.
    key : callable
        Computes the right answer from the shipped data: a number, a text, a set of ids, or a dict of numbers.
    compare : {"number", "text", "ids", "mapping"}
        Kind of the answer.
    hints : tuple of Hint
        Tried in order. Where none fits, a general one for the kind of answer is given.
    tolerance : float
        How far a number may lie from the key: 0 for counts, the rounding that the task allows for shares.
    percent : bool
        The number is a percentage.
    choices : dict of str to tuple of str
        For a text: each allowed answer with the other words for it, Chinese ones first.
    """

    name: str
    en: str
    zh: str
    key: Callable
    compare: str
    hints: tuple = ()
    tolerance: float = 0
    percent: bool = False
    choices: dict = field(default_factory=dict)

    def __post_init__(self):
        check_choice("compare", self.compare, KINDS)


@dataclass(frozen=True, repr=False)
class Feedback:
    """What is said to an answer.

    Attributes
    ----------
    name : str
        Name of the exercise.
    right : bool
        Whether the answer is right.
    message : str
        One or two sentences.
    """

    name: str
    right: bool
    message: str

    def __repr__(self):
        return self.message

    def _repr_html_(self):
        shown, mark = html.escape(self.message).replace("\n", "<br>"), "✔" if self.right else "…"
        return f'<p style="max-width:44em;border-left:4px solid;padding-left:.7em">{mark} {shown}</p>'


def judge(exercise, answer, lang=None):
    """Compare an answer with the key of its exercise.

    Parameters
    ----------
    exercise : Exercise
    answer : object
        Whatever a student computed; `...` means not answered.
    lang : {"en", "zh"}, optional
        Language of the message; that of the theme by default.

    Returns
    -------
    Feedback

    Examples
    --------
    >>> hint = Hint(lambda number: True, "Count again.", "再数数。")
    >>> two = Exercise("L0.1", "One and one?", "一加一？", lambda: 2, "number", (hint,))
    >>> judge(two, 2).right, judge(two, 3)
    (True, L0.1: not yet. Count again.)
    """
    lang = language(lang)
    if answer is ...:
        return _say(exercise, "blank", lang, task=exercise.en if lang == "en" else exercise.zh)
    try:
        given = read_answer(answer, exercise.compare, exercise.choices)
    except Refused as refused:
        said, words = refused.args
        return _say(exercise, said, lang, **words)
    right = read_answer(exercise.key(), exercise.compare, exercise.choices)
    if not _differing(exercise, given, right):
        return _say(exercise, "right", lang)
    if exercise.percent and abs(100 * given - right) <= max(exercise.tolerance, 0.5):
        return _say(exercise, "percent", lang)
    for hint in exercise.hints:
        if hint.fits(given):
            return _say(exercise, "wrong", lang, hint=hint.en if lang == "en" else hint.zh)
    return _general(exercise, given, right, lang)


def _say(exercise, said, lang, **words):
    at = ("en", "zh").index(lang)
    words = {name: word[at] if isinstance(word, tuple) else word for name, word in words.items()}
    listed = (", ", "、")[at].join(" ".join((choice, *others[:1])) for choice, others in exercise.choices.items())
    choices = (": ", "：")[at] + listed if listed else ""
    message = _SAID[said][at].format(name=exercise.name, kind=KINDS[exercise.compare][at], choices=choices, **words)
    return Feedback(exercise.name, said == "right", message.strip())


def _differing(exercise, given, right):
    """List what differs between two answers: labels of a mapping, else the answer as a whole."""
    if exercise.compare == "mapping":
        names = dict.fromkeys([*given, *right])
        return [name for name in names if _apart(given.get(name, 0), right.get(name, 0), exercise.tolerance)]
    differs = _apart(given, right, exercise.tolerance) if exercise.compare == "number" else given != right
    return [given] if differs else []


def _apart(one, two, tolerance):
    return abs(one - two) > tolerance + 1e-9


def _general(exercise, given, right, lang):
    if exercise.compare == "ids":
        return _say(exercise, "fewer" if given < right else "more" if given & right else "none", lang)
    if exercise.compare == "mapping":
        return _say(exercise, "labels", lang, got=", ".join(_differing(exercise, given, right)))
    return _say(exercise, "wrong", lang, hint={"en": "Read the task again.", "zh": "请再读一遍题目。"}[lang])
