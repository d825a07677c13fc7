"""Make the editions of the course from the lessons: for students, for instructors, and slides.

Run `python tools/editions.py OUT`. Cells say by their tags what they are: `instructor` (the page for the instructor),
`answer`, `completion`, `yours`, `predict`, `box`, `task`. A student's copy has neither outputs nor the instructor's page;
an instructor's has both, and the solutions beside it. In a student's copy nbgrader finds what to grade: a locked cell after
each answer, folded, gives its point; other work is graded by hand. Slides are one HTML file a lesson, and one a solution for
instructors, one idea a screen: it opens in any browser, needs nothing beside it and no network. Arrow keys, space and page
keys turn it; it prints one idea a page.
"""

import argparse
import copy
import html
import re
import shutil
import unicodedata
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "notebooks" / "teaching"
LANGUAGES = {"en": LESSONS, "zh": LESSONS / "zh"}
#: Lines of a slide: words that are read, and all that has room on it.
READ, ROOM = 12.5, 14.5
#: What nbgrader is told of a cell, by its tag: whether it holds work of a student, and whether it is graded.
NBGRADER = {"answer": (True, False), "points": (False, True), "completion": (True, True), "yours": (True, True),
            "box": (True, True)}
#: Words that ask for work in the notebook.
_BY_HAND = re.compile("double-click here|双击此处")
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
            folded = {"tags": ["points"], "jupyter": {"source_hidden": True, "outputs_hidden": True}}
            cells.append(nbformat.v4.new_code_cell(point, id=f"{cell.id}-points", metadata=folded))
    copied.cells = cells
    for cell in cells:
        for tag in tags(cell) & set(NBGRADER):
            solution, grade = NBGRADER[tag]
            cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": f"{tag}-{cell.id}", "solution": solution,
                                         "grade": grade, "locked": not solution, **({"points": 1} if grade else {})}
    return copied


def slides(notebook):
    """Give each idea a slide that fits on a screen; a picture stands alone, and an answer never beside its prediction.

    Words, code and what it shows stay together as long as there is room. A slide goes on by cells of the type fragment.
    """
    copied, used, before = copy.deepcopy(notebook), 0, ""
    parts = _prediction_last([part for cell in copied.cells if "instructor" not in tags(cell) for part in _parts(cell)])
    copied.cells = []
    for number, (cell, lines, kind) in enumerate(parts):
        heading = cell.source.startswith("#") and kind == "words"
        turns = heading or kind == "picture" or before in ("picture", "prediction")
        turns = turns or (before == "code" and kind in ("words", "asked"))
        turns = turns or used + lines > (READ if {kind, before} == {"words"} else ROOM)
        used, before = (0 if turns else used) + lines, kind
        cell.id = f"slide-{number:03d}"
        cell.metadata["slideshow"] = {"slide_type": "slide" if heading else "subslide" if turns else "fragment"}
        copied.cells.append(cell)
    return copied


def _prediction_last(parts):
    """Put the code that answers a prediction before it, so that the class sees what will be run."""
    for place in range(len(parts) - 1):
        (_, _, kind), (after, lines, of) = parts[place : place + 2]
        if (kind, of) == ("prediction", "code") and after.source:
            parts[place : place + 2] = (after, lines, "asked"), parts[place]
    return parts


def _parts(cell):
    """Cut a cell into parts of a slide: what it holds, the lines that it takes, and of what kind it is."""
    if cell.cell_type == "markdown":
        blocks = [block for block in _blocks(cell.source) if not _BY_HAND.search(block)]
        for number, block in enumerate(blocks, 1):
            kind = "prediction" if "predict" in tags(cell) and number == len(blocks) else "words"
            yield nbformat.v4.new_markdown_cell(block), _lines(block, 76) + 2 * block.startswith("#") + 0.7, kind
    elif cell.source:
        blank = "answer" in tags(cell) and "..." in cell.source
        kind = "answer" if "answer" in tags(cell) and not blank else "code"
        yield nbformat.v4.new_code_cell(cell.source), 0.68 * _lines(cell.source, 94) + 1, kind
        for output in [] if blank else cell.outputs:
            for shown, lines in _shown(output):
                made = nbformat.v4.new_code_cell(outputs=[shown], metadata={"transient": {"remove_source": True}})
                yield made, lines, "picture" if "image/png" in shown.get("data", {}) else kind


