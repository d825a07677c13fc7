"""Import and load as ratios of their nearest plain equivalent, measured side by side in one run."""

import statistics
import subprocess
import sys
import time

import pandas as pd

import jining
from jining.package import data_path


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


def main():
    pairs = [(imports("pandas", 1)[0], imports("jining", 1)[0]) for _ in range(16)][1:]
    report("import jining / import pandas", 1.2, *(statistics.median(side) for side in zip(*pairs, strict=True)))
    path = data_path()
    report("jining.load() / pandas.read_csv()", 3, *calls([lambda: pd.read_csv(path), jining.load]))


if __name__ == "__main__":
    main()
