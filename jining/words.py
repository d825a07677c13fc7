"""Words of the explorer and the reader, in both languages."""

from jining.filters import NAMES_ZH, NOT_STATED, choices

WORDS = {
    "filters": {"en": "Filters", "zh": "筛选"},
    "search": {"en": "Search words", "zh": "搜索词"},
    "search_hint": {"en": "Chinese or English", "zh": "中文或英文"},
    "clear": {"en": "Clear all", "zh": "全部清除"},
    "no_filter": {"en": "no filter", "zh": "无筛选"},
    "active": {"en": "Active filters", "zh": "当前筛选"},
    "remove": {"en": "Remove filter", "zh": "移除筛选"},
    "of": {"en": "{n} of {total} records", "zh": "共{total}条记录中的{n}条"},
    "empty": {"en": "No record matches these filters. Remove one, or search for another word.",
              "zh": "没有符合筛选条件的记录。请移除一个条件，或换一个搜索词。"},
    "views": {"en": "View", "zh": "视图"},
    "view_figure": {"en": "Figure", "zh": "图"},
    "view_table": {"en": "Table", "zh": "表"},
    "view_both": {"en": "Figure and table", "zh": "图与表"},
    "view_record": {"en": "Record", "zh": "记录"},
    "view_report": {"en": "Report", "zh": "原文"},
    "figure": {"en": "Figure", "zh": "图形"},
    "fig_sector_kind": {"en": "Kinds by sector", "zh": "各领域的承诺类别"},
    "fig_sector_checkable": {"en": "How would we know, by sector", "zh": "各领域的检验方式"},
    "fig_sector_firmness": {"en": "Firmness by sector", "zh": "各领域的语气强度"},
    "fig_chapter_kind": {"en": "Kinds by chapter", "zh": "各章的承诺类别"},
    "fig_targets": {"en": "Targets with their values", "zh": "目标及其数值"},
    "language": {"en": "Language", "zh": "语言"},
    "id": {"en": "Record", "zh": "编号"},
    "kind": {"en": "Kind", "zh": "类别"},
    "sector": {"en": "Sector", "zh": "领域"},
    "value": {"en": "Value", "zh": "数值"},
    "quote_zh": {"en": "Words of the report", "zh": "报告原文"},
    "text_en": {"en": "In English", "zh": "英文译文"},
    "page": {"en": "Page {page} of {pages}", "zh": "第{page}页，共{pages}页"},
    "previous_page": {"en": "Previous page", "zh": "上一页"},
    "next_page": {"en": "Next page", "zh": "下一页"},
    "record": {"en": "Record {n} of {total}", "zh": "第{n}条，共{total}条"},
    "previous_record": {"en": "Previous record", "zh": "上一条"},
    "next_record": {"en": "Next record", "zh": "下一条"},
    "open_record": {"en": "Open record", "zh": "打开记录"},
    "in_report": {"en": "See it in the report", "zh": "在原文中查看"},
    "in_paragraph": {"en": "In its paragraph", "zh": "所在段落"},
    "coded": {"en": "How it is coded", "zh": "编码"},
    "choose": {"en": "Point at a marked passage to see its record; choose it to keep it here. "
                     "Arrow keys go from passage to passage.",
               "zh": "指向标注的文字即可查看对应记录；点选可固定显示。方向键可在各处标注间移动。"},
    "legend": {"en": "Marked in the text", "zh": "文中标注"},
    "here": {"en": "chosen", "zh": "所选"},
    "take": {"en": "Take away", "zh": "导出"},
    "copy": {"en": "Copy the Python line", "zh": "复制 Python 语句"},
    "copied": {"en": "Copied", "zh": "已复制"},
    "select_all": {"en": "Selected: press Ctrl+C to copy", "zh": "已选中：按 Ctrl+C 复制"},
    "saving": {"en": "Writing the file …", "zh": "正在生成文件…"},
    "lost": {"en": "The kernel has not answered yet. If it was restarted, run the cell again.",
             "zh": "内核尚未响应。若内核已重启，请重新运行该单元格。"},
    "none_here": {"en": "The words of this record are not in the report.", "zh": "报告中没有这条记录的原文。"},
    "static": {"en": "Open this notebook in JupyterLab to filter. Shown here: the default selection.",
               "zh": "在 JupyterLab 中打开本笔记本即可筛选。此处显示默认选择。"},
}

#: Titles of all filters; the Chinese ones are those of `describe_filter`.
_TITLES_EN = {
    "sector": "Sector", "kind": "Kind", "checkable_by": "How would we know", "chapter": "Chapter", "para": "Paragraph",
    "place": "Place", "comparator": "Comparator", "firmness": "Firmness", "instrument": "Instrument",
    "logic": "Results chain", "actor": "Actor", "target_group": "Who gains", "unit": "Unit", "programme": "Programme",
    "words": "Words", "ids": "Records",
}  # fmt: skip
FILTER_NAMES = {name: {"en": _TITLES_EN[name], "zh": zh} for name, zh in NAMES_ZH.items()}
NOT_STATED_NAMES = {"en": NOT_STATED, "zh": "未写明"}
_NOTHING = {"en": "none", "zh": "无"}


def word(key, lang, **values):
    """Say a word of the explorer.

    Parameters
    ----------
    key : str
    lang : {"en", "zh"}
    **values
        Put into the blanks of the text.

    Returns
    -------
    str

    Examples
    --------
    >>> word("of", "en", n=3, total=533)
    '3 of 533 records'
    """
    return WORDS[key][lang].format(**values)


def value_names(name):
    """Name the values of a coded filter in both languages.

    Parameters
    ----------
    name : str
        One of `filters.FILTERS`.

    Returns
    -------
    dict
        Value -> {"en": name, "zh": name}; the last one is "not stated".

    Examples
    --------
    >>> list(value_names("kind").values())[0]
    {'en': 'target', 'zh': '目标'}
    """
    return {**choices(name), NOT_STATED: NOT_STATED_NAMES}


def named_filters(names):
    """Name filters and their values in both languages.

    Parameters
    ----------
    names : sequence of str

    Returns
    -------
    list of dict
        `name`, `title` and `values`, each with its names.
    """
    return [{"name": name, "title": FILTER_NAMES[name],
             "values": [{"value": value, **both} for value, both in value_names(name).items()]} for name in names]


def chips(filters, lang):
    """Say each active filter in words, one entry for each thing that one click removes.

    Parameters
    ----------
    filters : dict
        As `clean_filter` returns it.
    lang : {"en", "zh"}

    Returns
    -------
    list of dict
        `name` of the filter, `value` to remove (None: the whole filter), `title` and `text` in words.

    Examples
    --------
    >>> [(chip["title"], chip["text"]) for chip in chips({"sector": ["rural"], "words": "5G"}, "en")]
    [('Sector', 'Countryside'), ('Words', '5G')]
    """
    return [{"name": name, "value": value, "title": FILTER_NAMES[name][lang], "text": text}
            for name, values in filters.items() for value, text in _removable(name, values, lang)]


def _removable(name, values, lang):
    if not values:
        return [(None, _NOTHING[lang])]
    if name == "words":
        return [(None, values)]
    if name == "ids":
        return [(None, values[0] if len(values) == 1 else str(len(values)))]
    names = value_names(name)
    return [(value, names[value][lang]) for value in values]
