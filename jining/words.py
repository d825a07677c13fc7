"""Words of the explorer and the reader, in both languages."""

WORDS = {
    "filters": {"en": "Filters", "zh": "筛选"},
    "search": {"en": "Search words", "zh": "搜索词"},
    "search_hint": {"en": "Chinese or English", "zh": "中文或英文"},
    "clear": {"en": "Clear all", "zh": "全部清除"},
    "no_filter": {"en": "no filter", "zh": "无筛选"},
    "remove": {"en": "Remove filter", "zh": "移除筛选"},
    "of": {"en": "{n} of {total} records", "zh": "共{total}条记录中的{n}条"},
    "empty": {"en": "No record matches these filters. Remove one, or search for another word.",
              "zh": "没有符合筛选条件的记录。请移除一个条件，或换一个搜索词。"},
    "views": {"en": "View", "zh": "视图"},
    "view_figure": {"en": "Figure", "zh": "图"},
    "view_table": {"en": "Table", "zh": "表"},
    "view_record": {"en": "Record", "zh": "记录"},
    "view_report": {"en": "Report", "zh": "原文"},
    "figure": {"en": "Figure", "zh": "图形"},
    "fig_sector_kind": {"en": "Kinds by sector", "zh": "各行业的承诺类型"},
    "fig_sector_checkable": {"en": "How would we know, by sector", "zh": "各行业的检验方式"},
    "fig_sector_firmness": {"en": "Firmness by sector", "zh": "各行业的语气强度"},
    "fig_chapter_kind": {"en": "Kinds by chapter", "zh": "各章的承诺类型"},
    "fig_targets": {"en": "Targets with their values", "zh": "目标及其数值"},
    "language": {"en": "Language", "zh": "语言"},
    "id": {"en": "Record", "zh": "编号"},
    "kind": {"en": "Kind", "zh": "类型"},
    "sector": {"en": "Sector", "zh": "行业"},
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
    "empty_cell": {"en": "the report does not say", "zh": "报告未写明"},
    "choose": {"en": "Choose a marked passage to see its record.", "zh": "点选标注的文字，查看对应记录。"},
    "take": {"en": "Take away", "zh": "导出"},
    "copy": {"en": "Copy the Python line", "zh": "复制 Python 语句"},
    "copied": {"en": "Copied", "zh": "已复制"},
    "lost": {"en": "The kernel does not answer. Run the cell again.", "zh": "内核没有响应。请重新运行该单元格。"},
    "none_here": {"en": "The words of this record are not in the report.", "zh": "报告中没有这条记录的原文。"},
    "static": {"en": "Open this notebook in JupyterLab to filter. Shown here: the default selection.",
               "zh": "在 JupyterLab 中打开本笔记本即可筛选。此处显示默认选择。"},
}


#: Titles of the filters.
FACET_NAMES = {
    "sector": {"en": "Sector", "zh": "行业"},
    "kind": {"en": "Kind", "zh": "类型"},
    "checkable_by": {"en": "How would we know", "zh": "如何检验"},
    "chapter": {"en": "Chapter", "zh": "章"},
    "place": {"en": "Place", "zh": "地点"},
    "comparator": {"en": "Comparator", "zh": "比较词"},
    "firmness": {"en": "Firmness", "zh": "语气强度"},
    "instrument": {"en": "Instrument", "zh": "政策工具"},
    "target_group": {"en": "Who gains", "zh": "受益者"},
    "unit": {"en": "Unit", "zh": "单位"},
    "words": {"en": "Words", "zh": "搜索词"},
}
NOT_STATED_NAMES = {"en": "not stated", "zh": "未写明"}


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
