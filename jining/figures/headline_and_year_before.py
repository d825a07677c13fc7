"""The growth targets of the headline paragraph beside growth in the year before."""

import re

import pandas as pd

from jining.figures.growth_targets import what_grows
from jining.figures.words import Words, capital, listed, plural, spelled, within
from jining.plot.marks import mark_of, value_of
from jining.plot.tally import by_value, per_record
from jining.plot.targets import draw_dumbbells
from jining.plot.theme import ACCENT, PALE
from jining.report.amounts import measured, period
from jining.report.report import package
from jining.report.results import year_before

NOTEBOOK = "01_headline_targets"
SOURCES = ("report", "results")
#: So many names fit into a title; basis of a fact that is no final figure.
_FEW, _ESTIMATE = 2, "estimate"
#: What the facts are, and what they are if all are estimates of one month.
_AS = {"en": ("as its sources give it", "an estimate of {}"), "zh": ("所列来源的数字", "{}的预计数")}


def RECORDS(promises):
    """Targets for growth in the headline paragraph."""
    headline = promises["para"].astype("str") == package()["report"]["headline_para"]
    return promises[headline & (promises["measure_type"].astype("str") == "growth_rate")]


def data(rows, facts):
    """One row per target, the greatest rise over the year before first; `gap` is the difference in percentage points."""
    found = year_before(rows, facts.results)
    table = per_record(rows, label=what_grows, value=value_of(rows), mark=mark_of(rows),
                       before=[float(found[id_].value) if id_ in found else float("nan") for id_ in rows["id"]],
                       **{name: [str(getattr(found.get(id_), name, "")) for id_ in rows["id"]]
                          for name in ("fact", "basis", "published")})
    return by_value(table.assign(gap=(table["value"] - table["before"]).round(6)), "gap")


def draw(table, rows, fig, lang):
    year = package()["report"]["year"]
    pairs = zip(table[f"text_{lang}"], table["before"], strict=True)
    table = table.assign(color=[ACCENT if gap > 0 else PALE for gap in table["gap"]], mark="eq")
    table[f"text_{lang}"] = [_beside(target, before, year - 1, lang) for target, before in pairs]
    before, after = {"en": (f"{year - 1}", f"{year} target"), "zh": (f"{year - 1}年", f"{year}年目标")}[lang]
    draw_dumbbells(fig, table, lang=lang, unit="%", before=before, after=after)


def _beside(target, before, year, lang):
    """Target and the year before in words."""
    said = {"en": "not found", "zh": "数据未见"}[lang] if pd.isna(before) else measured(before, "percent", lang)
    return f"{target} ({year}: {said})" if lang == "en" else f"{target}（上年{said}）"


def say(table, rows, lang):
    year = package()["report"]["year"]
    known, above = table[table["before"].notna()], table[table["gap"] > 0]
    n, low = len(known), int((table["gap"] < 0).sum())
    # short in the title: what stands in brackets, or two words and more before "of"
    names = [re.sub(r"^.*\((\w+)\)$|^((\w+ )+\w+) of .*$", r"\1\2", name) for name in above[f"label_{lang}"]]
    missing = table.loc[table["before"].isna(), f"label_{lang}"].tolist()
    pairs = [(name, measured(old, "percent", lang), new) for name, old, new in
             zip(known[f"label_{lang}"], known["before"], known[f"text_{lang}"], strict=True)]
    basis, dates = set(known["basis"]), {date[:7] for date in known["published"]}
    one = basis == {_ESTIMATE} and len(dates) == 1 and dates != {"nan"}  # else the sources are listed with the data
    as_ = _AS[lang][one].format(period(*dates, lang) if one else "")
    if lang == "en":
        those = listed([*names[:1], *map(within, names[1:])], lang)
        title = (f"No growth of {year - 1} was found for {plural(len(table), 'this target', 'these targets')}" if not n else
                 f"Of {spelled(n)} comparable growth targets, only {those} "
                 f"{plural(len(names), 'exceeds', 'exceed')} {year - 1}"
                 if 0 < len(names) < min(n, _FEW + 1) else
                 f"The {plural(len(names), 'target', 'targets')} for {those} {plural(len(names), 'exceeds', 'exceed')} "
                 f"{year - 1} growth" if 0 < len(names) <= _FEW else
                 f"{capital(spelled(len(names)))} of {spelled(n)} growth targets exceed {year - 1} growth" if names else
                 f"No growth target exceeds growth in {year - 1}")
        return Words(title, f"The report’s main growth targets for {year}, beside growth in {year - 1}",
                     (f"Growth in {year - 1} is {as_}. A minimum below it" if n else "A minimum below the year before")
                     + " does not call for slower growth.",
                     f"{capital(spelled(len(table)))} {plural(len(table), 'row')}: "
                     + "; ".join(f"{name} {old} in {year - 1}, target {new}" for name, old, new in pairs)
                     + (f". {capital(spelled(len(names), 'none'))} above, {spelled(low, 'none')} below" if n else "")
                     + (f"{'; no figure' if n else f'no figure of {year - 1}'} was found for "
                        f"{listed(map(within, missing), lang)}." if missing else "."))
    title = (f"未查到{year - 1}年增速" if not n else
             f"{n}项可比目标中，仅{'、'.join(names)}高于上年" if 0 < len(names) < min(n, _FEW + 1) else
             f"{'、'.join(names)}增速目标高于上年" if 0 < len(names) <= _FEW else
             f"{n}项增速目标中，{len(names)}项高于上年" if names else
             f"{'该项' if n == 1 else ''}增速目标{'均' if n > 1 else ''}不高于上年增速")
    return Words(title, f"{year}年主要预期目标中的增速与{year - 1}年增速",
                 f"{f'{year - 1}年增速为{as_}。' if n else ''}下限低于上年，不等于要求放慢。",
                 f"{len(table)}行：" + "；".join(f"{name}{year - 1}年{old}，目标{new}" for name, old, new in pairs)
                 + "。" * bool(n) + "，".join(f"{side}上年{k}项" for side, k in (("高于", len(names)), ("低于", low)) if k)
                 + (f"{'；' * bool(n)}{listed(missing, lang)}上年数据未见。" if missing else "。"))
