"""Facts live in the data: the code holds no record, no item, no title of a column, no paragraph and no year."""

import ast
import re
from pathlib import Path

import pytest

import jining
from jining.report.report import fields, resource

PACKAGE = Path(jining.__file__).parent
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "data" not in path.relative_to(PACKAGE).parts]
PROMISES = jining.load()


def texts(path):
    """Every text in a module but docstrings, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.lineno, node.value


def imported(path):
    """First part of every module that a module imports, or needs by `need("module", "library")`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "need":
            yield node.args[0].value


TITLES = {title for field in (*fields().values(), *resource("targets_and_measures")["derived"])
          for title in (field["title"], field["title_zh"]) if len(title) > (8 if title.isascii() else 2)}
WORDS = {text for column in ("item_en", "item_zh", "text_en", "quote_zh") for text in PROMISES[column] if len(text) > 4}


@pytest.mark.parametrize(("held", "elsewhere"), [
    (lambda text: re.search(r"JN20-\d{3}", text), ()),
    (WORDS.__contains__, ()),
    (TITLES.__contains__, "figures"),  # a figure says its own words
    (set(PROMISES["para"].cat.categories).__contains__, "new.py"),  # an empty project begins with paragraph 0.1
], ids=["record", "item or sentence", "title of a column", "paragraph"])
def test_no_fact_of_the_report_stands_in_the_code(held, elsewhere):
    assert [f"{path.relative_to(PACKAGE)}:{line} {text[:60]!r}" for path in FILES if elsewhere not in path.parts
            for line, text in texts(path) if held(text)] == []


def test_the_top_holds_four_files_and_a_module_is_short_enough_to_read_and_long_enough_to_stand_alone():
    assert {path.name for path in PACKAGE.glob("*.py*")} == {"__init__.py", "__init__.pyi", "__main__.py", "cli.py"}
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES if not path.stem.startswith("__")}
    assert {str(path.relative_to(PACKAGE)): n for path, n in lines.items()
            if not (20 if path.parent.name == "figures" else 30) <= n <= 250} == {}  # a figure is a file, however short
    script = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (PACKAGE / "explorer" / "page").glob("*.js"))
    assert script <= 1_200
