"""What is said to an answer: right, or a hint that teaches in three steps and never gives the answer away."""

import html
from dataclasses import dataclass

from jining.report.language import language
from jining.report.report import per_report
from jining.teaching.describe import tip_for, words_for
from jining.teaching.exercise import KINDS, exercises_of
from jining.teaching.read_answer import Percent, Refused, read_answer
from jining.teaching.words import shown, words_of

#: Under this type a notebook keeps what was said, for the results of a class.
MIME = "application/vnd.jining.answer+json"
_SAID = {
    "blank": ("not answered yet. Put your answer in place of the three dots. Expected is {kind}{choices}.\nTask: {task}",
              "尚未作答。请用你的答案替换三个点。应为{kind}{choices}。\n题目：{task}"),
    "right": ("right.", "正确。"),
    "nothing": ("your answer is a missing value: something was not found on the way. Look at each step. Expected is {kind}.",
                "你的答案是缺失值，中间某一步没有找到内容，请逐步查看。应为{kind}。"),
    "empty": ("there is nothing in your answer. Expected is {kind}. Look at the tables that you started from, step by step.",
              "你的答案里什么也没有。应为{kind}。请从最初的表格起逐步查看。"),
    "endless": ("your number has no end: something was divided by zero.", "你的数字没有尽头：某处除以了零。"),
    "type": ("expected is {kind}, but this is {got}. {tip}", "应为{kind}，而这是{got}。{tip}"),
    "several": ("your answer names more than one. Name one.", "你的答案写了不止一个，请只写一个。"),
    "choice": ("{got} is not among the choices{choices}.", "{got}不在选项之中{choices}。"),
    "unknown": ("the table has no record {got}. The ids stand in its column id.", "表中没有记录{got}。编号在 id 列。"),
    "no_year": ("write the year, too, as in the example.", "请按示例写上年份。"),
    "no_month": ("write the month, too, as in the example.", "请按示例写上月份。"),
    "wrong": ("not yet. {fact}{hint}", "还不对。{fact}{hint}"),
}  # fmt: skip
#: What can be said of an answer by comparing it with the key, without the key.
_FACTS = {
    "round": ("The value is nearly right, but rounded too much: keep more decimals.",
              "数值接近，但舍入过多，请多保留几位小数。"),
    "more": ("Some of these records do not belong here.", "其中有些记录不属于此处。"),
    "none": ("None of these records belongs here.", "这些记录都不属于此处。"),
    "fewer": ("All of these belong here, but some are missing.", "这些都属于此处，但有遗漏。"),
    "foreign": ("Labels of your answer are no values of the column that is asked.", "答案中有标签不是所问那一列的取值。"),
    "absent": ("A label is missing.", "缺少标签。"), "extra": ("A label should not be counted.", "有标签不应计入。"),
    "numbers": ("The labels fit, but not all of their numbers.", "标签都对，但数字不全对。"), "": ("", ""),
}  # fmt: skip
_STEPS = {
    "number": ("One number is asked, for all records that the task speaks of and no others.",
               "题目问一个数字，针对且仅针对题目所说的记录。"),
    "choice": ("One of a few words is asked; run the cell with the three dots to see them.",
               "题目从几个词中选一个；答案为三个点时运行可看到选项。"),
    "month": ("A date in the life of the report is asked; a page and a report have dates of their own.",
              "题目问报告的日期；网页与报告各有日期。"),
    "ids": ("Records are asked: those that fulfil every condition of the task, all of them and no others.",
            "题目问记录：满足全部条件的记录，不多不少。"),
    "counts": ("A number for each label is asked, counted among the records that the task speaks of.",
               "题目问每个标签各多少，在题目所说的记录中计数。"),
}  # fmt: skip
_TABLES = {
    "promises": ("the table of promises", "承诺表"), "ledger": ("the ledger (load_ledger)", "分段表（load_ledger）"),
    "numerals": ("the table of numerals (load_numerals)", "数字表（load_numerals）"), "cite": ("cite()", "cite()"),
    "failures": ("what failures returns", "failures 的结果"),
    "places": ("the table of places (load_places)", "地名表（load_places）"),
    "codebook": ("the codebook of", "编码手册中的"), "readings": ("the two readings", "两次阅读"),
    "readings and promises": ("the first reading and the table of promises", "第一次阅读与承诺表"),
    "agreement": ("agreement()", "agreement()"), "census": ("the census (load_census)", "普查表（load_census）"),
    "results": ("the facts (load_results)", "事实表（load_results）"), "drafts": ("the draft and the quote", "草稿与原文"),
    "verdicts": ("the verdicts (load_verdicts)", "结果表（load_verdicts）"),
    "list_figures": ("list_figures()", "list_figures()"),
}  # fmt: skip
_HINT = ("Hint {step} of 3: {text}", "提示{step}/3：{text}")
#: A number that lies further from the key is not called nearly right, though it is the key rounded.
_NEAR = 0.1
_tries = {}


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
        A few sentences.
    said : str
        What sort of message it is: "right", "blank", "slip:…" for a typical slip, "wrong", or why it cannot be compared.
    answer : str
        The answer in short, as it was read.
    tries : int
        How many different wrong answers were given so far.
    """

    name: str
    right: bool
    message: str
    said: str = ""
    answer: str = ""
    tries: int = 0

    def __repr__(self):
        return self.message

    def _repr_mimebundle_(self, **kwargs):
        shown_, mark = html.escape(self.message).replace("\n", "<br>"), "✔" if self.right else "…"
        page = f'<p style="max-width:44em;border-left:4px solid;padding-left:.7em">{mark} {shown_}</p>'
        kept = {"exercise": self.name, "right": self.right, "said": self.said, "answer": self.answer, "tries": self.tries}
        return {"text/plain": self.message, "text/html": page, MIME: kept}


def judge(exercise, answer, lang=None):
    """Compare an answer with the key of its exercise; every new wrong answer gets the next hint."""
    lang = language(lang)
    if answer is ...:
        return _say(exercise, "blank", lang, task=exercise.en if lang == "en" else exercise.zh)
    try:
        given = read_answer(answer, exercise.kind, exercise.choices)
    except Refused as refused:
        said, words = refused.args
        return _say(exercise, said, lang, **words)
    rights, slips = _keys(exercise.name)
    if any(same(exercise, one, right) for one in given for right in rights):
        return _say(exercise, "right", lang, given=given[0], tries=len(_tries.pop(exercise.name, ())))
    if len(given) > 1:  # a table with several columns of numbers
        return _say(exercise, "type", lang, got=words_for("table"), tip=tip_for(exercise.kind, "table"))
    tried = _tries.setdefault(exercise.name, [])
    if given[0] not in tried:
        tried.append(given[0])
    for slip, wrongs in slips:
        if any(same(exercise, one, wrong) for one in given for wrong in wrongs):
            return _say(exercise, "wrong", lang, f"slip:{slip.name}", given=given[0], fact=(slip.en, slip.zh), hint="")
    fact, step = _FACTS[_fact(exercise, given[0], rights[0])], min(len(tried), 3)
    hint = _HINT[("en", "zh").index(lang)].format(step=step, text=_step(exercise, step, lang))
    gap = " " if lang == "en" and fact[0] else ""
    return _say(exercise, "wrong", lang, given=given[0], fact=fact, hint=gap + hint)


@per_report
def _keys(name):
    """Read the right answers of an exercise, and of each of its typical slips."""
    exercise = exercises_of()[name]

    def read(value):
        return read_answer(value, exercise.kind, exercise.choices)

    rights = [one for value in (exercise.key(), *exercise.also()) for one in read(value)]
    return rights, [(slip, read(slip.gives())) for slip in exercise.slips]


def _say(exercise, said, lang, as_=None, given="", tries=None, **words):
    at = ("en", "zh").index(lang)
    words = {name: word[at] if isinstance(word, tuple) else word for name, word in words.items()}
    listed = exercise.kind == "choice" and len(words_of(exercise.choices)) <= 12
    choices = (": ", "：")[at] + shown(exercise.choices, lang) if listed else ""
    said_, joint = _SAID[said][at].format(kind=KINDS[exercise.kind][at], choices=choices, **words), (": ", "：")[at]
    tries, message = len(_tries.get(exercise.name, ())) if tries is None else tries, f"{exercise.name}{joint}{said_}".strip()
    return Feedback(exercise.name, said == "right", message, as_ or said, _short(given), tries)


def _short(given, most=200):
    """Write an answer as it was read, for the results of a class."""
    if isinstance(given, frozenset):
        text = ", ".join(sorted(given))
    elif isinstance(given, dict):
        text = ", ".join(f"{label}: {value:g}" for label, value in given.items())
    elif isinstance(given, tuple):
        text = "{}-{:02}".format(*given)
    else:
        text = f"{given:.6g}" if isinstance(given, float) else str(given)
    return text if len(text) <= most else text[: most - 1] + "…"


def same(exercise, one, two):
    """Whether two readings of an answer are the same, a percentage also where it is written as a share."""
    if exercise.kind == "number":
        near = abs(one - two) <= exercise.tolerance + 1e-9
        share = exercise.percent and not isinstance(one, Percent) and abs(two) > 1
        return near or (share and abs(100 * one - two) <= exercise.tolerance + 1e-9)
    if exercise.kind == "counts":
        return set(one) == set(two) and all(abs(one[label] - two[label]) < 1e-9 for label in two)
    return one == two


def _fact(exercise, given, right):
    if exercise.kind == "number" and exercise.tolerance:
        forms = [given, 100 * given] if exercise.percent and not isinstance(given, Percent) else [given]
        fine = next(place for place in range(6) if 10.0**-place <= 2.1 * exercise.tolerance)
        coarse = [abs(form - round(right, place)) < 1e-6 and abs(form - right) < _NEAR * abs(right)
                  for form in forms for place in range(fine)]
        return "round" if any(coarse) else ""
    if exercise.kind == "ids":
        return "fewer" if given < right else "more" if given & right else "none"
    if exercise.kind == "counts":
        if not set(given) <= set(words_of(exercise.choices)):
            return "foreign"
        return "absent" if set(right) - set(given) else "extra" if set(given) - set(right) else "numbers"
    return ""


def _step(exercise, step, lang):
    at = ("en", "zh").index(lang)
    if step == 1:
        return _STEPS[exercise.kind][at]
    if step == 3:
        return exercise.how[lang]
    parts = [part.strip().partition(":") for part in exercise.where.split(";")]
    places = [(_TABLES[table][at], columns.strip()) for table, _, columns in parts]
    if lang == "en":
        return "Look at " + " and ".join(f"{table}, {columns}" if columns else table for table, columns in places) + "."
    return "请看" + "和".join(f"{table}的 {columns}" if columns else table for table, columns in places) + "。"
