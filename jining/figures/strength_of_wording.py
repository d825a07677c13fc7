"""How many promises carry a word of strength, and which."""

from jining.figures.figure import Words
from jining.figures.words import capital, part_of, percent
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
    """Words of a level, in quotation marks."""
    words = [word for word, entry in values("modal").items() if str(entry["firmness"]) == level]
    said = [f"“{label('modal', word, lang)}”" for word in words]
    return ("" if lang == "zh" else ", ").join(said)


def data(rows, lang, facts):
    """One row per level, the firmest first: the promises with its words."""
    table = tally(rows, "firmness")
    order = sorted(table.index, key=lambda place: -int(table["key"].iloc[place]))
    table = table.iloc[order].reset_index(drop=True)
    for one in ("en", "zh"):
        table[f"label_{one}"] = [capital(label("firmness", key, one)) if key == _PLAIN else _words(key, one)
                                 for key in table["key"]]
        table[f"text_{one}"] = [str(value) for value in table["value"]]
    table["color"] = [ACCENT if key == _FIRM else GREY for key in table["key"]]
    return table


def draw(rows, fig, lang, facts):
    """Four bars, the firmest words on top."""
    draw_bars(axes(fig), data(rows, lang, facts), lang=lang, loud=1.6)


def say(rows, lang, facts):
    """Say how few are ensured."""
    table = data(rows, lang, facts).set_index("key")
    n, counts = len(rows), dict(table["value"])
    firm, plain = int(counts[_FIRM]), int(counts[_PLAIN])
    words, only = _words(_FIRM, lang), 2 * firm < n
    rows_ = [f"{name} {value}" for name, value in zip(table[f"label_{lang}"], table["value"], strict=True)]
    if lang == "en":
        words = words.replace(", ", " or ")
        title = part_of(firm, n, "promise", (f"says {words}", f"say {words}", f"does not say {words}"))
        return Words(
            f"Only {title[0].lower()}{title[1:]}" if only and firm else title,
            "Promises by strength of wording, the firmest first",
            f"A plain promise has no such word; it is not weaker. {percent(plain, n, lang)} are plain.",
            f"Four bars from the firmest words to the weakest: {'; '.join(rows_)}.")
    return Words(
        f"该项承诺{'' if firm else '未'}用{words}" if n == 1 else f"{n}项承诺均未用{words}" if not firm else
        f"{n}项承诺中，用{words}的{'只' * only}有{firm}项",
        "按力度用语统计的承诺项数，由强到弱",
        f"未用力度用语的是直接作出的承诺，并不因此更弱，占{percent(plain, n, lang)}。",
        f"四根横条，由强到弱：{'；'.join(rows_)}。")
