"""The scales of the targets: one for each thing counted, and what stands on it."""

from math import floor, log10

import pandas as pd

from jining.explorer.words import in_both, word
from jining.report import labels
from jining.report.results import year_before


def known(promises, facts):
    """Row -> figures of the same thing that stand on its axis: [value, whether it is a result]."""
    at = {id_: place for place, id_ in enumerate(promises["id"])}
    units, found = promises["unit"].astype("str").tolist(), {}
    for id_, fact in year_before(promises, facts.results).items():
        found.setdefault(at[id_], []).append([float(fact.value), False])
    for fact in facts.results[facts.results["value"].notna()].itertuples():
        for place in (at[id_] for id_ in fact.ids if id_ in at):
            if fact.says not in ("context", "other_measure") and units[place] == fact.unit:
                found.setdefault(place, []).append([float(fact.value), True])
    return found


def axes(rows, known):
    """Give the axes of the whole table, which never move: one for each thing counted, and which of them each row has."""
    values, places = {}, []
    for place, row in enumerate(rows):
        ends = [float(end) for end in (row.value_low, row.value_high) if not pd.isna(end)]
        if not ends or pd.isna(row.unit):
            places.append(None)
            continue
        key = (row.unit, None if row.unit != "percent" else "growth" if row.measure_type == "growth_rate" else "share")
        values.setdefault(key, []).append((ends, [value for value, _ in known.get(place, ())]))
        places.append(list(values).index(key))
    return [_axis(unit, share, told) for (unit, share), told in values.items()], places


def _axis(unit, share, told):
    """Describe one axis: its name, its end, and where it starts if it is logarithmic."""
    ends = [end for given, _ in told for end in given]
    least = min((mean for given, _ in told if (mean := sum(given) / len(given)) > 0), default=1)
    log = not share and max(ends) > 50 * least
    most = max(1, *ends, *(value for _, known in told for value in known)) * (3 if log else 1.12)
    lowest = 10 ** floor(log10(least))
    powers = [lowest * 10**power for power in range(15) if lowest * 10**power <= most]

    def name(lang):
        thing = word(f"axis_{share}", lang) if share else labels.label("unit", unit, lang)
        return thing + f"{', ' if lang == 'en' else '，'}{word('log', lang)}" * log

    return {"key": share or unit, "unit": unit, "most": 100 if share == "share" else most, "log": log,
            "floor": lowest if log else None, "ticks": powers[:: 1 + (len(powers) > 6)] if log else None,
            **in_both(name)}  # fmt: skip
