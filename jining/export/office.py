"""What the Office files share: a clear word about a missing library, fixed times, and the same bytes on every run."""

import datetime
import importlib
import io
import re
import zipfile

from jining.report.report import package

#: The earliest time that a zip can hold.
_TIME = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
#: Fonts of each language: Latin letters, Chinese characters. All come with Office.
FONTS = {"en": ("Calibri", "Microsoft YaHei"), "zh": ("Calibri", "Microsoft YaHei")}
TAGS = {"en": "en-GB", "zh": "zh-CN"}


def need(module, library):
    """Import a library of the extra `office`, or say how to install it."""
    try:
        found = importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f'{library} is needed to write this file: pip install "jining[office]"') from error
    for part in ("util", "enum.text", "dml.color", "chart.data", "oxml") if module == "pptx" else ():
        importlib.import_module(f"{module}.{part}")
    return found


def curly(text, lang):
    """Set quotation marks in English, which pictures need straight, as printed text has them."""
    if lang != "en":
        return text
    text = re.sub(r'(^|[\s(\[–—])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[–—])'", r"\1‘", text).replace("'", "’")


def created():
    """Time that stands in every file: that of the data."""
    return datetime.datetime.fromisoformat(package()["created"]).replace(tzinfo=None)


def author():
    """Who made the data."""
    return package()["contributors"][0]["title"]


def pack(files):
    """Pack named contents into a zip without times, so that the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unpack(data):
    """Take the files out of a zip: name and content of each, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def same_bytes(data):
    """Write an Office file anew without the times of this run, workbooks inside a deck included."""
    stamp = created().strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    files = []
    for name, content in unpack(data):
        if name.endswith(".xlsx"):
            content = same_bytes(content)
        elif name == "docProps/core.xml":
            content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
        files.append((name, content))
    return pack(files)
