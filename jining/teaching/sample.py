"""The clauses that a class codes, the values it may give, and the two shipped codings of the same clauses."""

import hashlib

import pandas as pd

from jining.agreement import load_passes
from jining.data import load
from jining.docs import codebook
from jining.package import allowed

#: What a class codes; "none" says that there is no modal word or no action, an empty cell that nothing was answered.
VARIABLES = ("kind", "checkable_by", "modal", "instrument")
#: Columns of a coder's file.
COLUMNS = ("coder", "id", *VARIABLES, "saved_at")
#: Clauses of each kind, and what makes the draw a fixed one.
_PER_KIND, _SEED = 10, "L3"


def clauses(ids=None, promises=None):
    """List the clauses that a class codes.

    Parameters
    ----------
    ids : sequence of str, optional
        Other records; by default thirty, drawn once by a fixed lot from the records that were coded twice: ten
        that the first coding called targets, ten measures, ten aims.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; all by default.

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
    30
    """
    promises = load() if promises is None else promises
    known, wanted = promises["id"].tolist(), _lot() if ids is None else list(ids)
    unknown = [id_ for id_ in wanted if id_ not in known]
    if unknown and ids is not None:
        raise ValueError(f"no record {unknown[0]!r}; there are {known[0]} to {known[-1]}")
    rows = promises[promises["id"].isin(wanted)].set_index("id")
    return rows[["para", "quote_zh", "text_en"]]


def _lot():
    first, _ = load_passes()
    drawn = first.index.to_series().map(lambda id_: hashlib.sha256(f"{_SEED} {id_}".encode()).hexdigest())
    return [id_ for _, lots in drawn.groupby(first["kind"]) for id_ in lots.sort_values().index[:_PER_KIND]]


def choices(variable):
    """List the values that a coder may give.

    Parameters
    ----------
    variable : str
        One of `VARIABLES`.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> choices("kind"), choices("modal")[-1]
    (('target', 'measure', 'aim'), 'none')
    """
    return (*allowed(variable), "none") if variable == "modal" else allowed(variable)


def read_line(text):
    """Read answers that were typed in one line, in the order of `VARIABLES`.

    Parameters
    ----------
    text : str
        Words apart by spaces or commas: values of the codebook or their English names, each as short as it is clear.

    Returns
    -------
    dict of str to str
        Variable -> value, for as many variables as there are words.

    Raises
    ------
    ValueError
        If a word is none of the values, may be several, or if there are more words than variables.

    Examples
    --------
    >>> read_line("m open ens e5")
    {'kind': 'measure', 'checkable_by': 'open', 'modal': '确保', 'instrument': 'E5'}
    """
    words = text.replace(",", " ").replace("，", " ").split()
    if len(words) > len(VARIABLES):
        raise ValueError(f"{len(words)} words for {len(VARIABLES)} questions: {', '.join(VARIABLES)}")
    return {name: _meant(name, word.casefold()) for name, word in zip(VARIABLES, words, strict=False)}


def _meant(variable, word):
    names = {value.casefold(): value for value in choices(variable)}
    if variable == "modal":
        names |= {row.en: row.value for row in codebook("modal").itertuples()}
    found = {names[word]} if word in names else {value for name, value in names.items() if name.startswith(word)}
    if len(found) != 1:
        said = "may be several of" if found else "is none of"
        raise ValueError(f"{variable}: {word!r} {said}: {', '.join(names)}")
    return found.pop()


def model_codes(ids=None):
    """Give the two shipped codings the form of two coders' files.

    Parameters
    ----------
    ids : sequence of str, optional
        Records; the thirty clauses by default. Those that were not coded twice are left out.

    Returns
    -------
    pandas.DataFrame
        As `read_codes` returns it, with the coders "first reading" and "second reading". Both are language models.

    Examples
    --------
    >>> model_codes()["coder"].value_counts().to_dict()
    {'first reading': 30, 'second reading': 30}
    """
    wanted = clauses(ids).index
    named = zip(("first reading", "second reading"), load_passes(), strict=True)
    parts = [coding.loc[coding.index.intersection(wanted), list(VARIABLES)].replace("", "none").reset_index()
             .assign(coder=name, saved_at="", file="shipped") for name, coding in named]
    return pd.concat(parts, ignore_index=True)[[*COLUMNS, "file"]]
