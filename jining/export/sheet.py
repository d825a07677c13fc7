"""What a sheet of the workbook is, and the titles of sheets and columns."""

from typing import NamedTuple

from jining.report.labels import title
from jining.report.report import package

BOTH = ("zh", "en")
#: Sheet -> its English name on the tab, and its Chinese one or the column whose title it is.
_TABS = {"records": ("Records", "全部记录"), "targets": ("Targets", "目标"), "verdicts": ("Verdicts", "verdict"),
         "facts": ("Facts", "事实"), "summary": ("By sector", "按领域汇总"), "sectors": ("Sectors", "sector"),
         "units": ("Units", "unit"), "places": ("Places", "place"), "programmes": ("Programmes", "programme"),
         "instruments": ("Tools", "instrument"), "terms": ("Glossary", "术语"), "codebook": ("Codebook", "代码本"),
         "read_me": ("Read me", "说明")}  # fmt: skip
TABS = {name: {"zh": title(zh, "zh") if zh.isascii() else zh, "en": en} for name, (en, zh) in _TABS.items()}
#: Titles of columns that are counted or joined here and stand in no table.
_MADE = {"amount": {"zh": "目标值", "en": "Target"}, "before": {"zh": "上年（{year}）", "en": "Year before ({year})"},
         "found": {"zh": "查到的数值", "en": "Number found"}, "records": {"zh": "承诺总数", "en": "Promises"},
         "nothing": {"zh": "未查到", "en": "Nothing found"}, "total": {"zh": "合计", "en": "Total"},
         "code": {"zh": "代码：{}", "en": "Code: {}"}, "value": {"zh": "取值", "en": "Value"},
         "meaning": {"zh": "含义", "en": "Meaning"}, "type": {"zh": "类型", "en": "Type"},
         "terms": {"zh": "术语及英译", "en": "Terms and their English"},
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
