"""One gate for frames: any reasonable frame of records is brought to the declared types, or refused in one sentence."""

import pandas as pd

from jining.report.cells import cell_failures, refuse_unwritable, written
from jining.report.labels import label as name_of
from jining.report.labels import values
from jining.report.language import language
from jining.report.load import derive, frame_of, load, verdicts_of
from jining.report.report import TABLE, allowed, fields, lookup, per_report
from jining.report.source import identity, misplaced

#: Columns whose values mean another thing in each report: its parts, and the names of verdicts, which hold its year.
_OF_EACH = ("chapter", "para", "verdict")
_HOW = "give a frame as jining.load() or jining.select() returns it"


def gate(promises, also=(), *, only=None, repeated=False):
    """Bring a frame of records to the declared types.

    `also` are further columns that it must have, `only` the stored columns that are asked for where not all are; with
    `repeated` a record may stand in several rows, and cells may be exploded.
    """
    _refuse_others(promises)
    out = promises if _as_published(promises) else _typed(promises, only, repeated)
    also = [column for column in also if column is not None]
    _need(out, also)
    refuse_unwritable(out, also)
    return out


def _refuse_others(frame):
    """Refuse what is no frame, a frame with a column twice, and one of another report."""
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"promises is no DataFrame but {type(frame).__name__}: {_HOW}")
    if twice := list(frame.columns[frame.columns.duplicated()]):
        raise ValueError(f"the column {twice[0]!r} stands more than once: rename or drop one, then call again")
    name, text = identity().values()
    report = frame.attrs.get("report", name)
    if report != name or frame.attrs.get("text", text) != text:
        raise ValueError(f"the records are of the report {report!r}, and the current one is "
                         f"{repr(name) if report != name else 'another of this name'}: switch with jining.use(folder)")


@per_report
def _published():
    table = load()
    return table, pd.Index(table["id"])


def _as_published(frame):
    """Whether all is of its type and says of each record what the table says; only a verdict may be another."""
    table, ids = _published()
    if frame.index.names != [None] or not frame.dtypes.reindex(table.columns).eq(table.dtypes).all():
        return False
    at = ids.get_indexer(frame["id"])
    return frame["id"].is_unique and (at >= 0).all() and all(
        frame[column].array.equals(table[column].array.take(at)) for column in table if column != "verdict")


def _typed(promises, only, repeated):
    """Read the cells of a frame as those of a file are read."""
    if only is None and several(promises):
        names = ", ".join(map(str, promises["report"].unique()[:4]))
        raise ValueError(f"the records are of several reports ({names}): give those of one, or compare them with "
                         "jining.plot_bars(promises, by='report')")
    named = [name for name in promises.index.names if name is not None and name not in promises.columns]
    frame = promises.reset_index(level=named).reset_index(drop=True)
    wanted = list(fields() if only is None else only)
    _need(frame, wanted)
    cells = {column: written(frame[column], column) for column in wanted}
    for failure in cell_failures(cells, [None] * len(frame), "promises", loose=True, unique=False):
        raise ValueError(f"{failure}: keep what load() gives, and put names in with jining.label() only for drawing")
    if not repeated and len(set(cells["id"])) < len(frame):
        twice = next(id_ for id_ in cells["id"] if cells["id"].count(id_) > 1)
        raise ValueError(f"the id {twice!r} stands more than once: keep one row per record with .drop_duplicates('id'), or "
                         "give the frame as it was before .explode")
    out = frame_of(cells if only is not None else {**cells, **_derived(frame, cells, promises.attrs.get("facts", ()))})
    if only is None and (turned := (out["value_low"] > out["value_high"]).fillna(False)).any():
        raise ValueError(f"the record {out['id'][turned].iloc[0]!r} has a 'value_low' above its 'value_high': {_HOW}")
    for part in ("comparator", "unit") if only is None else ():
        if (without := out[["value_low", "value_high"]].notna().any(axis=1) & out[part].isna()).any():
            raise ValueError(f"the record {out['id'][without].iloc[0]!r} has a value without a {part!r}: {_HOW}")
    out = pd.concat([out, frame[frame.columns.difference(out.columns, sort=False)]], axis=1)
    out.attrs = dict(promises.attrs)
    return out


