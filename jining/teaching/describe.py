"""Say in plain words what kind of thing an answer is, and what to do about it."""

import datetime
import decimal
import numbers
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

#: Sort of thing -> its types; the first that fits counts.
_SORTS = {
    "truth": bool | np.bool_, "text": str, "number": numbers.Number | decimal.Decimal,
    "date": datetime.date | datetime.time | np.datetime64 | pd.Period, "file": Path, "table": pd.DataFrame,
    "column": pd.Series, "values": pd.Index | np.ndarray | pd.api.extensions.ExtensionArray, "labels": Mapping,
    "list": list | tuple | set | frozenset,
}  # fmt: skip
_NAMES = {
    "truth": ("True or False", "真假值"), "text": ("a text", "一段文字"), "number": ("a number", "一个数字"),
    "date": ("a date", "一个日期"), "file": ("the name of a file", "一个文件名"), "table": ("a whole table", "整张表格"),
    "row": ("a row of a table", "表格的一行"), "column": ("a whole column", "一整列"),
    "values": ("several values", "若干个值"),
    "labels": ("labels with their values", "标签及其值"), "list": ("a list", "一个列表"), "truths": (
        "a column of True and False", "一列真假值"), "command": ("a command that was not run", "一个未运行的命令"),
    "groups": ("groups for which nothing was computed yet", "尚未计算的分组"), "picture": ("a picture", "一幅图"),
    "other": ("something else", "其他东西"),
}  # fmt: skip
#: Kind of answer that is expected ("" for any) and sort of thing given -> what to do about it.
_TIPS = {
    ("number", "text"): ("Write it in digits, without quotation marks.", "请用数字书写，不加引号。"),
    ("number", "table"): ("len(...) counts its rows.", "len(...) 可数其行数。"),
    ("number", "column"): ("len(...) counts its values; .sum() adds them up.", "len(...) 可数其个数，.sum() 可求和。"),
    ("number", "values"): ("len(...) counts them.", "len(...) 可数其个数。"),
    ("number", "list"): ("len(...) counts what is in it.", "len(...) 可数其中的个数。"),
    ("number", "truths"): ("In square brackets behind the table it gives the rows; .sum() counts where it is True.",
                           "放进表格后的方括号里可取出各行，.sum() 可数其中为真的个数。"),
    ("number", "labels"): ("Asked is one number for all.", "题目问的是一个总的数字。"),
    ("choice", "column"): (".value_counts() shows which of its values is frequent; name one of them.",
                           ".value_counts() 可看各值多少，请写出其中一个。"),
    ("choice", "table"): ("Name one value of it, in quotation marks.", "请写出其中一个值，带引号。"),
    ("choice", "list"): ("Name one of them.", "请只写其中一个。"),
    ("choice", "values"): ("Name one of them.", "请只写其中一个。"),
    ("ids", "number"): ("Asked is which records, not how many.", "题目问的是哪些记录，而不是多少条。"),
    ("ids", "rows"): ("These are numbers of rows. The ids stand in the column id.", "这些是行号。编号在 id 列。"),
    ("ids", "truths"): ("Put it in square brackets behind the table to get the records.",
                        "请放进表格后的方括号里，取出记录。"),
    ("ids", "table"): ("It has no column id. Keep that column.", "其中没有 id 列，请保留该列。"),
    ("ids", "file"): ("Which records are wrong in that file?", "那个文件中哪些记录有错？"),
    ("counts", "column"): (".value_counts() counts each of its values.", ".value_counts() 可数其中每个取值。"),
    ("counts", "list"): ("Say which number belongs to which label, as in {\"label\": 1}.",
                         "请写明每个数字属于哪个标签，如 {\"label\": 1}。"),
    ("counts", "values"): ("Say which number belongs to which label; .value_counts() does so.",
                           "请写明每个数字属于哪个标签，.value_counts() 即可。"),
    ("counts", "number"): ("Asked is a number for each label.", "题目问的是每个标签各多少。"),
    ("counts", "table"): ("Keep two columns: the labels and their numbers.", "请只留两列：标签及其数字。"),
    ("", "command"): ("Put round brackets () behind it to run it.", "请在其后加圆括号 () 以运行。"),
    ("", "groups"): ("Say what to compute for each group, such as .size().", "请写明每组计算什么，如 .size()。"),
}  # fmt: skip


def sort_of(answer):
    """Name the sort of thing that an answer is."""
    if is_mask(answer):
        return "truths"
    if isinstance(answer, pd.Series) and answer.name is not None and _is_row(answer):
        return "row"
    for sort, types in _SORTS.items():
        if isinstance(answer, types):
            return sort
    if hasattr(answer, "ngroups"):
        return "groups"
    if hasattr(answer, "savefig") or hasattr(answer, "get_figure"):
        return "picture"
    if callable(answer):
        return "command"
    return "list" if isinstance(answer, Iterable) else "other"


def is_mask(answer):
    """Whether an answer is a column of True and False."""
    array = isinstance(answer, pd.Series | pd.Index | np.ndarray | pd.api.extensions.ExtensionArray)
    return array and pd.api.types.is_bool_dtype(answer) and np.size(answer) > 1


def _is_row(series):
    """Whether a column is one row of a table, laid on its side: its labels are names of columns."""
    names = series.index
    return names.name is None and names.is_unique and len(names) > 1 and all(isinstance(name, str) for name in names) and (
        not pd.api.types.is_numeric_dtype(series))


def words_for(sort):
    """Give the plain words for a sort of thing, in both languages."""
    return _NAMES.get(sort, _NAMES["other"])


def tip_for(kind, sort):
    """Say in both languages what to do about a sort of thing where a kind of answer is expected."""
    return _TIPS.get((kind, sort)) or _TIPS.get(("", sort)) or ("", "")
