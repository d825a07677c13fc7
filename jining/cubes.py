"""Coded columns and small cubes of them, for `Facets`."""

import math

import numpy as np

from jining.filters import MULTIPLE, NOT_STATED, choices

#: A larger cube falls out of the inner cache of the processor, and then costs more than it saves.
CELLS = 1 << 14


class Axis:
    """The distinct cells of one column, the last of them the missing one, and the values that each holds."""

    def __init__(self, name, keys):
        self.name = name
        self.values = {value: at for at, value in enumerate((*choices(name), NOT_STATED))}
        held = [(key if name in MULTIPLE else (key,)) or (NOT_STATED,) for key in keys] + [(NOT_STATED,)]
        unknown = {value for values in held for value in values if value not in self.values}
        if unknown:
            raise ValueError(f"column {name}: {sorted(map(str, unknown))} not in the codebook")
        self.size = len(held)
        pairs = [(key, self.values[value]) for key, values in enumerate(held) for value in dict.fromkeys(values)]
        self.key, self.value = np.array(pairs).T

    def passing(self, wanted):
        """Find the distinct cells that hold any of the wanted values."""
        chosen = np.zeros(len(self.values), dtype=bool)
        chosen[[self.values[value] for value in wanted]] = True
        passing = np.zeros(self.size, dtype=bool)
        passing[self.key[chosen[self.value]]] = True
        return passing

    def tally(self, per_key):
        """Count the rows of each value from the rows of each distinct cell."""
        return np.bincount(self.value, per_key[self.key], minlength=len(self.values)).astype(int)


def cut(axes):
    """Cut the columns into runs whose cubes stay small."""
    parts, cells = [], 0
    for axis in axes:
        cells *= axis.size
        if not parts or cells > CELLS:
            parts.append([])
            cells = axis.size
        parts[-1].append(axis)
    return parts


class Cube:
    """Some columns together: one code per row for the cell of all of them."""

    def __init__(self, axes, codes):
        self.axes, self.names, shape = axes, [axis.name for axis in axes], [axis.size for axis in axes]
        self.cells, self.shape = math.prod(shape), tuple(shape)
        self.codes = np.ravel_multi_index([codes[name] for name in self.names], shape).astype(np.min_scalar_type(self.cells))

    def tallies(self, histogram, filters):
        """Yield each column and the rows of its values, under the filters on the other columns of the cube."""
        for at, axis in enumerate(self.axes):
            cube = histogram.reshape(self.shape)
            for other, across in enumerate(self.axes):
                if other != at and across.name in filters:
                    cube = cube.compress(across.passing(filters[across.name]), axis=other)
            yield axis.name, axis.tally(cube.sum(axis=tuple({*range(cube.ndim)} - {at})))


def small_codes(codes, keys):
    """Write codes in as few bytes as they need, with the code after the last key for missing cells."""
    codes = np.asarray(codes, dtype=np.intp)
    if codes.max(initial=-1) >= len(keys):
        raise ValueError(f"code {codes.max()} stands for nothing; there are {len(keys)} keys")
    return np.where(codes < 0, len(keys), codes).astype(np.min_scalar_type(len(keys)))
