"""One gate for frames: any reasonable frame of records is brought to the declared types, or refused in one sentence."""

import difflib

import numpy as np
import pandas as pd

from jining.report.cells import as_code, cell_text, refuse_unwritable
from jining.report.derive import derive
from jining.report.labels import label as name_of
from jining.report.labels import values
from jining.report.language import language
from jining.report.load import as_published, convert, load, typed_derived, verdicts_of
from jining.report.report import TABLE, allowed, fields, package, per_report
from jining.report.several import refuse_several

_HOW = "give a frame as jining.load() or jining.select() returns it"


def gate(promises, also=(), *, only=None, repeated=False):
    """Bring a frame of records to the declared types.

    `also` are further columns that it must have, `only` the stored columns that are asked for where not all are; with
    `repeated` a record may stand in several rows, and cells may be exploded.
    """
    _refuse_other_types(promises)
    also = [column for column in also if column is not None]
    report = promises.attrs.get("report", package()["name"])
    if report != package()["name"]:
        raise ValueError(f"the records are of the report {report!r}, and the current one is {package()['name']!r}: "
                         "switch with jining.use(folder)")
    typed = _as_loaded(promises, repeated)
    if typed and as_published(promises):
        _need(promises, also)
        refuse_unwritable(promises, also)
        _refuse_impossible(promises)
        return promises
    if only is None:
        refuse_several(promises)
    frame, wanted = _reset(promises), fields() if only is None else only
    _need(frame, wanted)
    _refuse_repeated(frame, repeated)
    cells = {column: text_cells(frame[column], column) for column in wanted}
    out = pd.DataFrame({column: _convert(cells[column], column) for column in wanted})
    if only is None:
        out = pd.concat([out, _derived(frame, cells, promises.attrs.get("facts", ()), typed)], axis=1)
    for column in frame.columns.difference(out.columns, sort=False):
        out[column] = frame[column].to_numpy()
    out.attrs = dict(promises.attrs)
    _need(out, also)
    refuse_unwritable(out, also)
    if only is None:
        _refuse_impossible(out)
    return out


def _refuse_other_types(frame):
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"promises is no DataFrame but {type(frame).__name__}: {_HOW}")
    twice = list(dict.fromkeys(frame.columns[frame.columns.duplicated()]))
    if twice:
        raise ValueError(f"the column {twice[0]!r} stands more than once: rename or drop one, then call again")


@per_report
def _loaded_types():
    return load().iloc[:0].dtypes


def _as_loaded(frame, repeated):
    types = _loaded_types()
    if not set(types.index) <= set(frame.columns):
        return False
    if not all(frame.dtypes[column] == dtype for column, dtype in types.items()):
        return False
    lists = [column for column, field in fields().items() if "items" in field]
    return ((repeated or frame["id"].is_unique) and not frame.index.names[0]
            and not frame[_required()].isna().any(axis=None)
            and all(type(cell) is tuple for column in lists for cell in frame[column]))


def _unknown(cell, column):
    """Give the first of the values of a cell that the codebook does not have, or ""."""
    known, parts = allowed(column), cell if isinstance(cell, tuple) else cell.split(fields()[column]["items"]["separator"])
    return next((one for one in filter(None, parts) if one.partition(":")[0] not in known), "")


@per_report
def _required():
    return [name for name, field in fields().items()
            if field.get("constraints", {}).get("required") and "items" not in field]


def _reset(promises):
    named = [name for name in promises.index.names if name is not None and name not in promises.columns]
    frame = promises.reset_index(level=named) if named else promises
    return frame.reset_index(drop=True)


def _need(frame, columns):
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        near = difflib.get_close_matches(missing[0], [str(column) for column in frame.columns], n=1, cutoff=0.7)
        near = f" (is it {near[0]!r}?)" if near else ""
        said = (f"the column {missing[0]!r} is missing" if len(missing) == 1 else
                f"the column {missing[0]!r} and {len(missing) - 1} more are missing")
        raise ValueError(f"{said}{near}: {_HOW}, not a table of counts or some columns")


def _refuse_impossible(frame):
    """Refuse what no record holds, whatever its types: letters of no text, a number without end, ends turned round."""
    refuse_unwritable(frame, [column for column, field in fields().items() if not _is_coded(field)])
    low, high = (frame[end].to_numpy(dtype=float, na_value=np.nan) for end in ("value_low", "value_high"))
    for wrong, said in ((np.isinf(low) | np.isinf(high), "has a value without end"),
                        (low > high, "has a 'value_low' above its 'value_high'")):
        if wrong.any():
            raise ValueError(f"the record {frame['id'].iloc[wrong.argmax()]!r} {said}: {_HOW}")


def _is_coded(field):
    return field["type"] != "string" or "items" in field or bool(allowed(field["name"]))


