"""Tables to damage, and one real JupyterLab and one real Chromium for the whole session."""

import csv
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from panels import write_notebooks

import jining
from jining.report.read_csv import read_rows
from jining.report.report import data_dir

#: Benchmarks are run by `make bench`, with libraries that the tests do not need.
collect_ignore_glob = ["bench*.py"]
ROOT = Path(__file__).resolve().parents[1]
ARTIFACTS = ROOT / "test-artifacts"
#: Logs of the servers that were started: kept when a test fails.
_LOGS = {}
REQUIRE_ALL = os.environ.get("JINING_REQUIRE_ALL") == "1" or os.environ.get("CI") == "true"


def pytest_collection_modifyitems(items):
    """Begin with the files that take long, by notebooks or a browser: begun last, they would leave a processor idle."""
    long = {item.path for item in items if {"executed", "browser"} & set(getattr(item, "fixturenames", ()))}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(autouse=True)
def figures_are_closed():
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(scope="session")
def promises():
    return jining.load()


def table(name="targets_and_measures"):
    """Rows of a shipped table, every cell as it is written."""
    columns = read_rows(name=name)[0]
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


@pytest.fixture(scope="session")
def stored():
    return table()


@pytest.fixture
def damaged(tmp_path):
    """Write a copy of a shipped table after `change(rows)` has damaged it, and return its path."""

    def write(change, name="targets_and_measures"):
        rows, path = table(name), tmp_path / f"{name}.csv"
        header = list(rows[0])
        pd.DataFrame(change(rows) or rows, columns=header).to_csv(path, index=False, lineterminator="\n")
        return path

    return write


def damaged_cells():
    """Cells to damage: (table, what the row holds, column, what is put there, what is said); unseen letters as escapes."""
    with Path(__file__).with_name("damaged_cells.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            where = dict(part.split("=") for part in row["where"].split(";") if part)
            value = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), row["value"])
            yield row["table"], where, row["column"], value, row["said"]


def checked(folder):
    """What the check of a report says is wrong."""
    with pytest.raises(jining.DataError) as caught, jining.use(folder):
        jining.check()
    return str(caught.value)


@pytest.fixture
def data_copy(tmp_path):
    return Path(shutil.copytree(data_dir(), tmp_path / "data"))


def _chromium():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


def _environment(folder):
    env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR",
                 "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
        env[name] = str(folder / name.lower())
        Path(env[name]).mkdir()
    quiet = Path(env["JUPYTERLAB_SETTINGS_DIR"]) / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True)
    settings = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
    (quiet / "notification.jupyterlab-settings").write_text(json.dumps(settings))
    return env


def _await_server(url, process, log):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with opener.open(url, timeout=2) as reply:
                if reply.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start\n{log.read_text()[-3000:]}")


def _root_only(option):
    return [option] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


@pytest.fixture(scope="session")
def lab():
    """URL, token and folder of a JupyterLab that serves copies of the notebooks, the tests' own among them."""
    folder = Path(tempfile.mkdtemp(prefix="j"))  # short: a kernel's socket has at most 107 characters
    shutil.copytree(ROOT / "notebooks", folder / "work")
    write_notebooks(folder / "work")
    port, token = _free_port(), secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--ServerApp.port={port}",
               "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder / 'work'}",
               "--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True",
               "--KernelManager.transport=ipc", *_root_only("--allow-root")]
    log = _LOGS["lab"] = folder / "lab.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=folder / "work", env=_environment(folder), stdout=out, stderr=out,
                                   start_new_session=True)
    base = f"http://127.0.0.1:{port}"
    try:
        _await_server(f"{base}/api/status?token={token}", process, log)
        yield {"base": base, "token": token, "work": folder / "work"}
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    path = _chromium()
    if not path and not REQUIRE_ALL:
        pytest.skip("no Chromium found: install it, or set CHROMIUM=/path/to/it")
    assert path, "Chromium is required here (JINING_REQUIRE_ALL or CI is set) but was not found"
    from playwright.sync_api import sync_playwright

    args = ["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
            *_root_only("--no-sandbox")]
    fonts = tmp_path_factory.mktemp("fonts")
    shutil.copytree(Path(jining.__file__).parent / "fonts", fonts / "fonts")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, headless=True, args=args,
                                          env={**os.environ, "XDG_DATA_HOME": str(fonts)})
        yield chromium
        chromium.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call":
        item.failed = report.failed


@contextmanager
def watched_page(browser):
    """Open a page that may ask only 127.0.0.1: it lists every other request, every uncaught error and every dialog."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    context.tracing.start()  # actions, console and requests; snapshots of long tables take longer than the tests
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.asked_elsewhere, page.script_errors, page.dialogs = [], [], []
    page.on("pageerror", lambda error: page.script_errors.append(str(error)))
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))

    def route(request_):
        url = request_.request.url
        if re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|file:", url):
            return request_.continue_()
        page.asked_elsewhere.append(url)
        return request_.abort()

    context.route("**/*", route)
    yield page
    context.close()


def keep_evidence(page, item, stop):
    """After a failure keep screenshot, trace (`stop` is what ends it) and the logs of the servers."""
    if not getattr(item, "failed", False):
        return stop()
    name = re.sub(r"[^\w.-]+", "_", item.name)
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"{name}.png")
    for server, log in _LOGS.items():
        shutil.copy(log, ARTIFACTS / f"{name}.{server}.log")
    return stop(path=ARTIFACTS / f"{name}.zip")


@pytest.fixture
def page(browser, request):
    with watched_page(browser) as page:
        yield page
        keep_evidence(page, request.node, page.context.tracing.stop)
