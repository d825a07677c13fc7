"""Faceted search: a table prepared once, then filtered and counted in one pass over small integers.

Each distinct cell of a column is one code, and so is each distinct tuple of places, which makes a column of tuples as
cheap as any other. The codes of several columns together are one cell of a small cube. A filter is a true/false table over
cells; a count is one histogram over cells, from which the counts of every column of the cube follow, each under all other
filters. Words are searched once in each distinct text.
"""

from functools import reduce

import numpy as np
import pandas as pd

from jining.cubes import Axis, Cube, cut, small_codes
from jining.filters import FILTERS, NOT_STATED, choices, clean_filter
from jining.select import contain, search_texts

#: Rows read at a time: what is computed about them stays in the cache too.
_CHUNK = 1 << 18
#: Comparing small integers with this many values is faster than a look-up for each row.
_COMPARED = 8


class Facets:
    """Hold records prepared for filters and for the counts that stand beside each choice.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; may be empty, or hold a record more than once.

    Attributes
    ----------
    rows : int
        Number of records.
    names : tuple of str
        Columns that can be counted.

    Raises
    ------
    ValueError
        If a coded column holds a value that is not in the codebook.

    Examples
    --------
    >>> import jining
    >>> facets = Facets(jining.load())
    >>> mask = facets.filter({"sector": ["health"], "kind": ["target"]})
    >>> counts = facets.counts({"sector": ["health"], "kind": ["target"]})
    >>> counts["kind"]["target"] == counts["sector"]["health"] == int(mask.sum())
    True
    """

    def __init__(self, promises):
        columns = {name: pd.factorize(promises[name].array) for name in FILTERS}
        texts = pd.factorize(np.array(search_texts(promises), dtype=object))
        self._prepare(columns, texts, pd.factorize(promises["id"].array))

    @classmethod
    def from_codes(cls, columns, texts=None, ids=None):
        """Prepare a table that is already coded, as a Parquet file with dictionary columns is.

        Parameters
        ----------
        columns : dict
            Column -> (codes, keys): one integer per row, -1 where the cell is missing, and what each code stands
            for: a value of the codebook, or a tuple of them in `place`, `target_group` and `programme`.
        texts : tuple, optional
            (codes, texts) of the texts that `search_texts` gives; without it there is no filter `words`.
        ids : tuple, optional
            (codes, ids); without it there is no filter `ids`.

        Returns
        -------
        Facets

        Examples
        --------
        >>> kinds, places = ([0, 1, 1, -1], ["aim", "target"]), ([0, 0, 1, 1], [("city",), ("qufu", "zoucheng")])
        >>> facets = Facets.from_codes({"kind": kinds, "place": places})
        >>> facets.counts({"kind": "target"})["place"]["qufu"], facets.counts({"place": "city"})["kind"]
        (1, {'target': 1, 'measure': 0, 'aim': 1, 'not stated': 0})
        """
        facets = cls.__new__(cls)
        facets._prepare(columns, texts, ids)
        return facets

    def _prepare(self, columns, texts, ids):
        loose = {name: coded for name, coded in (("words", texts), ("ids", ids)) if coded}
        lengths = {len(codes) for codes, _ in (*columns.values(), *loose.values())}
        if len(lengths) != 1:
            raise ValueError(f"columns of one length are needed, not of {sorted(lengths)} rows")
        self.rows = lengths.pop()
        self.names = tuple(sorted(columns, key=tuple(FILTERS).index))
        self._axes = {name: Axis(name, columns[name][1]) for name in self.names}
        self._keys = {name: keys for name, (_, keys) in loose.items()}
        self._codes = {name: small_codes(*coded) for name, coded in (columns | loose).items()}
        self._cubes = [Cube(part, self._codes) for part in cut(self._axes.values())]
        self._totals = [np.bincount(cube.codes, minlength=cube.cells) for cube in self._cubes]
        self._values = {name: (*choices(name), NOT_STATED) if tally[-1] else tuple(choices(name))
                        for name, tally in self._tallies(self._totals, {}).items()}

    def filter(self, filters):
        """Find the rows that match every filter.

        Parameters
        ----------
        filters : dict
            Filter -> value or values, as `select` accepts them.

        Returns
        -------
        numpy.ndarray of bool
            One per row.
        """
        return self.search(filters)[0]

    def counts(self, filters):
        """Count, for each value of each column, the rows that match all filters on other columns.

        Parameters
        ----------
        filters : dict
            Filter -> value or values, as `select` accepts them.

        Returns
        -------
        dict of str to dict
            Column -> value -> number of rows, in declared order. "not stated" is among the values of columns
            that some row of the table leaves empty. A row counts once for each of its places.
        """
        return self.search(filters)[1]

    def search(self, filters):
        """Filter and count in one pass.

        Parameters
        ----------
        filters : dict
            Filter -> value or values, as `select` accepts them.

        Returns
        -------
        mask : numpy.ndarray of bool
            As `filter` returns it.
        counts : dict of str to dict
            As `counts` returns it.

        Raises
        ------
        ValueError
            If a filter or a value is not known, as for `select`.
        """
        filters = self._clean(filters)
        mask, histograms = self._scan(self._tests(filters))
        tallies = self._tallies(histograms, filters)
        return mask, {name: dict(zip(values, tallies[name].tolist(), strict=False)) for name, values in self._values.items()}

    def _clean(self, filters):
        filters = clean_filter(filters, self._keys.get("ids", ()))
        for name in filters:
            if name not in self._codes:
                raise ValueError(f"this table was prepared without the column of the filter {name!r}")
        return filters

    def _tests(self, filters):
        """Say of each distinct cell of each column under a filter whether it passes."""
        tests = {name: axis.passing(filters[name]) for name, axis in self._axes.items() if name in filters}
        if "words" in filters:
            tests["words"] = np.append(contain(self._keys["words"], filters["words"]), False)
        if "ids" in filters:
            tests["ids"] = np.append(pd.Index(self._keys["ids"]).isin(filters["ids"]), False)
        return {name: _Test(self._codes[name], passing) for name, passing in tests.items()}

    def _scan(self, tests):
        """Find the rows that pass every test, and count those of each cell that pass the tests outside its cube."""
        outside = [tuple(name for name in tests if name not in cube.names) for cube in self._cubes]
        histograms = [np.zeros_like(total) if names else total for total, names in zip(self._totals, outside, strict=True)]
        mask = np.ones(self.rows, dtype=bool)
        for start in range(0, self.rows, _CHUNK) if tests else ():
            part = slice(start, start + _CHUNK)
            passed = {name: test(part) for name, test in tests.items()}
            mask[part] = _all(passed, tests)
            rows = {tuple(tests): mask[part].nonzero()[0]}
            for cube, histogram, names in zip(self._cubes, histograms, outside, strict=True):
                if names and names not in rows:
                    rows[names] = _all(passed, names).nonzero()[0]
                if names:
                    histogram += np.bincount(cube.codes[part].take(rows[names]), minlength=cube.cells)
        return mask, histograms

    def _tallies(self, histograms, filters):
        pairs = zip(self._cubes, histograms, strict=True)
        return {name: tally for cube, histogram in pairs for name, tally in cube.tallies(histogram, filters)}


def _all(passed, names):
    return reduce(np.logical_and, (passed[name] for name in names))


class _Test:
    """One filter: whether the rows of a slice pass."""

    def __init__(self, codes, passing):
        self.codes, self.passing = codes, passing
        self.keys = np.flatnonzero(passing).tolist()

    def __call__(self, part):
        codes = self.codes[part]
        if 0 < len(self.keys) <= _COMPARED:
            return reduce(np.logical_or, (codes == key for key in self.keys))
        return self.passing.take(codes)
