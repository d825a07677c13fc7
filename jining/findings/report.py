"""Cards of the figures across the whole report."""

import pandas as pd

from jining.cards import Card, Words, only, share
from jining.labels import label
from jining.plot_02.coverage import MARKS, plot_chapters_by_sector, plot_specificity
from jining.plot_02.overview import plot_kinds
from jining.plot_02.programmes import plot_programmes, programme_states
from jining.plot_02.report import plot_accounting, plot_target_density, segments, target_density

_COUNTS_NOTE = {
    "en": "Counts show how the report is written, not effort, priority or money; sectors stand in a fixed order.",
    "zh": "记录数反映文本写法，不代表投入、优先次序或资金；行业按固定顺序排列。",
}


def _every(promises):
    return promises


def _chapter(key, lang):
    name = label("chapter", key, lang)
    return name if "“" in name else f"“{name}”"  # some Chinese names hold quotation marks of their own


def _kinds(promises, lang):
    n, targets = len(promises), int((promises["kind"] == "target").sum())
    part = share(targets, n, lang)
    if lang == "en":
        return Words(f"{part} of the promises carry a number or a universal word; the rest are actions and wishes",
                     "Targets, measures and aims by sector", _COUNTS_NOTE[lang],
                     f"Stacked bars, one per sector: {targets} targets among {n} records.")
    return Words(f"{part}的承诺带有数字或全称词，其余是行动和愿望", "按行业统计目标、措施与愿景", _COUNTS_NOTE[lang],
                 f"按行业的堆积条形图：{n}条记录中有{targets}条目标。")


def _accounting(promises, lang):
    text = segments(promises)
    characters = text.groupby("part", observed=False)["length"].sum()
    whole, promised = characters.sum(), characters[["target", "measure", "aim"]].sum()
    part, numbers = share(promised, whole, lang), share(characters["target"], whole, lang)
    clauses = share(text["part"].isin(["target", "measure", "aim"]).sum(), len(text), lang)
    if lang == "en":
        return Words(
            f"{part} of the report's characters promise something, but only {numbers} belong to a target",
            f"Top: all {len(text)} segments of the text by number and by length. Below: each segment in reading order, one "
            "strip per chapter; high boxes are promises, and the percentage is their part of the chapter's characters",
            "A target promises a number, all or none. Length is wording: a longer clause is no weightier promise, and where "
            "one clause ends was for the coders to decide.",
            f"Strips of coloured boxes, one strip per chapter: promises fill {part} of the characters and {clauses} of the "
            f"segments, targets {numbers} of the characters; the rest is headings, means and context.")
    return Words(
        f"全文{part}的字符属于承诺，但属于目标的只有{numbers}",
        f"上：全文{len(text)}个片段，按段数和字数计。下：各片段按阅读顺序排列，每章一条；高格为承诺，百分比为其占本章字数的比重",
        "目标指承诺了数量、全部或零。字数反映行文：句子长不等于承诺重；片段的划分由编码者判断。",
        f"按章排列的彩色条带：承诺占字符的{part}、片段的{clauses}，目标占字符的{numbers}；其余为标题、手段和背景。")


def _density(promises, lang):
    density = target_density(promises)
    n, length = int(density["targets"].sum()), int(density["characters"].sum())
    most, least = (density.loc[chapter] for chapter in (density["per_1000"].idxmax(), density["per_1000"].idxmin()))
    high, low = ((_chapter(row.name, lang), int(row["targets"]), int(row["characters"])) for row in (most, least))
    if lang == "en":
        return Words(
            f"Numbers stand thickest in the chapter {high[0]}, with {high[1]} targets in {high[2]:,} characters, and "
            f"thinnest in {low[0]}, with {low[1]} in {low[2]:,}",
            "Targets per 1,000 characters of text (white space left out); grey: a chapter with fewer than ten targets",
            "A target promises a number, all or none. Density shows how a chapter is written, not what is done there.",
            f"Dots on stems, one per chapter, from {low[1]} targets in {low[2]:,} characters to {high[1]} in {high[2]:,}; "
            f"whole report: {n} in {length:,}.")
    return Words(
        f"{high[0]}一章数字最密，{high[2]}字中有{high[1]}条目标；{low[0]}一章最疏，{low[2]}字中有{low[1]}条",
        "每千字目标数（不计空白）；灰色表示该章目标不足10条",
        "目标指承诺了数量、全部或零。密度反映一章的写法，不反映做了多少、花了多少。",
        f"棒棒糖图，每章一行：从{low[2]}字中{low[1]}条目标到{high[2]}字中{high[1]}条；全文{length}字中{n}条。")


