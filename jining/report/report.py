"""A report: the folder with its tables, its words and its codebook (`datapackage.json`), and which report is current.

`datapackage.json` is the only place where columns and allowed values are written down.
"""

import json
import os
import re
import threading
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path

from jining.report.errors import refuse_file
from jining.report.files import path_of

TABLE = "targets_and_measures"
#: Facts of a report itself, without which nothing can be said of it.
FACTS = ("year", "city_en", "city_zh", "headline_para", "prefix", "source_en", "source_zh")
#: Tables of what became of the promises; a report for which nobody has searched has none.
FOUND = ("results", "verdicts")


class Report:
    """One folder with a Data Package; everything that is read from it is read once."""

    def __init__(self, folder):
        self.folder, self.kept, self.stamps = path_of(folder).resolve(), {}, []
        path = self.folder / "datapackage.json"
        try:
            self.package = json.loads(path.read_text(encoding="utf-8-sig"))
            json.dumps(self.package, ensure_ascii=False).encode()  # half a character, written as an escape, is no text
            rule = _fault(self.package)
        except FileNotFoundError:
            rule = "is missing; a report is a folder with datapackage.json and its tables"
        except OSError as error:
            rule = f"cannot be read: {error.strerror}"
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, re.error) as error:
            rule = f"is no Data Package: {type(error).__name__}: {error}"
        if rule:
            refuse_file(f"{self.folder.name}/datapackage.json", rule)
        self.stamps = self._stamps()

    def _stamps(self):
        """Size of each file, and when it was changed."""
        names = ["datapackage.json", *(found["path"] for found in self.package["resources"])]
        found = [os.stat(path) for path in (os.path.join(self.folder, name) for name in names) if os.path.exists(path)]
        return [(one.st_size, one.st_mtime_ns) for one in found]

    def renew(self):
        """Read all anew if a file was changed since."""
        if self.stamps != self._stamps():
            self.__init__(self.folder)


def _fault(package):
    """Say what a Data Package lacks without which no table could be read, and nothing be said of the report."""
    names, facts = [resource["name"] for resource in package["resources"]], package.get("report", {})
    package["name"] + package["version"] + names[0]
    for resource in package["resources"]:
        if Path(resource["path"]).is_absolute() or ".." in Path(resource["path"]).parts:
            raise ValueError(f"the path {resource['path']!r} leaves the folder")
        for field in (*resource.get("schema", {}).get("fields", ()), *resource.get("derived", ())):
            limits, items = field.get("constraints", {}), field.get("items", {"separator": ";"})
            "".join([field["name"], field["type"], *limits.get("enum", ()), *items.get("enum", ())])
            re.compile(limits.get("pattern", ""))
            if items["separator"] != ";":
                raise ValueError(f"the separator of {field['name']!r} is not ;")
    if twice := next((name for name in names if names.count(name) > 1), None):
        return f"lists {twice!r} twice"
    if facts.get("unfinished"):
        return ""
    if lost := [name for name in FACTS if facts.get(name) in (None, "")]:
        return f'has no "{", ".join(lost)}" in its block "report"'
    return "" if type(facts["year"]) is int else 'says "year" in quotation marks; write it as a number, without them'


#: The current report of the program, and that of a thread beside the main one which has chosen its own.
_CURRENT, _OF_THREAD = [], threading.local()


def shipped_dir():
    """Give the folder of the shipped report."""
    here = Path(__file__).resolve().parents[1]
    return here / "data" if (here / "data").is_dir() else here.parent / "data"


def current():
    """Give the report that is read when none is named: the shipped one, unless `use` has switched."""
    if not _CURRENT:
        _CURRENT[:] = [Report(shipped_dir())]
    return getattr(_OF_THREAD, "report", _CURRENT[0])


def _switch(report):
    if threading.current_thread() is threading.main_thread():
        _CURRENT[:] = [report]
    else:  # what another thread does meanwhile goes on with its own report
        _OF_THREAD.report = report


def use(folder=None):
    """Switch to another report: from now on, or for the length of a `with` block.

    `folder` holds `datapackage.json` and the tables of the report, else a DataError; without it, the shipped report. In the
    main thread it switches for the whole program, threads that run already included; in another for that one alone.

    >>> with use():
    ...     package()["name"]
    'jining-2020-targets-and-measures'
    """
    before = current()
    _switch(folder if isinstance(folder, Report) else Report(shipped_dir() if folder is None else folder))
    switch = ExitStack()
    switch.callback(_switch, before)  # at the end of the block
    return switch


