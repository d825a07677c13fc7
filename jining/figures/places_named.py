"""Which counties and districts the report mentions by name."""

from matplotlib.colors import to_hex

from jining.figures.words import WORDS
from jining.plot.tally import tally
from jining.plot.theme import ACCENT
from jining.plot.tiles import draw_tiles, shade
from jining.report.report import lookup
from jining.report.tables import load_places

_ALONE = "#FFFFFF"


def _counties():
    return [place for place, entry in lookup("places").items() if entry["type"] == "county"]


def RECORDS(promises):
    """Promises that name a county-level division."""
    counties = set(_counties())
    return promises[promises["place"].map(lambda places: bool(set(places) & counties)).astype(bool)]


def data(rows, facts):
    """One row per county-level division with how many promises name it, and its place on the grid if each has its own."""
    table = tally(rows, "place")
    table = table[table["key"].isin(_counties())].reset_index(drop=True)
    grid = load_places().set_index("place").loc[table["key"], ["row", "col"]].reset_index(drop=True) + 1
    return table if grid.isna().any(axis=None) or grid.duplicated().any() else table.join(grid)


def draw(table, rows, fig, lang):
    absent, most = WORDS["places_named.absent"][lang], table["value"].max()
    tiles = table.assign(**{f"sub_{lang}": ["" if value else absent for value in table["value"]]},
                         color=[shade(value, most) if value else _ALONE for value in table["value"]])
    for tile in draw_tiles(fig, tiles, lang=lang).patches:
        if to_hex(tile.get_facecolor()).upper() == _ALONE:
            tile.set(edgecolor=ACCENT, lw=2.5)


def say(table, rows, lang):
    silent = table.loc[table["value"] == 0, f"label_{lang}"].tolist()
    high = table.loc[table["value"].idxmax()]
    return {"case": ["but_one"] * (len(silent) == 1), "n": len(table), "k": len(table) - len(silent), "silent": silent,
            "unnamed": len(silent) if len(silent) < 4 else 0, "high": high, "mapped": int("row" in table),
            "lone": int((table["value"] == high["value"]).sum() == 1)}
