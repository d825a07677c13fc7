"""Which cells of a table differ from the shipped one, so that no change of a judgement is silent."""

from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jining.report.cells import NUMBERS, same
from jining.report.errors import plain
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_path, fields

#: So many differences are listed; of the rest each column is counted.
_MOST = 40


class Difference(NamedTuple):
    """One cell that differs, or one row that was added or is gone (column "")."""

    id: str
    column: str
    old: str
    new: str


def differences(path, name=TABLE):
    """List what differs between a table and the shipped one, row by row of one key."""
    old, new = (_keyed(read_rows(file, name)[0], name) for file in (None, path))
    found = [Difference(key[0], "", "", "row added") for key in new if key not in old]
    found += [Difference(key[0], "", "row gone", "") for key in old if key not in new]
    for key in (key for key in old if key in new):
        found += [Difference(key[0], column, was, new[key][column]) for column, was in old[key].items()
                  if _written(was, column, name) != _written(new[key][column], column, name)]
    common = [[key for key in one if key in other] for one, other in ((old, new), (new, old))]
    if common[0] != common[1]:
        moved = next(key for key, other in zip(*common, strict=True) if key != other)
        found.append(Difference(moved[0], "", "in the order of the text", "rows stand in another order from here on"))
    return found


def _written(cell, column, name):
    """Give what a cell says as it is written: the order of several values and zeros at the end of a number mean nothing."""
    field = fields(name)[column]
    if "items" in field:
        return sorted(cell.split(field["items"]["separator"]))
    form = NUMBERS.get(field["type"])
    return float(cell) if form and form.fullmatch(cell) else cell


def _keyed(columns, name):
    """Rows by their key: the first column if it names each row once, else the whole row; a repeated one is counted."""
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    first = next(iter(columns))
    alone = fields(name)[first].get("constraints", {}).get("unique") or name in ("damaged", "numerals")
    out, times = {}, {}
    for row in rows:
        key = (row[first],) if alone else tuple(row.values())
        times[key] = times.get(key, 0) + 1
        out[*key, times[key]] = row
    return out


def describe(path, name=TABLE):
    """Say what differs between a table and the shipped one, in lines."""
    found, file = differences(path, name), data_path(name).name
    if not found:
        return f"{plain(Path(path).name)} holds the same as the shipped {file}"
    lines = [f"{plain(Path(path).name)} differs from the shipped {file} in {len(found)} "
             f"place{'s' if len(found) > 1 else ''} (old -> new):"]
    lines += [_line(one, name) for one in found[:_MOST]]
    left = sorted(one.column or "rows" for one in found[_MOST:])
    if left:
        lines.append("  and more: " + ", ".join(f"{len(list(alike))} in {column}" for column, alike in groupby(left)))
    return "\n".join(lines)


def _line(one, name):
    if not one.column:
        return f"  {plain(one.id)}: {one.new or one.old}"
    alike = same(one.old, one.column, name) == same(one.new, one.column, name)
    form = " (the same letters in another form)" if alike else ""
    return f"  {plain(one.id)}, {one.column}: {_shown(one.old)} -> {_shown(one.new)}{form}"


def _shown(text):
    return plain(repr(text if len(text) <= 60 else text[:59] + "…")) if text else "empty"
