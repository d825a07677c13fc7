"""Exercises of lessons 1 and 2, their keys computed from the shipped data."""

from jining.data import load
from jining.package import package, source_text
from jining.tables import load_ledger, load_numerals
from jining.teaching.answers import Exercise, Hint
from jining.teaching.repair import damaged, failures

_CLASSES = {"promise": ("承诺",), "threshold": ("门槛",), "baseline": ("基数", "现有数"), "label": ("名称", "标签"),
            "date": ("日期",), "heading": ("标题",)}


def ids_of(rows):
    """Ids of a selection, as an exercise compares them."""
    return frozenset(rows["id"])


def targets():
    """Take the records that promise a quantity."""
    promises = load()
    return promises[promises["kind"] == "target"]


def _flagged(*flags):
    promises = load()
    return ids_of(promises[promises["flag"].map(lambda there: bool(set(flags) & set(there)))])


def _outside_body():
    ledger = load_ledger()
    return 100 * (1 - (ledger["end"].max() - ledger["start"].min()) / len(source_text()))


def _more_than_once():
    return int((load()["quote_zh"].map(source_text().count) > 1).sum())


def _role_characters():
    ledger = load_ledger()
    return ledger["text"].str.len().groupby(ledger["role"], observed=True).sum().to_dict()


def _stations():
    promises = load()
    return ids_of(promises[promises["quote_zh"].str.contains("5G基站4000个")])


def _class_of(text):
    numerals = load_numerals()
    return numerals.loc[numerals["text"] == text, "class"].iloc[0]


def _promised_numerals():
    return int((load_numerals()["class"] == "promise").sum())


def _without_number(*ways):
    promises = load()
    return ids_of(promises[promises["checkable_by"].isin(ways)])


