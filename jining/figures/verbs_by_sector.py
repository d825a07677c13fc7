"""Whether measures go on or end, by their verbs, in each sector."""

from jining.figures.tables import by_sector, sectors_apart
from jining.figures.words import Words, percent, plural, share_of, spelled
from jining.plot.bars import draw_bars
from jining.plot.tally import spoken
from jining.plot.text import tidy
from jining.plot.theme import ACCENT, CONTRAST, PALE
from jining.report.judgements import judged
from jining.report.tables import terms

NOTEBOOK = "11_how_firm_is_the_promise"
JUDGEMENTS = ("verb_class",)
RECORDS = {"kind": "measure"}
#: Classes of verbs from left to right: colour and names.
_NAMES = {"process": (ACCENT, "open-ended", "持续推进类"), "neither": (PALE, "other", "其他"),
          "delivery": (CONTRAST, "with an end", "办结类")}
_GOES, _NEITHER, _ENDS = _NAMES


def data(rows, facts):
    """One row per sector: its measures and the part of each class of verbs."""
    classes = judged(rows, "verb_class").astype("str").to_numpy()
    parts = {name: rows["id"].notna() & (classes == name) for name in (_ENDS, _NEITHER, _GOES)}  # sorted by the first
    table = by_sector(rows, parts, ("All measures", "全部措施"))
    return table.assign(**spoken("text", table, lambda row, one: percent(row.delivery, row.value, one)))


def _examples(rows, lang):
    """Verb that stands for each class: the one that most of its verbs are or hold; "" if the class is empty."""
    english, found = dict(zip(terms()["zh"], terms()["en"], strict=True)) if lang == "en" else {}, {}
    for name in _NAMES:
        verbs = list(rows.loc[(judged(rows, "verb_class").astype("str") == name).to_numpy(), "verb"])
        verb = max(dict.fromkeys(verbs), key=lambda verb: sum(verb in other for other in verbs), default="")
        found[name] = english.get(verb, verb)
    return found


def draw(table, rows, fig, lang):
    parts = {}
    for name, verb in _examples(rows, lang).items():
        color, *said = _NAMES[name]
        like = (f", like “{verb}”" if lang == "en" else f"，如“{verb}”") if verb and name != _NEITHER else ""
        like += {"en": " (% at the right)", "zh": "（右侧数字）"}[lang] * (name == _ENDS)
        parts[f"share_{name}"] = tidy(said[lang == "zh"] + like, lang), color
    draw_bars(fig, sectors_apart(table), lang=lang, parts=parts, most=100, inside=[f"share_{_GOES}"],
              write=lambda share: f"{share:.0f}%")


def say(table, rows, lang):
    sectors = rows["sector"].nunique()
    counts = judged(rows, "verb_class").astype("str").value_counts()
    goes, neither, ends = (int(counts.get(name, 0)) for name in _NAMES)
    n, times = len(rows), round(goes / ends) if ends else 0
    even = times > 1 and abs(goes / ends - times) < 0.2
    more = ends and goes > ends
    if lang == "en":
        has = ("has an open-ended verb", "have open-ended verbs", "has no open-ended verb")
        ratio = f"{spelled(times)} to one" if even else f"by {goes} to {ends}"
        return Words(f"Open-ended measures outnumber finite ones {ratio}" if more else
                     share_of(goes, n, has, one="measure"),
                     "Measures of each sector by their verb",
                     "Verbs were judged by reading; an open-ended one is no less work.",
                     f"Bars of 100% for {sectors} {plural(sectors, 'sector')}. Verbs of {n} {plural(n, 'measure')}: "
                     f"{goes} open-ended, {ends} with an end, {neither} other.")
    ratio = f"约为办结类的{times}倍" if even else f"{goes}项，办结类{ends}项"
    return Words(f"持续推进类措施{ratio}" if more else f"{n}项措施中，持续推进类{goes}项，办结类{ends}项",
                 "各领域措施按动词分类的比重", "动词类别由阅读判定；持续推进类并不表示工作更少。",
                 f"{sectors}个领域的100%横条：{n}项措施中，持续推进类{goes}项，办结类{ends}项，其他{neither}项。")
