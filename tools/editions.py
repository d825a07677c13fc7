"""Make the editions of the course from the lessons: for students, for instructors, and slides.

Run `python tools/editions.py OUT` (add `--reveal FOLDER` for slides). Cells say by their tags what they are: `instructor`
(the page for the instructor), `answer`, `completion`, `yours`, `predict`, `box`, `task`. A student's copy has neither
outputs nor the instructor's page; an instructor's has both, and the solutions beside it. Slides hold one idea each
and need no network: the folder `reveal.js` is copied beside them from `--reveal`, a folder with its `dist` (as `npm
pack reveal.js@4` unpacks it).
"""

import argparse
import copy
import re
import shutil
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "notebooks" / "teaching"
LANGUAGES = {"en": LESSONS, "zh": LESSONS / "zh"}
#: What a slide does not show: work for the hand, and what belongs to the page.
OFF_SLIDES = {"instructor", "yours", "completion"}
#: Addresses in the page of nbconvert: scripts and styles that would be fetched.
_FETCHED = re.compile(r"""<(?:script|link)\b[^>]*(?:src|href)=["']https?://[^>]*>(?:\s*</script>)?""")
#: A script that imports another from an address.
_IMPORTED = re.compile(r"""<script\b[^>]*type=["']module["'](?:(?!</script>).)*?https?://.*?</script>""", re.DOTALL)


def lessons(lang):
    """List the lessons of a language."""
    return sorted(LANGUAGES[lang].glob("L*.ipynb"))


def tags(cell):
    """What a cell is."""
    return set(cell.metadata.get("tags", []))


def students(notebook):
    """Take outputs, numbers of runs and the instructor's page away."""
    copied = copy.deepcopy(notebook)
    copied.cells = [cell for cell in copied.cells if "instructor" not in tags(cell)]
    for cell in copied.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    return copied


def slides(notebook):
    """Give each idea a slide: a heading or a paragraph begins one, code stays with the words before it."""
    copied, cells = copy.deepcopy(notebook), []
    for cell in copied.cells:
        if tags(cell) & OFF_SLIDES or (cell.cell_type == "code" and "parameters" in tags(cell)):
            continue
        if cell.cell_type == "code":
            cell.metadata["slideshow"] = {"slide_type": "fragment"}
            cells.append(cell)
            continue
        cells += [nbformat.v4.new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})
                  for kind, text in _ideas(cell.source)]
    copied.cells = cells
    for number, cell in enumerate(copied.cells):
        cell.id = f"slide-{number:03d}"
    return copied


def _ideas(text):
    """Cut a text at its headings, and into paragraphs where it is long."""
    for section in re.split(r"\n(?=#{1,3} )", text):
        blocks = section.strip().split("\n\n")
        heading = blocks.pop(0) if section.startswith("#") else ""
        long = len(section) > 600
        groups = [[block] for block in blocks] if long else [blocks]
        for number, group in enumerate(groups or [[]]):
            shown = "\n\n".join([*([heading] if heading else []), *group])
            if shown.strip():
                yield "slide" if number == 0 else "subslide", shown


def offline(page):
    """Take every fetched script and style out of a page of slides, and load reveal.js from the folder beside it."""
    page = _IMPORTED.sub("", _FETCHED.sub("", page))
    start = page.find("require(")
    end = page.find("</script>", start)
    if start >= 0:
        opening = page.rfind("<script", 0, start)
        page = page[:opening] + _STARTER + page[end + len("</script>"):]
    return page.replace("</head>", _STYLE + "</head>", 1)


_STARTER = """<script src="reveal.js/dist/reveal.js"></script>
<script>Reveal.initialize({controls: true, progress: true, history: true, transition: "none", slideNumber: "c/t",
  width: 1280, height: 720, scrollActivationWidth: null});</script>"""
#: Outputs that are larger than a slide may be scrolled.
_STYLE = """<link rel="stylesheet" href="reveal.js/dist/reveal.css">
<link rel="stylesheet" href="reveal.js/dist/theme/white.css">
<style>.reveal .slides {text-align: left} .reveal section {max-height: 700px; overflow-y: auto; font-size: 24px}
.reveal h1 {font-size: 44px} .reveal h2 {font-size: 36px} .reveal h3 {font-size: 30px} .reveal img {max-height: 480px}
.reveal table {font-size: 18px}</style>"""


def slides_page(notebook):
    """Write slides as one page that needs the folder `reveal.js` beside it, and no network."""
    from nbconvert import SlidesExporter

    exporter = SlidesExporter(reveal_url_prefix="reveal.js", reveal_theme="white", exclude_input_prompt=True,
                              exclude_output_prompt=True)
    page, _ = exporter.from_notebook_node(slides(notebook))
    return offline(page)


def write(out, reveal=None):
    """Write the editions of both languages into a folder."""
    out = Path(out)
    for lang, folder in LANGUAGES.items():
        for edition in ("students", "instructor"):
            (out / lang / edition).mkdir(parents=True, exist_ok=True)
            (out / lang / edition / "codes").mkdir(exist_ok=True)
        for path in lessons(lang):
            notebook = nbformat.read(path, 4)
            nbformat.write(students(notebook), out / lang / "students" / path.name)
            nbformat.write(notebook, out / lang / "instructor" / path.name)
            if reveal:
                (out / lang / "slides").mkdir(exist_ok=True)
                (out / lang / "slides" / f"{path.stem}.html").write_text(slides_page(notebook), encoding="utf-8")
        if (folder / "solutions").is_dir():
            shutil.copytree(folder / "solutions", out / lang / "instructor" / "solutions", dirs_exist_ok=True)
        if reveal:
            shutil.copytree(Path(reveal) / "dist", out / lang / "slides" / "reveal.js" / "dist", dirs_exist_ok=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", help="folder to write")
    parser.add_argument("--reveal", help="folder of reveal.js 4, for slides")
    given = parser.parse_args()
    write(given.out, given.reveal)
