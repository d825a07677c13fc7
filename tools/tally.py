"""Attack the data, the writers and the outputs, and count what held: `make tally`.

Mutants of the shipped tables, writers killed at random moments, hostile cells in every output, damaged frames. A short form
with a fixed seed is a test. Every number that must be 0 is in the column "must be 0".
"""

import argparse
import csv
import io
import os
import random
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import jining
from jining.checks.check import read_promises
from jining.checks.diff import differences
from jining.checks.tables import table_failures
from jining.report.errors import DataError
from jining.report.files import write_atomic
from jining.report.read_csv import read_rows
from jining.report.report import TABLE, data_path, fields, package

ROOT = Path(__file__).resolve().parents[1]
_ODD = [*"'\",; =Ａ；", "\u200b", "\u202e", "\xa0", "\u00ad", "\ue000", "\x07", "\n", "e\u0301", "\ufeff"]
_OTHER = ["nan", "NA", "1e9", "-1", "1,000", "１２", "99", "x", "target", "beijing", "2-Jan", "9" * 30, "list:x", "city", ""]


def tables():
    """Name every table of the package that is checked by its columns."""
    return [found["name"] for found in package()["resources"] if "schema" in found and found["name"] != "damaged"]


def _cell(rows, chance):
    at, column = chance.randrange(1, len(rows)), chance.randrange(len(rows[0]))
    rows[at][column] = chance.choice([*_OTHER, rows[chance.randrange(1, len(rows))][column]])
    return at


def _letter(rows, chance):
    at, column = chance.randrange(1, len(rows)), chance.randrange(len(rows[0]))
    text = rows[at][column]
    place = chance.randrange(len(text) + 1)
    put, cut = text[:place] + chance.choice(_ODD) + text[place:], text[:place] + text[place + 1:]
    rows[at][column] = chance.choice([put, put, cut, text.upper(), text[::-1], text + text[-1:]])
    return at


def _row(rows, chance):
    at, other = sorted(chance.sample(range(1, len(rows)), 2)) if len(rows) > 2 else (1, 1)
    change = chance.choice(["delete", "repeat", "swap", "short", "long", "empty", "swap cells"])
    if change == "delete":
        del rows[at]
    elif change == "repeat":
        rows.insert(other, list(rows[at]))
    elif change == "swap":
        rows[at], rows[other] = rows[other], rows[at]
    elif change == "swap cells":
        column = chance.randrange(len(rows[0]))
        rows[at][column], rows[other][column] = rows[other][column], rows[at][column]
    else:
        rows[at] = {"short": rows[at][:-1], "long": [*rows[at], "x"], "empty": [""] * len(rows[at])}[change]
    return at


def _header(rows, chance):
    column = chance.randrange(len(rows[0]))
    rows[0][column] = chance.choice(["", rows[0][column] + "s", rows[0][column - 1], "mood"])
    return 0


def _bytes(raw, chance):
    """Damage a file as a whole: line ends, mark, separator, encoding, length."""
    place = chance.randrange(len(raw))
    return chance.choice([
        lambda: raw.replace(b"\n", b"\r\n"), lambda: b"\xef\xbb\xbf" + raw, lambda: raw.replace(b"\n", b"\r"),
        lambda: raw.replace(b",", b";"), lambda: raw.replace(b",", b"\t"), lambda: raw[:place],
        lambda: raw[:place] + b'"' + raw[place:], lambda: raw.decode().encode("utf-16"),
        lambda: raw.decode().encode("gb18030"), lambda: "".join(map(chr, raw)).encode(),
        lambda: raw.decode("gb18030", "replace").encode(),
        lambda: raw[:place] + bytes([raw[place] ^ 32]) + raw[place + 1:], lambda: raw[:place] + raw[place + 1:],
        lambda: raw.rstrip(b"\n"), lambda: raw + b"\n\n", lambda: b"PK\x03\x04" + raw])()


def mutant(name, chance):
    """Damage a table once; the bytes, and the line that was touched (None: the whole file)."""
    raw = data_path(name).read_bytes()
    change = chance.choice([_cell, _cell, _letter, _letter, _row, _header, _bytes])
    if change is _bytes:
        return _bytes(raw, chance), None
    rows = list(csv.reader(io.StringIO(raw.decode(), newline="")))
    at, out = change(rows, chance), io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(), at + 1


_shipped = cache(read_promises)


def failures_of(path, name):
    """List every failure that reading and checking one table finds."""
    promises, beside = _shipped()
    beside.clear()
    try:
        return read_promises(path)[1] if name == TABLE else [*table_failures(name, promises, path), *beside]
    except DataError as error:
        return error.failures


