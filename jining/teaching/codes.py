"""The clauses that a class codes, two shipped codings of them, and how far a class agrees, with the rule that decides."""

import contextlib
import csv
import warnings

import numpy as np
import pandas as pd

from jining.checks.agreement import alpha_of_pairs, check_rounds, load_passes, verdict_of
from jining.report.cells import same, unprotect
from jining.report.errors import DataError, Failure, check_choice
from jining.report.files import path_of
from jining.report.labels import label, values
from jining.report.language import language
from jining.report.load import load
from jining.report.read_csv import read_rows
from jining.report.report import package
from jining.teaching.course import label_of, rows_of

#: What a class codes: the kind of a clause, and the strength of its wording.
VARIABLES = ("kind", "firmness")
#: Columns of a coder's file.
COLUMNS = ("coder", "id", *VARIABLES, "saved_at")
#: Name under which the table stands beside the coders.
TABLE = "table"
_KEPT = [*COLUMNS, "file"]
#: Files of a folder that may hold codes: what cannot be read of these is named, not passed over.
_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".numbers"}
#: Below this many clauses a percentage or a coefficient says nothing; the count is shown.
_ENOUGH = 10
#: A time as the panel saves it, or a part of it: of these the later one is the greater text.
_TIME = r"(\d{4}(-[01]\d(-[0-3]\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(\+00:00)?)?)?)?)?"
_SUMMED_UP = ["variable", "coders", "clauses", "agree", "alpha", "low", "high", "verdict", "as_table"]


def table_codes():
    """Give what the table says of each record, as text: index `id`, one column a variable."""
    return load().set_index("id")[list(VARIABLES)].astype("str")


def model_codes():
    """Give the two shipped codings of the clauses the form of two coders' files: both coders are language models.

    >>> model_codes()["coder"].value_counts().to_dict()
    {'first reading': 20, 'second reading': 20}
    """
    return readings().loc[lambda rows: rows["id"].isin([row["id"] for row in rows_of("clauses")])].reset_index(drop=True)


def readings():
    """Give the shipped codings of all records that were coded twice the form of two coders' files."""
    strength, parts = {word: str(entry["firmness"]) for word, entry in values("modal").items()}, []
    (plain,) = set(values("firmness")) - set(strength.values())  # the level at which no word of strength stands
    for name, coding in zip(("first reading", "second reading"), load_passes(), strict=True):
        rows = pd.DataFrame({"kind": coding["kind"], "firmness": coding["modal"].map(strength).fillna(plain)})
        parts.append(rows.reset_index().assign(coder=name, saved_at=package()["version"], file="shipped"))
    return pd.concat(parts, ignore_index=True)[_KEPT].astype("str")


def read_codes(*paths):
    """Read the files that coders saved, or folders with such files: CSV, also as a spreadsheet saves it.

    One row per coder and clause: `coder`, `id`, one column per variable (missing where nothing was answered), `saved_at`,
    `file`, then what else stands there. Files of one coder are merged as by `merge_codes`. A file with a wrong line, or a
    workbook (.xlsx), is left out, and a warning names every such line; if no file can be used, that is a DataError.

    >>> import tempfile
    >>> len(read_codes(tempfile.mkdtemp()))
    0
    """
    files, frames, failures = [], [], []
    for path in map(path_of, paths):
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        files += [file for file in inside if file is path or (file.suffix.lower() in _ENDINGS and file.name[0] not in ".~")]
    for file in files:
        try:
            frames.append(read_file(file))
        except DataError as error:
            failures += error.failures
    if failures and not frames:
        raise DataError(failures)
    if failures:
        left = dict.fromkeys(failure.file for failure in failures)
        warnings.warn(f"left out: {', '.join(left)}. {DataError(failures)}", stacklevel=2)
    return merge_codes(*frames)


