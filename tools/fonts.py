"""Cut the bundled fonts out of Noto Sans SC: `python tools/fonts.py FOLDER` (static TTF files, OFL 1.1).

The set is GB2312, Latin, punctuation and signs, and every character that the project itself uses.
"""

import sys
from pathlib import Path

from conftest import ROOT
from fontTools import subset

FAMILY = "Jining Sans SC"
SOURCES = {"Regular": "NotoSansSC_400Regular.ttf", "Bold": "NotoSansSC_700Bold.ttf"}
SIGNS = "‐‑‒–—―‘’“”„†‡•…‰′″‹›€№™→←↑↓↔−≈≠≤≥×÷±·°²³μ½①②③④⑤⑥⑦⑧⑨⑩●○◎◆◇■□▲△▼▽★☆㎡㎞℃％￥"


def gb2312():
    """Every character of GB2312, from Python's own codec."""
    pairs = (bytes([row + 0xA0, cell + 0xA0]) for row in range(1, 88) for cell in range(1, 95))
    return {pair.decode("gb2312", "ignore") for pair in pairs}


def used():
    """Every character in the files that the project draws from."""
    files = [path for folder in ("data", "jining", "notebooks") for path in (ROOT / folder).rglob("*")]
    return {c for path in files if path.suffix in (".csv", ".txt", ".json", ".py", ".ipynb")
            for c in path.read_text(encoding="utf-8")}


def characters():
    """Characters the fonts must hold."""
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))}
    wide = {chr(code) for code in (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F))}
    return latin | wide | set(SIGNS) | {c for pair in gb2312() for c in pair} | used()


def cut(source, weight, target):
    """Write one weight of the subset under its own family name."""
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=False)
    options.name_IDs = ["*"]
    options.drop_tables += ["BASE", "vhea", "vmtx", "VORG", "GSUB", "GPOS", "DSIG", "STAT"]
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters())))
    cutter.subset(font)
    names = {1: FAMILY, 16: FAMILY, 4: f"{FAMILY} {weight}", 6: f"JiningSansSC-{weight}", 3: f"JiningSansSC-{weight}-subset"}
    # Every PDF cuts its own fonts out of these: named glyphs and one table of characters are read faster.
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.platformID == 3]
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.toUnicode())
    font["head"].created = font["head"].modified = 3786912000  # fixed, so that the bytes are the same every time
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for weight, name in SOURCES.items():
        found = next(folder.rglob(name))
        cut(found, weight, ROOT / "jining" / "fonts" / f"JiningSansSC-{weight}.ttf")
