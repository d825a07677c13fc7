"""What a notebook reads: records as a list, a record in its paragraph, the codebook, the citation."""

import html
from collections import namedtuple

import pandas as pd

from jining.report.amounts import NEEDED, amount
from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.labels import label, title
from jining.report.language import WORDS, language
from jining.report.load import load
from jining.report.report import TABLE, allowed, derived_fields, fields, foreign_keys, lookup, package
from jining.report.source import body, locate, source_text

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
        return pd.DataFrame([{
            "column": field["name"],
            "type": field["type"],
            "meaning": field["description"],
            "meaning_zh": field["description_zh"],
            "allowed": ", ".join(value for value, _, _ in _values(field, table)),
            "empty": field.get("empty", "never empty"),
            "empty_zh": field.get("empty_zh", "不为空"),
            "stored": "stored" if field["name"] in fields(table) else "derived",
        } for field in described.values()]).set_index("column")
    check_choice("column", column, described)
    return pd.DataFrame(_values(described[column], table), columns=["value", "en", "zh"])


def _values(field, table):
    name, labels = field["name"], field.get("labels", {})
    values = allowed(name, table) if name in fields(table) else field.get("constraints", {}).get("enum", ())
    if target := foreign_keys(table).get(name):
        labels = lookup(target) if "en" in fields(target) else {}  # keys of a record or a fact have no names
        values = labels
    named = {value: labels.get(value, {"en": "", "zh": ""}) for value in values or labels}
    return [(value, label["en"], label["zh"]) for value, label in named.items()]


class Passage(namedtuple("Passage", "id before quote after english")):
    """A record's words in their sentence, with the English beside them, and in a notebook the paragraph folded below."""

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
    promises = gate(load() if promises is None else promises, only=("id", "quote_zh", "text_en"), repeated=True)
    ids = promises["id"].tolist()
    if not isinstance(id, str) or id not in ids:
        shown = repr(id) if isinstance(id, str) else f"of the type {type(id).__name__}"
        raise ValueError(f"no record {shown}; there are {f'{ids[0]} to {ids[-1]}' if ids else 'none'}")
    row = promises.iloc[ids.index(id)]
    quote, text, (start,) = row["quote_zh"], source_text(), locate([row["quote_zh"]])
    if start is None:
        raise ValueError(f"the words of {id!r} are not in the report: {quote!r}")
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start, body()[1] + 1)
    return Passage(id, text[first:start], quote, text[start + len(quote):last], row["text_en"])


def cite():
    """Say how to cite the data and the report: two lines, the data with their version, and the source.

    >>> print(cite().splitlines()[0])  # doctest: +ELLIPSIS
    jining developers (2026). Targets and measures of Jining's 2020 government work report. Data version ...
    """
    data, source = package(), package()["sources"][0]
    year, licence = data["created"][:4], data["licenses"][0]["name"].replace("-", " ")
    return (
        f"{data['contributors'][0]['title']} ({year}). {data['title']}. Data version {data['version']}. {licence}.\n"
        f"Source: {source['organization']}, {source['date']}. {source['title']}."
    )


class Listing(namedtuple("Listing", "table more empty")):
    """Records as a table to read, which a notebook shows and `print` writes line by line."""

    def __repr__(self):
        lines = [" | ".join(row) for row in self.table.itertuples(index=False)]
        return "\n".join([*lines, self.more]).strip() or self.empty

    def _repr_html_(self):
        if self.table.empty:
            return f"<p>{html.escape(self.empty)}</p>"
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
    stored = {name: f"{name}_{lang}" if name in _SPOKEN else name for name in names}
    needed = {part: name for name in names for part in (NEEDED if name == "value" else [stored[name]])}
    heads = {name: WORDS["value"][lang] if name == "value" else title(stored[name], lang).removesuffix(WORDS["spoken"][lang])
             for name in names}
    for part, name in needed.items():
        facts = name == "value" or part not in {**fields(), **derived_fields()}
        if facts and isinstance(promises, pd.DataFrame) and part not in promises.columns:
            raise ValueError(f"{name!r} needs the column {part!r}: give records, for facts merged with load_verdicts() and "
                             'load_results() by .merge(..., suffixes=("", "_fact")), as both tables have a unit')
    promises = gate(promises, needed, only=[part for part in needed if part in fields()], repeated=True)
    table, shown = {}, promises.head(most)
    for name, head in heads.items():
        table[head] = [amount(row, lang, thing=True) for row in shown.itertuples()] if name == "value" else [
            _words(stored[name], value, lang) for value in shown[stored[name]]]
    left = len(promises) - len(shown)
    more = WORDS["more"][lang].format(n=left) if left else ""
    return Listing(pd.DataFrame(table, dtype="str"), more, WORDS["empty"][lang])


def _words(name, value, lang):
    if isinstance(value, tuple):
        return WORDS["comma"][lang].join(label(name, part, lang) for part in value)
    if pd.isna(value):
        return ""
    return str(value) if name == "modal" else label(name, value, lang)  # a word of the report stands as it is


def _row(tag, cells):
    inner = "".join(f'<{tag} style="{_CELL}">{html.escape(cell)}</{tag}>' for cell in cells)
    return f"<tr>{inner}</tr>"
