"""Filter, see, read the source, take the result: the explorer. It is a thin shell over `select` and `Facets`."""

from functools import cached_property
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from jining.card import record_fields
from jining.data import load
from jining.facets import Facets
from jining.filters import NOT_STATED, choices, clean_filter
from jining.labels import label, quantity
from jining.live import LiveBars, LiveTargets
from jining.passages import paragraphs
from jining.select import describe_filter, select, select_code
from jining.static_view import static_html
from jining.take import take
from jining.theme import COLORS, check_choice
from jining.words import FACET_NAMES, NOT_STATED_NAMES, WORDS, word

PAGE = 20
#: Filters with a list of choices, in the order in which they are shown.
FACETS = ("sector", "kind", "checkable_by", "chapter", "place", "comparator", "firmness", "instrument", "target_group",
          "unit")
FIGURES = {"sector_kind": ("sector", "kind"), "sector_checkable": ("sector", "checkable_by"),
           "sector_firmness": ("sector", "firmness"), "chapter_kind": ("chapter", "kind"), "targets": None}
VIEWS = ("figure", "table", "record", "report")
SORTS = ("id", "kind", "sector", "value")
_STATIC = Path(__file__).parent / "static"


def explore(promises=None, *, lang="en", view="figure", figure="sector_kind", **start):
    """Filter the records, see them as figure, table, record or marked report, and take the result away.

    Parameters
    ----------
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.
    lang : {"en", "zh"}
        Language to start with.
    view : {"figure", "table", "record", "report"}
        View to start with.
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
        If a filter, a value, the language, the view or the figure is not known.

    Examples
    --------
    >>> panel = explore(sector="digital", kind="target")
    >>> len(panel.selected), panel.code
    (3, 'jining.select(jining.load(), sector=["digital"], kind=["target"])')
    """
    for name, value, allowed in (("lang", lang, ("en", "zh")), ("view", view, VIEWS), ("figure", figure, FIGURES)):
        check_choice(name, value, allowed)
    return Explorer(load() if promises is None else promises, lang=lang, view=view, figure=figure, filters=start)


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
    check_choice("lang", lang, ("en", "zh"))
    promises = load() if promises is None else promises
    if id is not None and id not in promises["id"].to_numpy():
        raise ValueError(f"no record {id!r}; there are {promises['id'].iloc[0]} to {promises['id'].iloc[-1]}")
    place = None if id is None else int((promises["id"] == id).to_numpy().argmax())
    return Explorer(promises, lang=lang, view="report", record=place, mode="reader")


