"""Exercises of lessons 3 and 4, their keys computed from the shipped data."""

from jining.agreement import agreement, krippendorff_alpha
from jining.data import load
from jining.teaching.answers import Exercise, Hint
from jining.teaching.keys_1_2 import ids_of, targets
from jining.teaching.sample import VARIABLES, model_codes

_KINDS = {"target": ("目标",), "measure": ("措施",), "aim": ("愿景",)}
_VERDICTS = {"rely": ("可以依靠",), "tentative": ("暂可参考",), "low": ("过低",)}


def _readings():
    return [rows.set_index("id")[list(VARIABLES)] for _, rows in model_codes().groupby("coder", sort=False)]


def _agree():
    first, second = _readings()
    return 100 * float((first["instrument"] == second["instrument"]).mean())


def _alpha(of=krippendorff_alpha):
    first, second = _readings()
    return of(first["kind"].to_numpy(), second["kind"].to_numpy())


def _kappa(one, two):
    """Cohen's kappa: chance from each coder's own shares, where alpha takes both together."""
    agree, values = (one == two).mean(), {*one, *two}
    chance = sum((one == value).mean() * (two == value).mean() for value in values)
    return (agree - chance) / (1 - chance)


def _tool_disputes():
    first, second = _readings()
    return frozenset(first.index[first["instrument"] != second["instrument"]])


def _cells_apart(reading):
    coded = _readings()[reading]
    table = load().set_index("id").loc[coded.index, list(VARIABLES)].astype("str").fillna("none")
    return int((coded != table).to_numpy().sum())


def _clauses_apart():
    coded = _readings()[1]
    table = load().set_index("id").loc[coded.index, list(VARIABLES)].astype("str").fillna("none")
    return int((coded != table).any(axis=1).sum())


def _comparators(way=None):
    rows = targets()
    return (rows if way is None else rows[rows["checkable_by"] == way])["comparator"].value_counts().to_dict()


def _scales_apart():
    promises = load()
    return ids_of(promises[(promises["firmness"] < 2) & (promises["wording"] == "hard")])


def _modal_share():
    return 100 * float(load()["modal"].isna().mean())


def _binding():
    promises = load()
    return ids_of(promises[promises["binding"] == "binding"])


def _levels(promises):
    return promises["firmness"].value_counts().to_dict()


def _firm_at_a_distance(promises):
    firm = promises[promises["firmness"] == promises["firmness"].max()]
    return ids_of(firm[[modal not in quote for modal, quote in zip(firm["modal"], firm["quote_zh"], strict=True)]])


