"""Words and colours of columns and their values, read from the Data Package: they are written nowhere else."""

from jining.report.language import WORDS
from jining.report.report import FOUND, foreign_keys, has_table, lookup, package, per_report, resource

#: Name of an empty cell.
UNSAID = WORDS["not_stated"]


@per_report
def field(column):
    """Describe a column, stored or derived, of the main table or else of any other."""
    for name in dict.fromkeys([*(listed["name"] for listed in package()["resources"]), *FOUND]):
        for described in (*resource(name).get("schema", {}).get("fields", ()), *resource(name).get("derived", ())):
            if described["name"] == column:
                return described
    raise ValueError(f"no column {column!r}")


def title(column, lang):
    """Title of a column."""
    return field(column)["title" if lang == "en" else f"title_{lang}"]


@per_report
def values(column):
    """Values of a coded column in their order -> their entry: `en`, `zh`, perhaps `short_en`, `short_zh`, `color`."""
    names = foreign_keys().get(column) or field(column).get("names", "")  # names are of a table that need not hold all
    return lookup(names) if has_table(names) else field(column).get("labels", {})


def label(column, value, lang):
    """Short label of a coded value; the value itself if the codebook has none."""
    entry = values(column).get(str(value), {})
    return entry.get(f"short_{lang}") or entry.get(lang) or str(value)


def color(column, value):
    """Colour that a value has everywhere; grey if it has none."""
    return values(column).get(str(value), {}).get("color", "#8A8F94")