class Explorer(anywidget.AnyWidget):
    """The widget that `explore` returns.

    Attributes
    ----------
    promises : pandas.DataFrame
        All records.
    filters : dict
        The active filters.
    selected : pandas.DataFrame
        The records that match them.
    code : str
        The line of Python that makes the selection.
    """

    _esm = _STATIC / "explorer.js"
    _css = _STATIC / "explorer.css"
    setup = traitlets.Dict().tag(sync=True)

    def __init__(self, promises, *, lang="en", view="figure", figure="sector_kind", filters=None, record=None,
                 mode="explorer"):
        self.promises = promises
        self._facets = Facets(promises)
        self._figures = {}
        self.filters = clean_filter(filters or {}, promises["id"])
        start = {"lang": lang, "view": view, "figure": figure, "filters": self.filters, "page": 0, "sort": "id",
                 "descending": False, "record": record}
        self._shown = start
        super().__init__(setup={"words": WORDS, "facets": _facet_names(), "start": start, "figures": list(FIGURES),
                                "sorts": list(SORTS), "views": VIEWS[:1:-1] if mode == "reader" else VIEWS, "mode": mode})
        self.on_msg(self._answer)

    @property
    def selected(self):
        """The selection, with its filter in `attrs`."""
        return select(self.promises, **self.filters)

    @property
    def view(self):
        """Name of the view that is shown."""
        return self._shown["view"]

    @property
    def figure(self):
        """Name of the figure that is shown or was shown last."""
        return self._shown["figure"]

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
        return self._figure(self._shown["figure"], self._shown["lang"]).draw(positions)

    @property
    def code(self):
        """The line of Python that makes the selection."""
        return select_code(self.filters)

    def _answer(self, _, content, buffers):
        """Answer one question of the page; the number `seq` tells it which."""
        ask = {"state": self._state, "take": self._take}[content["ask"]]
        try:
            reply, *raw = ask(content)
        except (ValueError, OSError, ImportError, KeyError, IndexError, TypeError) as error:
            reply, raw = {"error": str(error) or type(error).__name__}, []
        self.send({"seq": content["seq"], **reply}, raw)

    def _state(self, content):
        """Everything that one change alters, in one message, so that old never stands beside new."""
        state = content["state"]
        lang, view = state["lang"], state["view"]
        check_choice("lang", lang, ("en", "zh"))
        mask, counts = self._facets.search(state["filters"])
        self.filters, self._shown = clean_filter(state["filters"], self.promises["id"]), state
        positions = np.flatnonzero(mask)
        reply = {"n": len(positions), "count": word("of", lang, n=len(positions), total=len(self.promises)),
                 "counts": {name: counts[name] for name in FACETS}, "code": self.code,
                 "active": describe_filter(self.filters, lang), "chips": _chips(self.filters, lang)}
        if view == "figure":
            return [reply, self.picture(positions)]
        return [reply | {"table": self._table, "record": self._record, "report": self._report}[view](state, positions)]

    def _figure(self, name, lang):
        check_choice("figure", name, FIGURES)
        if (name, lang) not in self._figures:
            live = LiveBars(self.promises, *FIGURES[name], lang) if FIGURES[name] else LiveTargets(self.promises, lang)
            self._figures[name, lang] = live
        return self._figures[name, lang]

    def _table(self, state, positions):
        keys = self._ranks[state["sort"]][positions]
        keys = np.where(np.isinf(keys), keys, -keys) if state["descending"] else keys  # what is not stated stays last
        order = positions[np.argsort(keys, kind="stable")]
        pages = max(1, -(-len(order) // PAGE))
        page = min(max(int(state["page"]), 0), pages - 1)
        rows = [self._row(place, state["lang"]) for place in order[page * PAGE:(page + 1) * PAGE]]
        return {"rows": rows, "page": page, "pages": pages}

    def _row(self, place, lang):
        promise = self._records[place]
        return {"place": int(place), "id": promise.id, "kind": label("kind", promise.kind, lang), "kind_key": promise.kind,
                "sector": label("sector", promise.sector, lang), "value": quantity(promise, lang),
                "quote_zh": promise.quote_zh, "text_en": promise.text_en}

    def _record(self, state, positions):
        if not len(positions):
            return {"record": None}
        wanted = state["record"]
        place = wanted if wanted is not None and 0 <= wanted < len(self.promises) else int(positions[0])
        promise = self.promises.iloc[place]
        cells = [cell for cell in record_fields(promise, state["lang"]) if cell[1] != "nan"]
        return {"record": {**self._row(place, state["lang"]), "cells": cells, "pieces": self._paragraph(place)},
                "places": positions.tolist()}

    def _paragraph(self, place):
        for pieces in self._paragraphs:
            if any(place in places for _, places in pieces):
                return [[text, place in places] for text, places in pieces]
        return []

    def _report(self, state, positions):
        chosen = set(positions.tolist())
        kinds = self.promises["kind"].astype("str").tolist()
        marked = [[[text, [[place, kinds[place]] for place in places if place in chosen]] for text, places in pieces]
                  for pieces in self._paragraphs]
        briefs = {place: self._row(place, state["lang"]) for place in chosen}
        legend = {kind: label("kind", kind, state["lang"]) for kind in COLORS["kind"]}
        return {"paragraphs": marked, "briefs": briefs, "legend": legend}

    def _take(self, content):
        name, data = take(content["what"], self.selected, self._shown, total=len(self.promises))
        return [{"name": name}, data]

    @cached_property
    def _records(self):
        return list(self.promises.itertuples(index=False))

    @cached_property
    def _paragraphs(self):
        return paragraphs(self.promises)

    @cached_property
    def _ranks(self):
        promises = self.promises
        value = promises["value_low"].fillna(promises["value_high"]).astype("float64").fillna(np.inf)
        ranks = {"id": np.arange(len(promises)), "kind": promises["kind"].cat.codes, "sector": promises["sector"].cat.codes,
                 "value": value}
        return {name: np.asarray(rank, dtype=float) for name, rank in ranks.items()}

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        lang = self._shown["lang"]
        data["text/plain"] = f"[{word('static', lang)}]"
        data["text/html"] = static_html(self, lang)
        return bundle


def _facet_names():
    values = {name: [{"value": value, **names} for value, names in _names(name).items()] for name in FACETS}
    return [{"name": name, "title": FACET_NAMES[name], "values": values[name]} for name in FACETS]


def _names(facet):
    return {**(choices(facet) if facet in FACETS else {}), NOT_STATED: NOT_STATED_NAMES}


def _chips(filters, lang):
    """One removable choice per active value."""
    chips = []
    for name, values in filters.items():
        for value in [values] if name == "words" else values:
            names = _names(name)
            text = names[value][lang] if value in names else str(value)
            chips.append({"name": name, "value": value, "title": FACET_NAMES.get(name, {}).get(lang, name), "text": text})
    return chips