def _refuse_repeated(frame, repeated):
    if repeated:
        return
    ids = frame["id"]
    twice = ids[ids.duplicated()]
    if ids.isna().any():
        raise ValueError("the column 'id' is empty in a row: every record has its own; drop such rows first")
    if twice.empty:
        return
    rows = frame[ids == twice.iloc[0]]
    for column in (name for name, field in fields().items() if "items" in field):
        if rows[column].map(str).nunique() > 1:
            raise ValueError(f"the frame is exploded by {column!r}, so that {twice.iloc[0]!r} stands {len(rows)} times: "
                             "give the frame as it was before .explode")
    raise ValueError(f"the id {twice.iloc[0]!r} stands {len(rows)} times: keep one row per record with "
                     ".drop_duplicates('id')")


def text_cells(series, column, table=TABLE):
    """Write the cells of a column as the text that a file holds."""
    field = fields(table)[column]
    separator, whole = field.get("items", {}).get("separator"), field["type"] == "integer"
    cells = [_cell(value, separator, whole) for value in series.tolist()]
    codes = {cell: as_code(cell, column, table) for cell in dict.fromkeys(cells)}
    return [codes[cell] for cell in cells]


def _cell(value, separator, whole):
    text = cell_text(value, separator or ";")
    text = text.strip() if separator or whole else text
    if whole and text.endswith(".0"):
        return text.removesuffix(".0")
    if separator and text[:1] in "([" and text[-1:] in ")]":  # a tuple that a CSV file holds as text
        return separator.join(part.strip(" '\"") for part in text[1:-1].split(",") if part.strip(" '\""))
    return text


def _convert(cells, column):
    field, known = fields()[column], allowed(column)
    read = {"integer": int, "number": float}.get(field["type"])
    if column in _required() and "" in cells:
        raise ValueError(f"the column {column!r} is empty in a row, and every record has a value there: {_HOW}")
    for cell in dict.fromkeys(cells):
        if wrong := (_unknown(cell, column) if "items" in field else cell if (known and cell not in ("", *known)) or
                     (read and not _is_number(cell, read, field)) else ""):
            number = "a whole number" if read is int else "a number"
            ends = field.get("constraints", {})
            number += f" of {ends['minimum']} to {ends['maximum']}" if "maximum" in ends else ""
            what = f"one of {', '.join(known[:6])} …" if known else number
            raise ValueError(f"the column {column!r} holds {wrong!r}, which is not {what}: keep the codes that load() "
                             "gives, and put names in with jining.label() only for drawing")
    return convert(cells, column)


def _is_number(cell, read, field):
    try:
        value = read(cell or 0)
    except ValueError:
        return False
    most = field.get("constraints", {})
    return not cell or most.get("minimum", value) <= value <= most.get("maximum", value)


def _derived(frame, cells, files, typed):
    columns = derive(cells)
    if typed and None in columns["start"]:  # other words, put in place of those that stand there
        columns |= {end: frame[end].tolist() for end in ("start", "end")}
    if None in columns["start"]:
        lost = cells["id"][columns["start"].index(None)]
        raise ValueError(f"the words of {lost!r} in 'quote_zh' are not in the report: {_HOW}")
    given = [_cell(value, None, False) for value in frame["verdict"]] if "verdict" in frame else None
    return typed_derived({**columns, "verdict": given or verdicts_of(cells["id"], *files)})


def label(frame, lang=None):
    """Write names for codes: every coded column becomes an ordered categorical of names, in the order of the codebook.

    `frame` holds records, or any table with coded columns under their own names (a count, a pivot that was reset); `lang`
    ("en" or "zh") is that of the theme by default. The new frame has the same rows, index and column names. All values of
    the codebook are categories, so that seaborn draws empty groups too; what is no code stays as it is. Cells that hold
    several values become tuples of names.

    Examples
    --------
    >>> import jining
    >>> label(jining.load(), "zh")["kind"].cat.categories.tolist()
    ['目标', '措施', '愿景']
    """
    _refuse_other_types(frame)
    lang, out = language(lang), frame.copy()
    for column in frame.columns:
        try:
            codes = list(values(column))
        except (ValueError, TypeError):
            continue
        if codes:
            separator = fields()[column].get("items", {}).get("separator") if column in fields() else None
            out[column] = _named(frame[column], {code: name_of(column, code, lang) for code in codes}, separator)
    return out


def _named(series, names, separator):
    """Names for the codes of a column; what is no code stays as it is."""
    cells = [_name(cell, names, separator) for cell in series]
    if any(isinstance(cell, tuple) for cell in cells):
        return pd.Series(cells, index=series.index, dtype="object")
    known = dict.fromkeys([*names.values(), *(cell for cell in cells if cell is not None)])
    return pd.Series(pd.Categorical(cells, list(known), ordered=True), index=series.index)


def _name(cell, names, separator):
    several = isinstance(cell, tuple | list) or (separator and isinstance(cell, str) and separator in cell)
    if several:
        text = _cell(cell, separator or ";", False)
        return tuple(names.get(one, one) for one in text.split(separator or ";")) if text else ()
    text = _cell(cell, None, True)
    return names.get(text, text) if text else None