EXERCISES = (
    Exercise(
        "L3.1", "By the codebook, what kind of record is “着力打造精致城市” (build a refined city)?",
        "按编码手册，“着力打造精致城市”属于哪一类？",
        lambda: load().loc[load()["quote_zh"] == "着力打造精致城市", "kind"].iloc[0], "text", (
            Hint(lambda text: text == "target", "No number, no word for all or none: no quantity is promised.",
                 "没有数字，也没有全称或归零的词：未承诺数量。"),
            Hint(lambda text: True, "The verb sounds like an action. Which new action or object does the clause name?",
                 "动词像是行动。该句提出了什么新的行动或对象？")), choices=_KINDS),
    Exercise(
        "L3.2", "On what percentage of the thirty clauses do the two readings give the same instrument? To one decimal.",
        "两次阅读在三十条条款中有百分之多少给出同一政策工具？保留一位小数。", _agree, "number", (
            Hint(lambda share: abs(share - 100 + _agree()) < 0.06, "That is the share that differs.",
                 "这是不一致的比例。"),
            Hint(lambda share: True, "Put the two readings side by side by id and compare the column instrument.",
                 "请按编号并列两次阅读，比较 instrument 列。")), tolerance=0.06, percent=True),
    Exercise(
        "L3.3", "What is Krippendorff's alpha of the two readings for kind on the thirty clauses? To three decimals.",
        "两次阅读在三十条条款上 kind 的克里彭多夫 alpha 是多少？保留三位小数。", _alpha, "number", (
            Hint(lambda value: value > 1 or abs(value - _alpha(lambda one, two: (one == two).mean())) < 0.001,
                 "That is how often they agree. Some of it is chance: take out what the shares of both together would give.",
                 "这是一致的频率，其中有偶然成分：请扣除两次阅读合计份额所产生的一致。"),
            Hint(lambda value: abs(value - _alpha(_kappa)) < 0.0006,
                 "That is Cohen's kappa, which takes chance from each reading apart. Alpha takes both together, without "
                 "putting a value back.",
                 "这是科恩 kappa，它分别取两次阅读的份额。alpha 合并两者，且不放回。"),
            Hint(lambda value: True,
                 "Write each clause in both orders into one table of pairs, then compare the pairs that differ with those "
                 "expected.",
                 "把每条条款以两种次序写入配对表，再将不一致的配对与期望值比较。")), tolerance=0.0006),
    Exercise(
        "L3.4", "On which clauses do the two readings give different instruments?",
                 "两次阅读在哪些条款上给出不同的政策工具？",
        _tool_disputes, "ids"),
    Exercise(
        "L3.5", "In how many cells does the second reading differ from the table, over all four variables?",
        "四个变量合计，第二次阅读有多少个单元格与表不同？", lambda: _cells_apart(1), "number", (
            Hint(lambda n: n == _cells_apart(0), "That is the first reading.",
                 "这是第一次阅读。"),
            Hint(lambda n: n == _clauses_apart(), "These are clauses. One clause can differ in several cells.",
                 "这是条款数。一条条款可有多个单元格不同。"),
            Hint(lambda n: True,
                 "class_agreement says for each variable how many clauses both answered and how many are the same.",
                 "class_agreement 给出每个变量双方都作答的条款数与相同的条款数。"))),
    Exercise(
        "L3.6", "Which verdict does the whole second coding get for sdg: rely, tentative or low?",
        "全部第二次编码中，sdg 的判定是可以依靠、暂可参考还是过低？",
        lambda: agreement(rounds=0).loc["sdg", "verdict"], "text", (
            Hint(lambda text: True, "jining.agreement() has one row per variable; the limits are Krippendorff's.",
                 "jining.agreement() 每个变量一行；界限出自克里彭多夫。"),), choices=_VERDICTS),
    Exercise(
        "L4.1", "Of the targets that promise a number, how many have each comparator?",
                 "承诺数字的目标中，每种界定方式各有多少条？",
        lambda: _comparators("number"), "mapping", (
            Hint(lambda counts: counts == {name: float(n) for name, n in _comparators().items() if n},
                 "Here are also the promises of all and of none; by rule they stand as written. Keep those with a number.",
                 "这里也含“全部”和“零”的承诺，按规则其界定为照字面。请只留有数字的。"),)),
    Exercise(
        "L4.2", "Where do the two scales disagree: a modal word softer than a bare promise, but hard wording?",
        "两种尺度在何处不一致：情态词比直述更软，而措辞为硬？", _scales_apart, "ids", (
            Hint(lambda ids: ids == ids_of(load()[load()["firmness"] == 1]),
                 "These are the striving promises. Which of them have a hard bound on the number?",
                 "这些是力争类承诺。其中哪些对数字有硬性界定？"),
            Hint(lambda ids: ids < _scales_apart(), "Some are missing: encouraging is softer than a bare promise, too.",
                 "有遗漏：鼓励也比直述更软。"))),
    Exercise(
        "L4.3", "What percentage of all records have no modal word? To one decimal.",
                 "全部记录中有百分之多少没有情态词？保留一位小数。",
        _modal_share, "number", (
            Hint(lambda share: abs(share - 100 + _modal_share()) < 0.06, "That is the share with a modal word.",
                 "这是有情态词的比例。"),
            Hint(lambda share: abs(share - 100 * float(targets()["modal"].isna().mean())) < 0.06,
                 "That is for the targets alone; all records are asked.",
                 "这只是目标；题目问全部记录。"),
            Hint(lambda share: True, "An empty cell in modal means no modal word: count the missing ones.",
                 "modal 空格表示没有情态词：请数缺失值。")), tolerance=0.06, percent=True),
    Exercise(
        "L4.4", "Which record does the report itself call binding (约束性)?",
                 "报告自己把哪条记录称为约束性？", _binding, "ids", (
            Hint(lambda ids: ids == ids_of(load()[load()["binding"] == "expected"]), "These are the expected ones (预期性).",
                 "这些是预期性的。"),)),
    Exercise(
        "L4.5", "How many targets stand at each level of firmness?",
                 "每一级坚定程度上各有多少条目标？", lambda: _levels(targets()),
        "mapping", (
            Hint(lambda levels: levels == {str(level): float(n) for level, n in _levels(load()).items()},
                 "These are all records: keep the targets.",
                 "这是全部记录：请只留目标。"),)),
    Exercise(
        "L4.6", "Which targets are at the highest level of firmness although no modal word stands in their own words?",
        "哪些目标处于最高坚定级别，而自身文字中没有情态词？", lambda: _firm_at_a_distance(targets()), "ids", (
            Hint(lambda ids: ids == _firm_at_a_distance(load()), "Measures and aims are here, too: keep the targets.",
                 "其中也有措施与愿景：请只留目标。"),
            Hint(lambda ids: ids == ids_of(targets()[targets()["firmness"] == 3]),
                 "Some of these hold the modal word themselves. Compare modal with quote_zh.",
                 "其中有些自身就含情态词。请比较 modal 与 quote_zh。"))),
)
