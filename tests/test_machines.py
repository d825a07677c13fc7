"""Other machines, imitated: what differs there works, or is refused in a sentence."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

from jining.report.files import RESERVED

#: What a briefing needs, in a machine without fonts of its own.
CODE = """
import sys
import matplotlib.font_manager as found
found.fontManager.ttflist[:] = [one for one in found.fontManager.ttflist if "mpl-data" in one.fname]
from jining.cli import main
commands = [["check"], ["figures", "--list"], ["figures", "--only", "tools", "--lang", "zh", "--format", "png", "pdf"],
            ["explorer", "explorer.html", "--lang", "zh"], ["app", "--no-browser"]]
print([main(command) for command in commands])
"""
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8",
                         check=True).stdout.split("\0")[:-1]


def run(folder, before=(), **env):
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run([*before, sys.executable, "-c", CODE], cwd=folder, env=kept | env, capture_output=True,
                          encoding="utf-8", errors="replace")


def test_long_folders_no_home_no_locale_no_fonts_and_a_chinese_path_stop_nothing(tmp_path):
    work, long = tmp_path / "济宁 工作", tmp_path / ("x" * 100) / ("y" * 60)
    work.mkdir()
    long.mkdir(parents=True)
    done = run(work, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", HOME="/nonexistent", TMPDIR=str(long),
               XDG_CACHE_HOME=str(long / "cache"))
    assert done.stdout.splitlines()[-1:] == ["[0, 0, 0, 0, 0]"], done.stderr
    assert {path.suffix for path in (work / "figures" / "zh").glob("tools.*")} == {".csv", ".json", ".pdf", ".png"}
    assert (work / "explorer.html").exists() and (long / "cache" / "jining" / "explorer.html").exists()


def test_folders_that_are_read_only_are_named_in_a_sentence(tmp_path):
    home, work = tmp_path / "home", tmp_path / "work"
    for folder in (home, work):
        folder.mkdir(0o555)
    # Root may write anywhere: give that right up.
    before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    done = run(work, before, HOME=str(home))
    assert done.stdout.splitlines()[-1:] == ["[0, 0, 1, 1, 1]"], done.stderr
    refused = re.findall(r"([\w.]+) cannot be written: Permission denied", done.stderr)
    assert refused == ["tools.png", "explorer.html"] and ".cache cannot be made: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr and list(work.iterdir()) == list(home.iterdir()) == []


def test_a_clone_with_windows_line_ends_has_the_same_data_and_works(tmp_path):
    shown = ["git", "-c", "core.autocrlf=true", "checkout-index", "--prefix", f"{tmp_path}/", "-z", "--stdin"]
    wanted = "\0".join(name for name in TRACKED if name.startswith(("data/", "jining/")))
    subprocess.run(shown, cwd=ROOT, input=wanted, encoding="utf-8", check=True)
    assert b"\r\n" in (tmp_path / "jining" / "cli.py").read_bytes()
    done = run(tmp_path, PYTHONPATH=str(tmp_path), HOME=str(tmp_path))
    assert done.stdout.splitlines()[-1:] == ["[0, 0, 0, 0, 0]"], done.stderr


def test_every_file_of_the_repository_has_a_name_that_windows_and_macos_take():
    parts = {part for name in TRACKED for part in name.split("/")}
    assert [part for part in parts if RESERVED.fullmatch(part) or re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part)] == []
    assert len({name.lower() for name in TRACKED}) == len(TRACKED)
    assert max(map(len, TRACKED)) <= 100  # Windows takes 260 with the folder that it is cloned into


# What make runs, as a shell script: it notes each step, makes a pip, and stops at the step that is asked for.
STUB = """#!/bin/sh
echo "$*" >> "{log}"
[ "$(wc -l < "{log}")" = "$STOP" ] && exit 9
[ "$2" = venv ] && mkdir -p .venv/bin && cp "$0" .venv/bin/python
exit 0
"""


def make(folder, stop="0"):
    """Set up a checkout; returns what the run of make said, and the steps."""
    log = folder.parent / "log"
    log.write_text("")
    done = subprocess.run(["make", ".venv/installed", f"PYTHON={folder.parent / 'python'}"], cwd=folder,
                          env={**os.environ, "STOP": stop}, capture_output=True, encoding="utf-8")
    return done, log.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path):
    folder, python = tmp_path / "检出 here", tmp_path / "python"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    python.write_text(STUB.format(log=tmp_path / "log"))
    python.chmod(0o755)
    return folder


def test_a_set_up_that_stopped_anywhere_is_finished_by_the_next(checkout):
    for stop in "123":
        assert make(checkout, stop)[0].returncode != 0
        assert not (checkout / ".venv" / "installed").exists()
    done, steps = make(checkout)
    assert done.returncode == 0 and "--constraint constraints.txt" in steps[-1], done.stderr
    assert make(checkout)[1] == []  # nothing more to do


def test_an_environment_of_another_folder_is_named_and_made_anew(checkout, tmp_path):
    make(checkout)
    moved = shutil.copytree(checkout, tmp_path / "copy")
    (moved / ".venv" / "old").touch()
    assert make(moved, stop="2")[0].returncode != 0
    done, steps = make(moved)
    assert not (moved / ".venv" / "old").exists() and len(steps) == 3, done.stdout
    assert make(moved)[1] == []
    shutil.move(moved, tmp_path / "moved")
    assert f"belongs to the folder {moved}: it is made anew here" in make(tmp_path / "moved")[0].stdout
