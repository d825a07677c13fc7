"""Which rule of the codebook makes a clause take a value, in one sentence for a class."""

from jining.report.language import language

#: Rule of the codebook for each value that the table may hold; "" for all others of the variable.
_RULES = {
    ("kind", "target"): (
        "A promised quantity makes a target: a number for the promised thing, a universal word over a set, zero.",
        "承诺了数量即为目标：所承诺事物的数字、对可数集合的全称词、或零。"),
    ("kind", "measure"): (
        "An action by someone is a measure; a number that only describes the object promises no quantity.",
        "有人采取行动即为措施；仅描述对象的数字不构成承诺的数量。"),
    ("kind", "aim"): (
        "Only a wished-for state, or a tail (打造, 形成, 构建, 推动 …) that names no new action of its own, is an aim (U8).",
        "只写期望的状态，或打造、形成、构建、推动等结果性尾句而未提出新行动，即为愿景（U8）。"),
    ("checkable_by", "number"): (
        "A number for the promised thing can be compared with a later one.",
        "所承诺事物的数字，可与日后数字比较。"),
    ("checkable_by", "all"): (
        "A universal word over a defined set; 全面 counts only with 淘汰, 禁, 完成 or 建立.",
        "对确定集合的全称词；“全面”仅与淘汰、禁、完成、建立连用时算。"),
    ("checkable_by", "zero"): (
        "None at all is promised: one case breaks it.",
        "承诺为零：一例即破。"),
    ("checkable_by", "event"): (
        "Happened or not: 建成, 完成, 打通, 开工, 出台, 制定, 组建, 举办 and the like.",
        "发生与否：建成、完成、打通、开工、出台、制定、组建、举办等。"),
    ("checkable_by", "open"): (
        "加快, 推进, 深化, 完善, 提升 with anything promise pace, not completion; so do 规划建设 and 建设 alone.",
        "加快、推进、深化、完善、提升等承诺的是进度而非完成；规划建设与单独的建设亦然。"),
    ("modal", "none"): (
        "No modal word governs; 支持 or 引导 used as a noun does not count.",
        "无情态词统辖；作名词用的“支持”“引导”不算。"),
    ("modal", ""): (
        "The modal word as written; it governs to the end of its coordinated series.",
        "按原文填写情态词；其统辖至并列结构末尾。"),
    ("instrument", "none"): (
        "An aim or a result without an action has no tool.",
        "愿景或无行动的结果没有工具。"),
    ("instrument", "U"): (
        "Support with no means named is U; do not guess the means.",
        "写明支持而未写手段，记为 U，不作猜测。"),
    ("instrument", ""): (
        "Code the means, not the topic; of two means, the one that the verb governs.",
        "按手段编码而非按主题；两种手段并存时取动词所支配者。"),
}


def rule_for(variable, value, *, lang=None):
    """Say in one sentence which rule makes a clause take a value.

    Parameters
    ----------
    variable : {"kind", "checkable_by", "modal", "instrument"}
    value : str
        What stands in the table.
    lang : {"en", "zh"}, optional
        That of the theme by default.

    Returns
    -------
    str

    Examples
    --------
    >>> rule_for("instrument", "U", lang="en")
    'Support with no means named is U; do not guess the means.'
    """
    texts = _RULES.get((variable, value)) or _RULES[variable, ""]
    return texts[("en", "zh").index(language(lang))]
