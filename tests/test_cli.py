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


def test_figures_are_written_where_and_as_asked(tmp_path, capsys):
    command = ["figures", "--only", "kinds_by_sector", "--lang", "zh", "--out", str(tmp_path), "--format", "svg"]
    assert main(command) == 0
    assert "1 figures written" in capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "zh").iterdir()) == [
        "kinds_by_sector.csv", "kinds_by_sector.json", "kinds_by_sector.svg"]


def test_an_unknown_figure_exits_with_1_and_one_line(capsys):
    assert main(["figures", "--only", "nothing"]) == 1
    assert capsys.readouterr().err.startswith("figure='nothing' is not known; there are: kinds_by_sector")


def test_a_workbook_and_slides_are_written(tmp_path):
    assert main(["export", str(tmp_path / "table.xlsx")]) == 0
    assert main(["slides", str(tmp_path / "deck.pptx"), "--only", "kinds_by_sector"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.pptx", "table.xlsx"]


@pytest.mark.parametrize("command, library", [("export", "openpyxl"), ("slides", "pptx")])
def test_a_missing_library_is_named_with_the_extra_that_brings_it(command, library, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, library, None)
    assert main([command, str(tmp_path / "file")]) == 1
    assert 'pip install "jining[office]"' in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path, capsys):
    assert main(["slides", str(tmp_path), "--only", "kinds_by_sector"]) == 1
    assert "cannot be written" in capsys.readouterr().err


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
