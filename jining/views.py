"""Rows, records and marked passages of a table, as plain values that a page can show."""

from functools import cached_property

import numpy as np
import pandas as pd

from jining.card import record_fields
from jining.labels import label, quantity
from jining.package import fields
from jining.passages import paragraphs
from jining.theme import COLORS

PAGE = 20
SORTS = ("id", "kind", "sector", "value")


class Views:
    """The views of an explorer, apart from its figures.

    Parameters
    ----------
    promises : pandas.DataFrame
        All records.

    Notes
    -----
    Each view takes the positions of the selected rows and the state of the page, and gives what JSON can hold.
    A record is known by its position: a table from elsewhere may hold an identifier twice.
    """

    def __init__(self, promises):
        self._promises = promises
        self._rows = list(promises.itertuples(index=False))

    def table(self, positions, state):
        """Sort the rows and cut out one page.

        Parameters
        ----------
        positions : numpy.ndarray of int
        state : dict
            `sort` (one of `SORTS`), `descending`, `page` and `lang`.

        Returns
        -------
        dict
            `rows`, `page` and `pages`. Values are sorted within their unit, as unlike units have no order;
            what is not stated comes last.
        """
        groups, keys = self._ranks[state["sort"]]
        keys = -keys if state["descending"] else keys
        order = positions[np.lexsort((keys[positions], groups[positions]))]
        pages = max(1, -(-len(order) // PAGE))
        page = min(max(int(state["page"]), 0), pages - 1)
        rows = [self.row(place, state["lang"]) for place in order[page * PAGE:(page + 1) * PAGE]]
        return {"rows": rows, "page": page, "pages": pages}

    def row(self, place, lang):
        """Say one record in short.

        Parameters
        ----------
        place : int
        lang : {"en", "zh"}

        Returns
        -------
        dict
        """
        promise = self._rows[place]
        coded = {name: _label(name, getattr(promise, name), lang) for name in ("kind", "sector", "checkable_by")}
        return {"place": int(place), **coded, "kind_key": str(promise.kind), "value": quantity(promise, lang),
                **{name: _text(getattr(promise, name)) for name in ("id", "quote_zh", "text_en")}}

    def record(self, positions, state):
        """Show one record with its fields and its paragraph.

        Parameters
        ----------
        positions : numpy.ndarray of int
        state : dict
            `record` (a position, or None for the first of the selection) and `lang`.

        Returns
        -------
        dict
            `record`: None if there is none to show; `places`: the selection, to turn its pages.
        """
        wanted = state["record"]
        if wanted is None and not len(positions):
            return {"record": None, "places": []}
        place = int(positions[0]) if wanted is None else range(len(self._rows))[wanted]
        return {"record": {**self.row(place, state["lang"]), "pieces": self._paragraph(place),
                           "cells": record_fields(self._promises.iloc[place], state["lang"])},
                "places": positions.tolist()}

    def _paragraph(self, place):
        for pieces in self.paragraphs:
            if any(place in places for _, places in pieces):
                return [[text, place in places] for text, places in pieces]
        return []

    def report(self, positions, state):
        """Mark the words of the selected records in the whole report.

        Parameters
        ----------
        positions : numpy.ndarray of int
        state : dict
            `lang`.

        Returns
        -------
        dict
            `paragraphs`: pieces of text, each with the positions and kinds of the records that cover it; `briefs`:
            position -> record in short; `legend`: kind -> name.
        """
        lang, chosen = state["lang"], set(positions.tolist())
        marked = [[[text, [[place, str(self._rows[place].kind)] for place in places if place in chosen]]
                   for text, places in pieces] for pieces in self.paragraphs]
        return {"paragraphs": marked, "briefs": {place: self.row(place, lang) for place in chosen},
                "legend": {kind: label("kind", kind, lang) for kind in COLORS["kind"]}}

    @cached_property
    def paragraphs(self):
        """The report in pieces, as `passages.paragraphs` cuts it."""
        return paragraphs(self._promises)

    @cached_property
    def _ranks(self):
        """Sort -> (groups, which always rise; keys, which fall in a descending sort)."""
        promises, flat = self._promises, np.zeros(len(self._promises))
        kind, sector, unit = (promises[name].cat.codes.to_numpy(dtype=float) for name in ("kind", "sector", "unit"))
        ends = promises[["value_low", "value_high"]].astype("float64").to_numpy()
        value = np.where(np.isnan(ends[:, 0]), ends[:, 1], ends[:, 0])
        unknown = np.isnan(value) | (unit < 0)
        return {"id": (flat, np.arange(len(promises), dtype=float)),
                "kind": (kind < 0, kind), "sector": (sector < 0, sector),
                "value": (np.where(unknown, np.inf, unit), np.where(unknown, 0, value))}


def check_frame(promises):
    """Refuse what is not a frame as `load` returns it.

    Parameters
    ----------
    promises : object

    Returns
    -------
    pandas.DataFrame
        What was given.

    Raises
    ------
    ValueError
        If a column is missing; each is named.
    """
    needed = (*fields(), "chapter", "firmness", "start", "end")
    missing = [name for name in needed if name not in getattr(promises, "columns", ())]
    if missing:
        raise ValueError(f"promises must be a frame as `jining.load` returns it; it lacks: {', '.join(missing)}")
    return promises


def place_of(promises, id):
    """Find the position of a record.

    Parameters
    ----------
    promises : pandas.DataFrame
    id : str

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If there is no such record.
    """
    ids = promises["id"].tolist()
    if id not in ids:
        there = f"there are {ids[0]} to {ids[-1]}" if ids else "this table has none"
        raise ValueError(f"no record {id!r}; {there}")
    return ids.index(id)


def _label(name, value, lang):
    return "" if pd.isna(value) else label(name, value, lang)


def _text(value):
    return "" if pd.isna(value) else str(value)
