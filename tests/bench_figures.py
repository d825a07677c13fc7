"""The whole set of figures, both languages, PNG, SVG and PDF: as `save_figures` writes it, and the plain way.

The plain way draws by the same plot functions on pyplot figures of the same size, with seaborn's theme, `suptitle` and
`bbox_inches="tight"`, in one process. It writes no source, note, passport or rows, and its files differ from run to run.
"""

import os
import tempfile
import time
import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import seaborn as sns

import jining
from jining.export import FORMATS
from jining.figures import save_figures
from jining.findings import CARDS
from jining.theme import SIZES, families

LIMIT = 0.8


def plain(folder, langs=("en", "zh"), cards=CARDS):
    promises = jining.load()
    sns.set_theme(font=families())
    for lang in langs:
        Path(folder, lang).mkdir(parents=True)
        for card in cards:
            rows, fig = card.rows(promises), plt.figure(figsize=SIZES["slide"][:2], dpi=160)
            card.draw(rows, lang=lang, **({"fig": fig} if card.panels else {"ax": fig.subplots()}))
            fig.suptitle(card.words(rows, lang).title)
            for ending in FORMATS:
                fig.savefig(Path(folder, lang, f"{card.name}.{ending}"), bbox_inches="tight")
            plt.close(fig)


def ours(folder, workers, langs=("en", "zh"), cards=CARDS):
    save_figures(folder, only=[card.name for card in cards], langs=langs, formats=FORMATS, workers=workers, progress=False)


def seconds(write, *args, **options):
    """Seconds of a run, and the megabytes it writes."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = time.perf_counter()
        write(folder, *args, **options)
        elapsed = time.perf_counter() - start
        return elapsed, sum(path.stat().st_size for path in Path(folder).rglob("*.*")) / 1e6


def main(rounds=3):
    seconds(plain, ("en",), CARDS[:2])  # the warm-up: fonts are read
    seconds(ours, 1, ("en",), CARDS[:2])
    ways = {"plain, 1 process": (plain,), "ours, 1 process": (ours, 1), f"ours, {os.cpu_count()} processes": (ours, None)}
    runs = {name: [seconds(*way) for way in ways.values()] for name in range(rounds)}
    best = {name: min(run[place] for run in runs.values()) for place, name in enumerate(ways)}
    base = best["plain, 1 process"][0]
    print(f"{len(CARDS)} figures x 2 languages x {len(FORMATS)} formats; best of {rounds}; {os.cpu_count()} cores")
    print(f"{'':20} {'s':>7} {'MB':>6} {'ours/plain':>11} {'at most':>8}")
    for name, (elapsed, size) in best.items():
        ratio = f"{elapsed / base:11.2f} {LIMIT:8}" if name != "plain, 1 process" else ""
        print(f"{name:20} {elapsed:7.1f} {size:6.1f} {ratio}")


if __name__ == "__main__":
    main()
