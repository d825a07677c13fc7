"""Exercises of lessons 7 and 8, their keys computed from the shipped data."""

from jining.data import load
from jining.report.results import baselines, load_results
from jining.teaching.answers import Exercise, Hint
from jining.teaching.keys_1_2 import ids_of, targets

_VERDICTS = {"met": ("达到",), "missed": ("未达到",), "otherwise": ("以其他口径公布",), "none": ("未查到",)}
#: Who stands behind a source of `results.csv`: a word of its name.
_REPORTERS = {"ministry": ("生态环境部", "部委"), "city": ("济宁市", "市政府"), "province": ("山东省", "省"),
              "newspaper": ("大众", "媒体")}
_BOUNDS = {"at least": ("以上", "ge"), "at most": ("以内", "le"), "about": ("左右", "approx"), "between": ("区间", "range"),
           "none": ("没有", "eq")}
_POINTS = {"number": ("数字",), "bound": ("界定",), "source": ("来源",), "cause": ("因果",), "rank": ("排序",),
           "caveat": ("说明",), "form": ("形式",)}
_CAVEAT = "The report does not say how revenue is counted, and a target is no forecast."
_FIGURE = "headline_and_year_before"


def _row(item):
    return load().set_index("item_en").loc[item]


def _fact(fact_id):
    return float(load_results().set_index("fact_id")["value"][fact_id])


def _verdict_of(item):
    promises = load()
    return str(promises.loc[promises["item_en"] == item, "verdict"].iloc[0])


def _gap():
    return float(_row("Retail sales growth")["value_low"]) - _fact("F04")


def _judged(*wanted):
    promises = load()
    return ids_of(promises[promises["verdict"].isin(wanted)])


def _growth(base="F02"):
    return 100 * (_fact("F08") - _fact("F02")) / _fact(base)


def _beside_2019(below):
    rows = targets()
    before = baselines(rows).astype("float64")
    ends = rows[["value_low", "value_high"]].astype("float64").max(axis=1)
    return ids_of(rows[(ends < before) if below else (ends >= before)])


def _reporter(fact_id):
    source = load_results().set_index("fact_id")["source"][fact_id]
    return next(name for name, words in _REPORTERS.items() if source.startswith(words[0]))


def _figure_of(notebook):
    from jining.findings import CARDS

    return next(card.name for card in CARDS if card.notebook == notebook)


def _shown():
    from jining.figures import find_card

    return len(find_card(_figure_of("10_livelihoods")).rows(load()))


def _bound(item):
    return next(name for name, (_, code) in _BOUNDS.items() if code == _row(item)["comparator"])


def _failed(sentence):
    """Name the one point of the rubric that a draft on revenue misses."""
    from jining.teaching.score import score_brief

    value = _row("General public budget revenue growth")["value_low"]
    score = score_brief(figure=_FIGURE, sentence=sentence.format(f"{value:g}"), caveat=_CAVEAT, lang="en")
    (failed,) = (point.name for point in score.points if not point.right)
    return failed


