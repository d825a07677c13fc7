"""Records as a table to read: whole texts, coded values in words, in either language."""

import html

import pandas as pd

from jining.report.amounts import NEEDED, amount
from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.labels import label, title
from jining.report.language import WORDS, language
from jining.report.report import fields
from jining.report.results import outlet_in

_SHOWN = ("item", "value", "quote_zh", "text_en", "id", "kind", "checkable_by", "para", "sector", "verb", "modal",
          "firmness", "measure_type", "logic", "instrument", "actor", "target_group", "place", "deadline", "programme",
          "binding", "verdict", "reason", "date", "what", "basis", "outlet", "caveat")
_RAW = ("quote_zh", "text_en", "id", "verb", "modal", "deadline", "date")
_RESULTS = ("reason", "date", "what", "basis", "outlet", "caveat")
#: Columns that each language has of its own.
_SPOKEN = ("item", "reason", "what", "caveat")
_CELL = "text-align:left;vertical-align:top;overflow-wrap:break-word"


class Listing:
    """Records as a table to read, which a notebook shows and `print` writes line by line."""

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
        # MathJax leaves these classes alone: "$" is money, not mathematics.
        table = f'<table class="mathjax_ignore tex2jax_ignore"><thead>{head}</thead><tbody>{rows}</tbody></table>'
        return f"{table}<p>{html.escape(self.more)}</p>"


def list_records(promises, *columns, lang=None, most=12):
    """List records as a table to read.

    Parameters
    ----------
    promises : pandas.DataFrame
    *columns : str
        Columns to show; by default "item" (the short name), "value" (the number of a target with comparator and unit),
        "quote_zh" and "text_en". Of records merged with facts also "reason", "date", "what", "caveat" and so on.
    lang : {"en", "zh"}, optional
        Language of headings and coded values; that of the theme by default.
    most : int
        Rows that are shown; the rest is counted.

    Examples
    --------
    >>> import jining
    >>> growth = jining.select(jining.load(), para="0.2", words="gdp")
    >>> list_records(growth, "item", "value", "sector", lang="en")
    Growth of gross regional product (GDP) | about 6% | Economy
    """
    lang, names = language(lang), columns or ("item", "value", "quote_zh", "text_en")
    if type(most) is not int or most < 0:
        raise ValueError(f"most={most!r} is no number of rows: give a whole number, such as 12")
    for name in names:
        check_choice("column", name, _SHOWN)
    stored = {name: f"{name}_{lang}" if name in _SPOKEN else name for name in names}
    needed = [part for name in names for part in (NEEDED if name == "value" else [stored[name]])]
    _refuse_lost(promises, stored)
    own = [name for name in dict.fromkeys(needed) if name in fields()]
    promises = gate(promises, needed, only=own, repeated=True)
    table, shown = {}, promises.head(most)
    for name in names:
        head = WORDS["value"][lang] if name == "value" else title(stored[name], lang).removesuffix(WORDS["spoken"][lang])
        table[head] = [amount(row, lang, thing=True) for row in shown.itertuples()] if name == "value" else [
            _words(name, value, lang) for value in shown[stored[name]]]
    left = len(promises) - len(shown)
    more = WORDS["more"][lang].format(n=left) if left else ""
    return Listing(pd.DataFrame(table, dtype="str"), more, WORDS["empty"][lang])


def _refuse_lost(promises, stored):
    """Refuse records that were merged with no facts, or so that a column of a value has another name."""
    here = promises.columns if isinstance(promises, pd.DataFrame) else {*NEEDED, *stored.values()}
    if lost := [name for name in stored if name in _RESULTS and stored[name] not in here]:
        raise ValueError(f"{lost[0]!r} belongs to verdicts and facts: merge the records with load_verdicts() and "
                         "load_results() first")
    if "value" in stored and (lost := [part for part in NEEDED if part not in here]):
        raise ValueError(f"'value' needs the column {lost[0]!r} of the promises; a merge renames columns that both "
                         'tables have: write .merge(..., suffixes=("", "_fact"))')


def _words(name, value, lang):
    if isinstance(value, tuple):
        return WORDS["comma"][lang].join(label(name, part, lang) for part in value)
    if pd.isna(value):
        return ""
    if name == "outlet":
        return outlet_in(value, lang)
    return str(value) if name in (*_RAW, *_SPOKEN) else label(name, value, lang)


def _row(tag, cells):
    inner = "".join(f'<{tag} style="{_CELL}">{html.escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
