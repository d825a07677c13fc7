"""Execute notebooks in fresh kernels, two at a time and offline, and write them with normalised metadata."""

import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbclient
import nbformat

WIDGET = "application/vnd.jupyter.widget-view+json"
#: What a fresh kernel finds: no network, no colours of a terminal, the same hash on every run.
SETTINGS = {"PYTHONHASHSEED": "0", "TZ": "UTC", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1,localhost"}
_LANG = re.compile(r'^LANG = "\w\w"', re.MULTILINE)


def execute(path, lang=None):
    """Execute a notebook, in another language if one is given, and return it normalised."""
    os.environ.update(SETTINGS)
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if lang and cell.cell_type == "code":
            cell.source = _LANG.sub(f'LANG = "{lang}"', cell.source)
    client = nbclient.NotebookClient(notebook, timeout=180, kernel_name="python3", record_timing=False,
                                     store_widget_state=False, resources={"metadata": {"path": str(Path(path).parent)}})
    client.execute()
    return normalise(notebook)


def normalise(notebook):
    """Take away what differs from run to run: metadata, ids, widget models."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number:02d}", {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
            output.pop("metadata", None) if output.output_type == "stream" else output.update(metadata={})
    nbformat.validate(notebook)
    return notebook


def execute_all(jobs, workers=2):
    """Execute (path, language) pairs, two at a time; an error is returned in place of the notebook."""
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_attempt, jobs))


def _attempt(job):
    try:
        return execute(*job)
    except nbclient.exceptions.CellExecutionError as error:
        return str(error)


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]]
    failed = False
    for path, done in zip(paths, execute_all([(path, None) for path in paths]), strict=True):
        if isinstance(done, str):
            failed = True
            print(path, "failed:", done, sep="\n", file=sys.stderr)
        else:
            nbformat.write(done, path)
            print("executed", path)
    sys.exit(failed)