def mutants(number, seed=1, names=None):
    """Count what became of mutants: refused at the line or as a file, told by the diff, equal, silent, another error."""
    chance, counts, silent = random.Random(seed), Counter(), []
    names = names or [TABLE] * 4 + tables()
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(number):
            name = chance.choice(names)
            raw, line = mutant(name, chance)
            path = Path(folder, f"{name}.csv")
            path.write_bytes(raw)
            try:
                fate = _fate(path, name, line)
            except Exception as error:  # whatever is raised that is no DataError counts as a fault
                fate = f"{type(error).__name__}"
            counts[fate] += 1
            if fate not in ("at its line", "as a file", "elsewhere", "told by the diff", "equal"):
                silent.append((seed, turn, name, line, fate))
    return counts, silent


def _fate(path, name, line):
    found = failures_of(path, name)
    if found:
        if any(failure.line == line for failure in found) and line:
            return "at its line"
        return "as a file" if line is None or all(failure.line in (None, 1) for failure in found) else "elsewhere"
    old, new = (read_rows(file, name)[0] for file in (None, path))
    if differences(path, name):
        return "told by the diff"
    return "equal" if _plain(old, name) == _plain(new, name) else "silent"


def _plain(columns, name):
    """Cells of a table, where the order of several values and the form of a number mean nothing."""
    def cell(column, text):
        field = fields(name)[column]
        if "items" in field:
            return sorted(text.split(field["items"]["separator"]))
        return float(text) if text and field["type"] in ("number", "integer") else text
    return {column: [cell(column, text) for text in cells] for column, cells in columns.items()}


def kills(number, seed=1):
    """Kill writers at random moments: half files, acknowledged answers that are lost, parts that stay behind."""
    chance, counts = random.Random(seed), Counter(kills=0, half=0, lost=0, left=0)
    sealed = (ROOT / "data" / "datapackage.json").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(number):
            data = _answers if turn % 2 else (lambda n: sealed[:-2] + b" " * (n % 7) + b"\n}\n")
            path = Path(folder, "answers.csv" if turn % 2 else "datapackage.json")
            write_atomic(path, data(0))
            read, write = os.pipe()
            child = os.fork()
            if not child:
                for number_ in range(1, 10_000):
                    write_atomic(path, data(number_))
                    os.write(write, b"%d\n" % number_)
                os._exit(0)
            os.close(write)
            time.sleep(chance.random() * 0.03)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            with os.fdopen(read, "rb") as pipe:
                said = [int(part) for part in pipe.read().split()]
            found, last = path.read_bytes(), said[-1] if said else 0
            counts["kills"] += 1
            counts["half"] += found not in (data(last), data(last + 1))
            counts["lost"] += bool(turn % 2) and int(found[:6]) < last
            write_atomic(path, data(0))
            counts["left"] += len(list(Path(folder).glob(".*.part")))
    return counts


def _answers(number):
    return b"%06d\n" % number * 20_000


