"""Sentences of a brief, case by case, in both languages."""

from jining.report.amounts import listed, number, said, within
from jining.report.labels import label, values

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Labels that do not stand well after a number.
_PHRASES = {"another measure": "on another measure only"}
CAVEAT = {
    "en": "One city’s plan for one year, written before COVID-19. Facts come from a search of stored copies of public pages "
          "that is not exhaustive (no yearbook, no communiqué): check each on an official page before use. That nothing was "
          "found says nothing about the city. Language models coded, translated and judged the text.",
    "zh": "仅为一市一年的计划，作于新冠疫情之前。结果来自对公开网页存档的检索，并不穷尽（不含年鉴和统计公报），"
          "引用前请在官方网页核对；未查到，不说明该市没有做。编码、英译和判定由语言模型完成。",
}  # fmt: skip
HEADS = {"named": {"en": "What is named", "zh": "提到的项目和地点"}, "open": {"en": "What stays open", "zh": "尚待明确"},
         "caveat": {"en": "Caveat", "zh": "注意"}, "sources": {"en": "Sources", "zh": "来源"}}  # fmt: skip
TITLE = {"en": "{}: targets and results, {}", "zh": "{}：{}年目标与落实情况"}


def count(n):
    """Write a small number in an English word."""
    return _COUNTS[n] if n < len(_COUNTS) else number(n, "en")


def _of(k, n):
    """Say k of n, both in words or both in figures."""
    return f"{count(k)} of the {count(n)}" if max(k, n) < len(_COUNTS) else f"{k} of the {n}"


def under_title(n, report, lang):
    """Say which report, and how many promises of it."""
    if lang == "zh":
        return f"{report['city_zh']}{report['year']}年政府工作报告共{n}项相关承诺"
    return (
        f"{count(n).capitalize()} promise{'s' * (n != 1)} of {report['city_en']}’s {report['year']} government work report"
    )


def lead(targets, shown, topic, lang):
    """Name the targets and their numbers; say it if there is none."""
    n, names = len(targets), [said(row, lang) for row in shown.itertuples()]
    if lang == "zh":
        if n == 0:
            return f"报告在“{topic.zh}”方面没有提出可量化的目标。"
        which = "：" if len(shown) == n else "，包括："
        what = f"{n}项{topic.zh}" if topic.zh.endswith("目标") else f"{n}项可量化的目标"
        where = "" if topic.zh.endswith("目标") else f"在“{topic.zh}”方面"
        return f"报告{where}提出{what}{which}{_several(names, lang)}{'' if len(shown) == n else '等'}。"
    own = topic.is_theme and topic.en.endswith("targets")
    where = "" if own else f" for {topic.en}" if topic.is_theme else f" in the sector “{topic.en}”"
    if n == 0:
        return f"The report sets no target that can be measured{where}."
    what = f"{count(n)} {topic.en.removeprefix('the ')}" if own else f"{count(n)} target{'s' * (n != 1)}"
    which = ":" if len(shown) == n else ", among them"
    return f"The report sets {what}{where}{which} {_several(names, lang)}."


def _several(names, lang):
    if lang == "zh" or not any(mark in name for name in names for mark in (", ", " and ")):
        return listed(names, lang)
    return "; ".join(names[:-1]) + "; and " * (len(names) > 1) + names[-1]


def wording(targets, lang):
    """Say which words of strength stand before the targets."""
    found = targets["modal"].value_counts()
    said_ = [(label("modal", key, lang), int(found[key])) for key in values("modal") if found.get(key, 0)]
    if targets.empty:
        return ""
    if not said_:
        if lang == "zh":
            return "均未用“确保”“力争”等力度用语。" if len(targets) > 1 else "未用“确保”“力争”等力度用语。"
        return "Neither “ensure” nor “strive” nor a like word stands before " + (
            "any of them." if len(targets) > 1 else "it."
        )
    if lang == "zh":
        return (
            f"其中{'，'.join(f'{n}项用“{word}”' for word, n in said_)}。" if len(targets) > 1 else f"用“{said_[0][0]}”一词。"
        )
    if len(targets) == 1:
        return f"The word “{said_[0][0]}” stands before it."
    return f"The word {listed([f'“{word}” stands before {count(n)}' for word, n in said_], lang)} of them."


