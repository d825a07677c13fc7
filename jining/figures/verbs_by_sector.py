"""Whether measures go on or end, by their verbs, in each sector."""

from jining.figures.figure import Words
from jining.figures.words import capital, percent, plural, share_of, spelled
from jining.plot.bars import draw_bars, ink_on, spaced
from jining.plot.layout import axes, key, size_of
from jining.plot.tally import tally
from jining.plot.text import beside, tidy, width
from jining.plot.theme import INK, PALE
from jining.report.judgements import judged, judgement_values
from jining.tables import terms

NOTEBOOK = "11_how_firm_is_the_promise"
SOURCES = ("report",)
JUDGEMENTS = ("verb_class",)
RECORDS = {"kind": "measure"}
_GOES, _NEITHER, _ENDS = "process", "neither", "delivery"
_NAMES = {_GOES: ("open-ended", "持续推进类"), _NEITHER: ("neither", "其他"), _ENDS: ("with an end", "办结类")}
#: Below so many measures a share says nothing: such a sector stands last, with its counts.
_FEW = 10


def data(rows, lang, facts):
    """One row per sector: its measures and the part of each class of verbs."""
    table, classes = tally(rows, "sector"), judged(rows, "verb_class").astype("str").to_numpy()
    for name in _NAMES:
        table[name] = tally(rows[classes == name], "sector")["value"].to_numpy()
    table = table[table["value"] > 0].reset_index(drop=True)
    for name in _NAMES:
        table[f"share_{name}"] = 100 * table[name] / table["value"]
    table["few"] = table["value"] < _FEW
    return table.sort_values(["few", f"share_{_GOES}"], ascending=[True, False], kind="stable").reset_index(drop=True)


def _example(rows, name):
    """Verb that stands for a class: the one that most of its verbs are or hold; "" if the class is empty."""
    verbs = list(rows.loc[(judged(rows, "verb_class").astype("str") == name).to_numpy(), "verb"])
    return max(dict.fromkeys(verbs), key=lambda verb: sum(verb in other for other in verbs), default="")


def _examples(rows, lang):
    english = dict(zip(terms()["zh"], terms()["en"], strict=True))
    found = {name: _example(rows, name) for name in _NAMES}
    return {name: english.get(verb, verb) if lang == "en" else verb for name, verb in found.items()}


def draw(rows, fig, lang, facts):
    """Bars of 100 %: what goes on from the left, what ends from the right."""
    table, colors = data(rows, lang, facts), {name: entry["color"] for name, entry in judgement_values("verb_class").items()}
    colors[_NEITHER] = PALE
    parts = {f"share_{name}": (said, colors[name]) for name, said in _named(rows, lang).items()}
    box = key(fig, fig.body, [(tidy(said, lang), color) for said, color in parts.values()], lang)
    table["text"] = ""
    table = spaced(table, int((~table["few"]).sum()))
    ax = draw_bars(axes(fig, box), table, lang=lang, parts=parts, most=100, key=False, inside=False)
    low, high = ax.transData.transform([(0, 0), (0, ax.patches[0].get_height())])[:, 1]
    points = max(min(ax.get_yticklabels()[0].get_fontsize(), 0.86 * abs(high - low) * 72 / fig.dpi), size_of(fig).least)
    scale = ax.get_position().width * 72 * fig.get_figwidth() / 100
    for place, row in table.iterrows():
        for name, x, side, shift in ((_GOES, 0, "left", 0.5), (_ENDS, 100, "right", -0.5)):
            said = str(row[name]) if row["few"] else f"{row[f'share_{name}']:.0f}%"
            inside = width(said, points) + points < row[f"share_{name}"] * scale
            room = row[f"share_{_NEITHER}"] * scale if name == _ENDS and row["value"] else 0
            if inside or width(said, points) + points < room:
                x, ink = (x, ink_on(colors[name])) if inside else (100 - row[f"share_{name}"], INK)
                beside(ax, x, place, said, points=points, dx=shift * points, ha=side, color=ink, gid="inside")


def _named(rows, lang):
    """Name of each class with its example and its part of all measures."""
    classes, out = judged(rows, "verb_class").astype("str"), {}
    for name, verb in _examples(rows, lang).items():
        like = (f", like “{verb}”" if lang == "en" else f"，如“{verb}”") if verb and name != _NEITHER else ""
        part = percent(int((classes == name).sum()), len(rows), lang)
        out[name] = f"{_NAMES[name][lang == 'zh']}{like}{': ' if lang == 'en' else '：'}{part}"
    return out


def say(rows, lang, facts):
    """Say how much more often a measure goes on than ends."""
    table, verbs = data(rows, lang, facts), _examples(rows, lang)
    goes, neither, ends = (int(table[name].sum()) for name in _NAMES)
    n, times = len(rows), round(goes / ends) if ends else 0
    even = times > 1 and abs(goes / ends - times) < 0.2
    more = ends and goes > ends
    if lang == "en":
        has = ("has an open-ended verb", "have open-ended verbs", "has no open-ended verb")
        ratio = f"{spelled(times)} to one" if even else f"by {goes} to {ends}"
        return Words(
            f"“{capital(verbs[_GOES])}” verbs outnumber “{verbs[_ENDS]}” verbs {ratio}" if more else
            share_of(goes, n, has, one="measure"),
            "Measures of each sector by their verb",
            "Verbs were judged by reading; an open-ended one is no less work. Sectors with few measures stand last.",
            f"Bars of 100% for {len(table)} {plural(len(table), 'sector')}. Verbs of {n} {plural(n, 'measure')}: "
            f"{goes} open-ended, {ends} with an end, {neither} neither.")
    ratio = f"，约是“{verbs[_ENDS]}”类的{times}倍" if even else f"{goes}项，“{verbs[_ENDS]}”类{ends}项"
    return Words(
        f"用“{verbs[_GOES]}”类动词的措施{ratio}" if more else f"{n}项措施中，持续推进类{goes}项，办结类{ends}项",
        "各领域措施按动词分类的比重",
        "动词类别由阅读判定；持续推进类并不表示工作更少。措施不足10项的领域列在最后，只写项数。",
        f"{len(table)}个领域的100%横条：{n}项措施中，持续推进类{goes}项，办结类{ends}项，其他{neither}项。")
