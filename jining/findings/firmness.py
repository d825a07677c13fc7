"""Cards of the figures on firmness."""

from jining.cards import Card, Words, only, share
from jining.plot_02.awards import award_rows, decider, plot_awards
from jining.plot_02.firmness import plot_checkability, plot_firmness
from jining.plot_02.marks import mark_of
from jining.plot_02.modals import plot_modal_grid
from jining.plot_02.verbs import VERBS, plot_verbs, verb_class

_NOTEBOOK = "11_how_firm_is_the_promise"
_SCALE = {"en": "Hard: at least, at most, ensure, resolutely; soft: about, range.",
          "zh": "硬：以上、以内、确保、坚决；软：左右、区间。"}


def _checkability(promises, lang):
    n, counts = len(promises), promises["checkable_by"].value_counts()
    stated = int(counts[["number", "all", "zero"]].sum())
    untested, quantified, happened = (share(int(part), n, lang) for part in (counts["open"], stated, counts["event"]))
    if lang == "en":
        return Words(f"How would we know? For {untested} of the promises the words state no test; "
                     f"{quantified} state a number, all or zero",
                     "How an outsider would know, by sector; numbers are records, pale bars hold fewer than 10",
                     "A promise that its words make checkable need not have a published result; sectors in a fixed order.",
                     f"Stacked bars of 100%, one per sector and one for all {n} records: {quantified} a number, all or "
                     f"zero, {happened} an event, {untested} no test stated.")
    return Words(f"如何检验？{untested}的承诺未给出检验标准，{quantified}给出数字、全部或零",
                 "按行业统计检验方式；括号内和条内为记录数，不足10条的以浅色表示",
                 "文字上可检验，不等于有公开结果；行业按固定顺序排列。",
                 f"100%堆积条形图，每个行业一条，另有全部{n}条记录一条：{quantified}为数字、全部或零，"
                 f"{happened}为事件，{untested}未给标准。")


def _firmness(promises, lang):
    bare = share(int((promises["firmness"] == 2).sum()), len(promises), lang)
    hard = int(((promises["firmness"] < 2) & (promises["wording"] == "hard")).sum())
    soft = int(((promises["firmness"] == 2) & (promises["wording"] == "soft")).sum())
    if lang == "en":
        return Words(f"{bare} of the promises carry no modal word; two scales part ways: "
                     f"{hard} with a weak modal word count as hard, {soft} without one as soft",
                     "One dot per promise. Columns: scale of modal words; colour: scale of hard and soft wording; "
                     "shape: comparator",
                     f"{_SCALE[lang]} Two scales of words; neither they nor the number of dots show effort.",
                     f"Dots by sector in four columns from weak to firm: {bare} in the column without modal word; "
                     f"{hard} hard dots in the weak columns, {soft} soft dots in the bare column.")
    return Words(f"{bare}的承诺不带情态词；两种尺度并不一致：{hard}条情态词弱却属“硬”，{soft}条无情态词而属“软”",
                 "每点一项承诺；列为情态词尺度，颜色为软硬措辞尺度，形状为数量限定词",
                 f"{_SCALE[lang]}两种尺度都只看文字；尺度与点数都不反映力度。",
                 f"按行业排列的点阵，四列由弱到强：{bare}在无情态词一列；弱列中有{hard}个“硬”点，无情态词列中有{soft}个“软”点。")