def merge_codes(*codes):
    """Put the codes of several people together, tables as `read_codes` returns them: one row per coder and clause.

    Where one coder has answered a question in several files, the answer saved last counts; no clause and no answer is lost.

    >>> from jining.teaching import model_codes
    >>> merge_codes(model_codes(), model_codes()).equals(model_codes())
    True
    """
    every = pd.concat([pd.DataFrame(columns=_KEPT, dtype="str"), *map(_table, codes)])
    return last_answers(every.sort_values("saved_at", kind="stable", na_position="first"))


def last_answers(codes):
    """Keep of each coder and clause the last answer to each question."""
    return codes.groupby(["coder", "id"], as_index=False).last().astype("str")


def _text(path):
    """Text of a file of UTF-8; any other, in which names would be guessed, is refused as any table is."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if (text := path.read_text(encoding="utf-8-sig")).strip() and "\0" not in text:
            return text
    return read_rows(path)


def read_file(path):
    """Read one file; everything that is wrong in it is one error."""
    lines = _text(path).removeprefix("\ufeff").splitlines() or [""]
    separator = max(",;\t", key=lines[0].count)
    try:  # line by line: no cell of ours runs over a line
        cells = [[unprotect(cell.strip()) for cell in next(csv.reader([line], delimiter=separator), [])] for line in lines]
    except csv.Error as error:
        raise DataError([Failure(path.name, rule=f"is no file of codes: {error}")]) from None
    header = [name if (name := cell.strip(' "').casefold()) in COLUMNS else cell for cell in cells[0]]
    columns = list(dict.fromkeys([*COLUMNS, *filter(None, header)]))
    if wrong := [column for column in columns if [*header, "file"].count(column) != 1]:
        raise DataError([Failure(path.name, 1, "", column, "", "is missing, or its name is taken", ", ".join(COLUMNS))
                         for column in wrong])
    failures, rows = [], {}
    for line, (text, given) in enumerate(zip(lines[1:], cells[1:], strict=True), 2):
        rule = ("has a stray quotation mark" if text.count('"') % 2 else "" if not any(given) else
                f"is too short: {len(given)} cells, not {len(header)}" if len(given) < len(header) else
                "has more cells than the head" if any(given[len(header):]) else "")
        if rule:
            failures.append(Failure(path.name, line, "", "", text, rule))
        elif any(given):
            rows[line] = dict(zip(header, given, strict=False))
    rows = pd.DataFrame(rows.values(), index=rows.keys(), columns=columns, dtype="str").assign(file=str(path))
    rows["coder"] = rows["coder"].map(same)
    rows[columns[len(COLUMNS):]] = rows[columns[len(COLUMNS):]].replace("", None)
    for name in VARIABLES:
        rows[name] = rows[name].map(lambda cell, name=name: label_of(cell, name) if cell else None)
    rules = [(rows[name].notna() & ~rows[name].isin(values(name)), name, "is not allowed", ", ".join(values(name)))
             for name in VARIABLES]
    rules += [(~rows["id"].isin(load()["id"]), "id", "is no record of the table"),
              (rows["coder"].isin(["", TABLE]), "coder", "is no name of a coder"),
              (~rows["saved_at"].str.fullmatch(_TIME), "saved_at", "is no time in ISO form", "2026-11-24T08:00:00+00:00"),
              (rows.duplicated(["coder", "id"]), "id", "repeats the clause of a line before")]
    failures += [Failure(path.name, line, rows.at[line, "id"], column, rows.at[line, column], *rule)
                 for wrong, column, *rule in rules for line in rows.index[wrong]]
    if failures:
        raise DataError(sorted(failures, key=lambda failure: failure.line))
    return rows.astype("str")


def class_agreement(codes, *, rounds=0):
    """Say for each variable how far a whole class agrees: no names. `codes` is as `read_codes` or `merge_codes` returns it.

    One row per variable: `variable`, `coders`, `clauses` (that two or more answered), `agree` (percent of pairs of answers
    to one clause that are the same), `alpha` (Krippendorff's for all coders; ordinal for strength), `low` and `high` (by
    `rounds` resamples of clauses), `verdict`, and `as_table` (percent of answers that are those of the table, which language
    models coded: no truth). With fewer than ten clauses the coefficients are missing, and the verdict is "too few".

    >>> from jining.teaching import model_codes
    >>> class_agreement(model_codes())["clauses"].tolist()
    [20, 20]
    """
    check_rounds(rounds)
    codes, table, rng, rows = _table(codes), table_codes(), np.random.default_rng(20200109), []
    for name in VARIABLES:
        told, ordered = codes.dropna(subset=[name]), name == "firmness"  # of strength a near miss counts less than a far one
        counts = pd.crosstab(told["id"], told[name]).reindex(columns=sorted(values(name)), fill_value=0).to_numpy(float)
        counts = counts[counts.sum(axis=1) > 1]
        row = {"variable": name, "coders": told["coder"].nunique(), "clauses": len(counts), "verdict": "too few"}
        if len(told) >= _ENOUGH:
            row["as_table"] = 100 * (told[name] == told["id"].map(table[name])).mean()
        if len(counts) >= _ENOUGH:
            n, chosen = counts.sum(axis=1), rng.integers(len(counts), size=(rounds, len(counts)))
            row["agree"] = 100 * float((counts * (counts - 1)).sum() / (n * (n - 1)).sum())
            row["alpha"] = alpha_of(counts, ordinal=ordered)
            row["verdict"] = verdict_of(row["alpha"])
            found = [value for at in chosen if np.isfinite(value := alpha_of(counts[at], ordinal=ordered))]
            row["low"], row["high"] = np.quantile(found, [0.025, 0.975]) if found else (np.nan, np.nan)
        rows.append(row)
    return pd.DataFrame(rows, columns=_SUMMED_UP)


def alpha_of(counts, *, ordinal=False):
    """Krippendorff's alpha from how many coders gave each clause (row) each value (column); two or more each."""
    shares = counts / (counts.sum(axis=1, keepdims=True) - 1)
    return alpha_of_pairs(shares.T @ counts - np.diag(shares.sum(axis=0)), ordinal=ordinal)