class _Running(HTMLParser):
    """Count what a page would run: scripts, handlers, addresses that are scripts, frames."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found = Counter()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found[tag] += tag in ("script", "iframe", "object", "embed", "img", "svg", "form", "base", "meta", "link")
        for name, value in attributes:
            self.found["handler"] += name.startswith("on")
            self.found["address"] += bool(re.match(r"\s*(javascript|data:text/html|vbscript):", value or "", re.I))


def hostile():
    """Put hostile cells into every output; what would run, in addition to what the same output of sound cells runs."""
    sys.path.insert(0, str(ROOT / "tests"))
    import matplotlib.pyplot as plt
    import openpyxl
    from panels import HOSTILE
    from panels import hostile as made

    from jining.explorer.static import static_html
    from jining.report.codebook import Passage

    sound = jining.load().head(60)
    bad, ran, tried, columns = made(sound), Counter(), 0, ["id", "verb", "quote_zh", "sector", "text_en"]

    def page(text):
        return _Running(text).found

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = {
            "HTML file": lambda rows: jining.write_explorer(folder / "x.html", rows, view="table").read_text("utf-8"),
            "static twin": lambda rows: static_html(jining.explore(rows, view="table")),
            "list_records": lambda rows: jining.list_records(rows, *columns)._repr_html_(),
            "passage": lambda rows: "".join(Passage(*row)._repr_html_() for row in rows[columns].astype(str).to_numpy()),
        }
        for what, write in pages.items():
            ran[what] = sum((page(write(bad)) - page(write(sound))).values())
            tried += len(columns) * len(bad)
        for words in HOSTILE:
            fig = plt.subplots()[0]
            jining.save_figure(fig, "x", folder=folder, formats=("svg",), promises=sound.head(2), title=words[:200],
                               note=words[:200], data=bad[["id", "item_en"]])
            shown = (folder / "x.svg").read_text("utf-8")
            ran["SVG"] += sum(count for tag, count in page(shown).items() if tag not in ("svg", "meta"))
            ran["CSV"] += _formulas((folder / "x.csv").read_bytes())
            plt.close(fig)
            tried += 3
        ran["CSV"] += _formulas(jining.write_csv(bad, folder / "y.csv").read_bytes())
        book = openpyxl.load_workbook(jining.export_workbook(folder / "x.xlsx", bad))
        ran["workbook"] = sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
        texts = ("id", "verb", "quote_zh", "text_en", "item_zh", "item_en")  # an office file holds no control character
        kept = bad.assign(**{name: bad[name].str.replace(r"[\x00-\x1f]", "", regex=True) for name in texts})
        ran["docx"] = _fields_of(jining.brief("economy", promises=kept).save(folder / "x.docx"))
        ran["pptx"] = _fields_of(jining.export_slides(folder / "x.pptx", only=["kinds_by_sector"], promises=kept))
        tried += 4 * 6 * len(bad)
    return ran, tried


def _formulas(raw):
    text = raw.decode("utf-8-sig")
    cells = [cell for mark in ",;\t" for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) for cell in row]
    return sum(bool(re.match(r"\s*[=+\-@＝＋－＠]", cell)) and not re.fullmatch(r"-?[0-9.]+", cell) for cell in cells)


def _fields_of(path):
    """Count what an office file would run: fields, macros, addresses that are scripts."""
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        text = "".join(packed.read(name).decode("utf-8", "replace") for name in names if name.endswith((".xml", ".rels")))
    scripts = re.findall(r'<w:instrText|Target="(?:javascript|vbscript|data):', text)
    return sum("vba" in name.lower() for name in names) + len(scripts)


def frames():
    """Give reasonable and damaged frames to every function that takes one: right, refused in one sentence, wrong."""
    sys.path.insert(0, str(ROOT / "tests" / "report"))
    from test_frames import FUNCTIONS, REASONABLE, REFUSED, rows_like

    def said(name, frame):
        try:
            return FUNCTIONS[name](frame)
        except (ValueError, IndexError) as error:
            if name not in ("passage", "agreement"):  # of no record, or of none that was coded twice, they say nothing
                raise
            return str(error)

    promises, counts = jining.load(), Counter(right=0, refused=0, wrong=0)
    for name, function in FUNCTIONS.items():
        for change in REASONABLE.values():
            given = change(promises)
            counts["right" if said(name, given) == said(name, rows_like(promises, given)) else "wrong"] += 1
        for change, _ in REFUSED.values():
            try:
                function(change(promises))
                counts["right"] += 1
            except (ValueError, AttributeError, TypeError, KeyError) as error:
                counts["refused" if "\n" not in str(error) else "wrong"] += 1
    return counts


def main():
    """Run the whole tally and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=400)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    fates, silent = mutants(given.mutants, given.seed)
    killed, (ran, tried), asked = kills(given.kills, given.seed), hostile(), frames()
    refused = sum(fates[fate] for fate in ("at its line", "as a file", "elsewhere"))
    print(f"Tally of {time.strftime('%Y-%m-%d')}, seed {given.seed}, data version {package()['version']}\n")
    print("| attack | tried | held | must be 0 |\n|---|---|---|---|")
    print(f"| mutants of {len(tables())} tables | {given.mutants} | {refused} refused ({fates['at its line']} at the line, "
          f"{fates['as a file']} as a file, {fates['elsewhere']} elsewhere), {fates['told by the diff']} told by the diff, "
          f"{fates['equal']} equal | silent {len(silent)} |")
    print(f"| writers killed | {killed['kills']} | old or new, whole | half files {killed['half']}, answers lost "
          f"{killed['lost']}, parts left {killed['left']} |")
    print(f"| hostile cells | {tried} | text in {', '.join(ran)} | run {sum(ran.values())} |")
    print(f"| frames | {sum(asked.values())} | {asked['right']} right, {asked['refused']} refused in one sentence | wrong "
          f"{asked['wrong']} |")
    for one in silent:
        print("silent:", *one)
    return bool(silent or killed["half"] or killed["lost"] or killed["left"] or sum(ran.values()) or asked["wrong"])


if __name__ == "__main__":
    sys.exit(main())
