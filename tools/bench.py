"""Every benchmark as ratios of plain equivalents measured in the same run: `python tools/bench.py [start] [counts] ...`.

Peers that are not needed otherwise are in the extra `bench`: `pip install -e ".[bench]"`. No test asserts a timing.
"""

import importlib
import os
import statistics
import subprocess
import sys
import time

import pandas as pd

import jining
from jining.report.report import data_path

#: Name of a part -> its module, in the order in which they run; each has a function `main` that prints a table.
PARTS = {"start": "bench", "counts": "bench_counts", "figures": "bench_figures", "explorer": "bench_explorer"}


def imports(module, rounds=15):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        times.append(time.perf_counter() - start)
    return times


def calls(functions, rounds=60):
    times = [[] for _ in functions]
    for _ in range(rounds):
        for function, kept in zip(functions, times, strict=True):
            start = time.perf_counter()
            function()
            kept.append(time.perf_counter() - start)
    return [statistics.median(kept[5:]) for kept in times]


def report(name, limit, plain, ours):
    print(f"{name:36} {ours / plain:5.2f}  at most {limit}  ({plain * 1000:.1f} and {ours * 1000:.1f} ms)")


def machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}"


def main():
    pairs = [(imports("pandas", 1)[0], imports("jining", 1)[0]) for _ in range(16)][1:]
    report("import jining / import pandas", 1.2, *(statistics.median(side) for side in zip(*pairs, strict=True)))
    path = data_path()
    report("jining.load() / pandas.read_csv()", 3, *calls([lambda: pd.read_csv(path), jining.load]))


def run(names):
    """Run parts, all by default; say which cannot run here."""
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"there is no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    for name in names or PARTS:
        print(f"\n== {name}: {machine()}", flush=True)
        try:
            importlib.import_module(PARTS[name]).main()
        except ImportError as missing:
            print(f"not run: {missing} (pip install -e '.[bench,test]')")


if __name__ == "__main__":
    run(sys.argv[1:])
