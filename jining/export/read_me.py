"""The last sheet of the workbook: what it holds, how to read it, what it cannot show."""

from jining.export.sheet import TABS, Column, Sheet
from jining.report.codebook import cite
from jining.report.labels import title
from jining.report.load import load
from jining.report.report import package

_HEADS = {"topic": {"zh": "内容", "en": "Topic"}, "text": {"zh": "说明", "en": "What to know"}}
#: Sheet -> what one of its rows is.
_ROWS = {
    "records": ("一行一项承诺（目标、措施或愿景）", "one promise per row: a target, a measure or an aim"),
    "targets": ("一行一项目标，附上年数和查到的结果", "one target per row, with the year before and what was found"),
    "verdicts": ("一行一项有结果类事实的承诺", "one promise with a fact on what became of it per row"),
    "facts": ("一行一条公开来源的事实", "one fact from one public source per row"),
    "summary": ("一行一个领域；末行为合计", "one sector per row; the last row is the whole"),
    "sectors": ("一行一个领域", "one sector per row"),
    "units": ("一行一种所计事物或计量单位", "one thing that is counted, or unit of measurement, per row"),
    "places": ("一行一个地点", "one place per row"),
    "programmes": ("一行一个具名计划或提法", "one named programme or slogan per row"),
    "instruments": ("一行一种政策工具", "one policy tool per row"),
    "terms": ("一行一个词语及其统一英译", "one term with its one English form per row"),
    "codebook": ("一行一列，或其一个取值", "one column, or one of its values, per row"),
}
_READING = (
    (("空格", "Empty cell"), ("报告没有说明；绝不表示零。", "The report does not say. It never means zero.")),
    (("零", "Zero"), ("数值0是一项承诺：一个也没有（如“清零”）。", "The value 0 is a promise: none at all.")),
    (("全部", "All"), ("“全部”“全覆盖”等记为100%。", "“All”, “full coverage” and the like are 100%.")),
    (("数字", "Numbers"), ("已展开：6.8万记为68,000，6.5%记为6.5；原文写法见“数值原文”列。",
                          "Written out: 6.8万 is 68,000, and 6.5% is 6.5. The report’s own form: “Number as written”.")),
    (("左右", "About"), ("原文写“左右”：上下限相同，但只是约数。",
                        "The report says “about”: From and To are the same, but the number is not exact.")),
    (("以上、以内", "At least, at most"), ("“以上”只填下限，“以内”只填上限。",
                                       "“At least” fills only From, “at most” only To.")),
    (("区间", "Range"),
     ("按每个县（市、区）或开发区下达，并非不确定。", "A quota for each county or zone, not uncertainty.")),
    ((title("verdict", "zh"), title("verdict", "en")),
     ("来自对公开网页存档的检索，并不穷尽：不含年鉴和统计公报。未查到，不说明该市没有做；引用前请在官方网页核对。",
      "From a search of stored copies of public pages, not exhaustive: no yearbook, no communiqué. That nothing was "
      "found says nothing about the city. Check a fact on an official page before you quote it.")),
    (("灰色表头", "Grey titles"), ("灰色表头下是代码，右侧默认收起，点“+”展开；Python 中用的也是它们。",
                              "Columns with a grey title hold codes, folded away at the right (“+” opens them).")),
)  # fmt: skip
_CAVEATS = (
    ("一市、一年、一段节选：不能推及其他城市。", "One city, one year, one excerpt: nothing follows for other cities."),
    ("条数反映报告的写法，不是力度、优先次序或预算；不要按条数给领域或地点排名。",
     "Counts of promises show how a report is drafted, not effort, priority or money. Rank nothing by them."),
    ("计量对象不同的数值不能相加。", "Values that count unlike things cannot be added."),
    ("地区生产总值增速为实际增速；居民收入、财政收入和零售额增速为名义增速。",
     "Growth of gross regional product is real; growth of incomes, revenue and retail sales is nominal."),
    ("报告作于新冠疫情之前。", "The report was written before COVID-19."),
    ("编码、英译与结果判定由语言模型通读完成，没有人工复核；引用前请对照原文。",
     "Language models coded, translated and judged by reading; no person has checked it all. Compare the words of the "
     "report before you quote."),
)  # fmt: skip
_CAVEAT = ("注意", "Caveat")


def read_me(others, promises, langs):
    """Build the read-me: topic and text in the languages of the workbook."""
    rows = [*_about(len(promises)), *_sheet_rows(others, langs), *_READING, *((_CAVEAT, text) for text in _CAVEATS)]
    places = [("zh", "en").index(lang) for lang in langs]
    topics = [" ".join(topic[at] for at in places) for topic, _ in rows]
    texts = [Column(_HEADS["text"][lang], [text[at] for _, text in rows]) for lang, at in zip(langs, places, strict=True)]
    return Sheet("read_me", [Column(" ".join(_HEADS["topic"][lang] for lang in langs), topics), *texts])


def _about(count):
    data, whole = package(), len(load())
    source = data["sources"][0]
    report = source["title"].partition(" (")[0]
    cited, from_where = cite().splitlines()
    return [
        (("是什么", "What it is"), (f"{report}。{data['description_zh']}", f"{data['title']}. {data['description']}")),
        (("承诺", "Promises"),
         (f"本工作簿{count}项；公开数据共{whole}项。", f"{count} in this workbook; the published data have {whole}.")),
        (("版本", "Version"), (f"数据版本{data['version']}", f"Data version {data['version']}")),
        (("许可", "Licence"), ("编码与英译：CC BY 4.0。报告为国家机关公开文件。", data["licenses"][0]["title"])),
        (("引用", "Citation"), (cited, cited)),
        (("出处", "Source"),
         (f"{source['organization']}，{source['date']}。{report}。", from_where.removeprefix("Source: "))),
    ]  # fmt: skip


def _sheet_rows(others, langs):
    for sheet in others:
        count, (zh, en) = len(sheet.columns[0].values), _ROWS[sheet.name]
        rows = f"{count} row{'' if count == 1 else 's'}"
        yield (TABS[sheet.name]["zh"], TABS[sheet.name]["en"]), (f"{count}行：{zh}", f"{rows}: {en}")
