"""The growth targets of the headline paragraph beside growth in the year before."""

import re
from collections import Counter

import pandas as pd

from jining.data import load
from jining.figures.figure import Words
from jining.figures.words import capital, listed, plural, spelled, within
from jining.package import package
from jining.plot.layout import axes
from jining.plot.marks import mark_of, value_of
from jining.plot.targets import draw_dumbbells
from jining.plot.theme import ACCENT, GREY
from jining.report.amounts import amount, measured
from jining.report.found import year_before

NOTEBOOK = "01_headline_targets"
SOURCES = ("report", "results")
#: Words of a name that say that it grows: the title says so already.
_GROWS = {"en": r"^Growth (in|of) |,? growth( rate)?$", "zh": "(增速|增长率)$"}
#: So many names fit into a title.
_FEW = 2


def RECORDS(promises):
    """Targets for growth in the headline paragraph."""
    headline = promises["para"].astype("str") == package()["report"]["headline_para"]
    return promises[headline & (promises["measure_type"].astype("str") == "growth_rate")]


def data(rows, lang, facts):
    """One row per target, the greatest rise over the year before first; `gap` is the difference in percentage points."""
    found = year_before(rows, facts.results)
    table = pd.DataFrame({
        "id": rows["id"], "label_en": _short(rows["item_en"], "en"), "label_zh": _short(rows["item_zh"], "zh"),
        "before": [float(found[id_].value) if id_ in found else float("nan") for id_ in rows["id"]],
        "value": value_of(rows), "mark": mark_of(rows).to_numpy(),
        "text_en": [amount(row, "en") for row in rows.itertuples()],
        "text_zh": [amount(row, "zh") for row in rows.itertuples()],
        "fact": [found[id_].fact if id_ in found else "" for id_ in rows["id"]], "ids": rows["id"]})
    table["gap"] = (table["value"] - table["before"]).round(6)
    return table.sort_values("gap", ascending=False, kind="stable").reset_index(drop=True)


def _short(items, lang):
    """Names without the word for growth; in English cut before "of" where that still tells them apart."""
    names = [_stem(item, lang) for item in items]
    known = {*names, *(_stem(item, lang) for item in RECORDS(load())[f"item_{lang}"])}
    rivals = Counter(name.split(" of ")[0] for name in known)
    return [head if rivals[head := name.split(" of ")[0]] == 1 else name for name in names]


def _stem(item, lang):
    """Name without the word for growth."""
    name = re.sub(_GROWS[lang], "", item)
    return name[:1].upper() + name[1:]


def draw(rows, fig, lang, facts):
    """A stroke for the year before, a dot with its bound for the target; those above the year before in colour."""
    table, year = data(rows, lang, facts), package()["report"]["year"]
    table["color"] = [ACCENT if gap > 0 else GREY for gap in table["gap"]]
    names = {"en": (f"{year - 1}", f"target {year}"), "zh": (f"{year - 1}年", f"{year}年目标")}[lang]
    pairs = zip(table[f"text_{lang}"], table["before"], strict=True)
    table[f"text_{lang}"] = [_beside(target, before, year - 1, lang) for target, before in pairs]
    draw_dumbbells(axes(fig), table, lang=lang, unit="%", before=names[0], after=names[1])


def _beside(target, before, year, lang):
    """Target and the year before in words."""
    if pd.isna(before):
        return target + (f", {year} not found" if lang == "en" else "，上年未查到")
    said = measured(before, "percent", lang)
    return f"{target}, after {said}" if lang == "en" else f"{target}，上年{said}"


def say(rows, lang, facts):
    """Say which targets lie above growth in the year before."""
    table, year = data(rows, lang, facts), package()["report"]["year"]
    known, above = table[table["before"].notna()], table[table["gap"] > 0]
    n, names, low = len(known), above[f"label_{lang}"].tolist(), int((table["gap"] < 0).sum())
    missing = table.loc[table["before"].isna(), f"label_{lang}"].tolist()
    pairs = [(name, measured(old, "percent", lang), new) for name, old, new in
             zip(known[f"label_{lang}"], known["before"], known[f"text_{lang}"], strict=True)]
    if lang == "en":
        are = "are" if len(names) > 1 or "".join(names).endswith("s") else "is"
        first = listed([*names[:1], *map(within, names[1:])], lang)
        title = (f"No growth of {year - 1} was found for {plural(len(table), 'this target', 'these targets')}" if not n else
                 f"{first} {are} to grow faster than in {year - 1}" if 0 < len(names) <= _FEW else
                 f"{capital(spelled(len(names)))} of {spelled(n)} growth targets are above {year - 1}" if names else
                 f"No growth target is above growth in {year - 1}")
        return Words(title, f"Growth targets for {year} beside growth in {year - 1} (%)",
                     f"Growth in {year - 1} is an estimate of January {year}. "
                     "A minimum below it does not call for slower growth.",
                     f"{capital(spelled(len(table)))} {plural(len(table), 'row')}: "
                     + "; ".join(f"{name} {old} in {year - 1}, target {new}" for name, old, new in pairs)
                     + f". {capital(spelled(len(names), 'none'))} above, {spelled(low, 'none')} below"
                     + (f"; no figure was found for {listed(map(within, missing), lang)}." if missing else "."))
    title = (f"未查到{year - 1}年增速" if not n else
             f"{'和'.join(names)}目标高于上年增速" if 0 < len(names) <= _FEW else
             f"{n}项增速目标中，{len(names)}项高于上年增速" if names else
             f"{'该项' if n == 1 else ''}增速目标{'均' if n > 1 else ''}不高于上年增速")
    return Words(title, f"{year}年增速目标与{year - 1}年增速（%）",
                 f"{year - 1}年增速为{year}年1月的预计数。下限低于上年，不等于要求放慢。",
                 f"{len(table)}行：" + "；".join(f"{name}{year - 1}年{old}，目标{new}" for name, old, new in pairs) + "。"
                 + "，".join(f"{side}上年{k}项" for side, k in (("高于", len(names)), ("低于", low)) if k)
                 + (f"；未查到{listed(missing, lang)}上年数据。" if missing else "。"))
