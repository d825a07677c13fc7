"""What a sheet of the workbook is, and the titles of sheets and columns."""

from typing import NamedTuple

from jining.package import package
from jining.report.labels import title

BOTH = ("zh", "en")
#: Sheet -> its name on the tab.
TABS = {"records": {"zh": "全部记录", "en": "Records"}, "targets": {"zh": "目标", "en": "Targets"},
        "verdicts": {"zh": "落实情况", "en": "Verdicts"}, "facts": {"zh": "事实", "en": "Facts"},
        "summary": {"zh": "按领域汇总", "en": "By sector"}, "sectors": {"zh": "领域", "en": "Sectors"},
        "units": {"zh": "计量对象", "en": "Units"}, "places": {"zh": "地点", "en": "Places"},
        "programmes": {"zh": "计划与提法", "en": "Programmes"}, "instruments": {"zh": "政策工具", "en": "Tools"},
        "terms": {"zh": "术语", "en": "Glossary"}, "codebook": {"zh": "代码本", "en": "Codebook"},
        "read_me": {"zh": "说明", "en": "Read me"}}  # fmt: skip
#: Titles of columns that are counted or joined here and stand in no table.
_MADE = {"amount": {"zh": "目标值", "en": "Target"}, "before": {"zh": "上年（{year}）", "en": "Year before ({year})"},
         "found": {"zh": "查到的数值", "en": "Number found"}, "records": {"zh": "承诺总数", "en": "Promises"},
         "nothing": {"zh": "未查到", "en": "Nothing found"}, "total": {"zh": "合计", "en": "Total"},
         "code": {"zh": "代码：{}", "en": "Code: {}"}, "value": {"zh": "取值", "en": "Value"},
         "meaning": {"zh": "含义", "en": "Meaning"}, "type": {"zh": "类型", "en": "Type"},
         "column": {"zh": "列", "en": "Column"}, "empty": {"zh": "空格表示", "en": "Empty means"}}  # fmt: skip


class Column(NamedTuple):
    """One column of a sheet: its title, its values, and whether it holds codes."""

    title: str
    values: list
    is_code: bool = False


class Sheet(NamedTuple):
    """One sheet: its key in `TABS`, its columns, how many of the first are printed (0: all) and how many stay in sight."""

    name: str
    columns: list
    printed: int = 0
    frozen: int = 1


def both(texts, langs):
    """Join a text in the languages of the workbook; once if they are the same."""
    return " / ".join(dict.fromkeys(texts[lang] for lang in langs))


def made(name, langs, *values):
    """Title of a column that is made here."""
    year = package()["report"]["year"] - 1
    return "\n".join(_MADE[name][lang].format(*values, year=year) for lang in langs)


def head(column, langs):
    """Title of a column of the data."""
    return "\n".join(dict.fromkeys(title(column, lang) for lang in langs))
