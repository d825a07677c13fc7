"""Cards of the figures on tools, the results chain, purposes and people."""

import pandas as pd

from jining.cards import Card, Words, share
from jining.labels import label
from jining.package import fields
from jining.plot_02.canvas import NUMBERED
from jining.plot_02.grid import FEW
from jining.plot_02.purposes import DIVISIONS, plot_functions, plot_goals, plot_who
from jining.plot_02.tools import LENSES, class_name, plot_instruments, plot_lenses, plot_logic

#: Coded values of `instrument` that name no tool.
_NO_TOOL = ["U", "none"]
#: A longer list of goals is counted, not named.
_NAMED = 5

_INSTRUMENTS = {
    "en": Words(
        "{finding}",
        "Instrument of each promise by sector: counts, shaded by their share of the sector's records (in brackets)",
        "Heads as in Rothwell & Zegveld 1985 (environment: conditions for firms, not nature); counts are drafting style, "
        "not effort.",
        "Heatmap of sectors by instruments with counts. {finding}.",
    ),
    "zh": Words(
        "{finding}",
        "各领域承诺所用的政策工具：数字为条数，颜色深浅为占该领域记录（括号内）的比重",
        "列首按罗斯韦尔与泽格菲尔德（1985）的分类，“环境型”指企业所处的条件，不是自然环境；记录数反映文本写法，不代表投入或优先次序。",
        "领域与政策工具的热力图，标有条数。{finding}。",
    ),
}
_COMMONEST = {
    "en": '"{tool}" is the commonest tool, but in {others} of {sectors} sectors another is at least as common; ',
    "zh": "“{tool}”是最常见的工具，但{sectors}个领域中有{others}个另有同样或更常见的工具；",
}
_UNNAMED = {"en": "{part} name no tool", "zh": "{part}未写明工具"}

_LENSES = {
    "en": Words(
        "{finding}",
        "Promises by the class of their instrument in three published taxonomies, on one scale",
        "Each code takes one class per taxonomy by a default look-up that others may draw up differently. "
        '"Environment" means the conditions that firms work in, not nature.',
        "Bars in three panels, one per taxonomy. {finding}.",
    ),
    "zh": Words(
        "{finding}",
        "同一批承诺的政策工具在三种已发表分类中的归属，三图刻度相同",
        "各工具代码按默认对照表在每种分类中归入一类，他人可有不同归法。“环境型”指企业所处的条件，不是自然环境。",
        "三个面板的条形图，每种分类一个。{finding}。",
    ),
}
_DEPENDS = {
    "en": "The largest class of tools depends on the lens: {first} or {last} of the same promises",
    "zh": "哪类工具最多，取决于用哪种分类：同一批承诺中，{first}或{last}",
}
_NOTHING = {"en": "No promise here names a tool that a lens could sort", "zh": "此处没有一条承诺写明可供归类的工具"}

_LOGIC = {
    "en": Words(
        "{work} describe work going on; of {outcomes} that name an outcome, {targets} carry a number or a universal word",
        "By sector. Output: a thing the city could deliver alone by spending. Outcome: depends on what others do or become",
        "{aims} of the outcomes are aims, where nobody acts. Whether an output leads to an outcome cannot be seen; counts "
        "are drafting style, not effort.",
        "Four columns of bars by sector: {steps}. Targets are filled, measures and aims open.",
    ),
    "zh": Words(
        "{work}写的是要做的工作；写到结果的{outcomes}条中，{targets}条带有数字或全称词",
        "按领域统计。产出：政府只要花钱就能自行交付；结果：还取决于他人怎么做、变成什么样",
        "结果中有{aims}条是愿景，没有行动主体。产出能否带来结果，图中看不出；记录数反映文本写法，不代表投入。",
        "按领域排列的四列条形图：{steps}。目标为实心，措施和愿景为空心。",
    ),
}

_FUNCTIONS = {
    "en": Words(
        "{part} serve {top}; {used} of the {groups} groups of government functions occur{absent}",
        "Promises by group of the UN classification COFOG (1999), in its order; groups without a promise are left out",
        "One group per record, by purpose and not by ministry; counts show how the report is written, not effort, "
        "priority or money.",
        "Bars of {used} groups under the {divisions} divisions of COFOG. {part} serve {top}.",
    ),
    "zh": Words(
        "{part}属于{top}；政府职能的{groups}个组别中出现了{used}个{absent}",
        "按联合国政府职能分类（COFOG，1999）的组别和顺序统计；没有承诺的组别不列",
        "每条记录只归一组，按目的而非部门；记录数反映文本写法，不代表投入、优先次序或资金。",
        "{divisions}大类之下{used}个组别的条形图。{part}属于{top}。",
    ),
}
_ABSENT = {"en": ", none of them in {}", "zh": "，{}一条也没有"}

_GOALS = {
    "en": Words(
        "{part} match no UN goal in one step; {gaps}",
        "Promises by the one Sustainable Development Goal whose target text they match; the darker, the more promises",
        "Low reliability under the first rule, coded anew under a sharper one; a gap is not a field without a policy.",
        "Tiles of the goals with counts. {part} match no goal; {gaps}.",
    ),
    "zh": Words(
        "{part}与联合国目标没有直接对应；{gaps}",
        "与联合国可持续发展目标文字直接相符的承诺条数，每条至多对应一个目标；颜色越深，条数越多",
        "原规则下信度低，已按细化后的规则重新编码；空缺不等于该领域没有政策，条数反映文本写法。",
        "各目标及条数的方格图。{part}没有对应的目标；{gaps}。",
    ),
}
_GAPS = {"en": ("never matched: {}", "{} goals are never matched"), "zh": ("{}无一对应", "{}个目标无一对应")}

