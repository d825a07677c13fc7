"""For how many promises a public fact was found, and what it says."""

import itertools

import pandas as pd

from jining.figures.words import Words, capital, plural, some_zh, spelled
from jining.plot import text
from jining.plot.bars import draw_bars
from jining.plot.layout import axes, size_of
from jining.plot.tally import entry, joined
from jining.plot.theme import ACCENT, GREY, PALE
from jining.plot.tiles import draw_parts
from jining.report.labels import label, values

NOTEBOOK = "15_promise_and_result"
SOURCES = ("report", "results")
_FOUND, _NONE, _MET = ("Found", "查到"), ("Nothing found", "未查到"), "met"
#: Short names that are not understood without their list, said more fully, and a name for none.
_PLAIN = {"": _NONE, "other_measure": ("another measure: not comparable", "其他口径，无法对照")}
#: Head of the bars.
_OF = {"en": "What was published on these {}", "zh": "这{}项的情况"}


def data(rows, facts):
    """One row per verdict in the order of the codebook, and last the promises for which nothing was found."""
    known = facts.verdicts[facts.verdicts["id"].isin(rows["id"])]
    table = []
    for verdict in [*values("verdict"), ""]:
        cases = known[known["verdict"].astype("str") == verdict] if verdict else rows[~rows["id"].isin(known["id"])]
        names = _PLAIN.get(verdict) or [label("verdict", verdict, one) for one in ("en", "zh")]
        names = (names[0], values("verdict")[_MET]["zh"]) if verdict == _MET else names
        facts_ = joined(dict.fromkeys(itertools.chain(*cases.get("facts", ()))))
        table.append(entry(verdict, (capital(names[0]), names[1]), cases["id"]) | {"fact": facts_})
    return pd.DataFrame(table).rename(columns={"key": "verdict"})


def draw(table, rows, fig, lang):
    size, found, n = size_of(fig), table[table["verdict"] != ""], len(rows)
    some, frame = int(found["value"].sum()), {"en": "{}: {}", "zh": "{}{}项"}[lang]
    box = draw_parts(fig, fig.body, [(count / n, color, frame.format(name, count)) for count, color, name in
                                     ((some, ACCENT, _FOUND[lang == "zh"]), (n - some, PALE, _NONE[lang == "zh"]))], "bold")
    if not some:
        return
    head = box.top - 2.4 * size.text
    text.write(fig, box.left, head, _OF[lang].format(some), points=size.text, weight="bold", color=ACCENT, gid="head")
    colors = [ACCENT if verdict == _MET else GREY for verdict in found["verdict"]]
    draw_bars(axes(fig, box._replace(top=head - 0.8 * size.text)), found.assign(color=colors), lang=lang)


def say(table, rows, lang):
    n, found = len(rows), int(table.loc[table["verdict"] != "", "value"].sum())
    frame = {"en": "{} {}", "zh": "{}{}项"}[lang]
    counts = [frame.format(row[f"label_{lang}"], row["value"]) for row in table.to_dict("records") if row["value"]]
    if lang == "en":
        of = f"{spelled(found)} of" if 0 < found < n else "this" if n == 1 else "these"
        return Words(
            f"{'Published' if found else 'No published'} progress or results were found for "
            f"{'only ' if 0 < found * 4 < n else ''}{of} {f'{spelled(n)} promises' if n > 1 else 'promise'}",
            "Promises by whether something published was found, and by what it says",
            "Nothing found does not mean nothing done: stored copies were searched, not every yearbook or bulletin.",
            f"A bar of {n} {plural(n, 'promise')}, and bars by what was found: {', '.join(counts)}.")
    return Words(some_zh(found, n, "承诺", "查到公开的进展或结果", "未查到公开的进展或结果", "仅" * (found * 4 < n)),
                 "按是否查到公开资料及其所示情况统计", "未查到不等于未完成：检索限于已存网页副本，未遍查年鉴和公报。",
                 f"{n}项承诺的总条，以及按查到情况的条形图：{'，'.join(counts)}。")
