"""One record in both languages, every coded field with its meaning."""

import pandas as pd

from jining.labels import label, quantity
from jining.package import TABLE, fields, resource

#: Shown on top of the card, not among its fields.
_ON_TOP = ("id", "quote_zh", "text_en")
#: Derived columns that an explorer of one record wants; offsets and chapter do not help a reader.
_DERIVED = ("direction", "binding", "firmness", "wording", "rothwell_zegveld", "hood", "mcdonnell_elmore")
_VALUE = {"en": ("value", "Value as a figure shows it, with its comparator and unit."),
          "zh": ("数值", "图中显示的数值，含比较词与单位。")}


def record_fields(promise, lang):
    """List the coded fields of a record.

    Parameters
    ----------
    promise : pandas.Series
        One row of the table.
    lang : {"en", "zh"}

    Returns
    -------
    list of (str, str, str)
        Name of the column, value in words ("" where the report does not say), meaning of the column.

    Examples
    --------
    >>> import jining
    >>> cells = {name: value for name, value, _ in record_fields(jining.load().iloc[7], "en")}
    >>> cells["value"], cells["sector"], cells["deadline"]
    ('≈ 6%', 'Economy', '')
    """
    described = {**fields(), **{field["name"]: field for field in resource(TABLE)["derived"]}}
    columns = [name for name in fields() if name not in _ON_TOP] + list(_DERIVED)
    name, meaning = _VALUE[lang]
    rows = [(name, quantity(promise, lang), meaning)]
    for column in columns:
        description = described[column]["description" if lang == "en" else "description_zh"]
        rows.append((column, _words(column, promise[column], lang), description))
    return rows


def _words(column, value, lang):
    if isinstance(value, tuple):
        return ", ".join(_named(column, str(part), lang) for part in value)
    if pd.isna(value):
        return ""
    if column in ("value_low", "value_high"):
        return f"{value:.12g}"
    return _named(column, value, lang)


def _named(column, value, lang):
    """Label of a value with the key it is stored under, so that a reader can look it up."""
    key, _, rest = str(value).partition(":")
    words = label(column, key, lang)
    if words == key:
        return str(value)
    return f"{words} ({rest})" if rest else words
