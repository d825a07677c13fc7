"""Cards of the figures on city, countryside, culture, environment, safety and livelihood."""

from jining.cards import Card, Words, only
from jining.package import lookup
from jining.plot_02.countryside import TIERS_OF, demonstration_counts, plot_countryside
from jining.plot_02.culture import named, plot_named
from jining.plot_02.environment import boiler_classes, plot_environment
from jining.plot_02.multiples import plot_public_works
from jining.plot_02.pairs import PAIRS, service_pairs
from jining.plot_02.safeguards import answers, plot_safeguards, promise_kind
from jining.plot_02.society import STAGES, plot_life_course, stage_of
from jining.tables import load_numerals


def _stocks(rows, numerals=None):
    """Numbers of existing things in the passage that the rows come from."""
    numerals = load_numerals() if numerals is None else numerals
    existing = numerals.loc[numerals["class"] == "baseline", "start"]
    spans = rows.groupby(rows["para"].astype("str"))[["start", "end"]].agg({"start": "min", "end": "max"})
    return sum(int(existing.between(start, end).sum()) for start, end in spans.to_numpy())


def _works(rows, lang):
    n, numbers = len(rows), int((rows["checkable_by"] == "number").sum())
    stocks, units, at_least = _stocks(rows), rows["unit"].nunique(), int((rows["comparator"] == "ge").sum())
    if lang == "en":
        none = "none of them" if stocks == 0 else "a few of them"
        return Words(f"{numbers} targets on the city's public works say how many, and {none} out of how many",
                     "Targets on urban development and digital networks, one unit per panel, each on a scale of its own",
                     "Numbers of different panels do not compare; existing stock, cost and date are not stated.",
                     f"Small panels with {n} targets in {units} units; {at_least} of them say at least.")
    none = "没有一项" if stocks == 0 else "只有少数"
    return Words(f"{numbers}项城市公共工程目标写明数量，{none}写明原有多少",
                 "城市建设与数字领域的目标，每格一种单位，各有刻度",
                 "不同格之间不能比较大小；原有总量、投资和完成日期均未写明。",
                 f"小型多图：{n}个目标，{units}种单位，其中{at_least}个写“以上”。")


def _villages(promises):
    items = {*TIERS_OF, *(item for _, *sides in PAIRS for item in sides)}
    return promises[promises["item_en"].isin(items)]


def _rural(rows, lang):
    villages = [how for tier, how, *_ in demonstration_counts(rows) if tier == "village"]
    counts, targets = len(villages), villages.count("target")
    pairs = service_pairs(rows)
    both = [sides for _, sides in pairs if all(side is not None and side.has_quantity for side in sides)]
    same = sum(one.unit == other.unit for one, other in both)
    if lang == "en":
        unit = "none in the same unit" if same == 0 else f"{same} in the same unit"
        return Words(f"Demonstration and key villages are counted {counts} times, {targets} times as a target; of "
                     f"{len(pairs)} services, {len(both)} are counted in both village and town, {unit}",
                     "Numbers of demonstration schemes, and nearest counterparts in countryside and town",
                     "The text does not say whether the schemes overlap; which services form a pair is the coder's choice.",
                     f"{counts} numbers of villages and those of towns and areas on a log scale, and a table of "
                     f"{len(pairs)} services in countryside and town.")
    unit = "单位无一相同" if same == 0 else f"{same}项单位相同"
    return Words(f"示范村、重点村有{counts}个数字，{targets}个是目标；{len(pairs)}项服务中{len(both)}项城乡都有数量，{unit}",
                 "各类示范创建中的数字，以及农村与城镇最相近的服务",
                 "各类示范是否重叠，原文未说明；哪两项配成一对由编码者判断。",
                 f"{counts}个村的数字及镇、区的数字，对数刻度；对照表：{len(pairs)}项服务的农村与城镇对照。")


def _culture(rows, lang):
    n, numbers = len(rows), int((rows["checkable_by"] == "number").sum())
    slogans = int(rows["flag"].map(lambda flags: "slogan" in flags).sum())
    events, names = int((rows["checkable_by"] == "event").sum()), int(named(rows).sum())
    if lang == "en":
        whence = "all from slogans" if numbers == slogans else f"{slogans} of them from a slogan"
        return Words(f"Culture and tourism: {names} of {n} promises name something; only {numbers} carry a number, {whence}",
                     "Every record of the sector in order of the text, under the way in which an outsider would know",
                     "A name says what is meant, not when or how much; counts are drafting style, not effort.",
                     f"A list of {n} records in three groups: {numbers} with a number, {events} events, the rest open.")
    whence = "都出自口号" if numbers == slogans else f"其中{slogans}项出自口号"
    return Words(f"文化和旅游：{n}项承诺中{names}项有具体名称，只有{numbers}项有数字，{whence}",
                 "该领域全部记录，按文本顺序，按外界如何核对分组",
                 "有名称只说明所指，不说明何时完成、规模多大；记录数反映文本写法，不代表投入。",
                 f"分三组的列表：{n}条记录，{numbers}条有数字，{events}条为事件，其余开放。")


