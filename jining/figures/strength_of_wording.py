"""How many promises carry a word of strength, and which."""

from functools import partial

from jining.figures.words import WORDS, counted
from jining.plot.bars import draw_bars
from jining.plot.tally import spoken, tally
from jining.plot.theme import ACCENT, GREY
from jining.report.labels import label, values

CHART = partial(draw_bars, loud=1.6)
#: Force of a modal word that says that the promise will be kept; of none.
FIRM, _PLAIN = 3, "2"


def _words(level, lang):
    return [label("modal", word, lang) for word, entry in values("modal").items() if str(entry["firmness"]) == level]


def data(rows, facts):
    """One row per level: the promises with its words, the firmest first; last those with no such word."""
    table = tally(rows, "firmness")
    order = sorted(table.index, key=lambda place: (table["key"].iloc[place] == _PLAIN, -int(table["key"].iloc[place])))
    table = table.iloc[order].reset_index(drop=True)
    return table.assign(
        **spoken("label", table, lambda row, one: WORDS["strength_of_wording.plain"][one] if row.key == _PLAIN else
                 {"en": ", ", "zh": "、"}[one].join(_words(row.key, one))),
        **spoken("text", table, lambda row, one: counted(row.value, len(rows) * (row.key == _PLAIN), one)),
        color=[ACCENT if key == str(FIRM) else GREY for key in table["key"]])


def firm_words(rows, lang):
    """Write the firmest words that some records use, else those that the codebook has."""
    used = [label("modal", word, lang) for word in dict.fromkeys(rows.loc[rows["firmness"].astype(int) == FIRM, "modal"])]
    return {"en": " or ", "zh": "或"}[lang].join(f"“{word}”" for word in used or _words(str(FIRM), lang))


def say(table, rows, lang):
    return {"k": int(table["value"].iloc[0]), "words": firm_words(rows[:0], lang), "levels": table}
