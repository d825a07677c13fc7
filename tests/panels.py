"""Notebooks that the browser tests open, and a hand that works one explorer, in a notebook or in a file."""

import json
import re

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

#: Cells that try to become more than text.
HOSTILE = ["<img src=x onerror='window.hit=1;alert(1)'>", "</script><script>window.hit=1;alert(1)</script>",
           "<svg onload='window.hit=1'>", "**bold** [x](javascript:window.hit=1)", "\u202eabc", "x" * 10000,
           "字" * 10000, "$x$", "$\\frac{", "=1+1", "&lt;b&gt;", "__proto__", "\u2028"]  # fmt: skip
#: Notebook -> sources of its cells.
CELLS = {
    "panels": ["import jining\njining.explore()", "jining.explore(lang='zh', sector='rural', view='table')",
               "jining.read_source('JN20-172')",
               "from IPython.display import HTML, display\nrows = jining.load().head(3).copy()",
               "rows['text_en'] = 'costs $5$ or $6$'\ndisplay(HTML('$x$'), jining.list_records(rows))",
               "jining.explore(rows, view='table')",
               "import ipywidgets\nipywidgets.HBox([jining.explore(), jining.explore()])"],
    "twice": ["import jining\npanel = jining.explore(sector='digital', view='table')\npanel", "panel",
              "seen = []\npanel.observe(lambda change: seen.append(change['new']), 'filters')", "0"],
}  # fmt: skip


def hostile(promises):
    """The first records with hostile cells in every column of free text but that of the words of the report."""
    rows = promises.head(60).assign(verdict=None, mine=-1.5)
    rows["value_low"] = rows["value_low"].where(rows["value_low"].isna(), 1e-7)
    for shift, column in enumerate(("text_en", "item_zh", "item_en", "value_as_written", "verb")):
        rows[column] = [HOSTILE[(place + shift) % len(HOSTILE)] for place in range(len(rows))]
    seen = [text for text in HOSTILE if text.isprintable()]  # of an id nothing is hidden
    rows["id"] = [f"{seen[place % len(seen)]}{place}" for place in range(len(rows))]
    return rows


def write_notebooks(folder):
    """Write the tests' own notebooks, without outputs, into a folder."""
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
              "language_info": {"name": "python"}}  # fmt: skip
    for name, sources in CELLS.items():
        cells = [new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
        nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / f"{name}.ipynb")


class Panel:
    """One explorer on a page. The page changes at once: there is nothing to wait for."""

    def __init__(self, page, place=0):
        self.page = page
        self.root = page.locator(".jining-explorer").nth(place)

    @property
    def filters(self):
        """The filters that what is shown belongs to."""
        return json.loads(self.root.get_attribute("data-shown"))

    def button(self, name):
        return self.root.get_by_role("button", name=name, exact=True).first

    def press(self, name):
        self.button(name).click()
        return self

    def view(self, name):
        self.root.locator(f".jn-tabs [data-view={name}]").click()
        return self

    def lang(self, lang):
        self.root.locator(f"[data-lang={lang}]").click()
        return self

    def clear(self):
        return self.press("Clear")

    def facet(self, name):
        found = self.root.locator(f"details[data-facet={name}]")
        if found.get_attribute("open") is None:
            found.locator("summary").click()
        return found

    def row(self, facet, label):
        exact = re.compile(f"^{re.escape(label)}$")
        return self.facet(facet).locator(".jn-choice").filter(has=self.page.locator(".jn-name", has_text=exact))

    def choose(self, facet, label):
        self.row(facet, label).locator("input").click()
        return self

    def search(self, words):
        self.root.locator(".jn-search input").fill(words)
        return self

    def counts(self, facet):
        """Count beside each choice, in the order of the page."""
        pairs = self.facet(facet).evaluate("""(list) => [...list.querySelectorAll('.jn-choice')]
          .map((row) => [row.querySelector('.jn-name').textContent, +row.querySelector('.jn-n').textContent])""")
        return dict(pairs)

    def count(self):
        return self.root.locator(".jn-count").text_content()

    def ids(self):
        return self.root.locator(".jn-content tbody .jn-link").all_text_contents()

    def mark(self, key):
        return self.root.locator(f'.jn-content [data-key="{key}"]')

    def tip(self):
        return self.root.locator(".jn-tip").text_content()

    def take(self, what):
        """The file that one button of the menu gives."""
        self.root.locator(".jn-take summary").click()
        with self.page.expect_download() as found:
            self.root.locator(f".jn-take [data-focus={what}]").click()
        return found.value
