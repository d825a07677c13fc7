"""Exercises of lessons 5 and 6, their keys computed from the shipped data."""

from jining.data import load
from jining.mentions import county_counts
from jining.package import lookup
from jining.tables import load_census, load_places
from jining.teaching.answers import Exercise, Hint
from jining.teaching.keys_1_2 import ids_of, targets

_STEPS = {"input": ("投入",), "activity": ("活动",), "output": ("产出",), "outcome": ("结果", "成效")}
_SIDES = {"supply": ("供给",), "environment": ("环境",), "demand": ("需求",), "unspecified": ("未言明",)}
_COUNTIES = {key: (row["zh"], row["en"]) for key, row in lookup("places").items() if row["type"] == "county"}
#: Below this many records a count is printed, not a percentage.
_ENOUGH = 10


def _close(share, other):
    return abs(share - other) < 0.06


def _acted():
    """Keep the records in which somebody acts."""
    promises = load()
    return promises[promises["instrument"] != "none"]


def _steps(promises):
    return {step: float(n) for step, n in promises["logic"].value_counts().items() if n}


def _inputs():
    promises = load()
    return ids_of(promises[promises["logic"] == "input"])


def _unnamed_means(promises, codes=("U",)):
    return 100 * float(promises["instrument"].isin(codes).mean())


def _side(promises):
    sides = promises["rothwell_zegveld"]
    return sides[sides != "unspecified"].value_counts().idxmax()


def _gas_users():
    promises = load()
    return promises.loc[promises["quote_zh"].str.contains("管道天然气用户"), "logic"].iloc[0]


def _both_lenses(hood=True, elmore=False):
    """Count the records that are (or are not) authority to Hood, and (or not) a mandate to McDonnell and Elmore."""
    promises = load()
    return int((((promises["hood"] == "authority") == hood) & ((promises["mcdonnell_elmore"] == "mandate") == elmore)).sum())


def _never_named():
    return next(place for place, n in county_counts(load()).items() if n == 0)


def _places(types=("city", "quota")):
    """Count the different places of the records, those of some types left out."""
    kinds = {key: row["type"] for key, row in lookup("places").items()}
    return len({place for places in load()["place"] for place in places if kinds[place] not in types})


def _named_in_words():
    """Count as a search for the bare name would: with lakes, zones and firms."""
    quotes, stems = load()["quote_zh"], {place: names[0][:-1] for place, names in _COUNTIES.items()}
    return {place: float(n) for place, stem in stems.items() if (n := quotes.str.contains(stem).sum())}


def _sectors(test):
    return int(test(load()["sector"].value_counts()).sum())


def _residents_never_named(whole=None):
    census, place = load_census().set_index("code")["population"], _never_named()
    code = load_places().set_index("place").at[place, "code"]
    return 100 * float(census[code] / (census["370800"] if whole is None else census.sum()))


def _night_quota(end="value_high"):
    rows = load()
    return int(rows.loc[rows["item_en"] == "Night-economy quarters per county", end].iloc[0])


def _quarters(end="value_high", districts=False):
    return _night_quota(end) * sum(districts or not names[0].endswith("区") for names in _COUNTIES.values())


def _children(inside=False):
    promises = load()
    for_children = promises[promises["target_group"].map(lambda groups: "child" in groups)]
    return ids_of(for_children if inside else for_children[for_children["sector"] != "education"])


