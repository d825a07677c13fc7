"""Filter the records in a notebook and read them in both languages."""

import html
import unicodedata

import ipywidgets as widgets

from jining.data import load
from jining.package import lookup

PAGE = 20
_SEARCHED = ("quote_zh", "text_en", "item_zh", "item_en")
_CSS = (
    "<style>.jining{max-height:30em;overflow-y:auto}.jining table{border-collapse:collapse;width:100%;table-layout:fixed}"
    ".jining th,.jining td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid #ddd;"
    "overflow-wrap:anywhere;line-height:1.5;white-space:normal}.jining th:nth-child(1){width:7.5em}</style>"
)


def select(promises, sector=None, kind=None, words=""):
    """Select records by sector, kind and words.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    sector, kind : str, optional
        Keep only this sector, only this kind.
    words : str
        Keep records that hold every one of these words in their Chinese or English text; case and
        full or half width make no difference, and every character stands for itself.

    Returns
    -------
    pandas.DataFrame
        The selected rows, in order.

    Examples
    --------
    >>> import jining
    >>> select(jining.load(), words="5g 基站")["value_low"].tolist()
    [4000.0]
    """
    keep = promises["id"].notna()
    if sector:
        keep &= promises["sector"] == sector
    if kind:
        keep &= promises["kind"] == kind
    terms = _fold(words).split()
    if terms:
        texts = promises[list(_SEARCHED)].fillna("").agg("\n".join, axis=1).map(_fold)
        keep &= texts.map(lambda text: all(term in text for term in terms)).astype(bool)
    return promises[keep]


def _fold(text):
    return unicodedata.normalize("NFKC", text).casefold()


def table_html(promises, start=0):
    """One page of records as an HTML table in both languages; every cell is escaped.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    start : int
        First row of the page.

    Returns
    -------
    str
    """
    if promises.empty:
        return "<p>No record matches these filters. Clear a filter or search for another word.</p>"
    sectors = lookup("sectors")
    rows = []
    for row in promises.iloc[start:start + PAGE].itertuples():
        record = f"<b>{row.id}</b><br>{row.kind}<br>{html.escape(sectors[row.sector]['en'])}"
        cells = (record, f'<span lang="zh">{html.escape(row.quote_zh)}</span>', html.escape(row.text_en))
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    head = "<tr><th>Record</th><th>Words of the report</th><th>In English</th></tr>"
    return f'{_CSS}<div class="jining"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'


def explore(promises=None, *, sector=None, kind=None, words=""):
    """Filter the records by sector, kind and words, and read them in Chinese and English.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    sector, kind, words : str, optional
        Filters to start with.

    Returns
    -------
    Explorer
        A widget. Viewers that run no widgets show its first page as a table.

    Raises
    ------
    ValueError
        If `sector` or `kind` is not in the table's categories.

    Examples
    --------
    >>> panel = explore(sector="digital")
    >>> len(panel.selected) < len(panel.promises)
    True
    """
    return Explorer(load() if promises is None else promises, sector, kind, words)


class Explorer(widgets.VBox):
    """The widget that `explore` returns.

    Attributes
    ----------
    promises : pandas.DataFrame
        All records.
    selected : pandas.DataFrame
        Those that match the filters now.
    """

    def __init__(self, promises, sector=None, kind=None, words=""):
        self.promises = promises
        self._page = 0
        names = {key: row["en"] for key, row in lookup("sectors").items()}
        self._sector = self._dropdown("Sector", promises["sector"].cat.categories, names, sector)
        self._kind = self._dropdown("Kind", promises["kind"].cat.categories, {}, kind)
        self._words = widgets.Text(value=words, description="Words", placeholder="Chinese or English",
                                   continuous_update=False)
        self._count, self._table = widgets.HTML(), widgets.HTML()
        self._back = widgets.Button(description="Previous page")
        self._next = widgets.Button(description="Next page")
        self._back.on_click(lambda _: self._turn(-1))
        self._next.on_click(lambda _: self._turn(1))
        for control in (self._sector, self._kind, self._words):
            control.observe(lambda _: self._refilter(), names="value")
        filters = widgets.HBox([self._sector, self._kind, self._words], layout={"flex_flow": "row wrap"})
        super().__init__([filters, self._count, widgets.HBox([self._back, self._next]), self._table])
        self._refilter()

    @staticmethod
    def _dropdown(label, keys, names, value):
        if value is not None and value not in keys:
            raise ValueError(f"no {label.lower()} {value!r}; there are: {', '.join(keys)}")
        options = [("All", ""), *((names.get(key, key), key) for key in keys)]
        return widgets.Dropdown(options=options, value=value or "", description=label)

    def _refilter(self):
        self.selected = select(self.promises, self._sector.value, self._kind.value, self._words.value)
        self._page = 0
        self._show()

    def _turn(self, step):
        self._page += step
        self._show()

    def _show(self):
        first = self._page * PAGE
        last = min(first + PAGE, len(self.selected))
        shown = f"; rows {first + 1} to {last} shown" if len(self.selected) else ""
        self._count.value = f"<b>{len(self.selected)} of {len(self.promises)} records</b>{shown}"
        self._back.disabled, self._next.disabled = first == 0, last >= len(self.selected)
        self._table.value = table_html(self.selected, first)

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/plain"] = "[interactive panel: open this notebook in JupyterLab]"
        data["text/html"] = f"<p>{self._count.value}</p>{table_html(self.selected.head(5))}"
        return bundle
