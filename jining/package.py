"""The Data Package: where the files are, which columns they have, which values are allowed.

`data/datapackage.json` is the only place where columns and allowed values are written down.
"""

import csv
import hashlib
import json
from functools import cache
from pathlib import Path

from jining.errors import DataError, Failure

TABLE = "targets_and_measures"


@cache
def data_dir():
    """Folder of the data files: inside the installed package, or beside it in a checkout.

    Returns
    -------
    pathlib.Path
    """
    here = Path(__file__).resolve().parent
    installed = here / "data"
    return installed if installed.is_dir() else here.parent / "data"


@cache
def package():
    """Content of `datapackage.json`.

    Returns
    -------
    dict
    """
    return json.loads((data_dir() / "datapackage.json").read_text(encoding="utf-8"))


@cache
def resource(name):
    """Describe one file of the package.

    Parameters
    ----------
    name : str
        Name of the resource, such as "ledger".

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        If there is no such resource.
    """
    for candidate in package()["resources"]:
        if candidate["name"] == name:
            return candidate
    names = ", ".join(r["name"] for r in package()["resources"])
    raise ValueError(f"no resource {name!r} in datapackage.json; there are: {names}")


@cache
def fields(name=TABLE):
    """Columns of one table, in order.

    Parameters
    ----------
    name : str
        Name of the resource.

    Returns
    -------
    dict of str to dict
        Column name -> its description.
    """
    return {field["name"]: field for field in resource(name)["schema"]["fields"]}


def data_path(name=TABLE):
    """Path of the file of one resource.

    Parameters
    ----------
    name : str
        Name of the resource.

    Returns
    -------
    pathlib.Path
    """
    return data_dir() / resource(name)["path"]


@cache
def lookup(name):
    """Rows of a look-up table of the package by their key, as text.

    Parameters
    ----------
    name : str
        Name of the resource; its first column is the key.

    Returns
    -------
    dict of str to dict
    """
    with data_path(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    key = next(iter(fields(name)))
    return {row[key]: row for row in rows}


@cache
def foreign_keys(name=TABLE):
    """Columns whose values are keys of another table.

    Parameters
    ----------
    name : str
        Name of the resource.

    Returns
    -------
    dict of str to str
        Column name -> name of the resource it points to.
    """
    keys = resource(name)["schema"].get("foreignKeys", [])
    return {key["fields"][0]: key["reference"]["resource"] for key in keys}


@cache
def allowed(column, name=TABLE):
    """Values that a column may take, in their declared order.

    Parameters
    ----------
    column : str
        Name of the column.
    name : str
        Name of the resource.

    Returns
    -------
    tuple of str
        Empty if the column is free text, a number or a date.
    """
    field = fields(name)[column]
    items = field.get("items", {})
    target = foreign_keys(name).get(column) or items.get("references")
    if target:
        return tuple(lookup(target))
    return tuple(items.get("enum") or field.get("constraints", {}).get("enum", ()))


@cache
def source_text():
    """Text of the report as published, furniture of the page included.

    Returns
    -------
    str
        All offsets of the project are indices into it.

    Raises
    ------
    DataError
        If the file is not, byte for byte, the report as published.

    Examples
    --------
    >>> source_text()[:4]
    '前景目标'
    """
    raw, stamp = data_path("source").read_bytes(), resource("source")
    if hashlib.sha256(raw).hexdigest() != stamp["hash"].removeprefix("sha256:"):
        raise DataError([Failure(data_path("source").name, None, "", "", "", _changed(raw, stamp))])
    return raw.decode("utf-8")


def _changed(raw, stamp):
    """Say what became of the report, and what to do: every offset counts its characters."""
    plain = raw.replace(b"\r\n", b"\n")
    if len(plain) == stamp["bytes"] != len(raw):
        return ("has other line ends (CRLF) than the report as published, so no quote would be found; run "
                "`git config core.autocrlf false`, delete the folder data and run `git checkout -- data`")
    return (f"is not the report as published ({len(raw)} bytes, not {stamp['bytes']}); take it from the project anew "
            "(`git checkout -- data/source.txt`, or install the package again)")


@cache
def body():
    """First character and end of the body of the report in `source_text()`.

    Returns
    -------
    tuple of int

    Examples
    --------
    >>> start, end = body()
    >>> source_text()[start:start + 2], source_text()[end - 3:end]
    ('今年', '品牌。')
    """
    first, last = resource("source")["body_lines"]
    lines = source_text().split("\n")
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + sum(len(line) + 1 for line in lines[first:last + 1]) - 1