def _blocks(text):
    """Cut a text into paragraphs, a heading with the first one below it, and a long list into halves."""
    for section in re.split(r"\n(?=#{1,3} )", text.strip()):
        blocks = []
        for paragraph in re.split(r"\n\n(?!- |1\. )", section):
            items = re.split(r"\n(?=- |\d+\. )", paragraph)
            half = -(-len(items) // 2) if _lines(paragraph, 76) > READ - 3 else len(items)
            blocks += ["\n".join(part) for part in (items[:half], items[half:]) if part]
        if section.startswith("#") and "\n" not in blocks[0]:
            blocks[:2] = ["\n\n".join(blocks[:2])]
        yield from blocks


def _shown(output):
    """What a result shows, and the lines that it takes; a long table is cut between its rows."""
    data = output.get("data", {})
    table = re.sub(r"<style.*?</style>|<details>.*?</details>", "", data.get("text/html", ""), flags=re.DOTALL)
    if "image/png" in data or not table:
        text = output.get("text", "") or data.get("text/markdown", "") or data.get("text/plain", "")
        yield output, 0.68 * _lines(text, 94) + 0.7
        return
    rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    start, end = re.search(r"^.*<tbody>|", table, re.DOTALL)[0], re.search(r"</tbody>.*$|$", table, re.DOTALL)[0]
    if not start:
        yield output, 1 + sum(_lines(re.sub("<[^>]*>", "", block), 80) for block in re.split(r"</(?:p|td|div)>", table))
        return
    head, rows = rows[: start.count("<tr")], rows[start.count("<tr") :]
    pages = -(-sum(map(_row_lines, rows)) // (ROOM - 1 - sum(map(_row_lines, head)))) or 1
    each = -(-len(rows) // int(pages))
    for first in range(0, len(rows), each):
        page, closes = rows[first : first + each], "</tbody></table>" + "</div>" * end.count("</div>")
        shown = copy.deepcopy(output)
        shown["data"] = {"text/html": "".join([start, *page, end if first + each >= len(rows) else closes])}
        yield shown, 1 + sum(map(_row_lines, [*head, *page]))


def _row_lines(row):
    cells = re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
    wide = sum(_wide(re.sub("<[^>]*>", "", cell)) + 3 for cell in cells)
    return 0.93 + 0.72 * (wide // 70)


def _wide(text):
    """How wide a text is, in letters of half an em."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _lines(text, most):
    """How many lines a text takes when a line holds so many letters."""
    return sum(-(-_wide(line) // most) for line in text.splitlines() if line.strip())


_PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>{code}
@page {{size: 13.333in 7.5in; margin: 0}}
html {{scroll-snap-type: y mandatory; font: min(2.1875vw, 3.8889vh)/1.45 sans-serif}}
body {{margin: 0; counter-reset: slide}}
section {{box-sizing: border-box; min-height: 100vh; padding: 3vh 6vw; position: relative; scroll-snap-align: start;
  break-after: page}}
section::after {{counter-increment: slide; content: counter(slide) " / {n}"; color: #555B61; font-size: .6rem;
  position: absolute; right: 1rem; bottom: .3rem}}
h1 {{font-size: 1.72rem}} h2 {{font-size: 1.46rem}} h3 {{font-size: 1.23rem}} h1, h2, h3 {{margin: .5rem 0}}
header {{color: #555B61; font-size: .7rem; margin-bottom: .5rem}} .anchor-link {{display: none}}
td > b {{white-space: nowrap}}
img {{width: 100%; height: auto; max-height: 80vh; object-fit: contain; object-position: left}}
pre {{font-size: .68rem; white-space: pre-wrap; overflow-wrap: anywhere}}
table {{font-size: .72rem; border-collapse: collapse}} td, th {{padding: .2em .7em; text-align: left; vertical-align: top}}
details[open] {{max-height: 6.5rem; overflow-y: auto; font-size: .72rem}}
</style></head><body>{sections}<script>
const all = [...document.querySelectorAll("section")];
const step = {{ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1}};
addEventListener("keydown", (event) => {{
  if (!(event.key in step) || event.target.closest("input, select, textarea, button, summary")) return;
  event.preventDefault();
  const now = all.findLastIndex((one) => one.getBoundingClientRect().top <= innerHeight / 2);
  all[Math.min(Math.max(now + step[event.key], 0), all.length - 1)].scrollIntoView();
}});</script></body></html>
"""


def slides_page(notebook, lang):
    """Write slides as one page that needs nothing beside it; a slide that goes on names the heading it stands under."""
    from nbconvert import HTMLExporter
    from pygments.formatters import HtmlFormatter

    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    made, sections, heading = slides(notebook), [], ""
    bodies = re.split(r'(?=<div [^>]*id="cell-id=slide-)', exporter.from_notebook_node(made)[0])[1:]
    for cell, body in zip(made.cells, bodies, strict=True):
        kind = cell.metadata["slideshow"]["slide_type"]
        if kind == "slide":
            heading = cell.source.splitlines()[0].lstrip("# ")
        if kind != "fragment":
            sections.append(f"<header>{html.escape(heading)}</header>" if kind == "subslide" else "")
        sections[-1] += body
    title = notebook.cells[0].source.splitlines()[0].removeprefix("# ")
    return _PAGE.format(lang=lang, title=title, code=HtmlFormatter().get_style_defs(".highlight"), n=len(sections),
                        sections="".join(f"<section>{section}</section>" for section in sections))


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
        shutil.copytree(folder / "solutions", out / lang / "instructor" / "solutions", dirs_exist_ok=True)
        for path in sorted((folder / "solutions").glob("L*.ipynb")):
            page = slides_page(nbformat.read(path, 4), lang)
            (out / lang / "instructor" / "solutions" / f"{path.stem}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", help="folder to write")
    write(parser.parse_args().out)
