"""The front door: both READMEs say the same, every command in them runs, every number is the computed one."""

import ast
import re
import shlex
import shutil
import subprocess
import sys
import webbrowser
from collections import Counter

import pandas as pd
import pytest
import yaml
from books import NOTEBOOKS, cells_of, sources
from conftest import ROOT

import jining
from jining.cli import main
from jining.explorer.widget import MOST
from jining.report.report import data_path, package

READMES = {lang: (ROOT / name).read_text(encoding="utf-8") for lang, name in (("en", "README.md"), ("zh", "README.zh.md"))}
PROSE = {lang: re.sub("```.*?```", "", text, flags=re.S) for lang, text in READMES.items()}
#: Pages that lead newcomers; each names commands of make.
PAGES = ["README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md",
         "figures/README.md", "notebooks/teaching/README.md"]


def code(text):
    return re.findall("`([^`]+)`", text)


CALLS = sorted({one for one in code(PROSE["en"]) if re.match(r"jining\.\w+\(", one)})


@pytest.mark.parametrize("what", [
    lambda text: [len(level) for level in re.findall(r"^(#+) ", text, flags=re.M)],
    lambda text: Counter(code(re.sub("```.*?```", "", text, flags=re.S))),
    lambda text: [re.sub(r" *#.*", "", block) for block in re.findall("```.*?```", text, flags=re.S)],
    lambda text: Counter(re.findall(r"\]\(([^)]*)\)", text.replace(".zh.md", ".md").replace("/zh/", "/en/"))),
    lambda text: [line.count("|") for line in text.splitlines() if line.startswith("|") and "`|`" not in line],
    lambda text: Counter(re.findall(r"\d+(?:[.,]\d+)*", re.sub(r"`[^`]*`|\]\([^)]*\)|836万|8\.4 million", "", text))),
], ids=["headings", "code", "blocks", "links", "tables", "numbers"])
def test_both_readmes_are_in_step(what):
    assert what(READMES["en"]) == what(READMES["zh"])


def test_every_command_of_the_readme_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    shutil.copy(data_path("targets_and_measures"), "my_table.csv")
    shutil.copy(ROOT / "data" / "source.txt", "report.txt")
    commands = {one: None for one in code(PROSE["en"]) if one.startswith("jining ")}  # each once
    assert len(commands) > 10
    for command in commands:
        left = main(shlex.split(command)[1:])
        said = capsys.readouterr().err
        unfinished = command == "jining --data other check" and "placeholder" in said  # a new report is yet to be coded
        assert left == unfinished, (command, said)
    assert len(opened) == 1 and opened[0].startswith("file:")


@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_the_readme_runs(call, tmp_path, monkeypatch, promises):
    monkeypatch.chdir(tmp_path)
    table = pd.DataFrame({"label": ["A", "B"], "before": [4, None], "value": [6, 5]})
    assert eval(call, {"jining": jining, "promises": promises, "table": table}) is not None or "set_theme" in call


def test_the_first_lines_of_python_print_what_is_shown():
    first, shown = re.search(r"```python\n(.*?)```\s+```text\n(.*?)```", READMES["en"], re.S).groups()
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", first], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == shown.strip()


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_make_files_and_pictures_that_a_page_names_are_there(page):
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)make (\w+)", text, flags=re.M)) <= targets
    links = re.findall(r'(?:\]\(|src=")([^)#:"]+)[)"]', text)
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_notebooks_stand_in_the_readme_in_reading_order_with_their_questions():
    asked = [(path.name, path.name, cells_of(path)[0].source.splitlines()[0].lstrip("# ")) for path in NOTEBOOKS]
    assert re.findall(r"\| \[(\d\d_.*)\]\(notebooks/(.*)\) \| (.*) \|", READMES["en"]) == asked


def test_the_numbers_of_the_readme_are_the_computed_ones():
    table, (first, _) = jining.agreement(), jining.load_passes()
    rely = table.loc[table["verdict"] == "rely", "alpha"]
    edges, fresh = jining.span_agreement(), jining.load_passes("fresh")
    alpha = jining.agreement(*fresh)["alpha"]
    people = jining.load_census()["population"].iloc[0]
    said = [f"{people / 1e6:.1f} million", f"{MOST:,}",
            f"on {len(first)} rows", f"({len(rely)}) | {rely.min():.2f} to {rely.max():.2f}",
            f"{edges['first']:.0f} records | F1 {edges['f1']:.2f} exact",
            f"{len(fresh[0])} fresh rows alpha is {alpha['sdg']:.2f} and {alpha['target_group']:.2f}",
            *(f"`{row.Index}` {row.alpha:.2f} ({row.low:.2f} to {row.high:.2f})"
              for row in table[table["verdict"] != "rely"].itertuples())]
    assert [one for one in said if one not in READMES["en"]] == []
    assert f"{people / 1e4:.0f}万" in READMES["zh"]  # all other numbers are in step


def test_the_citation_file_agrees_with_code_data_and_changelog():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    data = cited["preferred-citation"]
    assert {"cff-version", "message", "title", "authors"} <= set(cited) and {"type", "title", "authors"} <= set(data)
    assert (cited["cff-version"], cited["version"], data["version"]) == ("1.2.0", jining.__version__, package()["version"])
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for head in (f"## Code {cited['version']} ({cited['date-released']})", f"## Data {data['version']} "):
        assert head in changelog
    assert data["title"] == package()["title"] and data["year"] == int(package()["created"][:4])
    assert [author["name"] for author in data["authors"]] == [one["title"] for one in package()["contributors"]]
    assert all(word in jining.cite() for word in (package()["version"], "CC BY 4.0", "济宁市"))


def test_public_names_are_those_that_notebooks_lessons_and_readme_call_and_each_has_an_example_that_runs():
    called = set(re.findall(r"\bjining\.(\w+)", " ".join(code(PROSE["en"]))))
    for path in (ROOT / "notebooks").rglob("*.ipynb"):
        for source in sources(path, "code"):
            tree = ast.parse(re.sub("^[%!].*", "", source, flags=re.M))
            called |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
                       and isinstance(node.value, ast.Name) and node.value.id == "jining"}
    assert called == set(jining.__all__)
    assert [name for name in jining.__all__ if ">>>" not in (getattr(jining, name).__doc__ or "")] == ["DataError"]
