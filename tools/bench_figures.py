"""The whole set of figures, both languages, PNG, SVG and PDF: as `save_figures` writes it, and the plain way.

The plain way draws by the same plot functions on pyplot figures of the same size, with seaborn's theme, `suptitle` and
`bbox_inches="tight"`. It writes no source, note, passport or rows, and its files differ from run to run. In one process
the two take turns, figure by figure, so that what else the machine does weighs on both.
"""

import os
import tempfile
import time
import warnings
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import seaborn as sns

import jining
from jining.export import FORMATS
from jining.figures import save_figures, write_figure
from jining.findings import CARDS
from jining.theme import SIZES, families

LIMIT = 0.8
LANGS = ("en", "zh")
with mpl.rc_context():
    sns.set_theme(font=families())
    SEABORN = dict(mpl.rcParams)


def plain(card, lang, folder):
    with mpl.rc_context(SEABORN):
        rows, fig = card.rows(jining.load()), plt.figure(figsize=SIZES["slide"][:2], dpi=160)
        card.draw(rows, lang=lang, **({"fig": fig} if card.panels else {"ax": fig.subplots()}))
        fig.suptitle(card.words(rows, lang).title)
        for ending in FORMATS:
            fig.savefig(Path(folder, f"{card.name}.{ending}"), bbox_inches="tight")
        plt.close(fig)


def ours(card, lang, folder):
    write_figure(card.name, lang, folder, FORMATS)


def clock(function, *args):
    """Seconds on the wall, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    function(*args)
    return time.perf_counter() - wall, time.process_time() - processor


def in_turns(cards, folder):
    """Seconds that each way takes for all figures, one process."""
    ways, spent = {"plain": plain, "ours": ours}, {"plain": [], "ours": []}
    for number, (card, lang) in enumerate((card, lang) for card in cards for lang in LANGS):
        for name in sorted(ways, reverse=number % 2):
            target = Path(folder, name, lang)
            target.mkdir(parents=True, exist_ok=True)
            spent[name].append(clock(ways[name], card, lang, target))
    return {name: [sum(part) for part in zip(*times, strict=True)] for name, times in spent.items()}


def main(cards=CARDS):
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        in_turns(cards[:2], folder)  # the warm-up: fonts are read
        spent = in_turns(cards, folder)
        several = clock(lambda: save_figures(Path(folder, "several"), only=[card.name for card in cards], formats=FORMATS,
                                             progress=False))
        megabytes = {name: sum(path.stat().st_size for path in Path(folder, name).rglob("*.*")) / 1e6 for name in spent}
    print(f"{len(cards)} figures x {len(LANGS)} languages x {len(FORMATS)} formats")
    print(f"{'':24} {'s':>7} {'ratio':>6} {'processor s':>12} {'ratio':>6} {'at most':>8} {'MB':>6}")
    for name, (wall, processor) in spent.items():
        print(f"{name + ', 1 process':24} {wall:7.1f} {wall / spent['plain'][0]:6.2f} {processor:12.1f} "
              f"{processor / spent['plain'][1]:6.2f} {LIMIT:8} {megabytes[name]:6.1f}")
    wall = several[0]
    print(f"{f'ours, {os.cpu_count()} processes':24} {wall:7.1f} {wall / spent['plain'][0]:6.2f} {'':19} {LIMIT:8}")


if __name__ == "__main__":
    main()
