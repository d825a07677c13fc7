"""Execute notebooks in fresh kernels, two at a time and offline, and write them with normalised metadata."""

import os
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbclient
import nbformat
from traitlets.config import Config

WIDGET = "application/vnd.jupyter.widget-view+json"
#: What a fresh kernel finds: no network, no colours of a terminal, the same hash on every run.
SETTINGS = {"PYTHONHASHSEED": "0", "TZ": "UTC", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
            "HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9", "NO_PROXY": "127.0.0.1,localhost"}
#: A picture keeps its size and its alternative text.
PICTURE = "image/png"
#: What viewers without widgets read in place of a control.
CONTROL = {"en": "[A control: open this notebook in JupyterLab to use it. It starts with what is shown above.]",
           "zh": "[此处为交互控件：请在 JupyterLab 中打开使用。初始状态即上方所示。]"}
_LANG = re.compile(r'^LANG = "(\w\w)"', re.MULTILINE)


def execute(jobs):
    """Execute (path, language) pairs in one kernel, with nothing left of the one before, and return them normalised.

    Without a language a notebook keeps its own. An error is returned in place of its notebook.
    """
    os.environ.update(SETTINGS)
    # The state of widgets is kept while it runs, for controls that hold outputs; `normalise` drops it.
    with tempfile.TemporaryDirectory(prefix="k") as folder:
        config = kernel_sockets(folder)
        client = nbclient.NotebookClient(nbformat.v4.new_notebook(), timeout=180, kernel_name="python3", config=config,
                                         record_timing=False, shutdown_kernel="immediate")
        with client.setup_kernel():
            return [_execute(client, path, lang) for path, lang in jobs]


def _execute(client, path, lang):
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if lang and cell.cell_type == "code":
            cell.source = _LANG.sub(f'LANG = "{lang}"', cell.source)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(f"%reset -f\n%cd -q {Path(path).resolve().parent}"))
    client.nb = notebook
    try:
        client.execute(cleanup_kc=False)
    except nbclient.exceptions.CellExecutionError as error:
        return str(error)
    del notebook.cells[0]
    return normalise(notebook)


def kernel_sockets(folder):
    """Let a kernel talk through files of a folder: a free port may be taken by another before the kernel binds it."""
    files = {"transport": "ipc", "ip": f"{folder}/k"}
    return Config({"KernelManager": {} if os.name == "nt" else files})


def normalise(notebook):
    """Take away what differs from run to run: metadata but tags and pictures' own, ids, widget models.

    What the kernel says of its language stays: JupyterLab would write it, and call the notebook changed.
    """
    notebook.metadata = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
                         "language_info": notebook.metadata.get("language_info", {"name": "python"})}
    lang = next(iter(_LANG.findall("\n".join(cell.source for cell in notebook.cells))), "en")
    for number, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags")
        cell.id, cell.metadata = f"cell-{number:02d}", {"tags": tags} if tags else {}
        if cell.cell_type == "code":
            cell.outputs = [output for output in _joined(cell.outputs) if not _shown_above(output)]
        for output in cell.get("outputs", []):
            _normalise_output(output, lang)
    nbformat.validate(notebook)
    return notebook


def _joined(outputs):
    """Join what was printed in a row: a kernel may send it in one piece or in several."""
    kept = []
    for output in outputs:
        if kept and output.output_type == "stream" == kept[-1].output_type and output.name == kept[-1].name:
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def _shown_above(output):
    """A widget without words of its own: the panel, whose static page is the output before it."""
    data = output.get("data", {})
    return WIDGET in data and not data.get("text/plain")


def _normalise_output(output, lang):
    """A control is replaced by words."""
    data = output.get("data", {})
    if data.pop(WIDGET, None):
        data["text/plain"] = CONTROL[lang]
    if output.output_type == "stream":
        output.pop("metadata", None)
    else:
        kept = {kind: shown for kind, shown in output.get("metadata", {}).items() if kind == PICTURE}
        output.update(metadata=kept)


def execute_all(groups, workers=2):
    """Execute groups of (path, language) pairs, each in a kernel of its own, two at a time."""
    with ProcessPoolExecutor(workers) as pool:
        return [done for group in pool.map(execute, groups) for done in group]


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]]
    failed = False
    for path, done in zip(paths, execute_all([[(path, None)] for path in paths]), strict=True):
        if isinstance(done, str):
            failed = True
            print(path, "failed:", done, sep="\n", file=sys.stderr)
        else:
            nbformat.write(done, path)
            print("executed", path)
    sys.exit(failed)
