"""One HTML file of the explorer for every test, and a hand on it."""

import pytest
from panels import Panel, hostile

import jining


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Paths of HTML files: the shipped table, and one with hostile cells."""
    folder = tmp_path_factory.mktemp("explorer")
    return {"shipped": jining.write_explorer(folder / "explorer.html"),
            "hostile": jining.write_explorer(folder / "hostile.html", hostile(jining.load()), view="table")}  # fmt: skip


@pytest.fixture
def opened(page, files):
    """Open a file at an address, and give the panel on it."""

    def open_file(hash="", name="shipped", size=(1366, 768), scheme="light"):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto("about:blank")
        page.goto(files[name].as_uri() + hash)
        page.wait_for_selector(".jining-explorer[data-shown]")
        return Panel(page)

    yield open_file
    assert page.script_errors == [] and page.asked_elsewhere == [] and page.dialogs == []