def _modal_grid(promises, lang):
    targets = promises[promises["comparator"].notna()]
    worded = targets["modal"].notna()
    firm, n = int((targets["firmness"] == 3).sum()), int(worded.sum())
    loose = mark_of(targets).isin(["approx", "range"])
    both = int((loose & worded).sum())
    if lang == "en":
        return Words(f"{n} of {len(targets)} targets carry a modal word, {firm} a firm and {n - firm} a weak one; "
                     f"of the {int(loose.sum())} given as about or as a range, {both or 'none'} do",
                     "Records by modal word and comparator (count), the firmest word on top",
                     f"{_SCALE[lang]} A row is as high as its list is long; a word before a series is read over all of it.",
                     f"Grid of modal words and comparators with counts, and a list of the {n} targets with a modal word.")
    return Words(f"{len(targets)}项目标中{n}项带情态词：强{firm}项，弱{n - firm}项；"
                 f"以“左右”或区间表述的{int(loose.sum())}项中带情态词的有{both}项",
                 "按情态词与数量限定词统计记录数（条），最强的情态词在上",
                 f"{_SCALE[lang]}行高取决于所列目标的多少；列举之前的情态词视为管到列举末尾。",
                 f"情态词与数量限定词的网格，标有记录数，并列出带情态词的{n}项目标。")


def _verbs(measures, lang):
    counts, n = verb_class(measures["verb"]).value_counts(), len(measures)
    process, delivery, neither = (share(int(counts[name]), n, lang) for name in VERBS)
    if lang == "en":
        return Words(f"{process} of the measures are told with verbs of pace or degree, "
                     f"{delivery} with verbs that name an end",
                     "Share of each sector's measures; numbers are measures, pale bars stand for fewer than 10",
                     "The lists are judged by reading. Building with a number attached is a target and not shown; "
                     "sectors stand in a fixed order.",
                     f"Diverging bars by sector: process verbs to the left ({process}), delivery verbs to the right "
                     f"({delivery}); beside them the verbs of neither list ({neither}).")
    return Words(f"{process}的措施用讲进度或力度的动词，{delivery}用做完即可见的动词",
                 "占各行业措施的比重；括号内和条旁为措施数，不足10条的以浅色表示",
                 "词表由阅读判定；带数字的新建等属于目标，不在图中；行业按固定顺序排列。",
                 f"按行业的双向条形图：过程动词向左（{process}），交付动词向右（{delivery}），旁边为两表均未列入的动词（{neither}）。")


def _awards(awards, lang):
    levels, n = decider(awards), len(awards)
    national = int(levels.isin(["national", "national and provincial"]).sum())
    silent, sure = int((levels == "not stated").sum()), int((awards["firmness"] == 3).sum())
    if lang == "en":
        return Words(f"{n} promises are for others to decide: {national} name a national level, {silent} do not say "
                     f"who decides; the city ensures {sure} all the same",
                     "Titles and approvals by the level that the words name; columns: modal word; "
                     "beside a dot: the number promised",
                     "A level is given only where the item names it, even if the awarding body is known; "
                     "the words do not say on which merits it decides.",
                     f"{n} rows in groups by deciding level, each with a dot on the scale of modal words: "
                     f"{national} national, {silent} not stated, {sure} in the firmest column.")
    return Words(f"{n}项承诺由他人定夺：{national}项写明国家级，{silent}项未写明由谁认定；"
                 f"{n}项中有{sure}项仍用“确保”或“坚决”",
                 "称号与审批，按文中写明的级别分组；列为情态词；点旁为承诺的数量",
                 "仅在名称中写明时才标级别，即使授予机构众所周知；文中也未说明认定依据。",
                 f"{n}行按认定级别分组，每行在情态词尺度上有一点：国家级{national}项，未写明{silent}项，最强一列{sure}项。")


CARDS = (
    Card("checkability_by_sector", plot_checkability, lambda promises: promises, _checkability, _NOTEBOOK),
    Card("firmness_by_sector", plot_firmness, lambda promises: promises, _firmness, _NOTEBOOK),
    Card("modal_by_comparator", plot_modal_grid, lambda promises: promises, _modal_grid, _NOTEBOOK, True),
    Card("verbs_by_sector", plot_verbs, only(kind="measure"), _verbs, _NOTEBOOK, True),
    Card("awards_by_decider", plot_awards, award_rows, _awards, _NOTEBOOK),
)