def disagreements(codes, variable=None, *, lang=None):
    """List the clauses on which coders differ from each other or from the table, with the rule that decides.

    `variable` is "kind" or "firmness", both by default. One row per clause and variable: `id`, `variable`, `quote_zh`,
    `text_en`, `codes` (how many gave which: no names), `table` (what stands in the table), `rule_zh` and `rule_en` (of the
    codebook, for that value). The values are in the language `lang`, by default that of the theme.

    >>> from jining.teaching import model_codes
    >>> disagreements(model_codes(), "firmness", lang="en")["codes"].tolist()[0]
    'plain promise: 1 · strive, seek, compete: 1'
    """
    if variable is not None:
        check_choice("variable", variable, VARIABLES)
    codes, lang, table, rows = _table(codes), language(lang), table_codes(), []
    text = load().set_index("id")[["quote_zh", "text_en"]]
    rules = {(row["variable"], row["value"]): (row["zh"], row["en"]) for row in rows_of("coding_rules")}
    for name in VARIABLES if variable is None else [variable]:
        for id_, given in codes[codes["id"].isin(table.index)].dropna(subset=[name]).groupby("id")[name]:
            right = table.at[id_, name]
            if set(given) != {right}:
                told = " · ".join(f"{label(name, value, lang)}: {n}" for value, n in given.value_counts(sort=False).items())
                rows.append((id_, name, *text.loc[id_], told, label(name, right, lang), *rules[name, right]))
    return pd.DataFrame(rows, columns=["id", "variable", "quote_zh", "text_en", "codes", "table", "rule_zh", "rule_en"])


def _table(codes):
    if not isinstance(codes, pd.DataFrame) or not set(COLUMNS) <= set(codes.columns):
        raise ValueError(f"codes is no table of read_codes or merge_codes, with the columns {', '.join(COLUMNS)}")
    return codes
