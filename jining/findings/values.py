"""Cards of the figures on values, dates, places and results."""

from jining.cards import Card, Words, only, share
from jining.labels import label, number
from jining.mentions import county_counts, dated, quotas
from jining.plot.marks import value_of
from jining.plot.places import plot_deadlines, plot_places
from jining.plot.targets import plot_targets, split_by_axis
from jining.plot.values import growth_targets, plot_baseline
from jining.report.results import baselines
from jining.tables import load_places


def _units(targets, lang):
    n, kinds, lines = len(targets), targets["unit"].nunique(), len(split_by_axis(targets, lang))
    single = int((targets["unit"].value_counts() == 1).sum())
    if lang == "en":
        return Words(
            f"The {n} targets are stated in {kinds} units and cannot be added up; {single} units hold one target each",
            "One line per unit, percentages on two: growth and share; ×n counts targets of the same value and comparator",
            "A size on one line says nothing about a size on another, nor about effort or money.",
            f"{lines} lines, one per unit, with {n} marks at the promised values.")
    return Words(
        f"{n}项目标使用{kinds}种单位，不能相加；其中{single}种单位各只有1项目标",
        "每种单位一行，百分数分为增速与比重两行；×n表示n项目标的数值与限定词相同",
        "不同行的数值不可比较，也不反映投入或资金多少。",
        f"{lines}行，每种单位一行，共{n}个目标值标记。")


def _percentages(targets, lang):
    growth = growth_targets(targets)
    shares = targets.drop(growth.index)
    full, values = int((shares["checkable_by"] == "all").sum()), value_of(growth)
    ends = [f"{number(end, lang)}%" for end in (values.min(), values.max())] if len(values) else ["–", "–"]
    part = share(full, len(shares), lang)
    if lang == "en":
        return Words(
            f"A percent sign means two things: {len(growth)} rates of growth; {len(shares)} shares, {full} of them “all”",
            f"Rates of growth ({ends[0]} to {ends[1]}) and shares of a whole (%), each on its own axis",
            "GDP grows in constant prices, the other rates in current ones; what a share is a share of differs.",
            f"Two panels: {len(growth)} growth targets, and {len(shares)} shares; {part} of the shares stand at 100.")
    return Words(
        f"百分号有两种含义：{len(growth)}项是增速；{len(shares)}项是比重，其中{full}项为“全部”",
        f"增速（{ends[0]}至{ends[1]}）与比重（%），各用一轴",
        "地区生产总值为实际增速，其余为名义增速；各项比重的分母不同。",
        f"两栏：{len(growth)}项增速目标，{len(shares)}项比重目标；{part}的比重目标为100。")


def _deadlines(promises, lang):
    rows, n = dated(promises), len(promises)
    chapters = [label("chapter", chapter, lang) for chapter in sorted(rows["chapter"].unique())]
    one = len(chapters) == 1 and len(rows) > 1
    if lang == "en":
        where = f", all in “{chapters[0]}”" if one else ""
        return Words(
            f"{len(rows)} of {n} promises give a date in words{where}; for the others the plan year is the deadline",
            "Deadlines written in words, by chapter; a bar ends at its deadline",
            "A year in the name of an event is no deadline. No date does not mean late: the report is a plan for one year.",
            f"Calendar of the plan year by chapter, with {len(rows)} bars that end at a written deadline.")
    where = f"，均在“{chapters[0]}”一章" if one else ""
    return Words(
        f"{n}条承诺中有{len(rows)}条写明期限{where}；其余以计划年度为期",
        "按章列出文字写明的期限，条形止于期限",
        "活动名称中的年份不是期限；未写期限不等于拖延，报告本身是一年的计划。",
        f"按章排列的全年日历，有{len(rows)}个止于期限的条形。")


def _places(promises, lang):
    counts, n = county_counts(promises), len(quotas(promises))
    names = load_places().set_index("place")[lang]
    unnamed, total = [names[place] for place, count in counts.items() if count == 0], len(counts)
    if lang == "en":
        finding = f"{len(unnamed)} of {total} county-level divisions are named by no promise"
        if len(unnamed) == 1:
            finding = f"{unnamed[0]} is the only one of {total} county-level divisions that no promise names"
        return Words(
            f"{finding}; {n} promises are quotas on every county or zone",
            "Promises that name a place (count); tiles of equal size, placed roughly, without north",
            "Being named is not being favoured; a lake, a zone or a company is not counted for its county.",
            f"Tile map of {total} divisions with the promises naming each, and lists of quotas and other places.")
    finding = f"{total}个县市区中有{len(unnamed)}个未被任何承诺点名"
    if len(unnamed) == 1:
        finding = f"{total}个县市区中只有{unnamed[0]}未被任何承诺点名"
    return Words(
        f"{finding}；另有{n}条承诺按每个县市区或开发区下达",
        "点名到地方的承诺（条）；等大方格，位置示意，不表示方位",
        "被点名不等于受偏重；湖泊、园区、企业不计入所在县市区。",
        f"{total}个县市区的方格图，标明点名的承诺条数；旁列配额与其他地点。")


def _baseline(promises, lang):
    targets = growth_targets(promises)
    before = baselines(targets)
    known = before.notna().to_numpy()
    gap = value_of(targets[known]) - before[known].to_numpy(dtype=float)
    above, below, none = int((gap > 0).sum()), int((gap < 0).sum()), int((~known).sum())
    if lang == "en":
        last = f"; {none} {'has' if none == 1 else 'have'} no 2019 figure here" if none else ""
        return Words(
            f"{above} headline growth targets stand above the 2019 estimate, {below} below it{last}",
            "Growth in 2019 and promised growth in 2020 (%)",
            "Estimates of January 2020, secondary copy: check on an official page before use. GDP real, the rest nominal.",
            f"{len(targets)} rows: a diamond for 2019, below it the 2020 target with its comparator.")
    last = f"，{none}项未收录2019年数据" if none else ""
    return Words(
        f"主要增速目标中，{above}项高于2019年预计数，{below}项低于预计数{last}",
        "2019年增速与2020年目标增速（%）",
        "2019年为2020年1月预计数，取自转载文本，使用前请核对官方页面；地区生产总值为实际增速，其余为名义增速。",
        f"{len(targets)}行：菱形为2019年预计数，其下为带限定词的2020年目标。")


def _headline(promises):
    return growth_targets(promises[promises["para"] == "0.2"])


def _with_place(promises):
    return promises[promises["has_place"]]


CARDS = (
    Card("all_targets_by_unit", plot_targets, only(kind="target"), _units, "14_what_the_words_hide", True),
    Card("shares_and_growth_apart", plot_targets, only(unit="percent"), _percentages, "14_what_the_words_hide", True),
    Card("written_deadlines", plot_deadlines, lambda promises: promises, _deadlines, "14_what_the_words_hide"),
    Card("places_named", plot_places, _with_place, _places, "13_where_and_for_whom", True),
    Card("headline_and_year_before", plot_baseline, _headline, _baseline, "01_headline_targets"),
)
