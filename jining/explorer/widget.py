"""The explorer: the page filters and draws; in a notebook Python holds the table and is told the state."""

import json
from copy import deepcopy
from reprlib import repr as shortened

import anywidget
import pandas as pd
import traitlets

from jining.explorer.payload import of_its_report, page_text, payload, script
from jining.explorer.static import counted, static_html
from jining.report.errors import check_choice, plain
from jining.report.frames import gate
from jining.report.language import LANGS, language
from jining.report.load import load
from jining.report.report import current
from jining.report.results import with_facts
from jining.selection.describe import select_code
from jining.selection.filters import FILTERS, clean_filter
from jining.selection.select import match, select

#: The page holds this many records; of more, `select` takes a part first.
MOST = 20_000
VIEWS = ("bars", "targets", "map", "grid", "results", "table", "record", "report")
#: What is shown of a view, beside the selection: columns of the figures, and rows, columns and widths of the table.
LOOK = {"rows": "sector", "split": "kind", "cols": "checkable_by", "color": "kind", "mode": "counts", "beside": None,
        "size": 20, "page": 0, "sort": ["id", False], "columns": ["id", "quote_zh", "text_en", "value", "sector", "kind"],
        "widths": {}}  # fmt: skip
_CHOICES = {"view": VIEWS, "lang": LANGS, "rows": FILTERS, "split": ("", *FILTERS), "cols": FILTERS, "color": FILTERS,
            "mode": ("counts", "shares"), "beside": (None, True, False)}  # fmt: skip
#: What the other parts may be, which are of the type of the first; `listed` are the columns of the table.
_MAY = {"size": lambda n, _: 0 <= n <= MOST, "page": lambda n, _: 0 <= n <= MOST,
        "sort": lambda pair, listed: len(pair) == 2 and str(pair[0]) in listed and type(pair[1]) is bool,
        "columns": lambda names, listed: names and all(str(name) in listed for name in names),
        "widths": lambda every, listed: all(str(name) in listed and type(wide) in (int, float) and 0 < wide <= MOST
                                            for name, wide in every.items())}  # fmt: skip


class Refused(ValueError, traitlets.TraitError):
    """A state that there is not; what was shown stays."""


