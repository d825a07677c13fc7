"""Facts beside promises: what each rate was the year before, and which promise a public figure answers."""

from typing import NamedTuple

import pandas as pd

from jining.tables import load_results

#: "About" a rate allows this many percentage points less: the report writes its rates in steps of half a point.
_ABOUT = 0.5


class Evidence(NamedTuple):
    """One fact beside one promise.

    Attributes
    ----------
    fact_id : str
        Key of `results.csv`.
    item_zh : str
        `item_zh` of the promise.
    answers : {"yes", "otherwise", "open"}
        Whether the fact is on the promised scale, on another one, or the promise has no number at all.
    en, zh : str
        Why, and what to beware of.
    """

    fact_id: str
    item_zh: str
    answers: str
    en: str
    zh: str


#: Which fact belongs to which promise is a judgement: each with its reason.
EVIDENCE = (
    Evidence("F07", "地区生产总值增速", "otherwise", "a level; the city's growth rate of the year was not found",
             "仅有总量，当年全市增速未查到"),
    Evidence("F09", "一般公共预算收入增速", "yes", "computed from two levels that may not share a base",
             "由两年数额推算，口径可能有调整"),
    Evidence("F10", "固定资产投资增速", "yes", "computed backwards from the growth of 2021", "由2021年增速倒推"),
    Evidence("F13", "新增高新技术企业", "yes", "a net change: new firms are at least as many",
             "为净增数，新认定数不少于此"),
    Evidence("F15", "新治理采煤塌陷地", "otherwise",
             "cumulative, published before the year ended; not the year's own figure", "累计数，年底前发布，并非当年数"),
    Evidence("F11", "PM2.5浓度持续改善", "open", "a change on 2019; the report gives no number to hold it against",
             "比2019年变化；报告未给数值"),
    Evidence("F14", "节能减排约束性指标和环境质量改善目标", "open",
             "a ministry's target for October to March, which began in 2019", "部委秋冬季目标，始于2019年10月"),
)
#: Outcomes of the comparison.
VERDICTS = ("met", "missed", "otherwise", "open", "none")


def baselines(targets, results=None):
    """Rate of the year before for each target.

    Parameters
    ----------
    targets : pandas.DataFrame
        Targets as `load` returns them.
    results : pandas.DataFrame, optional
        Facts as `load_results` returns them; the shipped ones by default.

    Returns
    -------
    pandas.Series of Float64
        In percent, in the order of `targets`; missing where there is no fact of the same name.

    Examples
    --------
    >>> import jining
    >>> baselines(jining.select(jining.load(), para="0.2", kind="target")).tolist()
    [4.0, 1.2, <NA>, 4.8, 6.8, 8.2]
    """
    facts = load_results() if results is None else results
    facts = facts[(facts["place"] == "jining") & (facts["period"] == "2019") & (facts["unit"] == "percent")]
    return targets["item_zh"].map(facts.set_index("indicator_zh")["value"]).astype("Float64")


def verdicts(promises, results=None):
    """Compare each promise with the public figure that was found for it.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    results : pandas.DataFrame, optional
        Facts as `load_results` returns them; the shipped ones by default.

    Returns
    -------
    pandas.Series of str
        One of `VERDICTS` per row: "met" or "missed" where the figure answers the promise, "otherwise" where it measures
        something else, "open" where the promise has no number, "none" where no figure was found.

    Notes
    -----
    "About" a rate is taken as met from half a percentage point less.

    Examples
    --------
    >>> import jining
    >>> verdicts(jining.select(jining.load(), para="0.2", kind="target")).tolist()
    ['otherwise', 'met', 'missed', 'none', 'none', 'none']
    """
    facts = (load_results() if results is None else results).set_index("fact_id")["value"]
    evidence = {e.item_zh: e for e in EVIDENCE if e.fact_id in facts.index}
    found = [_verdict(row, evidence.get(row.item_zh), facts) for row in promises.itertuples()]
    return pd.Series(found, index=promises.index, dtype="str")


def _verdict(promise, evidence, facts):
    if evidence is None:
        return "none"
    if evidence.answers != "yes":
        return evidence.answers
    slack = _ABOUT if promise.comparator == "approx" else 0
    value, low, high = facts[evidence.fact_id], promise.value_low, promise.value_high
    enough = pd.isna(low) or value >= low - slack
    not_too_much = pd.isna(high) or promise.direction == "up" or value <= high + slack
    return "met" if enough and not_too_much else "missed"
