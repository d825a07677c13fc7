"""The first sheet of the workbook: what it holds, how to read it, what it cannot show."""

from jining.data import load
from jining.docs import cite
from jining.package import package
from jining.sheets import CODEBOOK, KINDS, LOOKUPS, as_sheet

TITLE = "Read me 说明"
_HEADERS = ("内容 Topic", "中文 Chinese", "英文 English")

#: Sheet -> what one of its rows is.
_ROWS = {
    KINDS["target"]: ("一行一个承诺的数量", "one promised quantity per row"),
    KINDS["measure"]: ("一行一项行动", "one action per row"),
    KINDS["aim"]: ("一行一个期望的状态", "one wished-for state per row"),
    LOOKUPS["sectors"]: ("一行一个领域", "one sector per row"),
    LOOKUPS["units"]: ("一行一个单位", "one unit per row"),
    LOOKUPS["places"]: ("一行一个地点", "one place per row"),
    LOOKUPS["programmes"]: ("一行一个具名计划或数字口号", "one named programme or numeric slogan per row"),
    LOOKUPS["instruments"]: ("一行一种政策工具", "one policy instrument per row"),
    CODEBOOK: ("一行一列，或其一个取值", "one column, or one of its values, per row"),
}
_READING = [
    ("空格 Empty cell", "报告没有说明；绝不表示零。", "The report does not say. It never means zero."),
    ("零 Zero", "数值 0 是一项承诺：一个也没有（如“清零”）。", "The value 0 is a promise: none at all."),
    ("全部 All", "“全部”“全覆盖”等记为 100%。", "“All”, “full coverage” and the like are 100 %."),
    ("数字 Numbers", "已展开：6.8万记为 68,000，6.5%记为 6.5；原文写法见“原文数值”列。",
     "Written out: 6.8万 is 68,000, and 6.5% is 6.5. “Value as written” has the form of the report."),
    ("左右 about", "原文写“左右”：下限与上限相同，但只是约数。",
     "The report says “about”: From and To are the same, but the number is not exact."),
    ("不低于 at least", "原文写“以上”“突破”等：只填下限。", "The report says “at least” or the like: only From is filled."),
    ("不超过 at most", "原文写“以内”：只填上限。", "The report says “within”: only To is filled."),
    ("区间 range", "原文写两个数：是每个县或园区的配额，并非不确定性。",
     "The report gives two numbers: a quota per county or zone, not uncertainty."),
    ("灰色表头 Grey headers", "灰色表头下是代码，用于查对代码表；Python 中用的也是它们。",
     "Columns with a grey header hold keys. They look up the other sheets, and Python uses them too."),
]  # fmt: skip
_CAVEATS = [
    ("一市、一年、一段节选：不能推及其他城市。", "One city, one year, one excerpt: nothing follows for other cities."),
    ("条数反映报告的写法，不是力度、优先次序或预算；不要按条数给领域或地点排名。",
     "Counts of records show how a report is drafted, not effort, priority or money. Never rank sectors or places by them."),
    ("不同单位的数值不能相加。", "Values in unlike units cannot be added."),
    ("地区生产总值的增速为实际增速；居民收入、财政收入和零售额的增速为名义增速。",
     "Growth of GDP is real; growth of incomes, revenue and retail sales is nominal."),
    ("这里只有承诺，没有结果；报告作于新冠疫情之前。", "These are promises, not results, made before COVID-19."),
    ("编码与英译由语言模型通读完成，尚无人工第二次编码；引用前请对照原文。",
     "Language models coded and translated the text by reading it; no person has coded it a second time. "
     "Compare the words of the report before you quote."),
]  # fmt: skip


def read_me(sheets, promises):
    """Build the first sheet of the workbook.

    Parameters
    ----------
    sheets : list of Sheet
        The other sheets.
    promises : pandas.DataFrame
        The records in the workbook.

    Returns
    -------
    Sheet
        Three columns: topic, Chinese, English.

    Examples
    --------
    >>> from jining.sheets import tables
    >>> promises = load()
    >>> read_me(tables(promises), promises).columns[0].values[:2]
    ['是什么 What it is', '记录 Records']
    """
    rows = [
        *_about(len(promises)),
        *map(_sheet_row, sheets),
        *_READING,
        *(("注意 Caveat", zh, en) for zh, en in _CAVEATS),
    ]
    return as_sheet(TITLE, _HEADERS, rows)


def _about(count):
    data, whole = package(), len(load())
    source = data["sources"][0]
    report = source["title"].partition(" (")[0]
    cited, from_where = cite().splitlines()
    return [
        ("是什么 What it is", f"{report}。{data['description_zh']}", f"{data['title']}. {data['description']}"),
        ("记录 Records", f"本工作簿 {count} 条；公开数据共 {whole} 条。",
         f"{count} in this workbook; the published data have {whole}."),
        ("版本 Version", f"数据版本 {data['version']}", f"Data version {data['version']}"),
        ("许可 Licence", "编码与英译：CC BY 4.0。报告为国家机关公开文件。", data["licenses"][0]["title"]),
        ("引用 Citation", "请按右栏引用，并写明数据版本。", cited),
        ("出处 Source", f"{source['organization']}，{source['date']}。{report}。", from_where.removeprefix("Source: ")),
    ]  # fmt: skip


def _sheet_row(sheet):
    count = len(sheet.columns[0].values)
    zh, en = _ROWS[sheet.title]
    return sheet.title, f"{count} 行：{zh}", f"{count} rows: {en}"
