"""Services for town and for village: the nearest pairs of promises, and which of them carry a number."""

import numpy as np
import pandas as pd

from jining.figures.figure import Words
from jining.figures.words import part_of, plural
from jining.plot import text
from jining.plot.layout import canvas, size_of
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, INK, INK_2, RULE
from jining.report.amounts import amount
from jining.report.judgements import judged, judged_ids, judgement_values
from jining.report.labels import label

NOTEBOOK = "07_countryside"
SOURCES = ("report",)
JUDGEMENTS = ("service",)
_SIDES = ("town", "village")
#: Height of a row in sizes of the text, at most.
_PITCH = 3.4
_WORDS = {"en": {"town": "Town", "village": "Village", "none": "no number"},
          "zh": {"town": "城镇", "village": "农村", "none": "未量化"}}


def RECORDS(promises):
    """Promises that are the town's or the village's side of a service."""
    return promises[promises["id"].isin(judged_ids("service"))]


def data(rows, lang, facts):
    """One row per promise, services counted on both sides first: service, side, name, number or none."""
    names = judgement_values("service")
    table = pd.DataFrame({
        "service": judged(rows, "service").astype("str").to_numpy(),
        "side": ["town" if id_ in judged_ids("service", role="town") else "village" for id_ in rows["id"]],
        "label_en": rows["item_en"].to_numpy(), "label_zh": rows["item_zh"].to_numpy(),
        "measured": (rows["kind"] == "target").to_numpy(), "unit": rows["unit"].astype("str").to_numpy(),
        **{f"text_{one}": [_number(row, one) for row in rows.itertuples()] for one in ("en", "zh")},
        "ids": rows["id"].to_numpy()})
    for one in ("en", "zh"):
        table[f"service_{one}"] = [names[service][one] for service in table["service"]]
    table["sides"] = table.groupby("service")["measured"].transform("sum")
    order = {service: place for place, service in enumerate(names)}
    table["order"] = [(-sides, order[service], _SIDES.index(side))
                      for sides, service, side in zip(table["sides"], table["service"], table["side"], strict=True)]
    return table.sort_values("order").drop(columns="order").reset_index(drop=True)


def _number(row, lang):
    """Number of a promise, with the thing that is counted where its English name does not say it."""
    if row.kind != "target":
        return _WORDS[lang]["none"]
    named = lang == "zh" or any(word in row.item_en.lower() for word in label("unit", row.unit, lang).split())
    return amount(row, lang, thing=not named)


def draw(rows, fig, lang, facts):
    """A row per service: what is promised in town, what in the village."""
    table, size, box = data(rows, lang, facts), size_of(fig), fig.body
    ax, points = canvas(fig, box), size.text
    services, gap, head = list(dict.fromkeys(table["service"])), 1.6 * points, 1.8 * points
    first = max(text.width(name, points, "bold") for name in table[f"service_{lang}"]) + gap
    numbers = {side: max([text.width(said, points, "bold") for said in table.loc[table["side"] == side, f"text_{lang}"]],
                         default=0) + 0.8 * points for side in _SIDES}
    wide = (box.width - first - gap - sum(numbers.values())) / 2
    lefts = dict(zip(_SIDES, (box.left + first, box.right - wide - numbers["village"]), strict=True))
    for side in _SIDES:
        text.write(fig, lefts[side], box.top - 0.9 * points, _WORDS[lang][side], points=points, color=INK_2, gid="head")
    pitch = min((box.height - head) / len(services), _PITCH * points)
    names = [tidy(name, lang) for name in table[f"label_{lang}"]]
    letters = [one for one in np.arange(points, size.least - 0.01, -0.5) if text.height(2, one) + 0.5 * points < pitch]
    lines, letters = text.fit(names, wide, letters, lines=2) or ([[""]] * len(names), size.least)
    for place, service in enumerate(services):
        top = box.height - head - place * pitch
        ax.hlines([top], 0, box.width, color=RULE, lw=0.8, clip_on=False)
        middle, cells = box.bottom + top - pitch / 2, table[table["service"] == service]
        both = bool(cells["measured"].all() and len(cells) == len(_SIDES))
        text.write(fig, box.left, middle, cells[f"service_{lang}"].iloc[0], points=points, va="center", gid="service",
                   weight="bold" if both else "normal", color=ACCENT if both else INK)
        for at, cell in zip(np.flatnonzero(table["service"] == service), cells.to_dict("records"), strict=True):
            ink = (ACCENT if both else INK) if cell["measured"] else INK_2
            text.write(fig, lefts[cell["side"]], middle, cell[f"text_{lang}"], points=points, va="center", gid="value",
                       weight="bold" if cell["measured"] else "normal", color=ink)
            text.write(fig, lefts[cell["side"]] + numbers[cell["side"]], middle, "\n".join(lines[at]), points=letters,
                       va="center", gid="name", color=ink if both else INK_2)


def _both(table):
    """Services that are measured on both sides, and whether one of them is so in the same unit on both."""
    groups = [group for _, group in table.groupby("service") if group["side"].nunique() == len(_SIDES)]
    found = [group for group in groups if group["measured"].all()]
    return len(found), any(group["unit"].nunique() == 1 for group in found)


def say(rows, lang, facts):
    """Say how many services are counted on both sides."""
    table = data(rows, lang, facts)
    n, (both, alike) = table["service"].nunique(), _both(table)
    measured = {side: int((table["measured"] & (table["side"] == side)).sum()) for side in _SIDES}
    if lang == "en":
        start = part_of(both, n, "service", ("has", "have", "does not have"))
        start = f"Only {start[:1].lower()}{start[1:]}" if 0 < both < n else start
        return Words(
            f"{start} targets for both town and village",
            "The nearest promises for town and village, service by service",
            "Which promises form a pair is the coders’ judgement"
            + ("." if alike or not both else "; no pair counts the same thing."),
            f"Table of {n} {plural(n, 'service')}. With a target for the town: {measured['town'] or 'none'}; "
            f"for the village: {measured['village'] or 'none'}; for both: {both or 'none'}.")
    found = f"城乡均可量化的仅{both}项" if 0 < both < n else "城乡均可量化" if both else "没有一项城乡均可量化"
    town, village, pairs = (f"{count}项" if count else "没有" for count in (measured["town"], measured["village"], both))
    return Words(
        f"{n}项服务中，{found}{'' if alike or not both else '，口径各异' if both > 1 else '，口径不同'}",
        "各项服务在城镇和农村最相近的承诺",
        "如何配对由编码者判断；数值大小不可比较。",
        f"{n}项服务的对照表：城镇可量化的{town}，农村可量化的{village}，"
        f"两边均可量化的{pairs}。")
