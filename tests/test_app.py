"""The explorer as an app: only on this machine, only with the token, nothing from outside."""

import importlib.util
import json
import re
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from panels import Panel

import jining
from jining.app import app_command, app_environment, serve
from jining.cli import main

HERE = Path(jining.__file__).parent
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def test_the_command_binds_to_this_machine_and_keeps_the_token():
    command = app_command(8866, browser=False)
    assert command[:3] == [sys.executable, "-m", "voila"] and Path(command[3]).is_file()
    wanted = {"--Voila.ip=127.0.0.1", "--Voila.auto_token=True", "--port=8866", "--no-browser", "--template=jining"}
    assert wanted <= set(command)
    assert not [part for part in command if re.search(r"0\.0\.0\.0|token=$|token=''|allow_origin|disable_check_xsrf", part)]


def test_a_port_and_a_browser_are_voilas_own_choice_unless_said():
    assert not [part for part in app_command() if part.startswith("--port") or part == "--no-browser"]


def test_without_voila_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ImportError, match=re.escape('pip install "jining[app]"')):
        app_command()


def test_the_environment_adds_the_template_and_keeps_what_was_there(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/somewhere")
    there = app_environment("zh")
    assert there["JUPYTER_PATH"].split(":")[0] == str(HERE) and there["JUPYTER_PATH"].endswith("/somewhere")
    assert there["JINING_LANG"] == "zh"
    assert (HERE / "voila" / "templates" / "jining" / "index.html.j2").is_file()


def test_serve_runs_the_command_and_gives_its_code(monkeypatch):
    asked = {}

    class Done:
        returncode = 3

    monkeypatch.setattr("subprocess.run", lambda command, env: asked.update(command=command, env=env) or Done)
    assert serve(8877, lang="zh", browser=False) == 3
    assert asked["command"] == app_command(8877, browser=False) and asked["env"]["JINING_LANG"] == "zh"

    def stopped(command, env):
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.run", stopped)
    assert serve() == 0


def test_the_command_line_starts_it(monkeypatch, capsys):
    monkeypatch.setattr("jining.app.serve", lambda port, lang, browser: f"{port} {lang} {browser}")
    assert main(["app", "--port", "8899", "--no-browser", "--lang", "zh"]) == 0
    assert "8899 zh False" in capsys.readouterr().out


def test_the_notebook_of_the_app_is_the_explorer_and_nothing_else():
    notebook = json.loads((HERE / "voila" / "explorer.ipynb").read_text(encoding="utf-8"))
    assert len(notebook["cells"]) == 1 and "jining.explore(" in notebook["cells"][0]["source"]


def ask(url):
    try:
        with DIRECT.open(url, timeout=20) as reply:
            return reply.status, reply.url, reply.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.url, ""


@pytest.mark.browser
@pytest.mark.parametrize("token", ["", f"?token={'0' * 48}"])
@pytest.mark.parametrize("path", ["/", "/voila/render/explorer.ipynb", "/voila/tree", "/api/kernels"])
def test_without_its_token_nothing_is_served(voila, path, token):
    status, url, text = ask(f"{voila['base']}{path}{token}")
    assert status in (401, 403, 404) or "/login" in url
    assert "explorer.ipynb" not in text.replace("next=", "") or "password" in text
    assert ask(f"{voila['base']}/voila/tree?token={voila['token']}")[0] == 200


@pytest.mark.browser
def test_it_listens_on_this_machine_only(voila):
    port = int(voila["base"].rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in own - {"127.0.0.1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, port), timeout=2)


@pytest.mark.browser
def test_the_app_shows_the_explorer_in_its_language_and_asks_nothing_outside(page, voila):
    page.goto(f"{voila['base']}/voila/render/explorer.ipynb?token={voila['token']}")
    page.locator(".jining-explorer").wait_for(timeout=60_000)
    panel = Panel(page).settle()
    promises = jining.load()
    assert panel.shown["lang"] == "zh" and panel.count() == f"共{len(promises)}条记录中的{len(promises)}条"
    assert page.locator("link[href^='http'], script[src^='http']").evaluate_all(
        "(nodes) => nodes.filter((node) => new URL(node.href || node.src).hostname !== '127.0.0.1').length") == 0
    assert page.asked_elsewhere == [] and page.script_errors == []
    text = page.content()
    assert "In [" not in text and "JINING_LANG" not in page.locator("body").text_content()
