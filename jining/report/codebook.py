"""What a notebook reads: records as a list, a record in its paragraph, the codebook, the citation."""

import html

import pandas as pd

from jining.report.amounts import NEEDED, amount
from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.labels import label, title
from jining.report.language import WORDS, language
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, allowed, derived_fields, fields, foreign_keys, lookup, package
from jining.report.results import outlet_in
from jining.report.source import body, locate, source_text

_SHOWN = ("item", "value", "quote_zh", "text_en", "id", "kind", "checkable_by", "para", "sector", "verb", "modal",
          "firmness", "measure_type", "logic", "instrument", "actor", "target_group", "place", "deadline", "programme",
          "binding", "verdict", "reason", "date", "what", "basis", "outlet", "caveat")
_RAW = ("quote_zh", "text_en", "id", "verb", "modal", "deadline", "date")
_RESULTS = ("reason", "date", "what", "basis", "outlet", "caveat")
#: Columns that each language has of its own.
_SPOKEN = ("item", "reason", "what", "caveat")
_CELL = "text-align:left;vertical-align:top;overflow-wrap:break-word"


def codebook(column=None, *, table=TABLE):
    """Describe the columns, one row each, or the allowed values of one stored or derived column, in both languages.

    `table` is the promises by default, or another one of the data such as "results" or "verdicts".

    >>> codebook("kind")["value"].tolist()
    ['target', 'measure', 'aim']
    >>> codebook("basis", table="results")["value"].tolist()
    ['reported', 'derived', 'estimate', 'forecast']
    """
    described = {**fields(table), **derived_fields(table)}
    if column is None:
        return pd.DataFrame([_describe(field, table) for field in described.values()]).set_index("column")
    check_choice("column", column, described)
    return pd.DataFrame(_values(described[column], table), columns=["value", "en", "zh"])


def _describe(field, table):
    return {
        "column": field["name"],
        "type": field["type"],
        "meaning": field["description"],
        "meaning_zh": field["description_zh"],
        "allowed": ", ".join(value for value, _, _ in _values(field, table)),
        "empty": field.get("empty", "never empty"),
        "empty_zh": field.get("empty_zh", "不为空"),
        "stored": "stored" if field["name"] in fields(table) else "derived",
    }


def _values(field, table):
    name, labels = field["name"], field.get("labels", {})
    values = allowed(name, table) if name in fields(table) else field.get("constraints", {}).get("enum", ())
    if target := foreign_keys(table).get(name):
        labels = lookup(target) if "en" in fields(target) else {}  # keys of a record or a fact have no names
        values = labels
    named = {value: labels.get(value, {"en": "", "zh": ""}) for value in values or labels}
    return [(value, label["en"], label["zh"]) for value, label in named.items()]


class Passage:
    """A record's words in their sentence and paragraph, with the English beside them.

    Printed it shows the sentence with the quote in 【】, then the English. A notebook shows the two side by side, and the
    paragraph folded below. The text is escaped.
    """

    def __init__(self, id, before, quote, after, english):
        self.id, self.before, self.quote, self.after, self.english = id, before, quote, after, english

    @property
    def sentence(self):
        """The words before and after the quote within its sentence."""
        stop = self.after.find("。") + 1
        return self.before[self.before.rfind("。") + 1:], self.after[:stop] if stop else self.after

    def __repr__(self):
        before, after = self.sentence
        return f"{self.id}: {before}【{self.quote}】{after}\n{self.english}"

    def _repr_html_(self):
        whole = _marked(self.before, self.quote, self.after)
        before, after = self.sentence
        cell = 'style="vertical-align:top;text-align:left;max-width:30em;line-height:1.7"'
        return (f'<table><tr><td {cell}><b>{html.escape(self.id)}</b></td>'
                f'<td {cell} lang="zh">{_marked(before, self.quote, after)}</td>'
                f'<td {cell} lang="en">{html.escape(self.english)}</td></tr></table>'
                f'<details><summary>{html.escape(title("para", language()))}</summary>'
                f'<p lang="zh" style="max-width:60em;line-height:1.9">{whole}</p></details>')


def _marked(before, quote, after):
    return f"{html.escape(before)}<mark>{html.escape(quote)}</mark>{html.escape(after)}"


def passage(id, promises=None):
    """Show the words of a record in their sentence, with the English beside them and the paragraph folded below.

    `id` is that of the record; its words are those of `promises`, of the current report by default. No such record, or
    words that are not in the report, are a ValueError.

    >>> print(passage("JN20-008"))  # doctest: +ELLIPSIS
    JN20-008: 今年全市经济社会发展主要预期目标为:【地区生产总值增长6%左右】;一般公共预算收入增长1%以上;...
    Gross regional product is to grow by about 6%.
    """
    names = ("id", "quote_zh", "text_en")
    if promises is None:
        rows = read_rows()[0]
    else:
        promises = gate(promises, only=names, repeated=True)
        rows = {name: promises[name].astype(object).tolist() for name in names}
    if not isinstance(id, str) or id not in rows["id"]:
        there = f"{rows['id'][0]} to {rows['id'][-1]}" if rows["id"] else "none"
        shown = repr(id) if isinstance(id, str) else f"of the type {type(id).__name__}"
        raise ValueError(f"no record {shown}; there are {there}")
    place = rows["id"].index(id)
    quote = rows["quote_zh"][place]
    text, (start,) = source_text(), locate([quote])
    if start is None:
        raise ValueError(f"the words of {id!r} are not in the report: {quote!r}")
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start, body()[1] + 1)
    return Passage(id, text[first:start], quote, text[start + len(quote):last], rows["text_en"][place])


def cite():
    """Say how to cite the data and the report: two lines, the data with their version, and the source.

    >>> print(cite().splitlines()[0])  # doctest: +ELLIPSIS
    jining developers (2026). Targets and measures of Jining's 2020 government work report. Data version ...
    """
    data, source = package(), package()["sources"][0]
    year = data["created"][:4]
    return (
        f"{data['contributors'][0]['title']} ({year}). {data['title']}. Data version {data['version']}. CC BY 4.0.\n"
        f"Source: {source['organization']}, {source['date']}. {source['title']}."
    )


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

    `columns` are by default "item" (the short name), "value" (the number of a target with comparator and unit), "quote_zh"
    and "text_en"; of records merged with facts also "reason", "date", "what", "caveat" and so on. `lang` is the language of
    headings and coded values, by default that of the theme; `most` rows are shown, and the rest is counted.

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
