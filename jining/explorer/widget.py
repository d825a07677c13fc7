"""The explorer in a notebook: the page filters and draws; Python holds the table and is told the state."""

import anywidget
import traitlets

from jining.explorer.page_files import script, style
from jining.explorer.payload import check_frame, check_start, payload_json
from jining.explorer.static_html import static_html, static_text
from jining.explorer.words import word
from jining.report.load import load
from jining.selection.filters import clean_filter
from jining.selection.select import describe_filter, match, select, select_code

VIEWS = ("bars", "targets", "map", "grid", "results", "table", "record", "report")
#: What is shown of a view, beside the selection: columns of the figures, and rows, columns and widths of the table.
LOOK = {
    "rows": "sector",
    "split": "kind",
    "cols": "checkable_by",
    "color": "kind",
    "mode": "counts",
    "beside": None,
    "size": 20,
    "page": 0,
    "sort": ["id", False],
    "columns": ["id", "quote_zh", "text_en", "value", "sector", "kind"],
    "widths": {},
}


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns: its traits are the state of every view of it."""

    _esm = script()
    _css = style()
    payload = traitlets.Unicode().tag(sync=True)
    mode = traitlets.Unicode("explorer").tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)
    selected_ids = traitlets.List().tag(sync=True)
    view = traitlets.Enum(VIEWS, default_value="bars").tag(sync=True)
    record = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    lang = traitlets.Enum(("en", "zh"), default_value="en").tag(sync=True)
    pinned = traitlets.Dict(None, allow_none=True).tag(sync=True)
    look = traitlets.Dict(LOOK).tag(sync=True)

    def __init__(
        self, promises=None, *, results=None, lang="en", view="bars", filters=None, record=None, mode="explorer", **look
    ):
        check_start(view, lang, VIEWS, look)
        shipped = load()
        self.promises = shipped if promises is None else check_frame(promises)
        self.shipped = promises is None or promises.equals(shipped)
        self._known = dict.fromkeys(self.promises["id"])
        if record is not None and record not in self._known:
            there = (
                f"there are {next(iter(self._known))} to {next(reversed(self._known))}"
                if self._known
                else "this table has none"
            )
            raise ValueError(f"no record {record!r}; {there}")
        text = payload_json(self.promises, results, shipped=self.shipped)
        filters = clean_filter(filters or {}, self._known)
        super().__init__(payload=text, mode=mode, lang=lang, view=view, record=record, filters=filters, pinned=None,
                         look={**LOOK, **look},
                         selected_ids=self._ids(filters))  # fmt: skip
        self.on_msg(self._answer)

    @property
    def selected(self):
        """The selection, with its filter in `attrs`."""
        return select(self.promises, **self.filters)

    @property
    def code(self):
        """The line of Python that makes the selection; a table from elsewhere is called `promises` in it."""
        return select_code(self.filters, "jining.load()" if self.shipped else "promises")

    def _ids(self, filters):
        return self.promises["id"][match(self.promises, filters)].tolist()

    @traitlets.validate("filters", "pinned")
    def _clean(self, proposal):
        return None if proposal["value"] is None else clean_filter(proposal["value"], self._known)

    @traitlets.observe("filters")
    def _filtered(self, change):
        self.selected_ids = self._ids(change["new"])

    @traitlets.observe("selected_ids")
    def _chosen(self, change):
        if change["new"] != self._ids(self.filters):  # it was set: the page follows
            self.filters = {"ids": list(change["new"])}

    def _answer(self, _, content, buffers):
        """Tell the page that Python listens; write what only Python can."""
        if content.get("ask") == "xlsx":
            try:
                from jining.export.workbook import workbook_bytes

                self.send({"name": str(content.get("name"))}, [workbook_bytes(self.selected, lang=self.lang)])
            except (ImportError, ValueError) as error:
                self.send({"error": str(error)})
        else:
            self.send({"listening": True})

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