def _need(frame, columns):
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        more = f" and {len(missing) - 1} more are missing" if len(missing) > 1 else " is missing"
        raise ValueError(f"the column {missing[0]!r}{more}: {_HOW}, not a table of counts or some columns")


def _derived(frame, cells, files):
    given = written(frame["verdict"], "verdict") if "verdict" in frame else verdicts_of(cells["id"], *files)
    columns = derive(cells, given)
    for row, column, rule, right in misplaced(cells, columns["start"]):
        raise ValueError(f"the {column!r} {cells[column][row]!r} of {cells['id'][row]!r} {rule}, which is {right}: {_HOW}")
    if None in columns["start"]:
        lost = cells["id"][columns["start"].index(None)]
        raise ValueError(f"the words of {lost!r} in 'quote_zh' are not in the report: {_HOW}; for those of another one "
                         "switch with jining.use(folder)")
    table, ids = _published()
    known = table.reindex(ids.get_indexer(cells["id"]))
    for column in (name for name in columns if name in frame and name not in ("verdict", "start", "end")):
        texts = (written(one, column) for one in (cells["id"], frame[column], columns[column], known[column]))
        for id_, own, right, was in zip(*texts, strict=True):
            if own not in (right, was):
                raise ValueError(f"the {column!r} of {id_!r} is {own!r} and follows from its coded columns as {right!r}: "
                                 "put a reading of your own into a column of another name")
    return columns


def several(promises, columns=()):
    """Whether a frame holds records of several reports; a column that they do not share is refused."""
    if not isinstance(promises, pd.DataFrame) or not {"id", "report"} <= set(promises.columns) or (
            promises["report"].nunique(dropna=False) < 2) or set(promises["id"]) <= set(lookup(TABLE)):
        return False
    if promises["report"].isna().any() or promises["id"].duplicated().any():
        raise ValueError("the records are of several reports, some twice or without a name in the column 'report': give "
                         'each report once to pandas.concat, with .assign(report="…")')
    columns = [column for column in columns if column]
    _need(promises, columns)
    for column in columns:
        keys = {str(key) for cell in promises[column].dropna() for key in (cell if isinstance(cell, tuple) else [cell])}
        if column in _OF_EACH or (column in fields() and allowed(column) and keys - set(allowed(column))):
            raise ValueError(f"the reports do not share the values of {column!r}: choose a column that has the same in all")
    return True


def label(frame, lang=None):
    """Write names for codes: every coded column becomes an ordered categorical of names, in the order of the codebook.

    `frame` holds records, or any table with coded columns under their own names (a count, a pivot that was reset); `lang`
    ("en" or "zh") is that of the theme by default. The new frame has the same rows, index and column names. All values of
    the codebook are categories, so that seaborn draws empty groups too; what is no code stays as it is. Cells that hold
    several values become tuples of names.

    >>> import jining
    >>> label(jining.load(), "zh")["kind"].cat.categories.tolist()
    ['目标', '措施', '愿景']
    """
    _refuse_others(frame)
    if several(frame):
        raise ValueError("the records are of several reports, each with names of its own: label those of each, under "
                         "jining.use(folder), before pandas.concat")
    lang, out = language(lang), frame.copy()
    for column in frame.columns:
        try:
            names = {code: name_of(column, code, lang) for code in values(column)}
        except (ValueError, TypeError):
            continue
        if names:
            out[column] = _named(frame[column], names)
    return out


def _named(series, names):
    """Names for the codes of a column; what is no code stays as it is."""
    texts, items = written(series, series.name), "items" in fields().get(series.name, {})
    several = [isinstance(cell, tuple | list) or (items and ";" in text) for cell, text in zip(series, texts, strict=True)]
    cells = [tuple(names.get(one, one) for one in text.split(";") if one) if many else names.get(text, text) or None
             for text, many in zip(texts, several, strict=True)]
    if any(several):
        return pd.Series(cells, index=series.index, dtype="object")
    known = dict.fromkeys([*names.values(), *filter(None, cells)])
    return pd.Series(pd.Categorical(cells, list(known), ordered=True), index=series.index)
