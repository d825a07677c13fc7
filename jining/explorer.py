"""Filter, see, read the source, take the result: the explorer. It is a thin shell over `select` and `Facets`."""

from pathlib import Path

import anywidget
import numpy as np
import traitlets

from jining.data import load
from jining.errors import check_choice
from jining.facets import Facets
from jining.filters import clean_filter
from jining.live import LiveBars, LiveTargets
from jining.select import describe_filter, select, select_code
from jining.static_view import static_html
from jining.take import take
from jining.views import SORTS, Views, check_frame, place_of
from jining.words import WORDS, chips, named_filters, word

#: Filters with a list of choices, in the order in which they are shown.
FACETS = ("sector", "kind", "checkable_by", "chapter", "place", "comparator", "firmness", "instrument", "target_group",
          "unit")
FIGURES = {"sector_kind": ("sector", "kind"), "sector_checkable": ("sector", "checkable_by"),
           "sector_firmness": ("sector", "firmness"), "chapter_kind": ("chapter", "kind"), "targets": None}
VIEWS = ("figure", "table", "both", "record", "report")
_ALLOWED = {"lang": ("en", "zh"), "view": VIEWS, "figure": tuple(FIGURES), "sort": SORTS, "descending": (False, True),
            "narrow": (False, True)}
_STATIC = Path(__file__).parent / "static"


def explore(promises=None, *, lang="en", view="figure", figure="sector_kind", **start):
    """Filter the records, see them as figure, table, record or marked report, and take the result away.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}
        Language to start with.
    view : {"figure", "table", "both", "record", "report"}
        View to start with; "both" is the figure with the table below it.
    figure : {"sector_kind", "sector_checkable", "sector_firmness", "chapter_kind", "targets"}
        Figure to start with.
    **start
        Filters to start with, as `select` takes them.

    Returns
    -------
    Explorer
        A widget. `selected` is the selection as a frame, `code` the line of Python that makes it. Viewers that
        run no widgets show the figure and the table of the selection it starts with.

    Raises
    ------
    ValueError
        If a filter, a value, the language, the view or the figure is not known, or a column is missing.

    Examples
    --------
    >>> panel = explore(sector="digital", kind="target")
    >>> len(panel.selected), panel.code
    (3, 'jining.select(jining.load(), sector=["digital"], kind=["target"])')
    """
    return Explorer(promises, lang=lang, view=view, figure=figure, filters=start)


