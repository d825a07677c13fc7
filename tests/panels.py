"""Notebooks that the browser tests open, and a hand that works one explorer."""

import json
import re

_HOSTILE = r'''
cells = ["<img src=x onerror='window.hit=1;alert(1)'>", "</script><script>window.hit=1;alert(1)</script>",
         "<svg onload='window.hit=1'>", "**bold** [x](javascript:window.hit=1)", "\x1b[31mred", "\u202eabc", "x" * 10000,
         "字" * 10000, "a\x00b", "$x$", "$\\frac{", "=1+1", "&lt;b&gt;"]
rows = jining.load().head(60).copy()
for shift, column in enumerate(("quote_zh", "text_en", "item_zh", "item_en", "value_as_written", "verb")):
    rows[column] = [cells[(place + shift) % len(cells)] for place in range(len(rows))]
rows["id"] = [f"{cells[place % len(cells)]}{place}" for place in range(len(rows))]
jining.explore(rows, view="table")
'''
#: Notebook -> sources of its cells.
CELLS = {
    "panels": ["import jining\njining.explore()", "jining.explore(lang='zh', sector='rural', view='table')",
               "jining.read_source('JN20-172')", _HOSTILE],
    "twice": ["import jining\npanel = jining.explore(sector='digital', view='table')\npanel", "panel"],
}  # fmt: skip


def write_notebooks(folder, cells=None):
    """Write notebooks without outputs into a folder, which is made if it is missing."""
    folder.mkdir(exist_ok=True)
    for name, sources in (cells or CELLS).items():
        write_notebook(folder / f"{name}.ipynb", [{"source": source, "outputs": []} for source in sources])


def write_notebook(path, cells):
    """Write one notebook; a cell has a source and outputs."""
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cells = [{"cell_type": "code", "id": f"cell-{n}", "metadata": {}, "execution_count": None, **cell}
             for n, cell in enumerate(cells)]
    path.write_text(json.dumps({"cells": cells, "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
                                "nbformat": 4, "nbformat_minor": 5}))


class Panel:
    """One explorer on a page; every action waits until what it changes is shown."""

    def __init__(self, page, place=0):
        from playwright.sync_api import expect

        self.page, self._expect = page, expect
        self.root = page.locator(".jining-explorer").nth(place)

    def settle(self):
        """Wait until the page shows what it was last asked for."""
        self._expect(self.root).to_have_attribute("aria-busy", "false")
        return self

    @property
    def shown(self):
        """State that the rows, the counts and the figure on the page belong to."""
        return json.loads(self.settle().root.get_attribute("data-shown"))

    def start(self):
        """Back to the first view of every record in English, as a user would."""
        shown = self.shown
        self.root.evaluate("(root) => root.querySelectorAll('details').forEach((node, place) => { node.open = place < 3; })")
        self.root.scroll_into_view_if_needed()
        if shown["lang"] != "en":
            self.press("English")
        if shown["filters"]:
            self.press("Clear all")
        if (shown["sort"], shown["descending"]) != ("id", False):
            self.press("Table")
            self.root.locator(".jn-col-kind button").click()
            self.root.locator(".jn-col-id button").click()
        if self.shown["view"] != "figure":
            self.press("Figure")
        return self if shown["figure"] == "sector_kind" else self.figure("sector_kind")

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name):
        self.button(name).click()
        return self.settle()

    def figure(self, name):
        self.root.locator(".jn-pick select").select_option(name)
        return self.settle()

    def facet(self, name):
        return self.root.locator(f"details[data-facet={name}]")

    def box(self, facet, label):
        found = self.facet(facet)
        if found.get_attribute("open") is None:
            found.locator("summary").click()
        exact = re.compile(f"^{re.escape(label)}$")
        return found.locator("label").filter(has=self.page.locator(".jn-name", has_text=exact)).locator("input")

    def choose(self, facet, label):
        self.box(facet, label).check()
        return self.settle()

    def search(self, words):
        self.root.get_by_role("searchbox").fill(words)
        return self.settle()

    def counts(self, facet):
        """Count beside each choice, in the order of the page."""
        rows = self.settle().facet(facet).locator("label:not([hidden])")
        return dict(zip(rows.locator(".jn-name").all_text_contents(), map(int, rows.locator(".jn-n").all_text_contents()),
                        strict=True))

    def count(self):
        return self.settle().root.locator(".jn-count").text_content()

    def ids(self):
        return self.settle().root.locator("tbody .jn-link").all_text_contents()

    def chips(self):
        return [text.removesuffix(" ×") for text in self.settle().root.locator(".jn-chip").all_text_contents()]

    def take(self, name):
        with self.page.expect_download() as found:
            self.button(name).click()
        return found.value
