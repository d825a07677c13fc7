"""Make the editions of the course from the lessons: for students, for instructors, and slides.

Run `python tools/editions.py OUT`. Cells say by their tags what they are: `instructor` (the page for the instructor),
`answer`, `completion`, `yours`, `predict`, `box`, `task`. A student's copy has neither outputs nor the instructor's page;
an instructor's has both, and the solutions beside it. In a student's copy nbgrader finds what to grade: a locked cell after
each answer gives its point, other work is graded by hand. Slides are one HTML file a lesson, one idea a screen: it opens in
any browser, needs nothing beside it and no network. Arrow keys, space and page keys turn it; it prints one idea a page.
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
#: What nbgrader is told of a cell, by its tag: whether it holds work of a student, and whether it is graded.
NBGRADER = {"answer": (True, False), "points": (False, True), "completion": (True, True), "yours": (True, True),
            "box": (True, True)}
_CHECK = re.compile(r"^jining\.teaching\.check\(.*\)$", re.MULTILINE)


def lessons(lang):
    """List the lessons of a language."""
    return sorted(LANGUAGES[lang].glob("L*.ipynb"))


def tags(cell):
    """What a cell is."""
    return set(cell.metadata.get("tags", []))


def students(notebook):
    """Take outputs, numbers of runs and the instructor's page away, and tell nbgrader what to grade."""
    copied, cells = copy.deepcopy(notebook), []
    for cell in copied.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
        if "instructor" not in tags(cell):
            cells.append(cell)
        if "answer" in tags(cell):
            point = f"int({_CHECK.search(cell.source)[0]}.right)"
            cells.append(nbformat.v4.new_code_cell(point, id=f"{cell.id}-points", metadata={"tags": ["points"]}))
    copied.cells = cells
    for cell in cells:
        for tag in tags(cell) & set(NBGRADER):
            solution, grade = NBGRADER[tag]
            cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": f"{tag}-{cell.id}", "solution": solution,
                                         "grade": grade, "locked": not solution, **({"points": 1} if grade else {})}
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


_PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>{code}
html {{scroll-snap-type: y mandatory}} body {{margin: 0; font: 26px/1.45 sans-serif; counter-reset: slide}}
section {{box-sizing: border-box; min-height: 100vh; padding: 3vh 6vw; scroll-snap-align: start; break-after: page}}
section::after {{counter-increment: slide; content: counter(slide) " / {n}"; color: #555B61; font-size: 16px}}
h1 {{font-size: 46px}} h2 {{font-size: 38px}} h3 {{font-size: 32px}} .anchor-link {{display: none}}
img {{max-width: 100%; max-height: 62vh}} pre {{font-size: 19px; white-space: pre-wrap; overflow-wrap: anywhere}}
table {{font-size: 20px; border-collapse: collapse}} td, th {{padding: .2em .7em; text-align: left; vertical-align: top}}
</style></head><body>{sections}<script>
const all = [...document.querySelectorAll("section")];
const step = {{ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1}};
addEventListener("keydown", (event) => {{
  if (!(event.key in step) || event.target.closest("input, select, textarea, button")) return;
  event.preventDefault();
  const now = all.findLastIndex((one) => one.getBoundingClientRect().top <= innerHeight / 2);
  all[Math.min(Math.max(now + step[event.key], 0), all.length - 1)].scrollIntoView();
}});</script></body></html>
"""


def slides_page(notebook, lang):
    """Write slides as one page that needs nothing beside it."""
    from nbconvert import HTMLExporter
    from pygments.formatters import HtmlFormatter

    exporter, groups = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True), []
    for cell in slides(notebook).cells:
        if cell.metadata["slideshow"]["slide_type"] != "fragment":
            groups.append([])
        groups[-1].append(cell)
    made = [nbformat.v4.new_notebook(cells=group, metadata=notebook.metadata) for group in groups]
    sections = "".join(f"<section>{exporter.from_notebook_node(group)[0]}</section>" for group in made)
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    return _PAGE.format(lang=lang, title=title, code=HtmlFormatter().get_style_defs(".highlight"), n=len(groups),
                        sections=sections)


def write(out):
    """Write the editions of both languages into a folder."""
    out = Path(out)
    for lang, folder in LANGUAGES.items():
        for made in ("students/codes", "instructor/codes", "slides"):
            (out / lang / made).mkdir(parents=True, exist_ok=True)
        for path in lessons(lang):
            notebook = nbformat.read(path, 4)
            nbformat.write(students(notebook), out / lang / "students" / path.name)
            nbformat.write(notebook, out / lang / "instructor" / path.name)
            (out / lang / "slides" / f"{path.stem}.html").write_text(slides_page(notebook, lang), encoding="utf-8")
        if (folder / "solutions").is_dir():
            shutil.copytree(folder / "solutions", out / lang / "instructor" / "solutions", dirs_exist_ok=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", help="folder to write")
    write(parser.parse_args().out)
