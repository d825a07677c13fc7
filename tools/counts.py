"""A table as small integers: a filter is a look-up for each column, and counting is one histogram for each.

Each distinct cell of a column is one code, and so is each distinct tuple, which makes a column of tuples as cheap as any
other. A row is counted under a choice if it passes every filter on other columns: it fails none, or only that one.
"""

import numpy as np
import pandas as pd

from jining.selection.filters import (
    FILTERS,
    NOT_STATED,
    choices,
    clean_filter,
    contain,
    filtered_columns,
    held,
    passing,
    search_texts,
)
from jining.selection.select import meets

#: The ten columns that every bench counts.
FACETS = ("sector", "kind", "checkable_by", "chapter", "place", "comparator", "firmness", "instrument", "target_group",
          "unit")


class Counts:
    """Hold records prepared for filters and for the counts that stand beside each choice."""

    def __init__(self, promises):
        self._columns({name: pd.factorize(promises[name].array) for name in FILTERS if name in promises})
        self._texts = self._ids = None
        self._promises = promises

    @classmethod
    def from_codes(cls, columns):
        """Prepare a coded table: column -> (codes, -1 where a cell is missing; what each code stands for)."""
        counts = cls.__new__(cls)
        counts._columns(columns)
        return counts

    def _columns(self, columns):
        self.rows = len(next(iter(columns.values()))[0])
        self.names = tuple(columns)
        self._cells = {name: [*cells, None] for name, (_, cells) in columns.items()}
        self._codes = {name: _small(codes, len(cells)) for name, (codes, cells) in columns.items()}
        self._shares = {name: _shares(name, cells) for name, cells in self._cells.items()}

    def search(self, filters):
        """Filter and count: a true or false per row, and column -> value -> number of rows, "not stated" last."""
        filters = clean_filter(filters, self._known_ids())
        failed, fails = np.zeros(self.rows, dtype=np.uint8), {}
        for name in filtered_columns(filters):
            fails[name] = (~passing(name, self._cells[name], filters)).take(self._codes[name])
            failed += fails[name]
        for test in self._tests(filters):
            failed += np.uint8(2) * ~test  # it is on no column: such a row is counted nowhere
        mask = failed == 0
        rows = None if mask.all() else mask.nonzero()[0]
        return mask, {name: self._count(name, (mask | (fails[name] & (failed == 1))).nonzero()[0] if name in fails else rows)
                      for name in self.names}  # fmt: skip

    def _count(self, name, rows):
        codes, (values, cells, places) = self._codes[name], self._shares[name]
        found = np.bincount(codes if rows is None else codes.take(rows), minlength=len(self._cells[name]))
        counts = np.bincount(places, weights=found[cells], minlength=len(values)).astype(int)
        return dict(zip(values, counts.tolist(), strict=True))

    def _tests(self, filters):
        if "words" in filters:
            if self._texts is None:
                self._texts = pd.factorize(np.array(search_texts(self._promises), dtype=object))
            yield contain(self._texts[1], filters["words"])[self._texts[0]]
        if "ids" in filters:
            yield self._promises["id"].isin(filters["ids"]).to_numpy(dtype=bool)
        if "value" in filters:
            yield meets(self._promises, filters["value"])

    def _known_ids(self):
        return self._promises["id"] if hasattr(self, "_promises") else ()


def _small(codes, missing):
    """Codes in as few bytes as hold them; -1 becomes the last cell."""
    codes = np.where(np.asarray(codes) < 0, missing, codes)
    return codes.astype(np.uint8 if missing < 256 else np.uint16 if missing < 65536 else np.int32)


def _shares(name, cells):
    """Values of a column, and which distinct cell counts for which of them."""
    values = [*choices(name), NOT_STATED]
    at = {value: place for place, value in enumerate(values)}
    pairs = [(cell, at[value]) for cell, content in enumerate(cells) for value in dict.fromkeys(held(name, content))]
    return values, np.array([cell for cell, _ in pairs]), np.array([place for _, place in pairs])
