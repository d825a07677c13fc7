"""Load the tables as data frames whose columns have the declared types and orders, and derive what follows from them."""

import os

import pandas as pd

from jining.report.cells import cell_failures
from jining.report.errors import DataError, Failure
from jining.report.files import path_of
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, allowed, by_the_codebook, derived_fields, fields, foreign_keys, lookup, package, use
from jining.report.source import identity, is_sealed, locate, misplaced

_TYPES = {"number": "Float64", "integer": "Int64", "boolean": "bool"}
#: A second scale, of hard and soft wording: a word that leaves room is soft, and so is a range.
_HARD, _SOFT = ("ge", "le"), ("approx", "range")
_BARE_FIRMNESS, _HARD_FIRMNESS = 2, 3
#: Measures of which less is better.
FALLING = ("reduction", "time_limit")
_TAXONOMIES = ("rothwell_zegveld", "hood", "mcdonnell_elmore")


@by_the_codebook()
def load(path=None, *, results=None, verdicts=None):
    """Load the targets, measures and aims of the report, one row per promise in the order of the text.

    `path` is a table with the same columns, or the folder of another report; `results` and `verdicts` are files of your
    own facts on its records and the verdicts that rest on them, which make the column `verdict`. All is of the current
    report by default. pandas forgets them in a `merge`: give results= and verdicts= again to what is called after it.

    It has the stored columns, then the derived ones (see `codebook`). Columns with a list of allowed values are ordered
    categoricals; `value_low` and `value_high` are Float64 in the unit of `unit`, missing where that end is open; whole
    numbers are Int64; `target_group`, `place`, `programme` and `flag` are tuples; the rest is text. Missing means that
    the report does not say. A file that cannot be read, a value that is not allowed and a quote that is not in the
    report are a DataError with every failure; `check` also compares each row with the words of the report.

    >>> load()["kind"].cat.categories.tolist()
    ['target', 'measure', 'aim']
    """
    if path is not None and os.path.isfile(path_of(path) / "datapackage.json"):
        with use(path):
            return load(results=results, verdicts=verdicts)
    columns, lines, file = sound_rows(path)
    found = derive(columns, verdicts_of(columns["id"], results, verdicts))
    rule = "is not in the report; correct the quote (`jining check` says what the report has)"
    cells = list(zip(lines, columns["id"], columns["quote_zh"], found["start"], strict=True))
    lost = [Failure(file, line, id_, "quote_zh", quote, rule) for line, id_, quote, start in cells if start is None]
    lost += [Failure(file, lines[row], columns["id"][row], column, columns[column][row], *rule)
             for row, column, *rule in misplaced(columns, found["start"])]
    if lost:
        raise DataError(lost)
    loaded = frame_of({**columns, **found})
    loaded.attrs |= identity()
    if results is not None or verdicts is not None:  # what is made of the records later takes their facts from there
        loaded.attrs["facts"] = [file and str(path_of(file).absolute()) for file in (results, verdicts)]
    return loaded


def derive(columns, verdicts):
    """Compute the columns that follow from the coded ones, which are never stored."""
    starts, cells = locate(columns["quote_zh"]), zip(*columns.values(), strict=True)
    rows = [_derived(dict(zip(columns, row, strict=True)), start) for row, start in zip(cells, starts, strict=True)]
    return {name: verdicts if name == "verdict" else [row[name] for row in rows] for name in derived_fields()}


def _derived(row, start):
    firm = fields()["modal"]["labels"][row["modal"]]["firmness"] if row["modal"] else _BARE_FIRMNESS
    expected = "expected" if row["para"] == package()["report"]["headline_para"] else "unstated"
    hard = firm == _HARD_FIRMNESS or row["comparator"] in _HARD
    return {
        "chapter": int(row["para"].partition(".")[0]),
        "start": start,
        "end": None if start is None else start + len(row["quote_zh"]),
        "direction": direction(row) if row["kind"] == "target" else "",
        "binding": "binding" if "约束性指标" in row["quote_zh"] else expected,
        "firmness": firm,
        "wording": "hard" if hard else "soft" if row["comparator"] in _SOFT else "neutral",
        **{taxonomy: lookup("instruments")[row["instrument"]][taxonomy] for taxonomy in _TAXONOMIES},
        "has_quantity": row["kind"] == "target",
        "has_comparator": row["comparator"] in (*_HARD, *_SOFT),
        "has_deadline": row["deadline"] != "",
        "has_place": row["place"] != "city",
        "has_actor": row["actor"] != "unstated",
    }


def direction(row):
    """Say where the quantity of a target is meant to move: of a ceiling, and of what shall shrink, down."""
    if row["measure_type"] in FALLING or row["checkable_by"] == "zero" or row["comparator"] == "le":
        return "down"
    labels = derived_fields()["direction"]["labels"]
    return next((way for way in ("down", "hold") if row["verb"] in labels[way].get("verbs", ())), "up")


def sound_rows(path=None, name=TABLE):
    """Rows of a table as text, in which every cell is one that the codebook allows."""
    columns, lines, file = read_rows(path, name)
    if path is None and all(map(is_sealed, {name, *foreign_keys(name).values()})):
        return columns, lines, file
    failures = cell_failures(columns, lines, file, name, loose=name == TABLE)
    if path is None and package().get("report", {}).get("unfinished"):
        failures = [failure for failure in failures if failure.value]
    if failures:
        raise DataError(failures)
    return columns, lines, file


def verdicts_of(ids, results=None, verdicts=None):
    """Verdict on each record, "" where there is none: those of the user, else the shipped ones."""
    from jining.report.results import facts_in_use

    found = facts_in_use(files=(results, verdicts)).verdict
    return [found.get(id_, "") for id_ in ids]


def frame_of(columns, name=TABLE):
    """Make a frame of the declared types from cells as text, and from derived columns."""
    return pd.DataFrame({column: _typed(cells, column, name) for column, cells in columns.items()})


def _typed(cells, column, name):
    stored, is_id = column in fields(name), foreign_keys(name).get(column) == TABLE  # identifiers stay text
    field = (fields(name) if stored else derived_fields(name))[column]
    if "items" in field:
        return pd.Series([tuple(cell.split(";")) if cell else () for cell in cells], dtype="object")
    cells = [None if cell == "" else cell for cell in cells]
    if values := allowed(column, name) if stored else field.get("constraints", {}).get("enum"):
        return pd.array(cells, dtype="str") if is_id else pd.Categorical(cells, list(values), ordered=True)
    return pd.array(cells, dtype=_TYPES.get(field["type"], "str"))


@by_the_codebook()
def load_table(name, path=None):
    """Load any table of the Data Package."""
    return frame_of(sound_rows(path, name)[0], name)
