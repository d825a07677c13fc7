"""The command, from the checkout and from a wheel somewhere else."""

import os
import subprocess
import sys
import zipfile

import pytest
from conftest import ROOT

from jining.cli import main


def test_a_sound_table_exits_with_0(capsys, promises):
    assert main(["check"]) == 0
    assert f"{len(promises)} records, no problem found" in capsys.readouterr().out


def test_a_damaged_table_exits_with_1_and_the_same_list(damaged, capsys):
    import jining

    path = damaged(lambda rows: rows[0].__setitem__("kind", "dream"))
    assert main(["check", str(path)]) == 1
    shown = capsys.readouterr().err
    with pytest.raises(jining.DataError) as caught:
        jining.check(path)
    assert shown.strip() == str(caught.value)


@pytest.mark.parametrize("name", ["no_such_file.csv", "."])
def test_a_wrong_path_gets_one_line_and_no_traceback(name, tmp_path):
    done = subprocess.run([sys.executable, "-m", "jining.cli", "check", name], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "1 problem found" in done.stderr


def test_a_damaged_ledger_can_be_checked(damaged, capsys):
    assert main(["check", "--ledger", str(damaged(lambda rows: rows[:-1], "ledger"))]) == 1
    assert "leaves a gap" in capsys.readouterr().err


def test_help_names_the_command(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "check a table against the codebook and the report" in capsys.readouterr().out


def test_a_wheel_works_elsewhere_without_network(tmp_path, promises):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = ("import jining, pathlib; promises = jining.check(); "
            "print(len(promises), pathlib.Path(jining.__file__).parents[1].name)")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.stdout.split() == [str(len(promises)), "site"], done.stderr
