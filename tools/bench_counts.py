"""Filter and count ten columns: ours, plain pandas on strings and polars on Enum columns, side by side in one run.

Each answers the same question and must give the same counts: which rows match all filters, and for each value of each
column how many rows match all filters on the other columns. A cell with several places is one string for pandas and one
category for polars, which spares both of them lists. The larger tables are rows of the shipped one, drawn at random.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import reduce
from operator import and_

import numpy as np
import pandas as pd
import polars as pl
from counts import FACETS, Counts

import jining
from jining.selection.describe import select_sql
from jining.selection.filters import MULTIPLE, NOT_STATED, choices, search_texts

ROUNDS = {None: 60, 100_000: 15, 4_000_000: 5}
SEARCHES = {
    "1 filter": {"sector": ["rural"]},
    "3 filters, wide": {"kind": ["target", "measure"], "comparator": [NOT_STATED, "ge", "eq"], "place": ["city"]},
    "4 filters, narrow": {
        "sector": ["digital", "rural", "health"],
        "kind": ["target"],
        "checkable_by": ["number", "all"],
        "instrument": ["S1", "S5"],
    },
}
PROMISES = jining.load()
CODED = {name: pd.factorize(PROMISES[name].array) for name in FACETS}
#: What each distinct cell of a column holds, and the same as one string.
HELD = {
    name: [(key if name in MULTIPLE else (key,)) or (NOT_STATED,) for key in keys] + [(NOT_STATED,)]
    for name, (_, keys) in CODED.items()
}
TEXTS = {name: [";".join(map(str, values)) for values in held] for name, held in HELD.items()}


def draw(size):
    rows = np.arange(len(PROMISES)) if size is None else np.random.default_rng(2020).integers(0, len(PROMISES), size)
    return {name: codes[rows] for name, (codes, _) in CODED.items()}


def wanted(name, values):
    return list(dict.fromkeys(text for text, held in zip(TEXTS[name], HELD[name], strict=True) if set(values) & set(held)))


def spread(found, name):
    """Counts per value from counts per distinct cell."""
    counts = dict.fromkeys([*choices(name), NOT_STATED], 0)
    for text, held in dict(zip(TEXTS[name], HELD[name], strict=True)).items():
        for value in held:
            counts[value] += found.get(text, 0)
    return counts


def others(masks, name):
    return [mask for other, mask in masks.items() if other != name]


class Ours:
    def __init__(self, codes):
        self.counts = Counts.from_codes({name: (codes[name], CODED[name][1]) for name in FACETS})

    def bytes(self):
        return sum(part.nbytes for part in self.counts._codes.values())

    def search(self, search):
        return self.counts.search(search)[1]


class Pandas:
    def __init__(self, codes):
        self.frame = pd.DataFrame({name: pd.array(TEXTS[name], dtype="str").take(codes[name]) for name in FACETS})

    def bytes(self):
        return int(self.frame.memory_usage(index=False).sum())

    def search(self, search):
        masks = {name: self.frame[name].isin(wanted(name, values)) for name, values in search.items()}
        chosen = self.frame[reduce(and_, masks.values())]
        counts = {}
        for name in FACETS:
            rows = self.frame[name] if name in search else chosen[name]
            if name in search and len(search) > 1:
                rows = rows[reduce(and_, others(masks, name))]
            counts[name] = spread(rows.groupby(rows).size(), name)
        return counts


class PolarsSteps:
    """Masks first, then each column filtered and counted."""

    def __init__(self, codes):
        enums = {name: pl.Series(name, texts).cast(pl.Enum(list(dict.fromkeys(texts)))) for name, texts in TEXTS.items()}
        self.frame = pl.DataFrame(
            [enums[name].gather(np.where(codes[name] < 0, len(enums[name]) - 1, codes[name])) for name in FACETS]
        )

    def bytes(self):
        return self.frame.estimated_size()

    def search(self, search):
        masks = {name: self.frame[name].is_in(wanted(name, values)) for name, values in search.items()}
        chosen = self.frame.filter(reduce(and_, masks.values()))
        counts = {}
        for name in FACETS:
            rows = self.frame[name] if name in search else chosen[name]
            if name in search and len(search) > 1:
                rows = rows.filter(reduce(and_, others(masks, name)))
            counts[name] = spread(dict(rows.value_counts().iter_rows()), name)
        return counts


class PolarsOnce(PolarsSteps):
    """All in one expression, which polars spreads over its threads."""

    def search(self, search):
        masks = {name: pl.col(name).is_in(wanted(name, values)) for name, values in search.items()}
        counts = []
        for name in FACETS:
            rest = others(masks, name)
            rows = pl.col(name).filter(pl.all_horizontal(rest)) if rest else pl.col(name)
            counts.append(rows.value_counts().implode())
        found = self.frame.select(counts)
        return {name: spread({row[name]: row["count"] for row in found[name][0].to_list()}, name) for name in FACETS}


ENGINES = {"ours": Ours, "pandas": Pandas, "polars": PolarsSteps, "polars, one expression": PolarsOnce}


def same(first, second):
    return all(first[name].get(value, 0) == count for name in FACETS for value, count in second[name].items())


def measure(size):
    codes = draw(size)
    tables = {name: engine(codes) for name, engine in ENGINES.items()}
    for label, search in SEARCHES.items():
        answers = {name: table.search(search) for name, table in tables.items()}  # the warm-up
        assert all(same(answers["ours"], answer) for answer in answers.values()), "the engines disagree"
        times = {name: [] for name in tables}
        for _ in range(ROUNDS[size]):
            for name, table in tables.items():
                start = time.perf_counter()
                table.search(search)
                times[name].append(time.perf_counter() - start)
        yield label, {name: statistics.median(kept) * 1000 for name, kept in times.items()}


def duckdb_over_parquet(rows=4_000_000):
    """Milliseconds of the query that `select_sql` writes, over a Parquet file of many rows drawn from the shipped table."""
    import duckdb

    frame = PROMISES.assign(search=search_texts(PROMISES)).astype({"kind": str})
    plain = {
        name: [
            None if cell is None or cell is pd.NA or cell != cell else list(cell) if isinstance(cell, tuple) else cell
            for cell in frame[name].astype(object)
        ]
        for name in (*FACETS, "id", "value_low", "value_high", "search")
    }
    kinds = {
        name: "VARCHAR[]"
        if name in MULTIPLE
        else "DOUBLE"
        if name.startswith("value_")
        else "INTEGER"
        if name in ("chapter", "firmness")
        else "VARCHAR"
        for name in plain
    }
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as lake:
        path = f"{folder}/promises.parquet"
        lake.execute(
            "CREATE TABLE one (row INTEGER, " + ", ".join(f'"{name}" {kind}' for name, kind in kinds.items()) + ")"
        )
        lake.executemany(
            f"INSERT INTO one VALUES ({', '.join('?' * (len(kinds) + 1))})",
            [(row, *cells) for row, cells in enumerate(zip(*plain.values(), strict=True))],
        )
        lake.execute(
            f"COPY (SELECT one.* EXCLUDE (row) FROM range({rows}) AS drawn JOIN one ON one.row = "
            f"hash(drawn.range) % {len(PROMISES)}) TO '{path}' (FORMAT parquet)"
        )
        print(
            f"DuckDB over Parquet, {rows:,} rows, {os.path.getsize(path) / 1e6:.0f} MB: rows counted by select_sql"
        )
        for label, search in {**SEARCHES, "words": {"words": '5G | "base stations" -plan'}}.items():
            query, times = f"SELECT count(*) FROM ({select_sql(search, path)})", []
            for _ in range(6):
                start = time.perf_counter()
                (found,) = lake.execute(query).fetchone()
                times.append(time.perf_counter() - start)
            print(f"  {label:20} {statistics.median(times[1:]) * 1000:8.0f} ms  {found:,} rows")


def resident(field="VmRSS"):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(field)) / 1024


def memory(engine):
    """MB of a table of 4 million rows by its own account, resident, and most while one search runs."""
    codes = draw(4_000_000)
    before = resident()
    table = ENGINES[engine](codes)
    table.search(SEARCHES["1 filter"])
    held = resident()
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")  # forget the highest resident size so far
    table.search(SEARCHES["3 filters, wide"])
    print(f"{engine:8} {table.bytes() / 1e6:8.0f} {held - before:10.0f} {resident('VmHWM') - held:12.0f}")


def main():
    print(f"{os.cpu_count()} processors; polars runs {pl.thread_pool_size()} threads, ours and pandas one; medians, ms")
    print(f"{'rows':>9}  {'search':18} {'ours':>8} {'pandas':>9} {'polars':>8} {'ours/pandas':>12} {'ours/polars':>12}")
    for size in ROUNDS:
        for label, ms in measure(size):
            polars = min(ms["polars"], ms["polars, one expression"])
            print(
                f"{size or len(PROMISES):>9}  {label:18} {ms['ours']:8.2f} {ms['pandas']:9.2f} {polars:8.2f} "
                f"{ms['ours'] / ms['pandas']:12.3f} {ms['ours'] / polars:12.2f}"
            )
    duckdb_over_parquet()
    print(f"\n{'MB':8} {'table':>8} {'resident':>10} {'search adds':>12}", flush=True)
    for engine in ("ours", "pandas", "polars"):
        subprocess.run([sys.executable, __file__, engine], check=True)


if __name__ == "__main__":
    memory(sys.argv[1]) if sys.argv[1:] else main()