EXERCISES = (
    Exercise(
        "L5.1", "How many records stand on each step of the results chain, aims left out?",
        "不计愿景，结果链的每一环各有多少条记录？", lambda: _steps(load()[load()["kind"] != "aim"]), "mapping", (
            Hint(lambda steps: steps == _steps(load()),
                 "The aims are still here: in them a state is wished for and nobody acts.",
                 "其中仍含愿景：愿景只写期望的状态，无人采取行动。"),
            Hint(lambda steps: steps == _steps(targets()), "These are the targets alone. Measures stand on the chain, too.",
                 "这只是目标。措施也在链上。"))),
    Exercise(
        "L5.2", "Which records promise an input: staff, money or other means put in, and not yet what is done with them?",
        "哪些记录承诺的是投入：人员、资金等所投之物，而尚非以此所做之事？", _inputs, "ids", (
            Hint(lambda ids: ids <= ids_of(load()[load()["instrument"].isin(["S2", "S3"])]) and not ids <= _inputs(),
                 "A tool that pays or hires is one thing, the step of the chain another. Look at the column logic.",
                 "付钱或用人是工具，处在链的哪一环是另一回事。请看 logic 列。"),)),
    Exercise(
        "L5.3", "Of the records in which somebody acts, what percentage names no means (code U)? To one decimal.",
        "在有人采取行动的记录中，有百分之多少未言明手段（编码 U）？保留一位小数。",
        lambda: _unnamed_means(_acted()), "number", (
            Hint(lambda share: _close(share, _unnamed_means(load())),
                 "You divided by all records. In some of them nobody acts: leave those with the code none out.",
                 "你除以了全部记录。其中有些无人行动：请去掉编码为 none 的。"),
            Hint(lambda share: _close(share, _unnamed_means(load(), ("U", "none"))),
                 "No means named and nobody acting are two things. Here only the first is asked, among the actions.",
                 "未言明手段与无人行动是两回事。这里只问前者，且只在行动之中。"),
            Hint(lambda share: _close(share, 100 - _unnamed_means(_acted())), "That is the share that names a means.",
                 "这是言明手段的比例。"),
            Hint(lambda share: True,
                 "First keep the records whose instrument is not none; then take the mean of a comparison.",
                 "先保留 instrument 不为 none 的记录，再对比较结果取平均。")), tolerance=0.06, percent=True),
    Exercise(
        "L5.4",
        "Take the targets whose tool can be told. On which side of Rothwell and Zegveld are most of them?",
        "取工具可判断的目标。按罗斯韦尔与泽格菲尔德的分类，它们多数属于哪一侧？", lambda: _side(targets()), "text", (
            Hint(lambda text: text == "unspecified", "That says that no side can be told. Leave these out.",
                 "这表示无法判断属于哪一侧，请去掉。"),
            Hint(lambda text: text == _side(load()), "So it is among all records. Keep the targets first.",
                 "全部记录中如此。请先只留目标。"),
            Hint(lambda text: True, "Count the values of the column rothwell_zegveld, and look at the largest.",
                 "请数 rothwell_zegveld 列的取值，看最大的一个。")), choices=_SIDES),
    Exercise(
        "L5.5", "The report promises a number of new users of piped gas (管道天然气用户). Which step of the chain is that?",
        "报告承诺新增管道天然气用户。这是结果链的哪一环？", _gas_users, "text", (
            Hint(lambda text: text == "output",
                 "Pipes can be laid by spending alone. Who decides that a household becomes a user?",
                 "管道可由市里出资铺设。而由谁决定一户成为用户？"),
            Hint(lambda text: True, "Put the control test: could the city deliver it alone, by spending?",
                 "请用控制检验：市里仅靠支出能否独自做到？")), choices=_STEPS),
    Exercise(
        "L5.6", "How many records use authority in Hood's lens and are no mandate in that of McDonnell and Elmore?",
        "有多少条记录按胡德属权威（authority），而按麦克唐奈与埃尔莫尔不属命令（mandate）？", _both_lenses, "number", (
            Hint(lambda n: n == _both_lenses(True, True), "These are both at once. You want those on which the lenses part.",
                 "这些两者皆是。题目问两种分类不一致的。"),
            Hint(lambda n: n == _both_lenses(True, True) + _both_lenses(),
                 "That is all authority. Which of it is a mandate, too?",
                 "这是全部权威类。其中哪些同时是命令？"),
            Hint(lambda n: True, "Two comparisons, joined by &: one equal, one not equal.",
                 "两个比较用 & 相连：一个等于，一个不等于。"))),
    Exercise(
        "L6.1", "How many different places below the city do the promises name, quotas for each county or zone left out?",
        "承诺点名了多少个全市以下的不同地方？不含按每个县市区或开发区下达的定额。", _places, "number", (
            Hint(lambda n: n == _places(()), "The city as a whole and the quotas are still among these places.",
                 "其中仍含全市和定额。"),
            Hint(lambda n: n in (_places(("city",)), _places(("quota",))),
                 "One kind of key is still to be left out: look at the keys that begin with each, and at the city.",
                 "还有一类键须去掉：请看以 each 开头的键，以及全市。"),
            Hint(lambda n: n > _places(()), "These are mentions. Count each place once.",
                 "这是点名次数。每个地方只计一次。"),
            Hint(lambda n: True, "Take the lists in the column place apart with explode, and count different values.",
                 "请用 explode 拆开 place 列的列表，数不同的取值。"))),
    Exercise(
        "L6.2", "How many records name each county-level division by its own name? Use the keys of load_places as labels.",
        "每个县市区各被多少条记录以其自身名称点名？以 load_places 的键为标签。", lambda: county_counts(load()), "mapping", (
            Hint(lambda counts: counts == _named_in_words(),
                 "You searched the quotes for names. A lake or a zone can bear the name of a county and lie outside it.",
                 "你在原文中搜索了名称。湖泊或园区可与县同名而不等于该县。"),
            Hint(lambda counts: not set(counts) <= set(_COUNTIES),
                 "Some of these places are no county-level divisions. Keep the places of type county.",
                 "其中有些地方不是县市区。请只留 type 为 county 的地方。"))),
    Exercise(
        "L6.3", "In how many sectors are there so few records, under ten, that no percentage should be printed?",
        "有多少个领域的记录过少（少于十条），因而不应给出百分比？", lambda: _sectors(lambda n: n < _ENOUGH), "number", (
            Hint(lambda n: n == _sectors(lambda n: n >= _ENOUGH), "These are the sectors with ten or more.",
                 "这是记录不少于十条的领域。"),
            Hint(lambda n: True,
                 "Count the records of each sector first, then count how many of these counts are under ten.",
                 "先数每个领域的记录，再数其中有多少个少于十。"))),
    Exercise(
        "L6.4", "What percentage of the city's residents lived in the division that is never named? To one decimal.",
        "从未被点名的那个县市区，其人口占全市的百分之多少？保留一位小数。", _residents_never_named, "number", (
            Hint(lambda share: _close(share, _residents_never_named("sum")),
                 "The first row of the census is the city as a whole, so adding up the column counts every resident twice.",
                 "普查表首行是全市合计，整列相加会把每个居民计算两次。"),
            Hint(lambda share: True, "Take the code of the division from load_places, and population from load_census.",
                 "从 load_places 取该县市区的代码，从 load_census 取 population。")), tolerance=0.06, percent=True),
    Exercise(
        "L6.5", "The quota of night-economy quarters holds for each county and county-level city, districts left out. "
        "If each goes to the upper end of its quota, how many quarters is that?",
        "夜间经济街区的定额适用于每个县和县级市，不含区。若各地都达到定额上限，合计是多少个？",
        _quarters, "number", (
            Hint(lambda n: n == _quarters(districts=True),
                 "Districts (区) are left out: the words say 每个县市, not 每个县市区.",
                 "不含区：原文是“每个县市”，而非“每个县市区”。"),
            Hint(lambda n: n == _quarters("value_low"), "That is the lower end.", "这是下限。"),
            Hint(lambda n: n in (_night_quota("value_low"), _night_quota()), "That is the quota of one county.",
                 "这是一个县的定额。"),
            Hint(lambda n: True, "Count the places of type county whose Chinese name does not end in 区.",
                 "请数 type 为 county 且中文名不以“区”结尾的地方。"))),
    Exercise(
        "L6.6", "Which records promise something for children, outside the sector education?",
        "哪些记录为儿童作出承诺，而不在教育领域？", _children, "ids", (
            Hint(lambda ids: ids == _children(True), "Those of the sector education are still among them.",
                 "其中仍含教育领域的记录。"),
            Hint(lambda ids: ids == _children(True) - _children(), "These are the ones of the sector education.",
                 "这些正是教育领域的。"))),
)