def read_source(id=None, promises=None, *, lang="en"):
    """Read the whole report with every record's words marked; a passage leads to its record, a record to its passage.

    Parameters
    ----------
    id : str, optional
        Record to start at, such as "JN20-001".
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}
        Language to start with.

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


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns.

    Attributes
    ----------
    promises : pandas.DataFrame
        All records.
    """

    _esm = _STATIC / "explorer.js"
    _css = _STATIC / "explorer.css"
    setup = traitlets.Dict().tag(sync=True)

    def __init__(self, promises=None, *, lang="en", view="figure", figure="sector_kind", filters=None, record=None,
                 mode="explorer"):
        shipped = load()
        self.promises = promises = shipped if promises is None else check_frame(promises)
        self._table_name = "jining.load()" if promises.equals(shipped) else "promises"
        state = {"lang": lang, "view": view, "figure": figure, "filters": filters or {}, "page": 0, "sort": "id",
                 "descending": False, "narrow": False, "record": None if record is None else place_of(promises, record)}
        self._shown = state = self._checked(state)
        self._facets, self._views, self._figures = Facets(promises), Views(promises), {}
        super().__init__(setup={
            "words": WORDS, "facets": named_filters(FACETS), "start": state, "figures": list(FIGURES), "sorts": list(SORTS),
            "views": ["report", "record"] if mode == "reader" else list(VIEWS), "mode": mode,
        })  # fmt: skip
        self.on_msg(self._answer)

    @property
    def filters(self):
        """The active filters, as `select` takes them."""
        return self._shown["filters"]

    @property
    def selected(self):
        """The selection, with its filter in `attrs`."""
        return select(self.promises, **self.filters)

    @property
    def places(self):
        """Positions of the selection in `promises`."""
        return np.flatnonzero(self._facets.filter(self.filters))

    @property
    def view(self):
        """Name of the view that is shown."""
        return self._shown["view"]

    @property
    def figure(self):
        """Name of the figure that is shown or was shown last."""
        return self._shown["figure"]

    @property
    def lang(self):
        """Language that is shown."""
        return self._shown["lang"]

    @property
    def record(self):
        """Position of the record that was opened; None if none was."""
        return self._shown["record"]

    @property
    def code(self):
        """The line of Python that makes the selection; a table from elsewhere is called `promises` in it."""
        return select_code(self.filters).replace("jining.load()", self._table_name, 1)

    def picture(self, positions):
        """Draw the current figure.

        Parameters
        ----------
        positions : numpy.ndarray of int
            Rows of `promises`.

        Returns
        -------
        bytes
            A PNG picture.
        """
        columns, narrow = FIGURES[self.figure], self._shown["narrow"]
        key = self.figure, self.lang, narrow
        if key not in self._figures:
            self._figures[key] = (LiveBars(self.promises, *columns, self.lang, narrow=narrow) if columns
                                  else LiveTargets(self.promises, self.lang, narrow=narrow))
        return self._figures[key].draw(positions)

    def _answer(self, _, content, buffers):
        """Answer one question of the page; `seq` tells it which."""
        asks, raw = {"state": self._state, "take": self._take}, []
        if content == {"ask": "nothing"}:  # it only keeps the connection awake
            return
        try:
            check_choice("ask", content["ask"], asks)
            reply, *raw = asks[content["ask"]](content)
        except Exception as error:  # whatever went wrong: the page waits for an answer
            reply = {"error": str(error) if isinstance(error, ValueError | ImportError) else repr(error)}
        self.send({"seq": content.get("seq") if isinstance(content, dict) else None, **reply}, raw)

    def _checked(self, state):
        """Copy what a page says it shows, with clean filters; refuse what is not allowed."""
        for name, allowed in _ALLOWED.items():
            check_choice(name, state[name], allowed)
        kept = {name: state[name] for name in (*_ALLOWED, "page", "record")}
        return {**kept, "filters": clean_filter(state["filters"], self.promises["id"])}

    def _state(self, content):
        """Everything that one change alters, in one message, so that old never stands beside new."""
        self._shown = state = self._checked(content["state"])
        mask, counts = self._facets.search(state["filters"])
        positions, lang = np.flatnonzero(mask), state["lang"]
        reply = {"n": len(positions), "count": word("of", lang, n=len(positions), total=len(self.promises)),
                 "counts": {name: counts[name] for name in FACETS}, "code": self.code,
                 "active": describe_filter(state["filters"], lang), "chips": chips(state["filters"], lang)}
        parts, pictures = {"both": ("figure", "table")}.get(state["view"], (state["view"],)), []
        for part in parts:
            if part == "figure":
                pictures.append(self.picture(positions))
            else:
                reply |= getattr(self._views, part)(positions, state)
        return [reply, *pictures]

    def _take(self, content):
        """One file of what the page shows, which may be older than what it has asked for since."""
        state = self._checked(content["state"])
        name, data = take(content["what"], select(self.promises, **state["filters"]), state, total=len(self.promises))
        return [{"name": name}, data]

    def __repr__(self):
        n = word("of", "en", n=len(self.places), total=len(self.promises))
        return f"Explorer({n}: {describe_filter(self.filters)})"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/plain"] = f"{self!r} [{word('static', self.lang)}]"
        data["text/html"] = static_html(self)
        return bundle

    @property
    def reading(self):
        """Whether it was made to read the report, without filters."""
        return self.setup["mode"] == "reader"

    @property
    def paragraphs(self):
        """The report in pieces, as `passages.paragraphs` cuts it."""
        return self._views.paragraphs