#: A part of the state; who asks for it gets a copy, so that it changes only when it is set.
class _Kept(traitlets.TraitType):
    def get(self, obj, cls=None):
        return deepcopy(super().get(obj, cls))


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns: its traits are the state of every view of it."""

    _esm = script()
    _css = page_text("page.css")
    payload = traitlets.Unicode().tag(sync=True)
    mode = traitlets.Unicode("explorer").tag(sync=True)
    filters = _Kept().tag(sync=True)
    selected_ids = _Kept().tag(sync=True)
    view = traitlets.TraitType("bars").tag(sync=True)
    record = traitlets.Any(None).tag(sync=True)
    lang = traitlets.TraitType("en").tag(sync=True)
    pinned = _Kept(None).tag(sync=True)
    look = _Kept(LOOK).tag(sync=True)

    def __init__(self, promises=None, *, results=None, verdicts=None, lang=None, filters=None, **state):
        self.report, shipped, self._ids = current(), load(), None
        if isinstance(promises, pd.DataFrame) and len(promises) > MOST:
            raise ValueError(f"{len(promises):,} records are too many for a page, which holds {MOST:,}: "
                             "`jining.select` first")
        rows = shipped if promises is None else gate(promises).sort_values(["start", "id"])
        self.promises, self.facts = with_facts(rows, results, verdicts)  # its own, in the order of the report
        self.page = payload(self.promises, self.facts)
        self._known = dict.fromkeys(self.promises["id"])
        text = json.dumps(self.page, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        super().__init__(payload=text, filters=filters, lang=language(lang), layout={"width": "100%"}, **state)
        self.on_msg(self._answer)

    @property
    @of_its_report
    def selected(self):
        """The selection, with its filter in `attrs`."""
        return select(self.promises, **self.filters)

    @property
    @of_its_report
    def code(self):
        """The line of Python that makes the selection; a table from elsewhere is called `promises` in it."""
        return self.page["before"] + select_code(self.filters, self.page["called"])

    @traitlets.validate("filters", "pinned", "selected_ids", "view", "record", "lang", "look")
    def _clean(self, proposal):
        try:
            return self._allowed(proposal["trait"].name, proposal["value"])
        except (ValueError, TypeError) as error:
            raise Refused(str(error)) from None

    @of_its_report
    def _allowed(self, name, value):
        """Give a part of the state as it is kept; refuse a filter, a view, a record and so on that there is not."""
        if name in ("filters", "pinned"):
            if not isinstance(value, dict | None):
                raise ValueError(f'{name} must be like {{"kind": ["aim"]}}, not {shortened(value)}')
            return None if value is None and name == "pinned" else clean_filter(value or {}, self._known)
        if name == "selected_ids":
            ids = {"ids": [None] if value is None else value}
            return value if value is self._ids else clean_filter(ids, self._known)["ids"]
        if name == "record" and value is not None and (not isinstance(value, str) or value not in self._known):
            ids = list(self._known)
            there = f"there are {ids[0]} to {ids[-1]}" if ids else "this table has none"
            raise ValueError(f"no record {shortened(value)}; {there}")
        if name == "look":
            for key in value:
                check_choice("look", key, LOOK)
            value, listed = deepcopy({**LOOK, **value}), [column["name"] for column in self.page["listed"]]
        for key, one in (value if name == "look" else {name: value}).items():
            if key in _CHOICES:
                check_choice(key, one, _CHOICES[key])
            elif key in LOOK and not (type(one) is type(LOOK[key]) and _MAY[key](one, listed)):
                raise ValueError(f"look is {key}={shortened(one)}; it must be like {LOOK[key]!r}")
        return value

    @traitlets.observe("filters")
    @of_its_report
    def _filtered(self, change):
        self._ids = self.selected_ids = self.promises["id"][match(self.promises, change["new"])].tolist()

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
            self.send({"error": plain(error)})

    @of_its_report
    def _answer(self, _, content, buffers):
        """Tell the page that Python listens; write what only Python can."""
        if content.get("ask") != "xlsx":
            self.send({"listening": True})
            return
        try:
            from jining.export.workbook import workbook_bytes

            book = workbook_bytes(self.selected, lang=self.lang, **self.facts._asdict())
            self.send({"name": plain(content.get("name"))}, [book])
        except Exception as error:  # whatever it is, the page is told
            self.send({"error": plain(error)})

    @of_its_report
    def __repr__(self):
        return f"Explorer({counted(self, 'en')})"

    def _ipython_display_(self, **_):
        """Show the twin for viewers that run no widgets, and the panel, whose style hides the twin."""
        from IPython.display import display

        display({"text/html": static_html(self), "text/plain": repr(self)}, raw=True)
        data, metadata = super()._repr_mimebundle_()
        display({**data, "text/plain": ""}, raw=True, metadata=metadata)


def explore(promises=None, *, results=None, verdicts=None, lang=None, view="bars", rows=LOOK["rows"], split=LOOK["split"],
            **filters):  # fmt: skip
    """Filter the records, see them in eight linked views, and take the result away.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them, at most 20,000; all by default.
    results, verdicts : pandas.DataFrame, optional
        Facts and verdicts as `load_results` and `load_verdicts` return them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        Language to start with; that of the theme by default.
    view : {"bars", "targets", "map", "grid", "results", "table", "record", "report"}
        View to start with.
    rows, split : str
        Columns that make the rows and the colours of the bars; None for bars of one colour.
    **filters
        Filters to start with, as `select` takes them.

    Returns
    -------
    Explorer
        A widget. Its traits `filters`, `selected_ids`, `view`, `record`, `lang`, `pinned` (the filters of a selection kept
        to compare with) and `look` can be read, set and observed; `selected` is the selection as a frame, `code` the line
        of Python that makes it. It goes on with the report with which it began.
        A filter, a value, a column, a language or a view that is not known is a ValueError, and so are too many records.

    Examples
    --------
    >>> panel = explore(sector="digital", kind="target")
    >>> len(panel.selected), panel.code
    (3, 'jining.select(jining.load(), sector=["digital"], kind=["target"])')
    """
    return Explorer(promises, results=results, verdicts=verdicts, lang=lang, view=view, filters=filters,
                    look={"rows": rows, "split": split or ""})  # fmt: skip


def read_source(id=None, promises=None, *, lang=None):
    """Read the whole report with every record's words marked; a passage leads to its record, a record to its passage.

    Parameters
    ----------
    id : str, optional
        Record to start at, such as "JN20-001"; a ValueError if there is none of this name.
    promises, lang
        As for `explore`.

    Returns
    -------
    Explorer
        A widget without filters.

    Examples
    --------
    >>> read_source("JN20-008").view
    'report'
    """
    return Explorer(promises, lang=lang, view="report", record=id, mode="reader")
