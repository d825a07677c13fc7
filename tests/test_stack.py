"""What is installed: declared, explained, in range, the same for pip, conda and CI, and loaded only when asked for."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version

import yaml
from conftest import REQUIRE_ALL, ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from test_house import FILES, imported

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def ranges(lines):
    asked = [Requirement(line) for line in lines if not line.startswith("jining[")]
    return {canonicalize_name(one.name): one.specifier for one in asked}


ALWAYS, OFFICE = ranges(PROJECT["dependencies"]), ranges(EXTRAS["office"])
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = {canonicalize_name(name): number for name, number in (line.split("==") for line in LINES)}


def test_what_the_code_imports_is_what_is_declared():
    homes = packages_distributions()
    modules = {module for path in FILES for module in imported(path)} - set(sys.stdlib_module_names) - {"jining"}
    needed = {*ALWAYS, *OFFICE} - {"jupyterlab", "brotli"}  # notebooks open in the one; fontTools packs with the other
    assert {canonicalize_name(homes[module][0]) for module in modules} == needed


def test_every_dependency_stands_in_the_readme_with_its_reason():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.search(r"## What it installs\n.*?\|---\|---\|\n(.*?)\n\n", readme, re.S).group(1)
    named = {canonicalize_name(name) for line in table.splitlines() for name in re.split("[,;]", line.split("|")[1].strip())}
    assert {name.strip() for name in named} - {""} == {*ALWAYS, *OFFICE}


def test_constraints_name_one_version_of_every_dependency_within_its_range():
    asked = ALWAYS | OFFICE | ranges(EXTRAS["test"])
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    assert [name for name, allowed in asked.items() if PINNED.get(name) not in allowed] == []
    if REQUIRE_ALL:  # only CI promises to run these versions
        assert {name: version(name) for name in ALWAYS | OFFICE} == {name: PINNED[name] for name in ALWAYS | OFFICE}


def test_conda_and_pip_ask_for_the_same():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    given = ranges(line for line in conda if isinstance(line, str) and line != "pip")
    assert str(given.pop("python")) == str(Requirement("x" + PROJECT["requires-python"]).specifier)
    assert given == ALWAYS
    assert conda[-1] == {"pip": ["-e ."]}


def test_importing_the_package_loads_no_library_and_its_names_are_there():
    code = ("import sys, jining; "
            "loaded = sorted({'pandas', 'numpy', 'matplotlib', 'IPython', 'anywidget'} & set(sys.modules)); "
            "assert set(jining.__all__) <= set(dir(jining)); print(loaded, jining.teaching.__name__, jining.__version__)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "jining.teaching", PROJECT["version"]]
