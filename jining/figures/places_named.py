"""Which counties and districts the report mentions by name, and what it asks of each of them alike."""

import pandas as pd
from matplotlib.colors import to_hex

from jining.figures.figure import Words
from jining.figures.words import capital, listed, plural, spelled
from jining.package import lookup
from jining.plot import text
from jining.plot.layout import size_of
from jining.plot.table import Column, draw_table
from jining.plot.tally import tally
from jining.plot.theme import ACCENT
from jining.plot.tiles import draw_tiles, shade
from jining.report.amounts import amount

NOTEBOOK = "14_what_the_words_hide"
SOURCES = ("report",)
_ALONE = "#FFFFFF"
_QUOTAS = {"en": "Asked of every county or zone alike", "zh": "对每个县（市、区）或开发区的统一要求"}


def _of_type(kind):
    return [place for place, entry in lookup("places").items() if entry["type"] == kind]


def RECORDS(promises):
    """Promises that name a county-level division, and targets for each of them."""
    counties, quotas = set(_of_type("county")), set(_of_type("quota"))
    at = promises["place"].map(set)
    return promises[at.map(lambda places: bool(places & counties)) | _quota(promises, quotas)]


def _quota(promises, quotas=None):
    quotas = set(_of_type("quota")) if quotas is None else quotas
    return promises["place"].map(lambda places: bool(set(places) & quotas)) & (promises["kind"] == "target")


def data(rows, lang, facts):
    """One row per county-level division with how many promises name it and its place on the grid; then one per quota."""
    counties = tally(rows, "place")
    counties = counties[counties["key"].isin(_of_type("county"))]
    seats = [lookup("places")[key] for key in counties["key"]]
    counts = counties["value"].astype("str")
    counties = counties.assign(part="county", text_en=counts, text_zh=counts, row=[int(seat["row"]) + 1 for seat in seats],
                               col=[int(seat["col"]) + 1 for seat in seats])
    held = rows[_quota(rows)]
    quotas = pd.DataFrame({
        "key": [next(place for place in places if place in _of_type("quota")) for places in held["place"]],
        "label_en": held["item_en"], "label_zh": held["item_zh"], "ids": held["id"], "part": "quota",
        "text_en": [amount(row, "en") for row in held.itertuples()],
        "text_zh": [amount(row, "zh") for row in held.itertuples()]})
    return pd.concat([counties, quotas], ignore_index=True)


def draw(rows, fig, lang, facts):
    """Divisions as tiles where they lie, shaded by their count; at the right the quotas, if there are any."""
    table, size = data(rows, lang, facts), size_of(fig)
    counties, quotas = table[table["part"] == "county"], table[table["part"] == "quota"]
    most = 2 * counties["value"].max()  # half of the scale: every tile is read in ink
    tiles = counties.assign(color=[shade(value, most) if value else _ALONE for value in counties["value"]])
    left, right = _parts(fig.body, size) if len(quotas) else (fig.body, None)
    for tile in draw_tiles(fig, tiles, box=left, lang=lang).patches:
        if to_hex(tile.get_facecolor()).upper() == _ALONE:
            tile.set(edgecolor=ACCENT, lw=2.5)
    if right:
        head = text.write(fig, right.left, right.top, _QUOTAS[lang], points=size.text, weight="bold", va="top",
                          most=right.width)
        right = right.inset(top=text.height(len(head), size.text) + 0.6 * size.text)
        items = quotas.assign(item=[text.tidy(item, lang) for item in quotas[f"label_{lang}"]])
        number = Column(f"text_{lang}", align="right", strong=True, color=ACCENT)
        draw_table(fig, items, [Column("item", wraps=True), number], box=right, lang=lang)


def _parts(box, size):
    """Map and table side by side, or one below the other where the body is high."""
    gap = 2.4 * size.text
    return box.columns(1.5, 1, gap=gap) if box.width > 2 * box.height else box.rows(1.7, 1, gap=gap)


def say(rows, lang, facts):
    """Say which divisions are not mentioned."""
    table = data(rows, lang, facts)
    counties, quotas = table[table["part"] == "county"], int((table["part"] == "quota").sum())
    silent = counties.loc[counties["value"] == 0, f"label_{lang}"].tolist()
    n, named = len(counties), len(counties) - len(silent)
    high = counties.sort_values("value", ascending=False, kind="stable").iloc[0]
    alone = named and (counties["value"] == high.value).sum() == 1
    if lang == "en":
        title = (f"All {n} counties and districts are mentioned by name" if not silent else
                 f"Of {n} counties and districts, only {silent[0]} is not mentioned by name" if len(silent) == 1 else
                 "No county or district is mentioned by name" if not named else
                 f"{capital(spelled(named))} of {n} counties and districts {plural(named, 'is', 'are')} mentioned by name")
        alt = (f"Tiles for {n} counties and districts, placed as on a map: {spelled(named, 'none')} mentioned by name"
               + (f", not {listed(silent, lang)}" if 0 < len(silent) < 4 else "")
               + (f"; most often {high.label_en} ({high.value:.0f})" if alone else "")
               + (f". A table of {spelled(quotas)} {plural(quotas, 'quota')}." if quotas else "."))
        return Words(title, "Promises that name each county-level division; position as on the map, north at the top",
                     "A park, lake or site in a county does not count as the county. Counts show wording, not priority.",
                     alt)
    title = (f"{n}个县（市、区）均被单独提及" if not silent else
             f"{n}个县（市、区）中，仅{silent[0]}未被单独提及" if len(silent) == 1 else
             f"{n}个县（市、区）中，{named}个被单独提及" if named else f"{n}个县（市、区）均未被单独提及")
    alt = (f"{n}个县（市、区）的方格图，位置大致如地图：{f'{named}个' if named else '均未'}被单独提及"
           + (f"，{listed(silent, lang)}未提及" if 0 < len(silent) < 4 else "")
           + (f"；{high.label_zh}最多，{high.value:.0f}项" if alone else "")
           + (f"。另有{quotas}项统一要求的表格。" if quotas else "。"))
    return Words(title, "单独提及各县（市、区）的承诺（项）；位置示意，上北下南",
                 "县域内的园区、湖泊、景点不计入该县。提及与否不代表重视程度。", alt)