@contextmanager
def by_the_codebook():
    """Say what a Data Package does not describe as one error of that file."""
    try:
        yield
    except (LookupError, TypeError, AttributeError, RecursionError, re.error) as error:
        said = f"({type(error).__name__}: {error})"
        if package().get("report", {}).get("unfinished"):
            said += "; the report is unfinished, and `jining --data FOLDER check` says what is left to do"
        refuse_file("datapackage.json", f"does not describe the tables as the program reads them {said}")


def per_report(function):
    """Remember what a function returns, for each report."""

    @wraps(function)
    def remembered(*args):
        kept, key = current().kept, (function, args)
        if key not in kept:
            kept[key] = function(*args)
        return kept[key]

    return remembered


def data_dir():
    """Give the folder of the current report."""
    return current().folder


def package():
    """Give the content of `datapackage.json`."""
    return current().package


def plan_year():
    """Give the year of the plan, or say that nobody has written it yet."""
    year = package()["report"]["year"]
    if not isinstance(year, int):
        refuse_file("datapackage.json", f'holds the placeholder {year} for "year"; `jining check` names what is left to do')
    return year


def has_table(name):
    """Tell whether the report has a table: listed in its Data Package, and there."""
    listed = {candidate["name"] for candidate in package()["resources"]}
    return name in listed and data_path(name).is_file()


@per_report
def resource(name):
    """Describe one file of the package, such as "ledger"; a ValueError if there is none of that name."""
    listed = {candidate["name"]: candidate for candidate in package()["resources"]}
    if name in FOUND and name not in listed:  # nobody has searched yet: a user may, and write down what was found
        listed |= {candidate["name"]: candidate for candidate in Report(shipped_dir()).package["resources"]}
    if name not in listed:
        raise ValueError(f"the report {package()['name']!r} has no {name!r} in datapackage.json; "
                         f"there are: {', '.join(listed)}")
    return listed[name]


@per_report
def fields(name=TABLE):
    """Map the columns of one table, in order, to their description."""
    described = resource(name)
    columns = {field["name"]: field for field in described.get("schema", {}).get("fields", ())}
    if not columns:
        refuse_file("datapackage.json", f"describes no columns of {name!r}")
    return {column: _coded_like(field, described) for column, field in columns.items()}


@per_report
def derived_fields(name=TABLE):
    """Map the columns of a table that are computed at load to their description."""
    return {field["name"]: field for field in resource(name).get("derived", ())}


def lacking():
    """Name the columns of the main table, stored or derived, that every report needs and this one does not describe."""
    needed = next(one for one in Report(shipped_dir()).package["resources"] if one["name"] == TABLE)
    here = {**fields(), **derived_fields()}
    return [field["name"] for field in (*needed["schema"]["fields"], *needed["derived"]) if field["name"] not in here]


def _coded_like(field, described):
    """Give a column of a coding the rules of the column that it codes, and the keys of its day."""
    name, model = field["name"], described.get("coded_like")
    if model is None or name not in fields(model):
        return field
    rules, former = fields(model)[name], described.get("former_values", {}).get(name, [])
    keys = {"enum": [*values, *former]} if (values := allowed(name, model)) else {}
    if "items" in rules:
        rules = {**rules["items"], **keys, "former": former}
        return {**field, "items": {part: rule for part, rule in rules.items() if part != "references"}}
    limits = {**rules.get("constraints", {}), "required": False, "unique": False, **keys}
    return {**field, "type": rules["type"], "constraints": {**limits, **field.get("constraints", {})}}


def data_path(name=TABLE):
    """Give the path of the file of one resource."""
    return data_dir() / resource(name)["path"]


@per_report
def lookup(name):
    """Map the keys of a look-up table (its first column) to its rows, as text."""
    from jining.report.read_csv import read_rows

    columns = read_rows(name=name)[0]
    rows = (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
    key = next(iter(columns))
    return {row[key]: row for row in rows}


@per_report
def foreign_keys(name=TABLE):
    """Map the columns whose values are keys of another table, one or several, to that table."""
    keys = {key["fields"][0]: key["reference"]["resource"] for key in resource(name)["schema"].get("foreignKeys", ())}
    return keys | {column: field["items"]["references"] for column, field in fields(name).items()
                   if "references" in field.get("items", ())}


@per_report
def allowed(column, name=TABLE):
    """List the values that a column may take, in their declared order; empty if it is free text, a number or a date."""
    field = fields(name)[column]
    if column in foreign_keys(name):
        return tuple(lookup(foreign_keys(name)[column]))
    return tuple(field.get("items", {}).get("enum") or field.get("constraints", {}).get("enum", ()))
