"""The whole set of figures, both languages, PNG, SVG and PDF: as `save_figures` writes it, and the plain way.

The plain way draws the same charts on pyplot figures of the same size, with seaborn's theme, `suptitle` and
`bbox_inches="tight"`. It writes no source, note, passport or data, and its files differ from run to run. In one process
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

from jining.export.figure import DPI, FORMATS
from jining.export.figure_set import save_figures, write_figure
from jining.figures import registry
from jining.figures.figure import prepare
from jining.plot.layout import whole
from jining.plot.theme import SIZES, families

#: Parts of the time of the plain way: in one process, and in two.
LIMITS = {1: 0.9, 2: 0.5}
LANGS = ("en", "zh")
SIZE = "slide"


def seaborn_look():
    """Settings of seaborn's own theme, with fonts that hold Chinese."""
    with mpl.rc_context(mpl.rcParamsDefault):
        sns.set_theme(font=families())
        return {name: value for name, value in mpl.rcParams.items() if not name.startswith("backend")}


def plain(name, lang, folder):
    with mpl.rc_context(SEABORN):
        prepared = prepare(name)
        fig = plt.figure(figsize=SIZES[SIZE][:2], dpi=DPI[SIZE])
        fig.lang, fig.body = lang, whole(fig)
        prepared.draw_body(fig, lang)
        fig.suptitle(prepared.words(lang).title)
        for ending in FORMATS:
            fig.savefig(Path(folder, f"{name}.{ending}"), bbox_inches="tight")
        plt.close(fig)


def ours(name, lang, folder):
    write_figure(name, [lang], Path(folder).parent, FORMATS, SIZE, True, None)


def clock(function, *args):
    """Seconds on the wall, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    function(*args)
    return time.perf_counter() - wall, time.process_time() - processor


def in_turns(names, folder):
    """Seconds that each way takes for all figures, one process."""
    ways, spent = {"plain": plain, "ours": ours}, {"plain": [], "ours": []}
    for number, (name, lang) in enumerate((name, lang) for name in names for lang in LANGS):
        for way in sorted(ways, reverse=number % 2):
            target = Path(folder, way, lang)
            target.mkdir(parents=True, exist_ok=True)
            spent[way].append(clock(ways[way], name, lang, target))
    return {way: [sum(part) for part in zip(*times, strict=True)] for way, times in spent.items()}


def main(names=None):
    names = names or registry.NAMES
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        in_turns(names[:2], folder)  # the warm-up: fonts are read
        spent = in_turns(names, folder)
        several = clock(lambda: save_figures(Path(folder, "several"), only=names, formats=FORMATS, progress=False))
        megabytes = {way: sum(path.stat().st_size for path in Path(folder, way).rglob("*.*")) / 1e6 for way in spent}
    print(f"{len(names)} figures x {len(LANGS)} languages x {len(FORMATS)} formats")
    print(f"{'':24} {'s':>7} {'ratio':>6} {'processor s':>12} {'ratio':>6} {'at most':>8} {'MB':>6}")
    for way, (wall, processor) in spent.items():
        print(f"{way + ', 1 process':24} {wall:7.1f} {wall / spent['plain'][0]:6.2f} {processor:12.1f} "
              f"{processor / spent['plain'][1]:6.2f} {LIMITS[1]:8} {megabytes[way]:6.1f}")
    wall = several[0]
    print(f"{f'ours, {os.cpu_count()} processes':24} {wall:7.1f} {wall / spent['plain'][0]:6.2f} {'':19} {LIMITS[2]:8}")


SEABORN = seaborn_look()
if __name__ == "__main__":
    main()
