"""How far two independent codings agree: percent, Krippendorff's alpha with an interval, and the edges of records."""

import numpy as np
import pandas as pd

from jining.report.cells import same
from jining.report.errors import check_choice
from jining.report.load import load_table, sound_rows
from jining.report.report import allowed

#: Column whose values are ranks: the results chain.
_ORDINAL = "logic"
#: Krippendorff's own limits: rely on it from 0.80, draw tentative conclusions from 0.67.
RELY, TENTATIVE = 0.80, 0.67
_ROUNDS, _SEED = 1000, 20200109


def load_passes(which="sample"):
    """Load two codings of the same rows as they stood when they were compared.

    `which` is "sample" (all targets and some other rows), "fresh" (rows drawn after the rules of two variables had
    been sharpened) or "verdicts". Two frames: index `id`, a text column per variable, "" where nothing is stated.

    >>> first, second = load_passes()
    >>> first.index.equals(second.index), load_passes("fresh")[0].columns.tolist()
    (True, ['sdg', 'target_group'])
    """
    check_choice("which", which, ("sample", "fresh", "verdicts"))
    names = {"sample": ("first_pass", "second_pass"), "fresh": ("fresh_pass",), "verdicts": ("second_verdicts",)}[which]
    frames = [pd.DataFrame(sound_rows(name=name)[0]) for name in names]
    if which == "fresh":
        frames = [coding.drop(columns="coder") for _, coding in frames[0].groupby("coder")]
    elif which == "verdicts":
        frames = [frames[0][["id", reader]].set_axis(["id", "verdict"], axis=1) for reader in ("first", "second")]
    return tuple(frame.set_index("id") for frame in frames)


def agreement(first=None, second=None, *, rounds=_ROUNDS):
    """Compare two codings of the same rows, variable by variable.

    Parameters
    ----------
    first, second : pandas.DataFrame, optional
        One row per record with its `id`, as index or column, and one column per variable, as text or as `load` gives it;
        the shipped passes by default. What both have is compared by id; if there is nothing, a ValueError.
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
    check_rounds(rounds)
    if first is None and second is None:
        first, second = load_passes()
    first, second = _by_id(first, "first"), _by_id(second, "second")
    rows, variables = first.index.intersection(second.index), [name for name in first.columns if name in second.columns]
    if rows.empty or not variables:
        raise ValueError("the two codings have no row or no variable in common")
    table = [_compare(name, first.loc[rows, name], second.loc[rows, name], rounds) for name in variables]
    return pd.DataFrame(table).set_index("variable")


def check_rounds(rounds):
    """Refuse what is no number of resamples."""
    if not isinstance(rounds, int) or isinstance(rounds, bool) or rounds < 0:
        raise ValueError(f"rounds={rounds!r} is no number of resamples: give a whole number, such as 200")


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
    return coding.drop(columns="id", errors="ignore").set_axis(ids).apply(
        lambda cells: cells.map(lambda value: same(value, cells.name)).astype(object))


def _compare(name, one, two, rounds):
    scale = allowed(name) if name == _ORDINAL else ()
    order = scale if scale and {*one, *two} <= {*scale} else None  # what is on no scale has no distance from what is
    alpha, *resampled = _alphas(one, two, order, rounds)
    low, high = np.nanquantile(resampled, [0.025, 0.975]) if np.isfinite(resampled).any() else (np.nan, np.nan)
    agree = (one == two).to_numpy()
    return {"variable": name, "n": len(one), "differ": int((~agree).sum()), "agree": 100 * float(agree.mean()),
            "alpha": alpha, "low": low, "high": high, "verdict": verdict_of(alpha)}


def verdict_of(alpha):
    """Name what an alpha allows: to rely on a variable, to draw tentative conclusions, or neither."""
    if np.isnan(alpha):
        return "one value only"
    return "rely" if alpha >= RELY else "tentative" if alpha >= TENTATIVE else "low"


def krippendorff_alpha(one, two, *, order=None):
    """Krippendorff's alpha of two coders who both coded every row."""
    return _alphas(one, two, order, 0)[0]


def _alphas(one, two, order, rounds):
    """Alpha of all rows, then of resamples of them."""
    values = order or sorted({*one, *two})
    first, second = (pd.Categorical(coder, values).codes.astype(int) for coder in (one, two))
    chosen = np.random.default_rng(_SEED).integers(len(first), size=(rounds, len(first)))
    found = []
    for rows in (slice(None), *chosen):
        pairs = np.bincount((first * len(values) + second)[rows], minlength=len(values) ** 2)
        pairs = pairs.reshape(len(values), len(values))
        found.append(alpha_of_pairs(pairs + pairs.T, ordinal=order is not None))  # each row counts in both orders
    return found


def alpha_of_pairs(pairs, *, ordinal=False):
    """Krippendorff's alpha from the symmetric table of pairs of values; nan for one value only."""
    totals = pairs.sum(axis=0)
    middle = totals.cumsum() - totals / 2  # between two values lie those of the scale between them, and half of each end
    difference = (middle[:, None] - middle[None, :]) ** 2 if ordinal else 1 - np.eye(len(totals))
    expected = (np.outer(totals, totals) * difference).sum() / max(totals.sum() - 1, 1)
    return float(1 - (pairs * difference).sum() / expected) if expected else np.nan


def span_agreement():
    """Compare where two readings of four chapters let records begin and end.

    A Series: `first`, `second` (records), `same` (of both readings, with exactly the same edges) and `f1`.

    >>> bool(span_agreement()["first"] >= span_agreement()["same"])
    True
    """
    spans = load_table("segmentation")
    one, two = (spans.loc[spans["coder"] == coder, ["start", "end"]] for coder in ("first", "second"))
    both = len(one.merge(two).drop_duplicates())
    return pd.Series({"first": len(one), "second": len(two), "same": both, "f1": 2 * both / (len(one) + len(two))})