EXERCISES = (
    Exercise(
        "L1.1", "What share of the characters of the page lies outside the body of the report? In percent, to one decimal.",
        "网页中有多少字符位于报告正文之外？以百分比计，保留一位小数。", _outside_body, "number", (
            Hint(lambda share: abs(share - 100 + _outside_body()) < 0.5,
                 "That is the part inside the body; the part outside is asked.",
                 "这是正文之内的部分，题目问的是之外。"),
            Hint(lambda share: share > 100, "A share cannot be above the whole: divide by the length of the page.",
                 "份额不会超过整体：请除以整页长度。"),
            Hint(lambda share: True, "The body runs from the smallest start to the largest end in the ledger; the page is "
                 "jining.source_text().",
                 "正文从分段表中最小的 start 到最大的 end；整页为 jining.source_text()。")),
        tolerance=0.06, percent=True),
    Exercise(
        "L1.2", "In which month was the report delivered? Write year and month as in “2019-07”.",
        "报告是在哪个月作出的？按“2019-07”的格式写年月。", lambda: package()["sources"][0]["date"], "text", (
            Hint(lambda text: text.startswith("202006"), "That is the stamp of the web page. When was the plan for the year "
                 "announced? jining.cite() knows.",
                 "这是网页的时间戳。年度计划何时公布？请看 jining.cite()。"),
            Hint(lambda text: True, "Look at the source line of jining.cite(), and write digits only.",
                 "请看 jining.cite() 的来源一行，只写数字。"))),
    Exercise(
        "L1.3", "A newspaper writes that the city will build “4,000 base stations”. Which record is it? Give its id.",
        "有报道说该市将建设4000个基站。这句话对应哪条记录？请写编号。", _stations, "ids", (
            Hint(lambda ids: len(ids) > 1, "Several records: search for the whole phrase, number included.",
                 "结果不止一条：请连同数字搜索完整短语。"),
            Hint(lambda ids: True, "Another promise. Search in quote_zh for 基站.",
                 "这是另一项承诺。请在 quote_zh 中搜索“基站”。"))),
    Exercise(
        "L1.4", "How many records have words that stand on the page more than once?",
        "有多少条记录的原文在网页上出现不止一次？", _more_than_once, "number", (
            Hint(lambda n: n == 0, "In the body each stands once. Count in the whole page, furniture included.",
                 "在正文中各出现一次。请在整页（含附属内容）中计数。"),
            Hint(lambda n: n == len(load()), "Every record stands at least once; ask for more than once.",
                 "每条记录至少出现一次；题目问的是不止一次。"),
            Hint(lambda n: True, "For each quote_zh, count it in jining.source_text(); then count the records above one.",
                 "对每个 quote_zh 在 jining.source_text() 中计数，再数大于一的记录。"))),
    Exercise(
        "L1.5", "How many characters of the body have each role in the ledger?",
        "分段表中，正文每种角色各有多少字符？", _role_characters, "mapping", (
            Hint(lambda roles: roles == {role: float(n) for role, n in load_ledger()["role"].value_counts().items()},
                 "These are segments. A segment can be short or long: add up the lengths of the texts.",
                 "这是段数。段有长短：请把文字长度相加。"),)),
    Exercise(
        "L1.6", "Which records does the check complain about in the damaged copy? Give their ids.",
        "检查在损坏的副本中指出了哪些记录？请写编号。", lambda: ids_of(failures(damaged())), "ids"),
    Exercise(
        "L2.1", "To which class of numeral does “1500万” belong?", "“1500万”属于哪一类数字？",
        lambda: _class_of("1500万"), "text", (
            Hint(lambda text: text == "promise",
                 "Read text_en where quote_zh holds it: does the city promise this sum, or does the sum say who is meant?",
                 "请读 quote_zh 含此数的一条：是市里承诺这个数额，还是用它界定对象？"),
            Hint(lambda text: True, "Find the record whose quote_zh holds it, read its text_en: what does it do there?",
                 "请找出 quote_zh 含此数的记录，读其原文，问这个数字在此起什么作用。")), choices=_CLASSES),
    Exercise(
        "L2.2", "How many numerals of the body are the value of a promise?", "正文中有多少个数字是承诺的数值？",
        _promised_numerals, "number", (
            Hint(lambda n: n == len(load_numerals()), "These are all numerals; most of them are no promise.",
                 "这是全部数字，其中多数并非承诺。"),
            Hint(lambda n: n == len(targets()), "These are targets. One numeral may stand for two of them: count numerals.",
                 "这是目标条数。一个数字可对应两条目标：请数数字。"),
            Hint(lambda n: True, "Use jining.load_numerals() and its column class.",
                 "请用 jining.load_numerals() 的 class 列。"))),
    Exercise(
        "L2.3", "Which records share one number with another record, because the sentence says 分别 (each)?",
        "哪些记录因“分别”而与另一条记录共用一个数字？", lambda: _flagged("shared"), "ids", (
            Hint(lambda ids: ids == _flagged("joint"),
                 "This is one joint total for several things. 分别 gives the number to each.",
                 "这是若干事物的合计。“分别”把数字给了每一个。"),
            Hint(lambda ids: _flagged("shared") < ids and ids <= ids_of(load()[load()["quote_zh"].str.contains("分别")]),
                 "分别 also stands where each subject has a number of its own. Look for one number given to two.",
                 "“分别”也用于各有其数的情形。请找两者共用一数的。"),)),
    Exercise(
        "L2.4", "Which targets promise all or none of something, without a number to compare?",
        "哪些目标承诺“全部”或“零”，而没有可比较的数字？", lambda: _without_number("all", "zero"), "ids", (
            Hint(lambda ids: ids == _without_number("all"), "A promise that something will not happen at all is one, too.",
                 "承诺某事一例不发生，也属此类。"),
            Hint(lambda ids: ids == _without_number("zero"), "A promise that covers a whole set is one, too.",
                 "承诺覆盖整个集合，也属此类。"))),
    Exercise(
        "L2.5", "For how many targets does the report leave the upper end open?",
                 "有多少条目标的上限未写明？",
        lambda: int(targets()["value_high"].isna().sum()), "number", (
            Hint(lambda n: n == int(load()["value_high"].isna().sum()),
                 "Measures and aims have no value at all: keep the targets first.",
                 "措施与愿景本无数值：请先筛出目标。"),
            Hint(lambda n: n == int((load()["value_high"] == 0).sum()),
                 "Zero is a value that was promised. Open is missing, not zero.",
                 "零是已承诺的数值。未写明是缺失，不是零。"),
            Hint(lambda n: n == 0, "Nothing equals a missing value, not even another one: ask with isna().",
                 "任何值都不等于缺失值，缺失值之间也不相等：请用 isna()。"),
            Hint(lambda n: n == int(targets()["value_high"].notna().sum()), "These have an upper end.",
                 "这些写明了上限。"),
            Hint(lambda n: True, "Count the missing values of value_high among the targets.",
                 "请数目标中 value_high 的缺失值。"))),
    Exercise(
        "L2.6", "Which targets are a quota for each county or zone, so that no total may be made of them?",
        "哪些目标是给每个县市区或开发区的定额，因而不得加总？", lambda: _flagged("per_unit"), "ids", (
            Hint(lambda ids: ids == ids_of(load()[load()["comparator"] == "range"]),
                 "Every range here is such a quota, but a quota need not be a range. Look at the flag.",
                 "此处的区间都是定额，但定额不一定是区间。请看 flag。"),)),
)
