"""How far two independent codings agree: percent, Krippendorff's alpha with an interval, and the edges of records."""

import numpy as np
import pandas as pd

from jining.report.cells import same
from jining.report.errors import check_choice
from jining.report.load import sound_rows
from jining.report.report import allowed, fields

#: Order of the results chain, for the ordinal alpha.
_ORDERED = {"logic": ("input", "activity", "output", "outcome")}
#: Krippendorff's own limits: rely on it from 0.80, draw tentative conclusions from 0.67.
RELY, TENTATIVE = 0.80, 0.67
_ROUNDS, _SEED = 1000, 20200109


def load_passes(which="sample"):
    """Load two codings of the same rows as they stood when they were compared.

    `which` is "sample" (all targets and a sample of other rows, every variable), "fresh" (rows drawn afresh after the rules
    of `sdg` and `target_group` had been sharpened, these two) or "verdicts" (every promise on which a fact was found). Two
    frames: index `id`, one text column per coded variable, "" where the coder found nothing stated.

    Examples
    --------
    >>> first, second = load_passes()
    >>> first.index.equals(second.index), load_passes("fresh")[0].columns.tolist()
    (True, ['sdg', 'target_group'])
    """
    check_choice("which", which, ("sample", "fresh", "verdicts"))
    if which == "sample":
        frames = [pd.DataFrame(sound_rows(name=name)[0]) for name in ("first_pass", "second_pass")]
    elif which == "verdicts":
        both = pd.DataFrame(sound_rows(name="second_verdicts")[0])
        frames = [both[["id", reader]].rename(columns={reader: "verdict"}) for reader in ("first", "second")]
    else:
        both = pd.DataFrame(sound_rows(name="fresh_pass")[0])
        frames = [both[both["coder"] == coder].drop(columns="coder") for coder in ("first", "second")]
    return tuple(frame.set_index("id") for frame in frames)


def agreement(first=None, second=None, *, rounds=_ROUNDS):
    """Compare two codings of the same rows, variable by variable.

    Parameters
    ----------
    first, second : pandas.DataFrame, optional
        One row per record with its `id`, as index or column, and one column per variable, as text or as `load` gives it;
        the shipped passes by default. Rows and columns that both have are compared, row by row of one id; if there are
        none, or a coding has no ids or one id twice, a ValueError.
    rounds : int
        Resamples of rows for the interval.

    Returns
    -------
    pandas.DataFrame
        One row per variable: `n` (rows), `differ` (rows), `agree` (percent), `alpha` (Krippendorff 2004; ordinal for
        `logic` if each row has a value of its scale, else nominal; an empty cell is a value, and one value only has no
        alpha), `low` and `high` (95 % bootstrap interval), `verdict` ("rely", "tentative" or "low"). Two passes of one
        language model show consistency, not agreement between people.

    Examples
    --------
    >>> agreement(rounds=20).loc["kind", "verdict"]
    'rely'
    """
    if not isinstance(rounds, int | np.integer) or isinstance(rounds, bool) or rounds < 0:
        raise ValueError(f"rounds={rounds!r} is no number of resamples: give a whole number, such as {_ROUNDS}")
    first, second = _pair(first, second)
    rows, variables = first.index.intersection(second.index), [name for name in first.columns if name in second.columns]
    if rows.empty or not variables:
        raise ValueError("the two codings have no row or no variable in common")
    chosen = np.random.default_rng(_SEED).integers(len(rows), size=(rounds, len(rows)))
    table = [_compare(name, first.loc[rows, name], second.loc[rows, name], chosen) for name in variables]
    return pd.DataFrame(table).set_index("variable")


def _pair(first, second):
    """Two codings by id: those given, or the shipped ones."""
    if first is None and second is None:
        first, second = load_passes()
    return _by_id(first, "first"), _by_id(second, "second")


def _by_id(coding, name):
    if not isinstance(coding, pd.DataFrame):
        raise ValueError(f"the {name} coding is no DataFrame but {type(coding).__name__}: give two codings, or none")
    coding = coding.reset_index(level=[level for level in coding.index.names if level not in (None, *coding.columns)])
    if "id" not in coding.columns and isinstance(coding.index, pd.RangeIndex):
        raise ValueError(f"the {name} coding names no record: give it a column or an index 'id'")
    ids = pd.Index([same(id_) for id_ in coding.get("id", coding.index)], name="id")
    for twice, what in ((ids, "the record"), (coding.columns, "the column")):
        if not twice.is_unique:
            raise ValueError(f"the {name} coding has {what} {twice[twice.duplicated()][0]!r} twice: keep it once")
    coding = coding.drop(columns="id", errors="ignore").set_axis(ids)
    for column in (column for column in coding if column in fields() and allowed(column)):
        held = {part.partition(":")[0] for value in coding[column] for part in same(value, column).split(";")} - {""}
        if held and not held & set(allowed(column)):
            raise ValueError(f"the {name} coding holds {min(held)!r} in {column!r}, which is no code: "
                             "put names in only for drawing")
    return coding


