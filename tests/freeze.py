"""Execute notebooks in a fresh kernel and write them with normalised metadata."""

import os
import sys
from pathlib import Path

import nbclient
import nbformat

WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(path):
    """Execute a notebook offline in a fresh kernel and return it normalised."""
    os.environ.update(PYTHONHASHSEED="0", TZ="UTC", MPLBACKEND="module://matplotlib_inline.backend_inline")
    notebook = nbformat.read(path, 4)
    client = nbclient.NotebookClient(notebook, timeout=180, kernel_name="python3", record_timing=False,
                                     store_widget_state=False, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number:02d}", {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
            output.pop("metadata", None) if output.output_type == "stream" else output.update(metadata={})
    nbformat.validate(notebook)
    return notebook


if __name__ == "__main__":
    for name in sys.argv[1:]:
        nbformat.write(execute(Path(name)), name)
        print("executed", name)
