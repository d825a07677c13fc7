"""The rubric of a brief: its points, what is said to each, and how a result is shown."""

import html
from dataclasses import dataclass
from typing import NamedTuple

from jining.labels import tidy

_RUBRIC = {
    "number": ("a number that stands in the figure", "图中已有的数字"),
    "bound": ("its bound is kept", "保留界定词"),
    "source": ("n or the source is named", "写明条数或来源"),
    "cause": ("no causal word", "没有因果词"),
    "rank": ("no ranking word", "没有排序词"),
    "caveat": ("a caveat of its own", "有针对性的说明"),
    "form": ("one short sentence in the language of the brief", "以本页语言写成的一个短句"),
}
#: Points of the rubric.
POINTS = tuple(_RUBRIC)
_SAID = {
    "number": {
        "right": ("{got}.", "{got}。"),
        "none": ("There is no number in digits.", "没有以数字书写的数。"),
        "unknown": ("{got} stands neither in the figure nor among the values of its records. Where is it from?",
                    "{got}既不在图中，也不在其记录的数值里。它从何而来？"),
    },
    "bound": {
        "right": ("Nothing was added to the number or taken from it.", "未给数字添加或去掉什么。"),
        "lost": ("The report puts a word before or after {got} that bounds it. Look at its quote.",
                 "报告在{got}前后有界定词。请看原文。"),
        "added": ("The report writes {got} without a word such as yours. Look at its quote.",
                  "报告中的{got}没有你所写的界定词。请看原文。"),
    },
    "source": {
        "right": ("A reader knows what the number is a part of, or where it is from.",
                  "读者知道数字属于何种整体，或出自何处。"),
        "wrong": ("Say of how many records, or that this is from the work report.", "请写明共多少条记录，或出自工作报告。"),
    },
    "cause": {
        "right": ("Nothing is said to bring anything about.", "没有说何事引起何事。"),
        "wrong": ("“{got}” claims a cause, and a report shows only what was promised.",
                  "“{got}”主张因果，而报告只显示所作的承诺。"),
    },
    "rank": {
        "right": ("Nothing is ranked.", "没有排序。"),
        "wrong": ("“{got}” ranks. Counts of records show how a text is written, not what matters.",
                  "“{got}”在排序。条数反映文本写法，不反映轻重。"),
    },
    "caveat": {
        "right": ("It says what this number cannot show.", "说明了这个数字不能显示什么。"),
        "short": ("It is too short to say what the number cannot show.", "过短，说不清数字不能显示什么。"),
        "generic": ("It would fit any figure. Name what is special here: the unit, the date, the price, the kind of count.",
                    "放在任何图下都可以。请写此处特有之处：单位、日期、价格、计数方式。"),
        "mild": ("It takes nothing back. Say what the figure does not show.", "没有限定什么。请写图不能显示什么。"),
        "same": ("It repeats the sentence.", "重复了正文句。"),
    },
    "form": {
        "right": ("One sentence, short enough.", "一个句子，长度合适。"),
        "many": ("These are several sentences.", "这是好几个句子。"),
        "long": ("It is longer than {got}.", "长于{got}。"),
        "language": ("Sentence and caveat must be in the language of the brief.", "正文句与说明须用本页的语言。"),
    },
}
#: What no program can say.
_PEOPLE = {
    "en": ("Does the figure show what the sentence says?", "Is this what the reader needs for the decision at hand?",
           "Would someone who was promised something find the sentence fair?"),
    "zh": ("图所显示的，是否正是句子所说的？", "这是否是读者做决定所需要的？", "被承诺的一方会认为这句话公允吗？"),
}
_BLANK = {"en": "not answered yet. Put your sentence and your caveat in place of the three dots.",
          "zh": "尚未作答。请用你的句子和说明替换三个点。"}
_NO_TEXT = {"en": "expected are a sentence and a caveat in quotation marks, but {} is {}.",
            "zh": "应为带引号的句子与说明，而 {} 是 {}。"}
_HEAD = {"en": "{} of {} points that a program can check", "zh": "程序可检查的{1}点中，做到{0}点"}
_JUDGE = {"en": "For a person to judge:", "zh": "须由人判断："}


class Point(NamedTuple):
    """One point of the rubric.

    Attributes
    ----------
    name : str
        One of `POINTS`.
    right : bool
    message : str
        Why, or a hint.
    """

    name: str
    right: bool
    message: str


@dataclass(frozen=True, repr=False)
class Score:
    """How a brief does on the rubric.

    Attributes
    ----------
    points : tuple of Point
        Those that a program can check; none if nothing was answered.
    people : tuple of str
        Questions for a person.
    head : str
        The result in one line.
    lang : {"en", "zh"}
    """

    points: tuple
    people: tuple
    head: str
    lang: str

    @property
    def right(self):
        """How many points are right."""
        return sum(point.right for point in self.points)

    def _lines(self):
        at = ("en", "zh").index(self.lang)
        for point in self.points:
            yield f"{'✔' if point.right else '…'} {point.name} ({_RUBRIC[point.name][at]}): {point.message}"
        if self.points:
            yield _JUDGE[self.lang]
            yield from (f"? {question}" for question in self.people)

    def __repr__(self):
        return "\n".join([self.head, *self._lines()])

    def _repr_html_(self):
        head, *lines = (html.escape(line) for line in (self.head, *self._lines()))
        shown = "<br>".join([f"<b>{head}</b>", *lines])
        return f'<p style="max-width:60em;border-left:4px solid;padding-left:.7em">{shown}</p>'


def score(found, lang):
    """Put what was found into words.

    Parameters
    ----------
    found : dict of str to (str, str)
        For each point what is to be said, and the words that belong in it; none if nothing was answered.
    lang : {"en", "zh"}

    Returns
    -------
    Score
    """
    at = ("en", "zh").index(lang)
    points = tuple(Point(name, said == "right", tidy(_SAID[name][said][at].format(got=got), lang))
                   for name, (said, got) in found.items())
    return Score(points, _PEOPLE[lang], _HEAD[lang].format(sum(point.right for point in points), len(points)), lang)


def unscored(name, text, lang):
    """Say that there is nothing to score yet.

    Parameters
    ----------
    name : {"sentence", "caveat"}
    text : object
        What stands there instead of a text.
    lang : {"en", "zh"}

    Returns
    -------
    Score
        Without points.
    """
    said = _BLANK[lang] if text is ... else _NO_TEXT[lang].format(name, type(text).__name__)
    return Score((), (), said, lang)
