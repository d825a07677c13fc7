"""What village and town are promised of the same service, side by side."""

from matplotlib import rcParams

from jining.labels import tidy
from jining.plot_02.beside import fit, is_wide
from jining.plot_02.canvas import fine, longest
from jining.plot_02.multiples import how_many
from jining.theme import GREY, INK_2, NAVY, RULE

#: The nearest counterparts in countryside and town, by reading: one service on both sides, each the record that says most.
#: Community elderly care is read as town, since the villages have their Happiness Homes. Left out: what has no
#: counterpart in the report (village toilets, village sewage, piped gas, parking).
PAIRS = (
    ({"en": "Schools", "zh": "学校"}, "Weak rural schools improved", "Large classes in towns"),
    ({"en": "Health care", "zh": "医疗"}, "Weak township health centres renovated", "Urban medical consortia"),
    ({"en": "Elderly care", "zh": "养老"}, "Rural Happiness Homes built or rebuilt", "Community elderly care facilities"),
    ({"en": "Roads", "zh": "道路"}, "“Four Good” rural roads built or rebuilt", "Dead-end roads opened"),
    ({"en": "Housing", "zh": "住房"}, "Yellow River floodplain relocation", "Shantytown redevelopment"),
    ({"en": "Heating", "zh": "供暖"}, "Clean rural heating by biomass", "New central heating area"),
    ({"en": "Greenery", "zh": "绿化"}, "Barren hills and vacant land greened", "New pocket green spaces"),
    ({"en": "Cleaning", "zh": "保洁"}, "Village environmental hygiene", "Waste sorting and fine cleaning"),
)
_SIDES = {"en": ("Countryside", "Town"), "zh": ("农村", "城镇")}
_ABSENT = {"en": "not in this selection", "zh": "不在此筛选中"}


def service_pairs(promises):
    """Record of each side of `PAIRS`.

    Parameters
    ----------
    promises : pandas.DataFrame

    Returns
    -------
    list of (dict, list)
        Name of the service, and a row or None for countryside and for town; pairs without any are left out.
    """
    rows = {row.item_en: row for row in promises.itertuples()}
    pairs = [(service, [rows.get(item) for item in sides]) for service, *sides in PAIRS]
    return [pair for pair in pairs if any(row is not None for row in pair[1])]


def draw_pairs(ax, pairs, lang):
    """Draw a table of services: name, what countryside is promised, what town is promised.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    pairs : list of (dict, list)
        As `service_pairs` gives them.
    lang : {"en", "zh"}
    """
    ax.set_axis_off()
    wide = is_wide(ax.figure)
    ax.set(xlim=(0, 1), ylim=(len(pairs) - 0.4, -1 if wide else -1.4))
    size = 0.84 * rcParams["font.size"] if wide else fine(0.77)
    width = ax.figure.get_figwidth() * 72 * 0.49 * 0.4
    ends = (0.2, 0.6, 1) if wide else _ends(ax, pairs, size, lang)
    for x, side in zip(ends[:2], _SIDES[lang], strict=True):
        ax.text(x, -0.75 if wide else -1, side, weight="bold", va="center", fontsize="small" if wide else size)
    for y, (service, rows) in enumerate(pairs):
        ax.axhline(y - 0.5, color=RULE, lw=0.7)
        ax.text(0, y, service[lang], va="center", weight="bold", fontsize="small" if wide else size)
        for x, end, row in zip(ends, ends[1:], rows, strict=False):
            most = width - 16 if wide else (end - x) * (ax.figure.get_figwidth() * 72 - 26) - 14
            _cell(ax, x, y, row, most, size, lang)


def _ends(ax, pairs, size, lang):
    """Where the two sides of a table begin and end, as wide as they need in a line each."""
    first = longest([service[lang] for service, _ in pairs], 1.06 * size) + 8  # bold text is wider
    needs = [longest([_words(rows[side], lang) for _, rows in pairs], size) + 14 for side in (0, 1)]
    whole = ax.figure.get_figwidth() * 72 - 26
    middle = first + min((whole - first) * needs[0] / sum(needs), needs[0] + 20)
    return first / whole, middle / whole, 1


def _words(row, lang):
    """Value and name of one side of a pair."""
    if row is None:
        return _ABSENT[lang]
    value, name = how_many(row, lang), tidy(getattr(row, f"item_{lang}"), lang)
    return f"{value}: {name}" if value else name


def _cell(ax, x, y, row, width, size, lang):
    if row is None:
        ax.text(x, y, _ABSENT[lang], va="center", color=INK_2, fontsize=size)
        return
    color = NAVY if row.has_quantity else GREY
    wide = is_wide(ax.figure)
    ax.plot(x + 0.008, y, "s", ms=6 if wide else 4.5, color=color, mfc=color if row.has_quantity else "white")
    ax.annotate(fit(_words(row, lang), width, size, lines=9 if wide else 1), (x, y), xytext=(10, 0),
                textcoords="offset points", va="center", fontsize=size, color=NAVY if row.has_quantity else INK_2,
                linespacing=1.15)
