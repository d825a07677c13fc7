"""Whether measures go on or end, by their verbs, in each sector."""

from jining.figures.tables import by_sector, sectors_apart, sectors_drawn
from jining.figures.words import fill, percent
from jining.plot.bars import draw_bars
from jining.plot.tally import spoken
from jining.plot.theme import ACCENT, CONTRAST, PALE
from jining.report.judgements import judged
from jining.report.tables import terms

JUDGEMENTS = ("verb_class",)
RECORDS = {"kind": "measure"}
#: Classes of verbs from left to right: their colours.
_COLORS = {"process": ACCENT, "neither": PALE, "delivery": CONTRAST}


def data(rows, facts):
    """One row per sector: its measures and the part of each class of verbs."""
    classes = judged(rows, "verb_class").astype("str").to_numpy()
    parts = {name: rows["id"].notna() & (classes == name) for name in reversed(_COLORS)}  # sorted by the first
    table = by_sector(rows, parts, "verbs_by_sector.all")
    return table.assign(**spoken("text", table, lambda row, one: percent(row.delivery, row.value, one)))


def _example(rows, name, lang):
    """Verb that stands for a class: the one that most of its verbs are or hold."""
    verbs = list(rows.loc[(judged(rows, "verb_class").astype("str") == name).to_numpy(), "verb"].dropna())
    verb = max(dict.fromkeys(verbs), key=lambda verb: sum(verb in other for other in verbs), default="—")
    return dict(zip(terms()["zh"], terms()["en"], strict=True)).get(verb, verb) if lang == "en" else verb


def draw(table, rows, fig, lang):
    parts = {f"share_{name}": (fill(f"verbs_by_sector.{name}", lang, verb=_example(rows, name, lang)), color)
             for name, color in _COLORS.items()}
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, most=100, inside=["share_process"],
              write=lambda share: f"{int(share + 0.5)}%")


def say(table, rows, lang):
    counts = judged(rows, "verb_class").astype("str").value_counts()
    goes, neither, ends = (int(counts.get(name, 0)) for name in _COLORS)
    times = round(goes / ends) if ends else 0
    case = [] if goes <= ends or not ends else ["even"] if times > 1 and abs(goes / ends - times) < 0.2 else ["more"]
    return {"case": case, "k": goes, "ends": ends, "neither": neither, "times": times,
            **sectors_drawn(table, rows)}