EXERCISES = (
    Exercise(
        "L7.1",
        "What do the facts say of the target on coal-subsidence land: met, missed, otherwise (another scale), or none?",
        "就手头的事实，采煤塌陷地治理目标是达到、未达到、以其他口径公布，还是未查到？",
        lambda: _verdict_of("Coal subsidence land newly treated"), "text", (
            Hint(lambda text: text in ("met", "missed"),
                 "Is the fact the year's own figure, or one that has added up over many years?",
                 "这条事实是当年数，还是多年累计数？"),
            Hint(lambda text: True, "There is a fact on this land in load_results: what does it measure?",
                 "load_results 中有一条关于此的事实：它量的是什么？")), choices=_VERDICTS),
    Exercise(
        "L7.2", "By how many percentage points does promised retail growth lie above the estimate of the year before?",
        "社会消费品零售总额增速目标比上年预计高多少个百分点？", _gap, "number", (
            Hint(lambda gap: abs(gap + _gap()) < 0.01, "The sign is the other way round: target minus the year before.",
                 "符号反了：目标减去上年。"),
            Hint(lambda gap: abs(gap - 100 * _gap() / _fact("F04")) < 0.6,
                 "That is a percentage of a percentage. Points are a plain difference.",
                 "这是百分比的百分比。百分点只是相减。"),
            Hint(lambda gap: True, "Subtract the fact of the same name from value_low of the target.",
                 "用目标的 value_low 减去同名事实。")), tolerance=0.01),
    Exercise(
        "L7.3", "Beside which records does a public fact stand that cannot decide, as they promise no number?",
        "哪些记录旁有公开事实，却因未承诺数字而无法判定？", lambda: _judged("open"), "ids", (
            Hint(lambda ids: ids == _judged("open", "otherwise", "met", "missed"),
                 "These are all records beside which a fact stands. Some of them promise a number.",
                 "这是旁有事实的全部记录，其中有些承诺了数字。"),
            Hint(lambda ids: ids == _judged("otherwise"), "These promise a number, and the fact measures something else.",
                 "这些承诺了数字，而事实量的是别的。"))),
    Exercise(
        "L7.4", "By what percentage did public revenue grow from the level of the year before? To two decimals.",
        "由两年数额计算，一般公共预算收入比上年增长百分之多少？保留两位小数。", _growth, "number", (
            Hint(lambda share: abs(share - _growth("F08")) < 0.006,
                 "You divided by the later year. Growth is on the earlier.",
                 "你除以了后一年。增长以前一年为基数。"),
            Hint(lambda share: abs(share - 100 - _growth()) < 0.006, "That is one level as a percentage of the other.",
                 "这是一个数额占另一个的百分比。"),
            Hint(lambda share: abs(share - round(_growth(), 1)) < 0.001,
                 "Close, but rounded too early: keep another decimal.",
                 "接近了，但舍入过早，请多留一位。"),
            Hint(lambda share: True, "Take the two levels in yuan from load_results; the rate there is computed from them.",
                 "从 load_results 取两年以元计的数额，那里的增速即由此算出。")), tolerance=0.006, percent=True),
    Exercise(
        "L7.5", "Which growth targets lie below the rate that the report estimated for the year before?",
        "哪些增速目标低于报告对上年的预计？", lambda: _beside_2019(True), "ids", (
            Hint(lambda ids: ids == _beside_2019(False), "These lie above it.", "这些高于上年。"),
            Hint(lambda ids: not ids <= _beside_2019(True) | _beside_2019(False),
                 "One of these has no figure for the year before here. Missing is neither above nor below.",
                 "其中有的没有上年数据。缺失既非高于也非低于。"))),
    Exercise(
        "L7.6", "Who reported that the autumn and winter target for PM2.5 (F14) was not met?",
        "是谁通报秋冬季 PM2.5 目标（F14）未完成的？", lambda: _reporter("F14"), "text", (
            Hint(lambda text: text == "city", "A city seldom publishes that itself. Read the column source.",
                 "市里很少自己公布。请读 source 列。"),
            Hint(lambda text: True, "Read the column source of load_results in the row of F14.",
                 "请读 load_results 中 F14 一行的 source 列。")), choices=_REPORTERS),
    Exercise(
        "L8.1", "Which figure of the set belongs to the notebook on livelihoods? Give its name.",
        "图集中哪一幅属于民生笔记本？请写其名称。", lambda: _figure_of("10_livelihoods"), "text", (
            Hint(lambda text: True, "jining.list_figures() has a column notebook; the names are its index.",
                 "jining.list_figures() 有 notebook 列，名称即其索引。"),)),
    Exercise(
        "L8.2", "How many records does that figure show? A brief names its n.", "该图显示多少条记录？简报应写明条数。",
        _shown, "number", (
            Hint(lambda n: n == len(load()),
                 "That is the whole table. The line under the title says how many of them are shown.",
                 "这是整张表。标题下一行写明其中显示多少条。"),
            Hint(lambda n: True, "Draw it and read the line under the title.", "请画出该图，读标题下的一行。"))),
    Exercise(
        "L8.3",
        "Which words belong before the number of the public revenue target: at least, at most, about, between, or none?",
        "一般公共预算收入目标的数字应带何种界定：以上、以内、左右、区间，还是没有？",
        lambda: _bound("General public budget revenue growth"), "text", (
            Hint(lambda text: text == "none", "Read the quote to its end: a word follows the percent sign.",
                 "请把原文读完：百分号之后还有字。"),
            Hint(lambda text: True, "Look at the column comparator, and at the words in the quote.",
                 "请看 comparator 列与原文用词。")), choices=_BOUNDS),
    Exercise(
        "L8.4", "Which point of the rubric does draft A miss?", "草稿 A 未做到评分表的哪一点？",
        lambda: _failed("In its work report the city plans public revenue growth of {}%."), "text", (
            Hint(lambda text: True, "Compare the draft with the quote, word by word: what has gone?",
                 "请逐字对照草稿与原文：少了什么？"),), choices=_POINTS),
    Exercise(
        "L8.5", "Which point of the rubric does draft B miss?", "草稿 B 未做到评分表的哪一点？",
        lambda: _failed("Thanks to its work report the city will see public revenue growth of at least {}%."), "text", (
            Hint(lambda text: True, "What does the draft say about the report that a report cannot show?",
                 "草稿对报告说了什么报告所不能显示的？"),), choices=_POINTS),
)
