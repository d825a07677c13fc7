"""Words for charts, in both languages: coded values, quantities, numbers."""

import pandas as pd

from jining.report import labels as words
from jining.theme import language

_SIGNS = {"ge": "≥ ", "le": "≤ ", "approx": "≈ "}
_SCALES = {"en": ((10**9, "bn"), (10**6, "m")), "zh": ((10**8, "亿"), (10**4, "万"))}
_ALL = {"en": "all", "zh": "全部"}


def label(column, value, lang=None):
    """Short label of a coded value for charts.

    Parameters
    ----------
    column : str
        Column of the main table, stored or derived, or `role` of the ledger.
    value : object
        A value of that column.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str
        The value itself if the codebook has no label for it.

    Examples
    --------
    >>> label("sector", "rural", "en"), label("sector", "rural", "zh"), label("kind", "aim", "en")
    ('Countryside', '乡村振兴', 'aim')
    """
    lang = language(lang)
    return tidy(words.label(column, value, lang), lang)


def items(promises, lang=None):
    """Name the indicator or object of each record.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    list of str
        One short noun phrase per row.
    """
    lang = language(lang)
    return [tidy(str(text), lang) for text in promises[f"item_{lang}"].fillna("")]


def tidy(text, lang):
    """Replace quotation marks that the Chinese font draws full-width by straight ones in English.

    Parameters
    ----------
    text : str
    lang : {"en", "zh"}

    Returns
    -------
    str
    """
    return text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}) if lang == "en" else text


def number(value, lang=None):
    """Write a number as short as it is exact.

    Parameters
    ----------
    value : float
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str

    Examples
    --------
    >>> number(330e9, "en"), number(330e9, "zh"), number(68000, "en"), number(68000, "zh"), number(6.5, "en")
    ('330 bn', '3300亿', '68,000', '6.8万', '6.5')
    """
    lang = language(lang)
    for scale, word in _SCALES[lang]:
        if abs(value) >= scale:
            return f"{value / scale:.10g}{' ' if lang == 'en' else ''}{word}"
    return f"{value:,.10g}" if lang == "en" else f"{value:.10g}"


def quantity(promise, lang=None):
    """Write the value of a target with its comparator and its unit.

    Parameters
    ----------
    promise : pandas.Series or namedtuple
        One target.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    str
        Such as "≥ 20 firms"; "" if the record is no target.

    Examples
    --------
    >>> import jining
    >>> promises = jining.load()
    >>> quantity(promises[promises["item_en"].str.contains("GDP")].iloc[0], "en")
    '≈ 6%'
    """
    lang = language(lang)
    if pd.isna(promise.comparator):
        return ""
    if promise.checkable_by == "all":
        return _ALL[lang]
    ends = [number(end, lang) for end in (promise.value_low, promise.value_high) if not pd.isna(end)]
    text = _SIGNS.get(promise.comparator, "") + "–".join(dict.fromkeys(ends))
    return text + unit(promise.unit, lang, one=ends == ["1"] or ends == ["1", "1"])


def unit(key, lang=None, *, one=False):
    """Write a unit as it follows a number.

    Parameters
    ----------
    key : str
        Key of `units.csv`.
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    one : bool
        Whether the number is one; English then takes the singular.

    Returns
    -------
    str
        With the space before it that the language asks for.

    Examples
    --------
    >>> unit("percent", "en"), unit("km", "en"), unit("km", "zh"), unit("firms", "en", one=True)
    ('%', ' km', '公里', ' firm')
    """
    lang = language(lang)
    entry = words.values("unit").get(str(key), {})
    if lang == "zh":
        return entry.get("measure_word", "") + label("unit", key, lang)
    text = (entry.get("en_one") if one else "") or label("unit", key, lang)
    return text if text == "%" else f" {text}"
