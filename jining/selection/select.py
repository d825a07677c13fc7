"""Select records by coded columns, values, words and identifiers."""

from inspect import Parameter, Signature

import numpy as np
import pandas as pd

from jining.report.frames import gate, several
from jining.selection.filters import NAMES, clean_filter, contain, filtered_columns, passing, search_texts

#: Filters on what each report has of its own: its chapters, and the names of its programmes, in which words are searched.
_OWN = {"chapter", "para", "programme", "words"}


def select(promises, *, exclude=None, value=None, words="", ids=None, **columns):
    """Select records by coded columns, values, words and identifiers.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them; may be empty, or hold a record more than once.
    **columns
        `sector`, `kind` and the other coded columns that all reports have: one value of the codebook, or several: a row must
        have one of them. "not stated" matches rows without a value, an empty list none; None is no filter. `chapter`,
        `firmness` and `sdg` are integers.
    exclude : dict, optional
        Column -> values, as above: a row must have none of them.
    value : dict, optional
        ``{"unit": "percent", "from": 5, "to": 10}``: rows of that unit whose value meets this range, of which either end may
        be left out. "At least" has no upper end, "at most" no lower one.
    words : str
        All words must stand in the quote, the sentence, the item or the name of a programme, in Chinese or English.
        ``"two words"`` is a phrase, ``-word`` must not be there, ``|`` separates alternatives. At most 1,000 characters.
    ids : str or several, optional
        Identifiers of records.

    Returns
    -------
    pandas.DataFrame
        The rows that match every filter, in order, as a new frame. `attrs["filter"]` holds the active filters as JSON can;
        of a selection from a selection, if both speak of one column, a list of such dicts. Wrong values are a ValueError
        that names them with what is near.

    Examples
    --------
    >>> import jining
    >>> chosen = select(jining.load(), sector=["rural", "digital"], words="5g 基站 | 5g base -plan")
    >>> chosen["value_low"].tolist(), chosen.attrs["filter"]["sector"]
    ([4000.0], ['digital', 'rural'])
    """
    given = {**columns, "exclude": exclude, "value": value, "words": words, "ids": ids}
    together = several(promises)
    promises = promises if together else gate(promises, repeated=True)
    filters = clean_filter(given, promises["id"])
    if own := {*filters, *filtered_columns(filters)} & _OWN if together else ():
        raise ValueError(f"{min(own)!r} means another thing in each report: select by it before pandas.concat")
    selected = promises[match(promises, filters)]
    before = promises.attrs.get("filter", {})
    *steps, last = before if isinstance(before, list | tuple) else [before]
    if all(last.get(name, value) == value for name, value in filters.items()):  # they speak of different things
        steps.append({name: (last | filters)[name] for name in NAMES if name in last or name in filters})
    else:
        steps += [last, filters]
    selected.attrs["filter"] = steps[0] if len(steps) == 1 else steps
    return selected


#: What help and completion show: every filter by its name.
select.__signature__ = Signature([
    Parameter("promises", Parameter.POSITIONAL_OR_KEYWORD),
    *(Parameter(name, Parameter.KEYWORD_ONLY, default="" if name == "words" else None) for name in NAMES)])


def match(promises, filters):
    """Find the rows that match every clean filter: one true or false per row."""
    columns = filtered_columns(filters)
    keep = np.ones(len(promises), dtype=bool)
    for name in columns:
        codes, cells = pd.factorize(promises[name].array)
        keep &= passing(name, [*cells, None], filters)[codes]  # code -1, a missing cell, is the last one
    if "value" in filters:
        keep &= meets(promises, filters["value"])
    if "ids" in filters:
        keep &= promises["id"].isin(filters["ids"]).to_numpy(dtype=bool)
    if "words" in filters:
        keep[keep] = contain(search_texts(promises[keep]), filters["words"])
    return keep


def meets(promises, value):
    """Find the rows of a unit whose interval meets a range; an open end is infinite."""
    low = promises["value_low"].fillna(-np.inf).to_numpy(dtype=float)
    high = promises["value_high"].fillna(np.inf).to_numpy(dtype=float)
    inside = (low <= value.get("to", np.inf)) & (high >= value.get("from", -np.inf))
    return inside & (promises["unit"] == value["unit"]).fillna(False).to_numpy(dtype=bool)
