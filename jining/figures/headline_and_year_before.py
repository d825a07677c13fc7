"""The growth targets of the headline paragraph beside growth in the year before."""

import re

from jining.figures.growth_targets import what_grows
from jining.figures.words import WORDS, fill, within
from jining.plot.marks import mark_of, value_of
from jining.plot.tally import by_value, per_record, spoken
from jining.plot.targets import draw_dots
from jining.plot.theme import ACCENT, PALE
from jining.report.amounts import measured, period
from jining.report.report import package, plan_year
from jining.report.results import year_before

SOURCES = ("report", "results")


def RECORDS(promises):
    """Targets for growth in the headline paragraph; a ceiling, as on prices, asks for none."""
    headline = promises["para"].astype("str") == package()["report"]["headline_para"]
    return promises[headline & (promises["measure_type"] == "growth_rate") & (promises["comparator"] != "le")]


def data(rows, facts):
    """One row per target, the greatest rise over the year before first; `gap` is the difference in percentage points."""
    year = plan_year() - 1
    found = {id_: fact for id_, fact in year_before(rows, facts.results).items() if fact.date == str(year)}  # of all of it
    table = per_record(rows, label=what_grows, value=value_of(rows), mark=mark_of(rows),
                       before=[float(found[id_].value) if id_ in found else float("nan") for id_ in rows["id"]],
                       **{name: [str(getattr(found.get(id_), name, "")) for id_ in rows["id"]]
                          for name in ("fact", "basis", "published")})
    table = table.assign(gap=(table["value"] - table["before"]).round(6), year=year, **spoken(
        "old", table, lambda row, one: WORDS["headline_and_year_before.not_found"][one] if row.before != row.before else
        measured(row.before, "percent", one)))
    return by_value(table, "gap")


def draw(table, rows, fig, lang):
    year = plan_year()
    texts = [fill("headline_and_year_before.beside", lang, target=row[f"text_{lang}"], year=year - 1, old=row[f"old_{lang}"])
             for row in table.to_dict("records")]
    table = table.assign(line=[ACCENT if gap > 0 else PALE for gap in table["gap"]], mark="eq", **{f"text_{lang}": texts})
    before, after = (fill(f"headline_and_year_before.{side}", lang, year=one) for side, one in
                     (("old", year - 1), ("new", year)))
    draw_dots(fig, table, lang=lang, unit="%", before=before, after=after)


def say(table, rows, lang):
    known, above = table[table["before"].notna()], table[table["gap"] > 0]
    # short in the title: what stands in brackets, or two words and more before "of"
    names = [re.sub(r"^.*\((\w+)\)$|^((\w+ )+\w+) of .*$", r"\1\2", name) for name in above[f"label_{lang}"]]
    missing = table.loc[table["before"].isna(), f"label_{lang}"].tolist()
    basis, dates = set(known["basis"]), {date[:7] for date in known["published"]}
    one = basis == {"estimate"} and len(dates) == 1 and dates != {"nan"}  # else the sources are listed with the data
    n, k = len(known), len(above)
    case = ["nothing"] * (not n) + ["named"] * (0 < k < min(n, 3))
    return {"case": case, "n": n, "k": k, "low": int((table["gap"] < 0).sum()), "rows": len(table), "pairs": known,
            "before": plan_year() - 1, "lost": len(missing), "missing": list(map(within, missing)),
            "names": list(map(within, names)), "basis": fill(
                f"headline_and_year_before.{'estimate' if one else 'sources'}", lang,
                month=period(*dates, lang) if one else "")}