def _environment(rows, lang):
    classes = list(boiler_classes(rows).values())
    targets = rows[rows["kind"] == "target"]
    mu = 1 / float(lookup("units")["mu"]["to_base"])
    n, units, universal = len(targets), targets["unit"].nunique(), int((targets["checkable_by"] == "all").sum())
    if lang == "en":
        title = f"{n} of {len(rows)} promises on the environment carry a quantity, in {units} units"
        if len(classes) == 2:
            title = (f"Coal boilers of {classes[0]:g} steam tonnes or below are to go, those of {classes[1]:g} or above to "
                     "be converted; on those between, the report says nothing")
        return Words(title, "Records by instrument, sizes of boiler, and every target in its own unit",
                     f"Silence is no proof that nothing was planned; {universal} shares are words such as 'all'; "
                     f"{mu:.0f} mu are 1 hectare.",
                     f"Bars of {len(rows)} records by instrument, an axis of boiler sizes with a gap, and small panels with "
                     f"{n} targets in {units} units.")
    title = f"生态环境：{len(rows)}项承诺中{n}项有数量，用{units}种单位"
    if len(classes) == 2:
        title = f"{classes[0]:g}蒸吨以下燃煤锅炉淘汰，{classes[1]:g}蒸吨以上改造，两者之间报告未提"
    return Words(title, "按政策工具的记录数、锅炉规格，以及各单位的目标",
                 f"报告未提，不等于没有安排；比重中有{universal}个来自“全面”等词；{mu:.0f}亩合1公顷。",
                 f"{len(rows)}条记录按政策工具的条形图，中间有空档的锅炉规格轴，{n}个目标、{units}种单位的小图。")


def _guarded(promises):
    safe = promises["sector"].isin(["poverty", "safety"])
    return promises[safe | promise_kind(promises).isin(["zero", "red line"])]


def _safeguards(rows, lang):
    kinds, stated = promise_kind(rows), answers(rows)
    lines = kinds.isin(["zero", "red line"])
    n, firm = int(lines.sum()), int((lines & stated["firm"]).sum())
    told = int((lines & stated[["actor", "deadline", "verifier"]].any(axis=1)).sum())
    others = int((stated["verifier"] & ~lines).sum())
    if lang == "en":
        who = "none says who acts, by when, or who verifies" if told == 0 else f"{told} say who acts, when or who verifies"
        return Words(f"{firm} of {n} zeros and red lines use the firmest words, and {who}",
                     "Every zero and red line of the report, and what else is promised on poverty and safety",
                     "Not stated in the report is not the same as not arranged; other documents may name the inspector.",
                     f"A grid of {n} zeros and red lines by firm wording, actor, deadline and verifier; of the other "
                     f"promises {others} leave the verdict to a body outside the city.")
    who = "没有一条" if told == 0 else f"只有{told}条"
    return Words(f"{n}条“为零”和“红线”承诺中{firm}条措辞最坚决，{who}写明由谁负责、何时完成、由谁认定",
                 "报告中全部“为零”和“红线”承诺，以及脱贫、安全领域的其他承诺",
                 "报告未写明，不等于没有安排；其他文件可能另有规定。",
                 f"表格：{n}条“为零”和“红线”承诺的措辞、责任人、期限、认定者；其余承诺中{others}条由市外机构认定。")


def _livelihood(promises):
    rows = only(sector=["education", "employment", "health", "social"])(promises)
    return rows[(rows["kind"] == "target") | (rows["checkable_by"] == "event")]


def _life(rows, lang):
    targets = rows[rows["kind"] == "target"]
    outcomes, n, events = int((targets["logic"] == "outcome").sum()), len(targets), len(rows) - len(targets)
    ages = [stage for stage in STAGES if stage != "any" and stage in set(stage_of(rows))]
    aged = int((stage_of(rows) != "any").sum())
    if lang == "en":
        return Words(f"From birth to old age, {n - outcomes} of {n} targets count what is provided and "
                     f"{outcomes} what changes for people or institutions",
                     "Targets and datable events on education, employment, health and social care, by the age they serve",
                     "The age is the coder's judgement; unlike things do not compare; open promises are left out.",
                     f"Cards for {len(ages)} ages of life and for any age: {n} targets and {events} events, "
                     f"{aged} of them at a certain age.")
    return Words(f"从出生到养老：{n}个目标中{n - outcomes}个数的是提供了什么，{outcomes}个数的是人或机构的变化",
                 "教育、就业、卫生、社会保障领域的目标和可核对事件，按所服务的人生阶段排列",
                 "人生阶段为编码者判断；不同事物的数量不可比较；开放式承诺未列入。",
                 f"卡片：{len(ages)}个人生阶段及不分年龄，{n}个目标、{events}个事件，其中{aged}条有明确阶段。")


CARDS = (
    Card("public_works", plot_public_works, only(sector=["urban", "digital"], kind="target"), _works, "06_city_and_digital",
         panels=True),
    Card("village_and_town", plot_countryside, _villages, _rural, "07_countryside", panels=True),
    Card("culture_named_not_counted", plot_named, only(sector="culture"), _culture, "08_culture_and_tourism"),
    Card("environment_gaps", plot_environment, only(sector="environment"), _environment, "09_environment_and_safety",
         panels=True),
    Card("red_lines_and_zeros", plot_safeguards, _guarded, _safeguards, "09_environment_and_safety"),
    Card("life_course", plot_life_course, _livelihood, _life, "10_livelihoods"),
)
