"""Services for town and for village: the nearest pairs of promises, and which of them carry a number."""

import numpy as np

from jining.figures.words import Words, only, part_of, plural
from jining.plot import text
from jining.plot.layout import canvas, key, size_of
from jining.plot.tally import per_record, spoken
from jining.plot.theme import ACCENT, INK
from jining.plot.tiles import GROUND
from jining.report.judgements import judged, judged_ids, judgement_values

NOTEBOOK = "07_countryside"
JUDGEMENTS = ("service",)
_KEY = {"en": ("with a number, or “all”", "without"), "zh": ("有量化目标", "没有量化目标")}
_SIDES = {"town": {"en": "Town", "zh": "城镇"}, "village": {"en": "Village", "zh": "农村"}}
#: Height of a row and diameter of a dot, in sizes of the text.
_PITCH, _DOT = 3.6, 0.7


def data(rows, facts):
    """One row per promise, services counted on both sides first: service, side, name, number or none."""
    names = judgement_values("service")
    table = per_record(
        rows, service=judged(rows, "service").astype("str"), measured=rows["kind"] == "target", unit=rows["unit"].array,
        side=["town" if id_ in judged_ids("service", role="town") else "village" for id_ in rows["id"]])
    table = table.assign(**spoken("service", table, lambda row, one: names[row.service][one]))
    table["sides"] = table.groupby("service")["measured"].transform("sum")
    order = [*names, *_SIDES].index
    return table.sort_values(["sides", "service", "side"], ascending=[False, True, True], ignore_index=True,
                             key=lambda column: column if column.name == "sides" else column.map(order))


def draw(table, rows, fig, lang):
    size, names = size_of(fig), (text.tidy(said, lang) for said in _KEY[lang])
    box = key(fig, fig.body, list(zip(names, (INK, "white"), strict=True)), dots=True)
    ax, points = canvas(fig, box), size.text
    services, head, gap = list(dict.fromkeys(table["service"])), 1.9 * points, 0.8 * points
    first = max(text.width(name, points, "bold") for name in table[f"service_{lang}"]) + 1.2 * points
    pitch, wide = min((box.height - head) / len(services), _PITCH * points), (box.width - first - gap) / 2
    high = head + pitch * len(services)
    lefts = dict(zip(_SIDES, (first, first + wide + gap), strict=True))
    for side, left in lefts.items():
        ax.barh(box.height - high / 2, wide, left=left, height=high, color=GROUND, lw=0)
        text.write(fig, box.left + left + 0.7 * points, box.top - 1.3 * points, _SIDES[side][lang], points=points,
                   weight="bold", gid="head")
    names = [text.tidy(name, lang) for name in table[f"label_{lang}"]]
    amounts = max(text.width(said, points, "bold") for said in table[f"text_{lang}"])
    rooms = [wide - 2.6 * points - (amounts + 0.6 * points) * bool(said) for said in table[f"text_{lang}"]]
    for letters in np.arange(points, size.small - 0.01, -0.5):
        lines = [text.wrap(name, room, letters) for name, room in zip(names, rooms, strict=True)]
        most = max(map(len, lines))
        if most == 1 or (most == 2 and text.height(2, letters) < 0.8 * pitch):
            break
    for place, service in enumerate(services):
        top = box.height - head - place * pitch
        ax.hlines([top], 0, box.width, color="white", lw=1.5, clip_on=False)
        middle, cells = top - pitch / 2, table[table["service"] == service]
        both = bool(cells["measured"].all() and len(cells) == len(_SIDES))
        weight, ink = ("bold", ACCENT) if both else ("normal", INK)
        text.write(fig, box.left, box.bottom + middle, cells[f"service_{lang}"].iloc[0], points=points, va="center",
                   gid="service", weight=weight, color=ink)
        for at, cell in zip(np.flatnonzero(table["service"] == service), cells.to_dict("records"), strict=True):
            left = lefts[cell["side"]]
            ax.plot([left + 1.1 * points], [middle], ls="", marker="o", ms=_DOT * points, mec=ink, mew=1.4,
                    mfc=ink if cell["measured"] else "white", gid="number" if cell["measured"] else "none")
            text.write(fig, box.left + left + 2 * points, box.bottom + middle, "\n".join(lines[at]), points=letters,
                       va="center", gid="name", color=ink)
            text.write(fig, box.left + left + wide - 0.6 * points, box.bottom + middle, cell[f"text_{lang}"], points=points,
                       ha="right", va="center", gid="amount", color=ink, weight="bold")


def _both(table):
    """Services that are measured on both sides, and whether one of them is so in the same unit on both."""
    groups = [group for _, group in table.groupby("service") if group["side"].nunique() == len(_SIDES)]
    found = [group for group in groups if group["measured"].all()]
    return len(found), any(group["unit"].nunique() == 1 for group in found)


def say(table, rows, lang):
    n, (both, alike) = table["service"].nunique(), _both(table)
    measured = {side: int((table["measured"] & (table["side"] == side)).sum()) for side in _SIDES}
    if lang == "en":
        start = only(part_of(both, n, "service", ("has", "have", "does not have")), 0 < both < n)
        return Words(f"{start} a number for both town and village",
                     "The nearest promises for town and village in each service",
                     "Which promises form a pair is the coders’ judgement"
                     + ("." if alike or not both else "; no pair counts the same thing."),
                     f"Table of {n} {plural(n, 'service')}. With a number for the town: {measured['town'] or 'none'}; "
                     f"for the village: {measured['village'] or 'none'}; for both: {both or 'none'}.")
    found = f"城乡均有量化目标的仅{both}项" if 0 < both < n else f"{'' if both else '没有一项'}城乡均有量化目标"
    town, village, pairs = (f"{count}项" if count else "没有" for count in (measured["town"], measured["village"], both))
    return Words(f"{n}项服务中，{found}", "各项服务中城乡最相近的承诺",
                 f"如何配对由编码者判断{'' if alike or not both else '；两边均有量化目标的，口径也不同'}。",
                 f"{n}项服务的对照表：城镇有量化目标的{town}，农村有量化目标的{village}，两边均有的{pairs}。")
