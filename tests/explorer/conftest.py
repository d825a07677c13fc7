"""One HTML file of the explorer and one page for every test, and a hand on it."""

import json

import pytest
from conftest import keep_evidence, watched_page
from panels import Panel, hostile

import jining


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explorer")
    return {"shipped": jining.write_explorer(folder / "explorer.html"),
            "part": jining.write_explorer(folder / "part.html", jining.select(jining.load(), sector="education")),
            "unsearched": jining.write_explorer(folder / "unsearched.html", results=jining.load_results().head(0),
                                                verdicts=jining.load_verdicts().head(0)),
            "hostile": jining.write_explorer(folder / "hostile.html", hostile(jining.load()), view="table")}  # fmt: skip


@pytest.fixture(scope="session")
def payload():
    return json.loads(jining.explore().payload)


@pytest.fixture(scope="session")
def file_page(browser):
    with watched_page(browser) as page:
        yield page


@pytest.fixture
def opened(file_page, files, request):
    """Open a file at an address, and give the panel on it."""
    page = file_page

    def open_file(hash="", name="shipped", size=(1366, 768), scheme="light", path=None):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto("about:blank")
        page.goto((path or files[name]).as_uri() + hash)
        page.wait_for_selector(".jining-explorer[data-shown]")
        return Panel(page)

    yield open_file
    keep_evidence(page, request.node, lambda path=None: None)
    wrong = [*page.script_errors, *page.asked_elsewhere, *page.dialogs]
    for said in (page.script_errors, page.asked_elsewhere, page.dialogs):
        said.clear()
    assert wrong == []
