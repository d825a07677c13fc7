"""Run tests at the lowest versions that pyproject.toml allows: `python tools/lowest.py tests/report`.

They are laid over the installed packages, in `build/lowest`; what the dependencies need themselves stays as it is.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "lowest"


def lowest():
    """Return `name==version` of every dependency of the package and of its extra `office`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["office"]])
    return [f"{one.name}=={next(bound.version for bound in one.specifier if bound.operator == '>=')}" for one in asked]


def main(tests):
    """Install and run; exit with the code of pytest."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]
    subprocess.run([*pip, "--target", FOLDER, *lowest(), "decorator"], check=True)  # ipython 9.0 imports it
    print("lowest versions:", *lowest(), flush=True)
    without = ["-p", "no:platformdirs"]  # a plugin for pytest that only the newer versions of the library have
    run = [sys.executable, "-m", "pytest", "-q", *without, "--numprocesses", "auto", "--dist", "loadfile", *tests]
    return subprocess.run(run, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(FOLDER)}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
