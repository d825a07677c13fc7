"""The documentation inside the notebook: the codebook, a record in its paragraph, the citation."""

import difflib
import html

import pandas as pd

from jining.derive import locate
from jining.package import TABLE, allowed, body, fields, foreign_keys, lookup, package, resource, source_text
from jining.reading import read_rows


def codebook(column=None):
    """Describe the columns, or the allowed values of one column.

    Parameters
    ----------
    column : str, optional
        Name of a stored or derived column; all columns by default.

    Returns
    -------
    pandas.DataFrame
        Without `column`: one row per column, with its type, meaning in English and Chinese, allowed values
        (text, "" if free), what empty means, and whether it is stored or derived. With `column`: one row per
        allowed value, with its meaning in English and Chinese.

    Raises
    ------
    ValueError
        If there is no such column.

    Examples
    --------
    >>> codebook("kind")["value"].tolist()
    ['target', 'measure', 'aim']
    >>> int((codebook()["stored"] == "stored").sum())
    27
    """
    described = {**fields(), **{field["name"]: field for field in resource(TABLE)["derived"]}}
    if column is None:
        return pd.DataFrame([_describe(field) for field in described.values()]).set_index("column")
    if column not in described:
        near = difflib.get_close_matches(str(column), described, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(described)}"
        raise ValueError(f"no column {column!r}{hint}")
    return pd.DataFrame(_values(described[column]), columns=["value", "en", "zh"])


def _describe(field):
    return {
        "column": field["name"],
        "type": field["type"],
        "meaning": field["description"],
        "meaning_zh": field["description_zh"],
        "allowed": ", ".join(value for value, _, _ in _values(field)),
        "empty": field.get("empty", "never empty"),
        "stored": "stored" if field["name"] in fields() else "derived",
    }


def _values(field):
    name, labels = field["name"], field.get("labels", {})
    target = name in fields() and (foreign_keys().get(name) or field.get("items", {}).get("references"))
    if target:
        return [(key, row["en"], row["zh"]) for key, row in lookup(target).items()]
    values = allowed(name) if name in fields() else field.get("constraints", {}).get("enum", ())
    labels = {value: labels.get(value, {"en": "", "zh": ""}) for value in values or labels}
    return [(value, label["en"], label["zh"]) for value, label in labels.items()]


class Passage:
    """A record's words in their paragraph.

    Attributes
    ----------
    id : str
        Identifier of the record.
    before, quote, after : str
        The paragraph up to the quote, the quote, and the rest of the paragraph.

    Notes
    -----
    Printed it marks the quote with 【】; in a notebook with a coloured background. The text is escaped.
    """

    def __init__(self, id, before, quote, after):
        self.id, self.before, self.quote, self.after = id, before, quote, after

    def __repr__(self):
        return f"{self.id}: {self.before}【{self.quote}】{self.after}"

    def _repr_html_(self):
        before, quote, after = map(html.escape, (self.before, self.quote, self.after))
        style = "max-width:44em;line-height:1.9"
        return f'<p lang="zh" style="{style}"><b>{html.escape(self.id)}</b> {before}<mark>{quote}</mark>{after}</p>'


def passage(id):
    """Show the words of a record in their paragraph of the report.

    Parameters
    ----------
    id : str
        Identifier of the record, such as "JN20-001".

    Returns
    -------
    Passage

    Raises
    ------
    ValueError
        If there is no such record.

    Examples
    --------
    >>> passage("JN20-001").quote in source_text()
    True
    """
    columns, _ = read_rows()
    if id not in columns["id"]:
        raise ValueError(f"no record {id!r}; there are {columns['id'][0]} to {columns['id'][-1]}")
    quote = columns["quote_zh"][columns["id"].index(id)]
    text, (start,) = source_text(), locate([quote])
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start, body()[1] + 1)
    return Passage(id, text[first:start], quote, text[start + len(quote):last])


def cite():
    """Say how to cite the data and the report.

    Returns
    -------
    str
        Two lines: the data with their version, and the source.

    Examples
    --------
    >>> print(cite().splitlines()[0])  # doctest: +ELLIPSIS
    jining developers (2026). Targets and measures of Jining's 2020 government work report. Data version ...
    """
    data, source = package(), package()["sources"][0]
    year = data["created"][:4]
    return (
        f"{data['contributors'][0]['title']} ({year}). {data['title']}. Data version {data['version']}. CC BY 4.0.\n"
        f"Source: {source['organization']}, {source['date']}. {source['title']}."
    )