def found(rows, lang):
    """Say for how many promises something was found, and what."""
    n, counts = len(rows), rows["verdict"].value_counts()
    each = [(label("verdict", key, lang), int(counts[key])) for key in values("verdict") if counts.get(key, 0)]
    some = sum(k for _, k in each)
    if lang == "zh":
        if not some:
            return "均未查到公开结果。"
        return f"{n}项承诺中，{some}项查到公开结果：{'，'.join(f'{word}{k}项' for word, k in each)}。"
    if not some:
        return "No public result was found for any of them." if n > 1 else "No public result was found for it."
    total = f"all {count(n)} promises" if some == n > 1 else "the one promise" if n == 1 else f"{_of(some, n)} promises"
    kinds = listed([f"{count(k)} {_PHRASES.get(word, word)}" for word, k in each], lang)
    return f"Public results were found for {total}: {kinds}."


def places(names, lang):
    """Name the places below the city."""
    if lang == "zh":
        return f"地点：{'、'.join(names)}。" if names else "没有单独提及市以下的地点。"
    return f"Places: {_several(names, lang)}." if names else "No place below the city is named."


def projects(names, total, lang):
    """Name works and projects, and how many there are."""
    if lang == "zh":
        return (
            f"项目和工程：{'；'.join(names)}{f'等，共{total}项' if total > len(names) else ''}。"
            if total
            else "没有列出具体项目。"
        )
    more = f"; and {count(total - len(names))} more" if total > len(names) else ""
    return f"Works and projects: {'; '.join(names)}{more}." if total else "No project is listed."


def untested(rows, names, lang):
    """Say how many promises give no test, and name some."""
    n, k = len(rows), int((rows["checkable_by"] == "open").sum())
    if lang == "zh":
        if not k:
            return "各项承诺均可从文字检验。"
        such = f"，如{'、'.join(names)}" if k > len(names) else f"：{'、'.join(names)}"
        return f"{f'{n}项承诺均' if k == n else f'{n}项承诺中{k}项'}未给检验标准{such}。"
    if not k:
        return "Every promise can be tested by its words."
    few = _several([within(name) for name in names], lang)
    such = f", such as {few}" if k > len(names) else f": {few}"
    return f"No test (pace, effort or wish) is given for {f'any of the {count(n)}' if k == n else _of(k, n)} promises{such}."


def not_found(rows, lang):
    """Say for how many promises that can be tested nothing was found."""
    tested = rows[rows["checkable_by"] != "open"]
    n, k = len(tested), int(tested["verdict"].isna().sum())
    if not n:
        return ""
    if lang == "zh":
        return f"可检验的{n}项{'均查到结果' if not k else '均未查到结果' if k == n else f'中{k}项未查到结果'}。"
    if n == 1:
        return f"{'Nothing' if k else 'Something'} was found for the one that can be tested."
    if k == n:
        return f"Nothing was found for any of the {count(n)} that can be tested."
    return (
        f"For {_of(k, n)} that can be tested nothing was found."
        if k
        else f"Something was found for all {count(n)} that can be tested."
    )


def no_base(n, known, lang):
    """Say for how many targets the year before is known."""
    if not n or known == n:
        return ""
    if lang == "zh":
        return (
            f"{n}项目标中只有{known}项查到上年数。" if known else "目标均未查到上年数。" if n > 1 else "该目标未查到上年数。"
        )
    if not known:
        return (
            "No figure for the year before was found for any of the targets."
            if n > 1
            else "No figure for the year before was found."
        )
    return f"A figure for the year before was found for only {_of(known, n)} targets."


def more_targets(n, lang):
    """Say how many targets stand elsewhere."""
    return (
        f"另有{n}项目标见工作簿。"
        if lang == "zh"
        else f"{count(n).capitalize()} more target{'s' * (n != 1)} in the workbook."
    )


def more_results(n, lang):
    """Say how many results stand elsewhere."""
    return (
        f"另有{n}项结果见工作簿。"
        if lang == "zh"
        else f"{count(n).capitalize()} more result{'s' * (n != 1)} in the workbook."
    )