def _compare(name, one, two, chosen):
    one, two = _comparable(name, one), _comparable(name, two)
    order = _ORDERED.get(name)
    order = order if order and {*one, *two} <= {*order} else None  # what is on no scale has no distance from what is
    one, two, values = _numbered(one, two, order)
    alpha = _alpha(one, two, values, ordinal=order is not None)
    resampled = [_alpha(one[rows], two[rows], values, ordinal=order is not None) for rows in chosen]
    low, high = np.nanquantile(resampled, [0.025, 0.975]) if np.isfinite(resampled).any() else (np.nan, np.nan)
    return {"variable": name, "n": len(one), "differ": int((one != two).sum()), "agree": 100 * float((one == two).mean()),
            "alpha": alpha, "low": low, "high": high, "verdict": verdict_of(alpha)}


def _comparable(name, values):
    return np.array([same(value, name) for value in values], dtype=object)


def verdict_of(alpha):
    """Name what an alpha allows: to rely on a variable, to draw tentative conclusions, or neither."""
    if np.isnan(alpha):
        return "one value only"
    return "rely" if alpha >= RELY else "tentative" if alpha >= TENTATIVE else "low"


def krippendorff_alpha(one, two, *, order=None):
    """Krippendorff's alpha of two coders who both coded every row."""
    one, two, values = _numbered(one, two, order)
    return _alpha(one, two, values, ordinal=order is not None)


def _numbered(one, two, order):
    values = [*(order or ()), *sorted({*one, *two} - set(order or ()))]
    place = {value: number for number, value in enumerate(values)}
    return (*(np.array([place[value] for value in coder]) for coder in (one, two)), len(values))


def _alpha(one, two, values, *, ordinal):
    pairs = np.bincount(one * values + two, minlength=values * values).reshape(values, values)
    return alpha_of_pairs(pairs + pairs.T, ordinal=ordinal)  # each row counts in both orders


def alpha_of_pairs(pairs, *, ordinal=False):
    """Krippendorff's alpha from the symmetric table of pairs of values; nan for one value only."""
    totals = pairs.sum(axis=0)
    difference = _ordinal_difference(totals) if ordinal else 1 - np.eye(len(totals))
    expected = (np.outer(totals, totals) * difference).sum() / max(totals.sum() - 1, 1)
    return float(1 - (pairs * difference).sum() / expected) if expected else np.nan


def _ordinal_difference(totals):
    """Squared number of values that lie between two, half of each end."""
    middle = totals.cumsum() - totals / 2
    return (middle[:, None] - middle[None, :]) ** 2


def confusion(variable, first=None, second=None):
    """Cross two codings of one variable (as for `agreement`): rows the first, columns the second, cells records.

    Examples
    --------
    >>> int(confusion("kind").to_numpy().sum()) == len(load_passes()[0])
    True
    """
    first, second = _pair(first, second)
    if variable not in first or variable not in second:
        raise ValueError(f"variable={variable!r} is not known; there are: {', '.join(first.columns)}")
    rows = first.index.intersection(second.index)
    one, two = (_comparable(variable, coding.loc[rows, variable]) for coding in (first, second))
    names = {"first": pd.Series(one, name="first"), "second": pd.Series(two, name="second")}
    return pd.crosstab(names["first"], names["second"])


def span_agreement(spans=None):
    """Compare where two readings let records begin and end.

    `spans` has the columns `coder` ("first", "second"), `start` and `end`; the shipped segmentation of four chapters by
    default. A Series: `first`, `second` (records), `same` (exact spans), `precision`, `recall`, `f1`, and `f1_overlap`,
    where two records count as one if their spans share more than half of the longer one.

    Examples
    --------
    >>> bool(span_agreement()["f1"] <= span_agreement()["f1_overlap"])
    True
    """
    if spans is None:
        spans = pd.DataFrame(sound_rows(name="segmentation")[0])
    try:
        spans = spans[["coder", "start", "end"]].astype({"start": int, "end": int})
    except (TypeError, KeyError, ValueError):
        raise ValueError("spans is no frame with the columns coder, start and end, the last two whole numbers") from None
    for coder in ("first", "second"):
        check_choice("coder", coder, dict.fromkeys(spans["coder"]))
    one, two = (sorted(zip(part["start"], part["end"], strict=True)) for part in
                (spans[spans["coder"] == "first"], spans[spans["coder"] == "second"]))
    same = len({*one} & {*two})
    near = sum(any(_overlap(span, other) for other in two) for span in one)  # half of the longer: at most one other
    both = len(one) + len(two)
    return pd.Series({"first": len(one), "second": len(two), "same": same, "precision": same / len(two),
                      "recall": same / len(one), "f1": 2 * same / both, "f1_overlap": 2 * near / both})


def _overlap(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > max(a[1] - a[0], b[1] - b[0]) / 2