_WHO = {
    "en": Words(
        "{part} name nobody who gains, and {actorless} nobody who acts",
        "Above: promises that name somebody or nobody; below, on a scale of its own: whom. {several} name several who gain",
        "A group or an actor that is not named may still be meant: a city's report takes the city as understood.",
        "Stacked bars of who gains and who acts, coloured by how to check. {part} name nobody who gains, and {actorless} "
        "nobody who acts.",
    ),
    "zh": Words(
        "{part}没有写明谁受益，{actorless}没有写明谁来做",
        "上：有无写明；下（另用刻度）：写明的是谁。写明多个受益群体的有{several}条，在各行分别计入",
        "未写明不等于没有所指：政府报告通常默认由市政府来做。",
        "受益者与行动主体的堆积条形图，颜色为检验方式。{part}没有写明谁受益，{actorless}没有写明谁来做。",
    ),
}


def _fill(words, lang, **values):
    return Words(*(text.format(**values) for text in words[lang]))


def _of(part, whole, lang):
    """Write a part of the promises as the subject of a sentence."""
    text = share(int(part), whole, lang)
    if lang == "zh":
        return f"{text}的承诺" if whole >= FEW else text
    return f"{text} of the promises" if whole >= FEW else f"{text} promises"


def _leaders(counts):
    """Keys of the largest count: several in a tie, none if nothing is counted."""
    return counts.index[(counts == counts.max()) & (counts > 0)].tolist()


def _instruments(promises, lang):
    counts = pd.crosstab(promises["sector"], promises["instrument"], dropna=False)
    named = counts.drop(columns=_NO_TOOL)
    leaders, many = _leaders(named.sum()), named[counts.sum(axis=1) >= FEW]
    finding = _UNNAMED[lang].format(part=_of(promises["instrument"].isin(_NO_TOOL).sum(), len(promises), lang))
    if len(leaders) == 1 and len(many):
        others = sum(_leaders(row) != leaders for _, row in many.iterrows())
        tool = label("instrument", leaders[0], lang)
        finding = _COMMONEST[lang].format(tool=tool, others=others, sectors=len(many)) + finding
    return _fill(_INSTRUMENTS, lang, finding=finding)


def _lenses(promises, lang):
    largest = [part for lens in LENSES if (part := _largest(promises[lens], lens, lang))]
    if not largest:
        return _fill(_LENSES, lang, finding=_NOTHING[lang])
    first = {"en": ", ", "zh": "、"}[lang].join(largest[:-1])
    return _fill(_LENSES, lang, finding=_DEPENDS[lang].format(first=first, last=largest[-1]))


def _largest(classes, lens, lang):
    """Largest class of a taxonomy with its share; "" if no record names a tool."""
    counts = classes.value_counts(sort=False).drop("unspecified")
    names = {"en": " and ", "zh": "和"}[lang].join(class_name(lens, value, lang) for value in _leaders(counts))
    return names and NUMBERED[lang].format(names, share(int(counts.max()), len(classes), lang))


def _logic(promises, lang):
    steps = promises["logic"].value_counts(sort=False)
    kinds = promises.loc[promises["logic"] == "outcome", "kind"].value_counts()
    listed = {"en": ", ", "zh": "，"}[lang].join(f"{label('logic', step, lang)} {n}" for step, n in steps.items())
    return _fill(_LOGIC, lang, work=_of(steps["activity"], len(promises), lang), outcomes=steps["outcome"],
                 targets=kinds["target"], aims=kinds["aim"], steps=listed)


def _functions(promises, lang):
    groups = promises["cofog"].value_counts(sort=False)
    divisions = groups.groupby(groups.index.str[:2]).sum()
    names = {key: both[1] if lang == "zh" else both[0].lower() for key, both in DIVISIONS.items()}
    top = {"en": " and ", "zh": "和"}[lang].join(names[key] for key in _leaders(divisions)) or "–"
    absent = divisions.index[divisions == 0]
    return _fill(_FUNCTIONS, lang, part=_of(divisions.max(), len(promises), lang), top=top, used=(groups > 0).sum(),
                 groups=len(groups), divisions=len(divisions),
                 absent=_ABSENT[lang].format(names[absent[0]]) if len(absent) == 1 else "")


def _goals(promises, lang):
    matched = set(promises["sdg"].dropna())
    gaps = [label("sdg", goal, lang) for goal in fields()["sdg"]["labels"] if int(goal) not in matched]
    listed = {"en": ", ", "zh": "、"}[lang].join(gaps).lower()
    named, counted = _GAPS[lang]
    text = named.format(listed) if 0 < len(gaps) <= _NAMED else counted.format(len(gaps))
    return _fill(_GOALS, lang, part=_of(promises["sdg"].isna().sum(), len(promises), lang), gaps=text)


def _who(promises, lang):
    groups, actorless = promises["target_group"].map(len), int((promises["actor"] == "unstated").sum())
    return _fill(_WHO, lang, part=_of((groups == 0).sum(), len(promises), lang), several=(groups > 1).sum(),
                 actorless=share(actorless, len(promises), lang))


def _all(promises):
    return promises


CARDS = (
    Card("instruments_by_sector", plot_instruments, _all, _instruments, "12_which_tools_are_used"),
    Card("three_lenses", plot_lenses, _all, _lenses, "12_which_tools_are_used", panels=True),
    Card("output_and_outcome", plot_logic, _all, _logic, "12_which_tools_are_used", panels=True),
    Card("cofog_groups", plot_functions, _all, _functions, "13_where_and_for_whom", panels=True),
    Card("sdg_tiles", plot_goals, _all, _goals, "13_where_and_for_whom"),
    Card("who_gains_who_acts", plot_who, _all, _who, "13_where_and_for_whom", panels=True),
)
