"""Tables to damage, and one real JupyterLab with one real Chromium."""

import csv
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import jining
from jining.package import data_dir, data_path
from jining.reading import read_rows

ROOT = Path(__file__).resolve().parents[1]
REQUIRE_ALL = os.environ.get("JINING_REQUIRE_ALL") == "1" or os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def promises():
    return jining.load()


@pytest.fixture(scope="session")
def stored():
    """The shipped table as text, a dict per row."""
    columns, _ = read_rows()
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


@pytest.fixture
def damaged(tmp_path):
    """Write a copy of a shipped table after `change(rows)` has damaged it, and return its path."""

    def write(change, name="targets_and_measures"):
        with data_path(name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, header = list(reader), list(reader.fieldnames)
        rows = change(rows) or rows
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def data_copy(tmp_path):
    """Copy of the whole data folder."""
    return Path(shutil.copytree(data_dir(), tmp_path / "data"))


def _chromium():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def _free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def _environment(folder):
    names = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    env = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    for name in (*(f"JUPYTER_{n}" for n in names), "IPYTHONDIR", "MPLCONFIGDIR", "JUPYTERLAB_SETTINGS_DIR",
                 "JUPYTERLAB_WORKSPACES_DIR"):
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
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with opener.open(url, timeout=2) as reply:
                if reply.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """URL, token and log of a JupyterLab that serves copies of the notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    work = folder / "work"
    shutil.copytree(ROOT / "notebooks", work)
    port, token, log = _free_port(), secrets.token_hex(16), folder / "server.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--ServerApp.port={port}",
               "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={work}",
               "--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True",
               "--KernelManager.transport=ipc"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=work, env=_environment(folder), stdout=out, stderr=out,
                                   start_new_session=True)
    try:
        base = f"http://127.0.0.1:{port}"
        _await_server(f"{base}/api/status?token={token}", process, log)
        yield {"base": base, "token": token, "log": log}
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def browser():
    path = _chromium()
    if not path and not REQUIRE_ALL:
        pytest.skip("no Chromium found: install it, or set CHROMIUM=/path/to/it")
    assert path, "Chromium is required here (JINING_REQUIRE_ALL or CI is set) but was not found"
    from playwright.sync_api import sync_playwright

    args = ["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, headless=True, args=args)
        yield chromium
        chromium.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if report.when == "call":
        item.failed = report.failed


@pytest.fixture
def page(browser, lab, request):
    """A page that may ask only 127.0.0.1; `asked_elsewhere` lists every other request."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.tracing.start(screenshots=True, snapshots=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.asked_elsewhere, page.script_errors = [], []
    page.on("pageerror", lambda error: page.script_errors.append(str(error)))

    def route(request_):
        url = request_.request.url
        if re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:", url):
            return request_.continue_()
        page.asked_elsewhere.append(url)
        return request_.abort()

    context.route("**/*", route)
    yield page
    folder = ROOT / "test-artifacts"
    if getattr(request.node, "failed", False):
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{request.node.name}.png")
        context.tracing.stop(path=folder / f"{request.node.name}.zip")
        shutil.copy(lab["log"], folder / f"{request.node.name}.log")
    context.close()
