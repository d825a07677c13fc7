"""The clauses that a class codes, the values it may give, the rules, and two shipped codings of the same clauses."""

import pandas as pd

from jining.checks.agreement import load_passes
from jining.report.codebook import codebook
from jining.report.labels import values
from jining.report.language import language
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
    """List the clauses that a class codes.

    Parameters
    ----------
    ids : sequence of str, optional
        Other records; by default twenty that were coded twice, with more doubtful ones than in the report.

    Returns
    -------
    pandas.DataFrame
        Index `id` in the order of the text; columns `para`, `quote_zh`, `text_en`. The codes are left out.

    Raises
    ------
    ValueError
        If a record does not exist.

    Examples
    --------
    >>> len(clauses())
    20
    """
    promises = load()
    known, wanted = promises["id"].tolist(), [row["id"] for row in rows_of("clauses")] if ids is None else list(ids)
    if unknown := [id_ for id_ in wanted if id_ not in known]:
        raise ValueError(f"no record {unknown[0]!r}; there are {known[0]} to {known[-1]}")
    rows = promises[promises["id"].isin(wanted)].set_index("id")
    return rows[["para", "quote_zh", "text_en"]]


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


def rule_for(variable, value, *, lang=None):
    """Say in one sentence which rule makes a clause take a value."""
    rules = {(row["variable"], row["value"]): row for row in rows_of("coding_rules")}
    return rules[variable, str(value)][language(lang)]


def label_for(variable, value, lang):
    """Name a value as the codebook does."""
    known = codebook(variable).set_index("value")[lang] if variable == "kind" else None
    return known[value] if known is not None else values(variable)[value][lang]


def model_codes(ids=None):
    """Give the two shipped codings the form of two coders' files.

    Parameters
    ----------
    ids : sequence of str, optional
        Records; the clauses of the lesson by default. Those that were not coded twice are left out.

    Returns
    -------
    pandas.DataFrame
        As `read_codes` returns it, with the coders "first reading" and "second reading". Both are language models.

    Examples
    --------
    >>> model_codes()["coder"].value_counts().to_dict()
    {'first reading': 20, 'second reading': 20}
    """
    wanted, parts = clauses(ids).index, []
    for name, coding in zip(("first reading", "second reading"), load_passes(), strict=True):
        coded = coding.loc[coding.index.intersection(wanted, sort=False)]
        strength = coded["modal"].map({word: str(entry["firmness"]) for word, entry in values("modal").items()})
        rows = pd.DataFrame({"kind": coded["kind"], "firmness": strength.fillna(_plain())})
        parts.append(rows.reset_index().assign(coder=name, saved_at=package()["version"], file="shipped"))
    return pd.concat(parts, ignore_index=True)[[*COLUMNS, "file"]].astype("str")


def _plain():
    """Find the level at which no word of strength stands."""
    governed = {str(entry["firmness"]) for entry in values("modal").values()}
    (plain,) = set(choices("firmness")) - governed
    return plain
