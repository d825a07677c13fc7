"""The explorer in a notebook: the page filters and draws; Python holds the table and is told the state."""

import anywidget
import traitlets

from jining.explorer.payload import check_frame, page_text, payload_json, script
from jining.explorer.static_html import static_html, static_text
from jining.explorer.words import word
from jining.report.errors import check_choice
from jining.report.language import LANGS, language
from jining.report.load import load
from jining.report.results import with_facts
from jining.selection.filters import FILTERS, clean_filter
from jining.selection.select import describe_filter, match, select, select_code

VIEWS = ("bars", "targets", "map", "grid", "results", "table", "record", "report")
#: What is shown of a view, beside the selection: columns of the figures, and rows, columns and widths of the table.
LOOK = {"rows": "sector", "split": "kind", "cols": "checkable_by", "color": "kind", "mode": "counts", "beside": None,
        "size": 20, "page": 0, "sort": ["id", False], "columns": ["id", "quote_zh", "text_en", "value", "sector", "kind"],
        "widths": {}}  # fmt: skip
_CHOICES = {"rows": FILTERS, "split": ("", *FILTERS), "cols": FILTERS, "color": FILTERS, "mode": ("counts", "shares"),
            "beside": (None, True, False)}  # fmt: skip


class Refused(ValueError, traitlets.TraitError):
    """A state that there is not; what was shown stays."""


