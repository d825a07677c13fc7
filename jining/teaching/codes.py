"""The clauses that a class codes, the values it may give, the rules, and two shipped codings of the same clauses."""

import pandas as pd

from jining.checks.agreement import load_passes
from jining.report.labels import values
from jining.report.load import load
from jining.report.report import package
from jining.teaching.course import rows_of
from jining.teaching.words import bare, words_of

#: What a class codes: the kind of a clause, and the strength of its wording.
VARIABLES = ("kind", "firmness")
#: Columns of a coder's file.
COLUMNS = ("coder", "id", *VARIABLES, "saved_at")
#: Name under which the table stands beside the coders.
TABLE = "table"


def clauses(ids=None):
    """List the clauses that a class codes: twenty that were coded twice, more doubtful than the report, or those of `ids`.

    Index `id` in the order of the text; columns `para`, `quote_zh`, `text_en`. The codes are left out. A record that does
    not exist is a ValueError.

    Examples
    --------
    >>> len(clauses())
    20
    """
    rows = load().set_index("id")[["para", "quote_zh", "text_en"]]
    wanted = [row["id"] for row in rows_of("clauses")] if ids is None else list(ids)
    if unknown := [id_ for id_ in wanted if id_ not in rows.index]:
        raise ValueError(f"no record {unknown[0]!r}; there are {rows.index[0]} to {rows.index[-1]}")
    return rows[rows.index.isin(wanted)]


def choices(variable):
    """List the values that a coder may give, as text."""
    return tuple(values(variable))


def table_codes():
    """Give what the table says of each record, as text: index `id`, one column a variable."""
    return load().set_index("id")[list(VARIABLES)].astype("str")


def read_line(text):
    """Read answers typed in one line: a word for each variable, each as short as it is clear."""
    parts = text.replace(",", " ").replace("，", " ").split()
    if len(parts) > len(VARIABLES):
        raise ValueError(f"{len(parts)} words for {len(VARIABLES)} questions: {', '.join(VARIABLES)}")
    return {name: _meant(name, part) for name, part in zip(VARIABLES, parts, strict=False)}


def _meant(variable, part):
    listed, start = words_of(variable), bare(part)
    exact = {value for value, words in listed.items() if start in words}
    found = exact or {value for value, words in listed.items() if any(word.startswith(start) for word in words)}
    if len(found) != 1:
        said = "may be several of" if found else "is none of"
        raise ValueError(f"{variable}: {part!r} {said}: {', '.join(listed)}")
    return found.pop()


def rule_for(variable, value):
    """Find the rule that makes a clause take a value: a sentence in each language."""
    return next(row for row in rows_of("coding_rules") if (row["variable"], row["value"]) == (variable, value))


def model_codes():
    """Give the two shipped codings of the clauses the form of two coders' files: both coders are language models.

    Examples
    --------
    >>> model_codes()["coder"].value_counts().to_dict()
    {'first reading': 20, 'second reading': 20}
    """
    return readings(clauses().index)


def readings(ids=None):
    """Give the shipped codings of some records, or of all that were coded twice, the form of two coders' files."""
    strength, parts = {word: str(entry["firmness"]) for word, entry in values("modal").items()}, []
    (plain,) = set(choices("firmness")) - set(strength.values())  # the level at which no word of strength stands
    for name, coding in zip(("first reading", "second reading"), load_passes(), strict=True):
        coded = coding if ids is None else coding.loc[ids]
        rows = pd.DataFrame({"kind": coded["kind"], "firmness": coded["modal"].map(strength).fillna(plain)})
        parts.append(rows.reset_index().assign(coder=name, saved_at=package()["version"], file="shipped"))
    return pd.concat(parts, ignore_index=True)[[*COLUMNS, "file"]].astype("str")
