"""Words of the explorer, in both languages. Titles of columns and labels of values come from the Data Package."""

WORDS = {
    "title": ("Promises of {city}'s {year} government work report", "{city}{year}年政府工作报告承诺"),
    "of": ("{n} of {total} promises", "{total}项中的{n}项"),
    "n_promises": ("{n} promises", "{n}项"),
    "filters": ("Filters", "筛选"), "show_filters": ("Filters", "筛选"), "search": ("Search words", "搜索词"),
    "search_hint": ("words  \"a phrase\"  -not  a | b", "词  \"短语\"  -排除  甲 | 乙"),
    "clear": ("Clear", "清除"), "undo": ("Undo", "撤销"), "redo": ("Redo", "重做"), "remove": ("Remove filter", "移除筛选"),
    "none_of": ("none of: {value}", "排除：{value}"), "find": ("Find in this list", "在列表中查找"),
    "value": ("Value", "数值"), "words": ("Words", "关键词"), "ids": ("Records", "记录"), "from": ("from", "不低于"),
    "to": ("to", "不高于"), "any_unit": ("choose what is counted", "选择计量对象"), "range": ("Range of values", "数值范围"),
    "empty": ("No promise matches these filters. Remove one, or search for another word.",
              "没有符合筛选条件的承诺。请移除一个条件，或换一个搜索词。"),
    "no_targets": ("No target in this selection: these promises name no quantity.", "此筛选下没有目标：这些承诺不含数量。"),
    "views": ("View", "视图"), "view_bars": ("Bars", "条形图"), "view_targets": ("Targets", "目标"),
    "view_map": ("Report map", "报告地图"), "view_grid": ("Grid", "交叉表"), "view_results": ("Results", "结果"),
    "view_table": ("Table", "表格"), "view_record": ("Record", "记录"), "view_report": ("Report", "原文"),
    "fig_bars": ("Promises by {rows}", "按{rows}划分的承诺"), "fig_split": ("{fig}, and by {split}", "{fig}，并按{split}"),
    "fig_targets": ("Targets with their values", "目标及其数值"),
    "fig_map": ("Every promise in the order of the report, by {color}", "报告中的每项承诺（按{color}着色）"),
    "fig_grid": ("Promises by {rows} and {cols}", "{rows}与{cols}交叉表"),
    "fig_results": ("What was found of the promises", "承诺的结果"), "fig_table": ("Promises", "承诺"),
    "rows": ("Rows", "行"), "split": ("Colour", "颜色"), "cols": ("Columns", "列"), "nothing": ("none", "无"),
    "counts": ("Counts", "数量"), "shares": ("Shares", "占比"), "beside": ("Table beside", "并列表格"),
    "axis_counts": ("promises; pale: all {total}", "承诺（项）；浅色：全部{total}项"),
    "axis_shares": ("share of the row (%)", "占该行比重（%）"),
    "axis_compare": ("share of the selection (%): A above, B below", "占所选比重（%）：上为A，下为B"),
    "axis_growth": ("growth (%)", "增速（%）"), "axis_share": ("share (%)", "比重（%）"), "log": ("log scale", "对数刻度"),
    "zero": ("none of the {value}", "{value}为零"), "total": ("Total", "合计"),
    "found_of": ("promises of which something was found", "项承诺查到结果"), "base": ("year before", "上年"), "result": ("result", "结果"),
    "compare": ("Compare", "对比"), "pin": ("Keep this selection as A", "将当前选择设为A"), "unpin": ("End comparison", "结束对比"),
    "pinned": ("A: {a} ({n}) · B: {b} ({m})", "A：{a}（{n}）· B：{b}（{m}）"),
    "language": ("Language", "语言"), "take": ("Take away", "导出"), "svg": ("Figure (SVG)", "图（SVG）"),
    "png": ("Figure (PNG)", "图（PNG）"), "figure_csv": ("Data of the figure (CSV)", "图中数据（CSV）"),
    "csv": ("These promises (CSV)", "所选承诺（CSV）"), "json": ("Passport (JSON)", "数据护照（JSON）"),
    "xlsx": ("Workbook (XLSX)", "工作簿（XLSX）"), "print": ("Print or PDF", "打印或PDF"),
    "copy": ("Copy the line of Python", "复制 Python 语句"), "link": ("Copy the link", "复制链接"),
    "copied": ("Copied", "已复制"), "saved": ("{name} saved", "已保存 {name}"),
    "select_all": ("Press Ctrl+C to copy:", "按 Ctrl+C 复制："), "saving": ("Writing the file …", "正在生成文件…"),
    "deaf": ("Python is not listening. The page works on; run the cell again to connect.",
             "Python 未响应，页面仍可使用；重新运行单元格即可连接。"),
    "columns": ("Columns", "列"), "widths": ("Width of the column {value}", "“{value}”列宽"), "width": ("Width", "宽度"),
    "per_page": ("Rows a page", "每页行数"),
    "page": ("Page {page} of {pages}", "第{page}页，共{pages}页"), "previous": ("Previous", "上一个"), "next": ("Next", "下一个"),
    "found": ("found in", "见于"), "found_quote_zh": ("quote", "原文"), "found_text_en": ("English", "英文"),
    "found_item": ("name", "名称"), "found_programme": ("programme", "计划"),
    "record_of": ("Promise {n} of {total}", "第{n}项，共{total}项"), "open": ("Open the record", "打开记录"),
    "in_report": ("See it in the report", "在原文中查看"), "in_paragraph": ("In its paragraph", "所在段落"),
    "coded": ("How it is coded", "编码"), "facts": ("What was found", "查到的结果"), "no_facts": (
        "No fact was found in a search of stored copies; that says nothing about the city.",
        "在存档副本中未查到相关事实，但这不说明任何结论。"),
    "nothing_found": ("nothing found", "未查到结果"), "outlet": ("Outlet", "来源媒体"), "date": ("Date", "日期"),
    "caveat": ("Caveat", "注意"), "hit_of": ("Passage {n} of {total}", "第{n}处，共{total}处"), "chapter": ("Chapter", "章"),
    "english": ("English of the marked promises", "所标承诺的英文"), "none_here": ("Its words are not in the report.", "原文中没有这项承诺。"),
    "legend": ("Colours", "图例"), "all": ("all", "全部"), "whole": ("all promises", "全部承诺"), "help": ("Help", "帮助"),
    "help_text": (
        "Click a bar, a cell or a legend to filter; click again to take it back; Shift adds. Marks are reached with Tab and the "
        "arrow keys, Enter clicks. “≠” beside a choice leaves it out. Search: words are all needed, \"…\" is a phrase, | is or, "
        "- is not. The address of this page carries the selection: copy the link to share it. Nothing is sent anywhere.",
        "点击条形、单元格或图例即可筛选，再点一次取消，按住Shift可多选。用Tab键和方向键移动，回车键点选。选项旁的“≠”表示排除。"
        "搜索：各词须同时出现，\"…\"为短语，|为或，-为排除。网址中带有当前选择，复制链接即可分享。页面不发送任何数据。"),
    "note": ("Counts of promises are drafting style, not effort, priority or money; unlike things are never added. Language "
             "models coded the text.", "承诺条数反映文本写法，不代表投入、优先次序或资金；不同单位从不相加。编码由语言模型完成。"),
    "licence": ("Coding and translation: CC BY 4.0. The report is a public document.", "编码与译文：CC BY 4.0。报告为公开文件。"),
    "source": ("{source}; jining data {version} (CC BY 4.0).", "{source}；jining 数据 {version}（CC BY 4.0）。"),
    "more": ("and {n} more", "另有{n}项"),
    "static": ("Run this notebook in JupyterLab, or open the HTML file of the explorer, to filter. Shown here: the selection it "
               "starts with.", "在 JupyterLab 中运行本笔记本，或打开 HTML 版浏览器，即可筛选。此处显示初始选择。"),
}  # fmt: skip
#: The codebook may say in English only what an empty cell of a column means.
EMPTY_ZH = {
    "not a target": "不是目标", "the clause has no verb": "该句没有动词", "no such word: a plain promise": "未用力度用语",
    "open lower end, or not a target": "无下限，或不是目标", "open upper end, or not a target": "无上限，或不是目标",
    "the words name nobody": "文字未提及任何人", "the plan year 2020": "计划年度2020年",
    "no goal matches in one step": "没有直接对应的目标", "none named": "未提及", "nothing to note": "无",
}  # fmt: skip


def word(key, lang, **values):
    """Say a word of the explorer.

    >>> word("of", "en", n=3, total=533)
    '3 of 533 promises'
    """
    return WORDS[key][lang == "zh"].format(**values)
