"""Write the hash and the byte count of every data file into the Data Package.

Run it with `python tools/seal.py` after a data file was changed; with a folder it seals another report.
"""

import hashlib
import json
import sys
from pathlib import Path

from jining.report.files import write_atomic
from jining.report.report import data_dir


def seal(folder=None):
    """Write hash and byte count of each file into `datapackage.json`.

    Parameters
    ----------
    folder : pathlib.Path, optional
        Folder of the Data Package; the project's own by default.

    Returns
    -------
    list of str
        Names of the resources whose file had changed.
    """
    folder = folder or data_dir()
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    changed = []
    for resource in package["resources"]:
        raw = (folder / resource["path"]).read_bytes()
        stamp = {"bytes": len(raw), "hash": "sha256:" + hashlib.sha256(raw).hexdigest()}
        if {key: resource.get(key) for key in stamp} != stamp:
            changed.append(resource["name"])
            resource.update(stamp)
    if changed:
        write_atomic(path, (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return changed


if __name__ == "__main__":
    print("changed:", ", ".join(seal(Path(sys.argv[1]) if len(sys.argv) > 1 else None)) or "nothing")