class Filters(traitlets.Dict):
    """Filters of a selection, which may be none, as for `select`."""

    def validate(self, obj, value):
        """Take None as no filter."""
        return super().validate(obj, {} if value is None else value)


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns: its traits are the state of every view of it."""

    _esm = script()
    _css = page_text("page.css")
    payload = traitlets.Unicode().tag(sync=True)
    mode = traitlets.Unicode("explorer").tag(sync=True)
    filters = Filters().tag(sync=True)
    selected_ids = traitlets.List().tag(sync=True)
    view = traitlets.TraitType("bars").tag(sync=True)
    record = traitlets.Any(None).tag(sync=True)
    lang = traitlets.TraitType("en").tag(sync=True)
    pinned = traitlets.Dict(None, allow_none=True).tag(sync=True)
    look = traitlets.Dict(LOOK).tag(sync=True)

    def __init__(self, promises=None, *, results=None, verdicts=None, lang=None, view="bars", filters=None, record=None,
                 mode="explorer", **look):  # fmt: skip
        shipped = load()
        self.promises = shipped if promises is None else check_frame(promises)
        self.promises, self.facts = with_facts(self.promises, results, verdicts)
        self.shipped = (promises is None or promises.equals(shipped)) and not self.facts.own
        self._known = dict.fromkeys(self.promises["id"])
        filters = clean_filter(filters or {}, self._known)
        self._ids = self._match(filters)
        text = payload_json(self.promises, self.facts, shipped=self.shipped)
        super().__init__(payload=text, mode=mode, filters=filters, pinned=None, selected_ids=self._ids, view=view,
                         record=record, lang=language() if lang is None else lang, look=look)
        self.on_msg(self._answer)

    @property
    def selected(self):
        """The selection, with its filter in `attrs`."""
        return select(self.promises, **self.filters)

    @property
    def code(self):
        """The line of Python that makes the selection; a table from elsewhere is called `promises` in it."""
        return select_code(self.filters, "jining.load()" if self.shipped else "promises")

    def _match(self, filters):
        return self.promises["id"][match(self.promises, filters)].tolist()

    def _check(self, name, value):
        """Refuse a view, a language, a record or a column that there is not."""
        if name == "look":
            for key, one in value.items():
                check_choice("look", key, LOOK)
                check_choice(key, one, _CHOICES.get(key, [one]))
                if key not in _CHOICES and type(one) is not type(LOOK[key]):
                    raise ValueError(f"look is {key}={one!r}; it must be like {LOOK[key]!r}")
        elif name == "record" and value is not None and value not in self._known:
            ids = list(self._known)
            there = f"there are {ids[0]} to {ids[-1]}" if ids else "this table has none"
            raise ValueError(f"no record {value!r}; {there}")
        elif name != "record":
            check_choice(name, value, VIEWS if name == "view" else LANGS)

    @traitlets.validate("filters", "pinned", "selected_ids", "view", "record", "lang", "look")
    def _clean(self, proposal):
        name, value = proposal["trait"].name, proposal["value"]
        try:
            if name in ("filters", "pinned"):
                return None if value is None else clean_filter(value, self._known)
            if name != "selected_ids":
                self._check(name, value)
                return {**LOOK, **value} if name == "look" else value
            if value != self._ids:
                return clean_filter({"ids": value}, self._known)["ids"]
        except (ValueError, TypeError) as error:
            raise Refused(str(error)) from None
        return value

    @traitlets.observe("filters")
    def _filtered(self, change):
        self._ids = self._match(change["new"])
        self.selected_ids = self._ids

    @traitlets.observe("selected_ids")
    def _chosen(self, change):
        if change["new"] != self._ids:  # it was set: the page follows
            self.filters = {"ids": change["new"]}

    def set_state(self, sync_data):
        """Take what the page says; what cannot be is told, and the page goes back to what Python holds."""
        try:
            super().set_state(sync_data)
        except (ValueError, traitlets.TraitError) as error:
            self.send_state()
            self.send({"error": _sendable(error)})

    def _answer(self, _, content, buffers):
        """Tell the page that Python listens; write what only Python can."""
        if content.get("ask") != "xlsx":
            self.send({"listening": True})
            return
        try:
            from jining.export.workbook import workbook_bytes

            book = workbook_bytes(self.selected, lang=self.lang, **self.facts._asdict())
            self.send({"name": _sendable(content.get("name"))}, [book])
        except Exception as error:  # whatever it is, the page is told
            self.send({"error": _sendable(error)})

    def __repr__(self):
        n = word("of", "en", n=len(self.selected_ids), total=len(self.promises))
        return f"Explorer({n}: {describe_filter(self.filters)})"

    def _ipython_display_(self, **_):
        """Show the twin for viewers that run no widgets, and the panel, whose style hides the twin."""
        from IPython.display import display

        display({"text/html": static_html(self), "text/plain": static_text(self)}, raw=True)
        bundle = super()._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        display({**data, "text/plain": ""}, raw=True, metadata=metadata)


def _sendable(text):
    """Write half of a character out: then any connection carries the text."""
    return str(text).encode("utf-8", "backslashreplace").decode("utf-8")


def explore(promises=None, *, results=None, verdicts=None, lang=None, view="bars", rows=LOOK["rows"], split=LOOK["split"],
            **filters):  # fmt: skip
    """Filter the records, see them in eight linked views, and take the result away.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them, at most 20,000; all by default.
    results, verdicts : pandas.DataFrame, optional
        Facts and the verdicts that rest on them, as `load_results` and `load_verdicts` return them; the shipped ones by
        default.
    lang : {"en", "zh"}, optional
        Language to start with; that of the theme by default.
    view : {"bars", "targets", "map", "grid", "results", "table", "record", "report"}
        View to start with.
    rows, split : str
        Columns that make the rows and the colours of the bars.
    **filters
        Filters to start with, as `select` takes them.

    Returns
    -------
    Explorer
        A widget. Its traits `filters`, `selected_ids`, `view`, `record`, `lang`, `pinned` (the filters of a selection kept
        to compare with) and `look` can be read, set and observed; `selected` is the selection as a frame, `code` the line
        of Python that makes it. Viewers that run no widgets show figure and rows of the selection it starts with.

    Raises
    ------
    ValueError
        If a filter, a value, a column, the language or the view is not known, or there are too many records.

    Examples
    --------
    >>> panel = explore(sector="digital", kind="target")
    >>> len(panel.selected), panel.code
    (3, 'jining.select(jining.load(), sector=["digital"], kind=["target"])')
    >>> panel.filters = {"words": "5G"}
    >>> panel.selected_ids == panel.selected["id"].tolist()
    True
    """
    return Explorer(promises, results=results, verdicts=verdicts, lang=lang, view=view, rows=rows, split=split,
                    filters=filters)  # fmt: skip


def read_source(id=None, promises=None, *, lang=None):
    """Read the whole report with every record's words marked; a passage leads to its record, a record to its passage.

    Parameters
    ----------
    id : str, optional
        Record to start at, such as "JN20-001".
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}, optional
        Language to start with; that of the theme by default.

    Returns
    -------
    Explorer
        A widget without filters.

    Raises
    ------
    ValueError
        If there is no such record, or the language is not known.

    Examples
    --------
    >>> read_source("JN20-008").view
    'report'
    """
    return Explorer(promises, lang=lang, view="report", record=id, mode="reader")
