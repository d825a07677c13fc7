"""Which cells of a table differ from the shipped one, so that no change of a judgement is silent."""

from collections import Counter
from itertools import takewhile
from pathlib import Path

from jining.report.cells import NUMBERS
from jining.report.errors import plain
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_dir, data_path, fields, shipped_dir

#: So many differences are listed; of the rest each column is counted.
_MOST = 40


def differences(path, name=TABLE):
    """List what differs between a table and the shipped one, row by row of one key: (key, column, old, new).

    A row that was added, is gone or stands at another place has no column.
    """
    old, new = (_keyed(read_rows(file, name)[0], name) for file in (None, path))
    found = [(key[0], "", "", "row added") for key in new if key not in old]
    found += [(key[0], "", "row gone", "") for key in old if key not in new]
    was, now = ([key for key in one if key in old and key in new] for one in (old, new))
    for key in was:
        found += [(key[0], column, cell, new[key][column]) for column, cell in old[key].items()
                  if _written(cell, column, name) != _written(new[key][column], column, name)]
    moved = [key[0] for key, other in zip(was, now, strict=True) if key != other]
    return found + [(key, "", "in the order of the text", "rows stand in another order from here on") for key in moved[:1]]


def _written(cell, column, name):
    """Give what a cell says as it is written: the order of several values and zeros at the end of a number mean nothing."""
    field = fields(name)[column]
    if "items" in field:
        return sorted(cell.split(field["items"]["separator"]))
    form = NUMBERS.get(field["type"])
    return float(cell) if form and form.fullmatch(cell) else cell


def _keyed(columns, name):
    """Rows by their key: the first column if it names each row once, else the whole row; a repeated one is counted."""
    first = next(iter(columns))
    alone = fields(name)[first].get("constraints", {}).get("unique") or name in ("damaged", "numerals")
    out, times = {}, Counter()
    for cells in zip(*columns.values(), strict=True):
        key = cells[:1] if alone else cells
        times[key] += 1
        out[*key, times[key]] = dict(zip(columns, cells, strict=True))
    return out


def describe(path, name=TABLE):
    """Say what differs between a table and the shipped one, in lines."""
    found, file = differences(path, name), data_path(name).name
    its = f"the shipped {file}" if data_dir() == shipped_dir() else f"{file} of this report"
    if not found:
        return f"{plain(Path(path).name)} holds the same as {its}"
    lines = [f"{plain(Path(path).name)} differs from {its} in {len(found)} "
             f"place{'s' if len(found) > 1 else ''} (old -> new):"]
    lines += [plain(f"  {key}, {column}: {_shown(old, new)} -> {_shown(new, old)}" if column else f"  {key}: {new or old}")
              for key, column, old, new in found[:_MOST]]
    left = Counter(column or "rows" for _, column, *_ in found[_MOST:])
    return "\n".join([*lines, *["  and more: " + ", ".join(f"{n} in {column}" for column, n in left.items())] * bool(left)])


def _shown(text, other):
    """Show a cell; of a long one the part where it differs from the other."""
    alike = sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(text, other, strict=False)))
    at = max(alike - 20, 0) if max(len(text), len(other)) > 60 else 0
    return repr("…" * (at > 0) + text[at:at + 59] + "…" * (len(text) > at + 59)) if text else "empty"