def _specificity(promises, lang):
    n, marks = len(promises), promises[list(MARKS)].sum()
    actors = promises.groupby("para", observed=True)["has_actor"].any()
    silent, paragraphs = int((~actors).sum()), len(actors)
    dates, named, amounts = int(marks["has_deadline"]), int(marks["has_actor"]), int(marks["has_quantity"])
    if lang == "en":
        return Words(
            f"Of {n} promises, {dates} give a date and {named} an actor; {silent} of {paragraphs} paragraphs never say who "
            "acts",
            "Area of a dot: share of the paragraph's records that say it; beside it: their number; in brackets: all records "
            "of the paragraph",
            "What is not written may be understood: the plan year as the date, the city government as the actor. “Where” is "
            "a place below the city.",
            f"Matrix of dots, {paragraphs} paragraphs by five marks. Of {n} records {amounts} give a quantity, "
            f"{marks['has_comparator']} a comparator, {dates} a date, {marks['has_place']} a place, {named} an actor.")
    return Words(
        f"{n}条承诺中写明期限的{dates}条、写明主体的{named}条；{paragraphs}段中有{silent}段没有写由谁来做",
        "圆点面积：该段记录中写明此项的比重；旁注数字：条数；括号内：该段记录数",
        "未写明的也许不言自明：期限即计划年度，主体即市政府。“何地”指市以下地点。",
        f"点阵图，{paragraphs}段、五项：{n}条记录中写明数量{amounts}条、界定词{marks['has_comparator']}条、期限{dates}条、"
        f"地点{marks['has_place']}条、主体{named}条。")


def _chapters(promises, lang):
    tiles = pd.crosstab(promises["sector"], promises["chapter"]) > 0
    spread, sectors = int((tiles.sum(axis=1) > 1).sum()), len(tiles)
    widest = _chapter(tiles.sum().idxmax(), lang) if sectors else ""
    most = int(tiles.sum().max()) if sectors else 0
    if lang == "en":
        return Words(
            f"One chapter is not enough for {spread} of {sectors} sectors: their records stand in two chapters or more",
            f"Records of each sector in each chapter (count; darker = more); the chapter {widest} reaches {most} sectors",
            "Sectors are the analyst's, by purpose; chapters are the report's. Counts are drafting style, not priority.",
            f"Matrix of {sectors} sectors by chapters, with the number of records in each tile; {spread} sectors stand in "
            "more than one chapter.")
    return Words(
        f"只读一章看不全：{sectors}个领域中有{spread}个的记录分布在两章或更多章",
        f"各领域在各章的记录数（颜色越深越多）；{widest}一章涉及{most}个领域",
        "领域由分析者按目的划分，章节为报告原有。记录数反映文本写法，不代表优先次序。",
        f"领域与章节的方格图，共{sectors}个领域，格内为记录数；{spread}个领域出现在不止一章。")


def _with_programme(promises):
    return promises[promises["programme"].str.len() > 0]


def _programmes(promises, lang):
    states = programme_states(promises)["state"].value_counts()
    explained, counted, n = int(states["explained"]), int(states["number"]), int(states.sum())
    if lang == "en":
        return Words(
            f"{n - explained} of {n} named programmes and slogans are never fully explained in the text, and {counted} of "
            "these are built on a number",
            "Bar: all programmes (count). Below, from the left: paragraph of the first record, records, name, and in grey "
            "the item of the first record where it says more",
            "Not explained: this text does not say in full what it consists of. Officials may know; some names speak for "
            "themselves.",
            f"A bar of {n} programmes, {explained} of them explained, above a list of {counted} unexplained names with a "
            "number in them, each with a bar of its records.")
    return Words(
        f"{n}个有名称的计划和提法中有{n - explained}个文中未作完整说明，其中{counted}个名称含数字",
        "上：全部计划和提法（个）。下：由左至右为首条记录所在段、记录数、名称，灰字为首条记录的内容（名称已说明的从略）",
        "“未说明”指本文没有完整交代其内容；机关读者可能从其他文件得知，有的名称不言自明。",
        f"上为{n}个计划和提法的条形，其中{explained}个有说明；下列{counted}个含数字而无说明的名称及其记录数。")


CARDS = (
    Card("kinds_by_sector", plot_kinds, _every, _kinds, "00_start_here"),
    Card("accounting_strip", plot_accounting, _every, _accounting, "16_how_the_data_were_made", panels=True),
    Card("target_density", plot_target_density, only(kind="target"), _density, "14_what_the_words_hide"),
    Card("specificity", plot_specificity, _every, _specificity, "14_what_the_words_hide", panels=True),
    Card("chapters_by_sector", plot_chapters_by_sector, _every, _chapters, "16_how_the_data_were_made"),
    Card("programmes", plot_programmes, _with_programme, _programmes, "14_what_the_words_hide", panels=True),
)
