"""One record in both languages, every coded field with its meaning."""

import pandas as pd

from jining.docs import codebook
from jining.labels import quantity
from jining.package import TABLE, fields, per_report, report_fact, resource
from jining.sheets import HEADERS

#: Shown on top of the card, not among its fields.
_ON_TOP = ("id", "quote_zh", "text_en")
#: Derived columns that an explorer of one record wants, with their titles; offsets and chapter do not help a reader.
_DERIVED = {
    "direction": "方向 Direction", "binding": "指标性质 Binding", "firmness": "语气强度 Firmness", "wording": "措辞 Wording",
    "rothwell_zegveld": "罗斯韦尔与泽格菲尔德 Rothwell and Zegveld", "hood": "胡德 Hood",
    "mcdonnell_elmore": "麦克唐奈与埃尔莫尔 McDonnell and Elmore",
}  # fmt: skip
_TITLES = {"kind": "类别 Kind", **HEADERS, **_DERIVED}
_VALUE = {"en": ("Value", "Value as a figure shows it, with its comparator and unit."),
          "zh": ("数值", "图中显示的数值，含界定词与单位。")}
#: The codebook says in English only what an empty cell of a column means.
_EMPTY_ZH = {
    "not a target": "不是目标", "the clause has no verb": "该句没有动词", "no modal word": "无情态词",
    "open lower end, or not a target": "无下限，或不是目标", "open upper end, or not a target": "无上限，或不是目标",
    "the words name nobody": "文字未提及任何人",
    "no goal matches in one step": "没有直接对应的目标", "none named": "未提及", "nothing to note": "无",
    "never empty": "报告未写明",
}  # fmt: skip


def record_fields(promise, lang):
    """List the coded fields of a record.

    Parameters
    ----------
    promise : pandas.Series
        One row of the table.
    lang : {"en", "zh"}

    Returns
    -------
    list of dict
        `column`, its `title`, the `value` in words ("" if there is none), what an `empty` cell means, and the
        `meaning` of the column.

    Examples
    --------
    >>> import jining
    >>> cells = {cell["title"]: cell for cell in record_fields(jining.load().iloc[7], "en")}
    >>> cells["Value"]["value"], cells["Sector"]["value"], cells["Deadline"]["value"], cells["Deadline"]["empty"]
    ('≈ 6%', 'Economy', '', 'the plan year 2020')
    """
    title, meaning = _VALUE[lang]
    on_top = {"column": "", "title": title, "value": quantity(promise, lang), "empty": _empty("not a target", lang),
              "meaning": meaning}
    columns = [name for name in fields() if name not in _ON_TOP] + list(_DERIVED)
    return [on_top, *({**_described(name, lang), "value": _words(name, promise[name], lang)} for name in columns)]


@per_report
def _described(column, lang):
    described = {**fields(), **{field["name"]: field for field in resource(TABLE)["derived"]}}
    field, titles = described[column], _TITLES[column].split(" ", 1)
    return {"column": column, "title": titles[lang == "en"], "empty": _empty(field.get("empty", "never empty"), lang),
            "meaning": field["description" if lang == "en" else "description_zh"]}


def _empty(text, lang):
    if lang == "zh":
        return _EMPTY_ZH.get(text) or f"计划年度{report_fact('year')}年"
    return "the report does not say" if text == "never empty" else text


def _words(column, value, lang):
    if isinstance(value, tuple):
        return {"en": "; ", "zh": "；"}[lang].join(_named(column, str(part), lang) for part in value)
    if pd.isna(value):
        return ""
    if column in ("value_low", "value_high"):
        return f"{value:.12g}"
    return _named(column, str(value), lang)


def _named(column, value, lang):
    """Meaning of a value, in full; a flag may carry a number after a colon."""
    key, _, rest = value.partition(":")
    words = _meanings(column, lang).get(key)
    if words is None:
        return value
    return f"{words} ({rest})" if rest else words


@per_report
def _meanings(column, lang):
    listed = codebook(column)
    return dict(zip(listed["value"].astype("str"), listed[lang], strict=True))
