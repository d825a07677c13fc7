"""The targets that are a share of a whole, and how many of them ask for all of it."""

import re

from jining.figures.words import Words, capital, part_of, plural, some_zh, spelled
from jining.plot.bars import draw_bars
from jining.plot.marks import value_of
from jining.plot.tally import by_value, item, per_record
from jining.plot.theme import ACCENT, GREY

NOTEBOOK = "10_livelihoods"
#: Targets that are shares of a whole, in per cent; one that asks for all of a set.
RECORDS, _ALL = {"measure_type": ["share", "coverage"], "unit": "percent"}, "all"
_KEY = {"en": ("All (100%)", "Less than all"), "zh": ("要求100%", "要求低于100%")}
#: Words of a name that say that it is a share: the figure says so already.
_SHARE = {"en": ": share applied for, handled|, share$|^Rate of ", "zh": "占比$"}


def what_is_covered(name, lang):
    """Name of a share without the word for a share."""
    return capital(re.sub(_SHARE[lang], lambda found: " handled" * (": " in found[0]), name))


def data(rows, facts):
    """One row per target, the highest first: its name, its share in per cent, its bound."""
    return by_value(per_record(
        rows, label=lambda row, one: what_is_covered(item(row, one), one), value=value_of(rows),
        comparator=rows["comparator"].astype("str"), checkable_by=rows["checkable_by"].astype("str")))


def draw(table, rows, fig, lang):
    whole = table["checkable_by"] == _ALL
    table["color"] = [ACCENT if all_ else GREY for all_ in whole]
    table.loc[whole, f"text_{lang}"] = "100%"
    entries = [(name, color) for name, color in zip(_KEY[lang], (ACCENT, GREY), strict=True) if color in set(table["color"])]
    ax = draw_bars(fig, table, lang=lang, most=100, key=entries, track=True, apart=int(whole.sum()))
    for end in (said for said in ax.texts if said.get_gid() == "end"):  # beside the whole
        end.xy = 100, end.xy[1]


def say(table, rows, lang):
    n, whole = len(table), int((table["checkable_by"] == _ALL).sum())
    parts = table[table["checkable_by"] != _ALL]
    low = parts.iloc[-1] if len(parts) else None
    if lang == "en":
        return Words(f"{part_of(whole, n, 'percentage target', ('asks', 'ask', 'does not ask'))} for 100%",
                     "Targets for the share of a whole to be reached",
                     "“All”, “full” and the like are read as 100%. The report never gives the share reached so far.",
                     f"{capital(spelled(n))} {plural(n, 'target')}, {spelled(whole, 'none')} of 100%"
                     + (f"; the other{'s down to' * (len(parts) > 1)} {low.text_en} ({low.label_en})" if len(parts) else "")
                     + ".")
    return Words(some_zh(whole, n, "比率类目标", "要求全部达到", "未要求全部达到"), "各项目标要求达到的比率",
                 "“全部”“全面”“全覆盖”等表述按100%计。各项均未写明上年已达到的比率。",
                 f"{n}项目标，{f'{whole}项要求100%' if whole else '没有要求100%的'}"
                 + (f"；{'其余' if whole else ''}最低{low.text_zh}（{low.label_zh}）。" if low is not None else "。"))
