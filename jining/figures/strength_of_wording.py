"""How many promises carry a word of strength, and which."""

from jining.figures.figure import Words
from jining.figures.words import counted, part_of
from jining.plot.bars import draw_bars
from jining.plot.layout import axes
from jining.plot.tally import tally
from jining.plot.theme import ACCENT, GREY
from jining.report.labels import label, values

NOTEBOOK = "11_how_firm_is_the_promise"
SOURCES = ("report",)
RECORDS = {}
_FIRM, _PLAIN = "3", "2"


def _words(level, lang):
    """Words of a level; in quotation marks in English."""
    words = [label("modal", word, lang) for word, entry in values("modal").items() if str(entry["firmness"]) == level]
    return "、".join(words) if lang == "zh" else ", ".join(f"“{word}”" for word in words)


def data(rows, lang, facts):
    """One row per level: the promises with its words, the firmest first; last those with no such word."""
    table = tally(rows, "firmness")
    order = sorted(table.index, key=lambda place: (table["key"].iloc[place] == _PLAIN, -int(table["key"].iloc[place])))
    table = table.iloc[order].reset_index(drop=True)
    for one, none in (("en", "No such word"), ("zh", label("firmness", _PLAIN, "zh"))):
        table[f"label_{one}"] = [none if key == _PLAIN else _words(key, one) for key in table["key"]]
        table[f"text_{one}"] = [counted(value, len(rows), one) if key == _PLAIN else str(value)
                                for key, value in zip(table["key"], table["value"], strict=True)]
    table["color"] = [ACCENT if key == _FIRM else GREY for key in table["key"]]
    return table


def draw(rows, fig, lang, facts):
    """Four bars, the firmest words on top."""
    draw_bars(axes(fig), data(rows, lang, facts), lang=lang, loud=1.6)


def say(rows, lang, facts):
    """Say how few are ensured."""
    table, n = data(rows, lang, facts), len(rows)
    firm = int(table["value"].iloc[0])
    words, only = _words(_FIRM, lang), 2 * firm < n
    words = "".join(f"“{word}”" for word in words.split("、")) if lang == "zh" else words
    rows_ = [f"{name} {value}" for name, value in zip(table[f"label_{lang}"], table["value"], strict=True)]
    if lang == "en":
        words = words.replace(", ", " or ")
        title = part_of(firm, n, "promise", (f"says {words}", f"say {words}", f"does not say {words}"))
        return Words(
            f"Only {title[0].lower()}{title[1:]}" if only and firm else title,
            "Promises by the strength of their wording",
            "A promise without such a word is a plain one, not a weaker one.",
            f"Four bars: {'; '.join(rows_)}.")
    return Words(
        f"该项承诺{'' if firm else '未'}用{words}" if n == 1 else f"{n}项承诺均未用{words}" if not firm else
        f"{n}项承诺中，用{words}的{'只' * only}有{firm}项",
        "按力度用语统计的承诺项数",
        "未用力度用语的是直接作出的承诺，并不因此更弱。",
        f"四根横条：{'；'.join(rows_)}。")
