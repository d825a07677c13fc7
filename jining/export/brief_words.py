"""Sentences of a brief, case by case, in both languages."""

from jining.report.amounts import listed, number, said, within
from jining.report.labels import label, values

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Labels that do not stand well after a number.
_PHRASES = {"another measure": "on another measure only"}
CAVEAT = {
    "en": "One city’s plan for one year{}. Facts come from a search of stored copies of public pages "
          "that is not exhaustive (no yearbook, no communiqué): check each on an official page before use. That nothing was "
          "found says nothing about the city. Language models coded, translated and judged the text.",
    "zh": "仅为一市一年的计划{}。结果来自对公开网页存档的检索，并不穷尽（不含年鉴和统计公报），"
          "引用前请在官方网页核对；未查到，不说明该市没有做。编码、英译和判定由语言模型完成。",
}
HEADS = {"named": {"en": "What is named", "zh": "提到的项目和地点"}, "open": {"en": "What stays open", "zh": "尚待明确"},
         "caveat": {"en": "Caveat", "zh": "注意"}, "sources": {"en": "Sources", "zh": "来源"}}
TITLE = {"en": "{}: targets and results, {}", "zh": "{}：{}年目标与落实情况"}
COMMA = {"en": ", ", "zh": "，"}
NOTHING = {"en": "nothing found", "zh": "未查到", "year": "–"}


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
    promises = f"{count(n).capitalize()} promise{'s' * (n != 1)}"
    return f"{promises} of {report['city_en']}’s {report['year']} government work report"


def lead(targets, shown, topic, lang):
    """Name the targets and their numbers; say it if there is none."""
    n, names = len(targets), _several([said(row, lang) for row in shown.itertuples()], lang)
    if lang == "zh":
        if n == 0:
            return f"报告在“{topic.zh}”方面没有提出可量化的目标。"
        own = topic.zh.endswith("目标")
        where, what = ("", topic.zh) if own else (f"在“{topic.zh}”方面", "可量化的目标")
        return f"报告{where}提出{n}项{what}" + (f"：{names}。" if len(shown) == n else f"，包括：{names}等。")
    own = topic.is_theme and topic.en.endswith("targets")
    where = "" if own else f" for {topic.en}" if topic.is_theme else f" in the sector “{topic.en}”"
    if n == 0:
        return f"The report sets no target that can be measured{where}."
    what = topic.en.removeprefix("the ") if own else f"target{'s' * (n != 1)}"
    return f"The report sets {count(n)} {what}{where}{':' if len(shown) == n else ', among them'} {names}."


def _several(names, lang):
    if lang == "zh" or not any(mark in name for name in names for mark in (", ", " and ")):
        return listed(names, lang)
    return "; ".join(names[:-1]) + "; and " * (len(names) > 1) + names[-1]


def wording(targets, lang):
    """Say which words of strength stand before the targets."""
    n, found = len(targets), targets["modal"].value_counts()
    words = [(label("modal", key, lang), int(found[key])) for key in values("modal") if found.get(key, 0)]
    if not n:
        return ""
    if lang == "zh":
        if not words:
            return f"{'均' * (n > 1)}未用“确保”“力争”等力度用语。"
        return f"其中{'，'.join(f'{k}项用“{word}”' for word, k in words)}。" if n > 1 else f"用“{words[0][0]}”一词。"
    if not words:
        return f"Neither “ensure” nor “strive” nor a like word stands before {'any of them' if n > 1 else 'it'}."
    if n == 1:
        return f"The word “{words[0][0]}” stands before it."
    return f"The word {listed([f'“{word}” stands before {count(k)}' for word, k in words], lang)} of them."


def found(rows, lang):
    """Say for how many promises something was found, and what."""
    n, counts = len(rows), rows["verdict"].value_counts()
    each = [(label("verdict", key, lang), int(counts[key])) for key in values("verdict") if counts.get(key, 0)]
    some = sum(k for _, k in each)
    if lang == "zh":
        kinds = "，".join(f"{word}{k}项" for word, k in each)
        return f"{n}项承诺中，{some}项查到公开结果：{kinds}。" if some else "均未查到公开结果。"
    if not some:
        return f"No public result was found for {'any of them' if n > 1 else 'it'}."
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
    left = total - len(names)
    if lang == "zh":
        more = f"等，共{total}项" if left else ""
        return f"项目和工程：{'；'.join(names)}{more}。" if total else "没有列出具体项目。"
    more = f"; and {count(left)} more" if left else ""
    return f"Works and projects: {'; '.join(names)}{more}." if total else "No project is listed."


def untested(rows, names, lang):
    """Say how many promises give no test, and name some."""
    n, k = len(rows), int((rows["checkable_by"] == "open").sum())
    if not n:
        return {"en": "No promise is among those chosen.", "zh": "所选范围内没有承诺。"}[lang]
    if lang == "zh":
        such = f"{'，如' if k > len(names) else '：'}{'、'.join(names)}"
        return f"{n}项承诺{'均' if k == n else f'中{k}项'}未给检验标准{such}。" if k else "各项承诺均可从文字检验。"
    if not k:
        return "Every promise can be tested by its words."
    such = f"{', such as' if k > len(names) else ':'} {_several([within(name) for name in names], lang)}"
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
    if 0 < k < n:
        return f"For {_of(k, n)} that can be tested nothing was found."
    return f"{'Nothing was found for any of the' if k else 'Something was found for all'} {count(n)} that can be tested."


def no_base(n, known, lang):
    """Say for how many targets the year before is known."""
    if not n or known == n:
        return ""
    if lang == "zh":
        return f"{n}项目标中只有{known}项查到上年数。" if known else f"{'目标均' if n > 1 else '该目标'}未查到上年数。"
    if known:
        return f"A figure for the year before was found for only {_of(known, n)} targets."
    return f"No figure for the year before was found{' for any of the targets' * (n > 1)}."


def more(what, n, lang):
    """Say how many targets or results stand elsewhere."""
    if n < 1:
        return ""
    if lang == "zh":
        return f"另有{n}项{'目标' if what == 'target' else '结果'}见工作簿。"
    return f"{count(n).capitalize()} more {what}{'s' * (n != 1)} in the workbook."
