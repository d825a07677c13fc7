"""How many promises carry a word of strength, and which."""

import re
from functools import partial

from jining.figures.words import Words, all_zh, counted, only, part_of
from jining.plot.bars import draw_bars
from jining.plot.tally import spoken, tally
from jining.plot.theme import ACCENT, GREY
from jining.report.labels import label, values

NOTEBOOK = "11_how_firm_is_the_promise"
CHART = partial(draw_bars, loud=1.6)
_FIRM, _PLAIN = "3", "2"


def _words(level, lang):
    """Words of a level."""
    words = [label("modal", word, lang) for word, entry in values("modal").items() if str(entry["firmness"]) == level]
    return {"en": ", ", "zh": "、"}[lang].join(words)


def data(rows, facts):
    """One row per level: the promises with its words, the firmest first; last those with no such word."""
    table = tally(rows, "firmness")
    order = sorted(table.index, key=lambda place: (table["key"].iloc[place] == _PLAIN, -int(table["key"].iloc[place])))
    table = table.iloc[order].reset_index(drop=True)
    none = {"en": "none of these words", "zh": "未用以上用语"}
    return table.assign(
        **spoken("label", table, lambda row, one: none[one] if row.key == _PLAIN else _words(row.key, one)),
        **spoken("text", table, lambda row, one: counted(row.value, len(rows) * (row.key == _PLAIN), one)),
        color=[ACCENT if key == _FIRM else GREY for key in table["key"]])


def say(table, rows, lang):
    n, firm = len(rows), int(table["value"].iloc[0])
    words, few = _words(_FIRM, lang), 0 < 2 * firm < n
    words = {"en": " or ", "zh": "或"}[lang].join(f"“{word}”" for word in re.split(", |、", words))
    rows_ = [f"{name} {value}" for name, value in zip(table[f"label_{lang}"], table["value"], strict=True)]
    if lang == "en":
        return Words(only(part_of(firm, n, "promise", (f"says {words}", f"say {words}", f"does not say {words}")), few),
                     "Promises by the strength of their wording",
                     "A promise without such a word is a plain one, not a weaker one.", f"Four bars: {'; '.join(rows_)}.")
    return Words(f"{n}项承诺中，用{words}的{'只' * few}有{firm}项" if firm and n > 1 else
                 f"{all_zh(n, '承诺')}{'' if firm else '未'}用{words}",
                 "按力度用语统计的承诺项数", "未用力度用语的是直接作出的承诺，并不因此更弱。",
                 f"四根横条：{'；'.join(rows_)}。")
