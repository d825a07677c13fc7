"""For how many promises a public fact was found, and what it says."""

import pandas as pd
from matplotlib.patches import Rectangle

from jining.figures.words import Words, capital, plural, some_zh, spelled
from jining.plot import text
from jining.plot.bars import draw_bars, ink_on
from jining.plot.layout import axes, canvas, size_of
from jining.plot.theme import ACCENT, GREY, PALE
from jining.report.labels import label, values

NOTEBOOK = "15_promise_and_result"
SOURCES = ("report", "results")
_FOUND, _NONE = {"en": "Found", "zh": "查到"}, {"en": "Nothing found", "zh": "未查到"}
_MET = "met"
#: Short names that are not understood without their list, said more fully.
_PLAIN = {_MET: ("met", "2020年底前已完成"), "other_measure": ("another measure: not comparable", "其他口径，无法对照")}
#: Head of the bars.
_OF = {"en": "What was published on these {}", "zh": "这{}项的情况"}


def data(rows, facts):
    """One row per verdict in the order of the codebook, and last the promises for which nothing was found."""
    known = facts.verdicts[facts.verdicts["id"].isin(rows["id"])]
    table = []
    for verdict in values("verdict"):
        cases = known[known["verdict"].astype("str") == verdict]
        names = _PLAIN.get(verdict) or [label("verdict", verdict, one) for one in ("en", "zh")]
        table.append({"verdict": verdict, "label_en": capital(names[0]), "label_zh": names[1], "value": len(cases),
                      "ids": ";".join(cases["id"]), "fact": ";".join(dict.fromkeys(sum(map(tuple, cases["facts"]), ())))})
    rest = rows.loc[~rows["id"].isin(known["id"]), "id"]
    table.append({"verdict": "", "label_en": _NONE["en"], "label_zh": _NONE["zh"], "value": len(rest), "ids": ";".join(rest),
                  "fact": ""})
    return pd.DataFrame(table)


def draw(table, rows, fig, lang):
    """A bar of all promises with the part that was found, and that part drawn larger by what the facts say."""
    size, box = size_of(fig), fig.body
    found, none = table[table["verdict"] != ""], int(table.loc[table["verdict"] == "", "value"].sum())
    high, n = 2.6 * size.text, len(rows)
    part = box.width * (n - none) / n
    ax = canvas(fig, box)
    for left, wide, color in ((0, part, ACCENT), (part, box.width - part, PALE)):
        ax.add_patch(Rectangle((left, box.height - high), wide, high, color=color, lw=0, gid="part"))
    said = [f"{name}: {count}" if lang == "en" else f"{name}{count}项" for count, name in
            ((n - none, _FOUND[lang]), (none, _NONE[lang]))]
    for left, wide, words, color in ((0, part, said[0], ACCENT), (part, box.width - part, said[1], PALE)):
        if text.width(words, size.text, "bold") + size.text < wide:
            text.write(fig, box.left + left + 0.6 * size.text, box.top - high / 2, words, points=size.text, va="center",
                       weight="bold", color=ink_on(color), gid="inside")
    if n == none:
        return
    head = box.top - high - 2.4 * size.text
    text.write(fig, box.left, head, _OF[lang].format(n - none), points=size.text, weight="bold", color=ACCENT, gid="head")
    colors = [ACCENT if verdict == _MET else GREY for verdict in found["verdict"]]
    draw_bars(axes(fig, box._replace(top=head - 0.8 * size.text)), found.assign(color=colors), lang=lang)


def say(table, rows, lang):
    """Say for how many promises something was found."""
    n, found = len(rows), int(table.loc[table["verdict"] != "", "value"].sum())
    counts = [(row[f"label_{lang}"], row["value"]) for row in table.to_dict("records") if row["value"]]
    if lang == "en":
        of = f"{spelled(found)} of {spelled(n)} promises" if 0 < found < n else "this promise" if n == 1 else \
            f"these {spelled(n)} promises"
        return Words(
            f"{'Published' if found else 'No published'} progress or results were found for "
            f"{'only ' if 0 < found * 4 < n else ''}{of}",
            "Promises by whether something published was found, and by what it says",
            "Nothing found does not mean nothing done: stored copies were searched, not every yearbook or bulletin.",
            f"A bar of {n} {plural(n, 'promise')}, and bars by what was found: "
            + ", ".join(f"{name} {count}" for name, count in counts) + ".")
    return Words(
        some_zh(found, n, "承诺", "查到公开的进展或结果", "未查到公开的进展或结果", "仅" * (found * 4 < n)),
        "按是否查到公开资料及其所示情况统计",
        "未查到不等于未完成：检索限于已存网页副本，未遍查年鉴和公报。",
        f"{n}项承诺的总条，以及按查到情况的条形图："
        + "，".join(f"{name}{count}项" for name, count in counts) + "。")
