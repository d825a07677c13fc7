"""Records as a table to read: whole texts, coded values in words, in either language."""

import html

import pandas as pd

from jining.errors import check_choice
from jining.labels import items, label, quantity
from jining.theme import language

_HEADS = {
    "item": ("Promise", "承诺"), "value": ("Value", "数值"), "quote_zh": ("Words of the report", "报告原文"),
    "text_en": ("In English", "英文译文"), "id": ("Record", "编号"), "kind": ("Kind", "类别"),
    "checkable_by": ("How would we know", "检验方式"), "para": ("Paragraph", "段"), "sector": ("Sector", "领域"),
    "verb": ("Verb", "动词"), "modal": ("Modal word", "情态词"), "firmness": ("Firmness", "语气强度"),
    "measure_type": ("What the number is", "数字含义"), "logic": ("Results chain", "结果链"),
    "instrument": ("Tool", "政策工具"), "actor": ("Who acts", "主体"), "target_group": ("Who gains", "受益者"),
    "place": ("Where", "地点"), "deadline": ("By when", "时限"), "programme": ("Programme", "计划"),
}  # fmt: skip
_RAW = ("quote_zh", "text_en", "id", "verb", "modal", "deadline")
_COMMAS = {"en": ", ", "zh": "、"}
_EMPTY = {"en": "No record in this selection.", "zh": "此筛选下没有记录。"}
_MORE = {"en": "… and {n} more", "zh": "……另有{n}条"}
_CELL = "text-align:left;vertical-align:top"


class Listing:
    """Records as a table to read, which a notebook shows and `print` writes line by line.

    Attributes
    ----------
    table : pandas.DataFrame
        Texts as they are shown, with headings in the language of the table.
    more : str
        How many records were left out, "" if none.
    """

    def __init__(self, table, more="", empty=""):
        self.table, self.more, self._empty = table, more, empty

    def __repr__(self):
        lines = [" | ".join(row) for row in self.table.itertuples(index=False)]
        return "\n".join([*lines, self.more]).strip() or self._empty

    def _repr_html_(self):
        if self.table.empty:
            return f"<p>{html.escape(self._empty)}</p>"
        head = _row("th", self.table.columns)
        rows = "".join(_row("td", row) for row in self.table.itertuples(index=False))
        return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table><p>{html.escape(self.more)}</p>"


def list_records(promises, *columns, lang=None, most=12):
    """List records as a table to read.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them, or a selection of them.
    *columns : str
        What is shown; by default item, value, quote_zh and text_en. "item" is the short name in the language, "value"
        the number of a target with comparator and unit, every other one a column of the table.
    lang : {"en", "zh"}, optional
        Language of headings and coded values; that of the theme by default.
    most : int
        Rows that are shown; the rest is counted.

    Returns
    -------
    Listing

    Raises
    ------
    ValueError
        If a column cannot be shown.

    Examples
    --------
    >>> import jining
    >>> growth = jining.select(jining.load(), para="0.2", words="gdp")
    >>> list_records(growth, "item", "value", "sector", lang="en")
    GDP growth | ≈ 6% | Economy
    """
    lang, names = language(lang), columns or ("item", "value", "quote_zh", "text_en")
    for name in names:
        check_choice("column", name, _HEADS)
    shown = promises.head(most)
    table = pd.DataFrame({_HEADS[name][lang == "zh"]: _texts(shown, name, lang) for name in names}, dtype="str")
    left = len(promises) - len(shown)
    return Listing(table, _MORE[lang].format(n=left) if left else "", _EMPTY[lang])


def _texts(promises, name, lang):
    if name == "item":
        return items(promises, lang)
    if name == "value":
        return [quantity(row, lang) for row in promises.itertuples()]
    return [_words(name, value, lang) for value in promises[name]]


def _words(name, value, lang):
    if isinstance(value, tuple):
        return _COMMAS[lang].join(label(name, part, lang) for part in value)
    if pd.isna(value):
        return ""
    return str(value) if name in _RAW else label(name, value, lang)


def _row(tag, cells):
    inner = "".join(f'<{tag} style="{_CELL}">{html.escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
