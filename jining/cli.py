"""The command `jining`."""

import argparse
import os
import sys
from pathlib import Path

import jining
from jining.report.errors import plain
from jining.report.report import by_the_codebook

#: What a shell calls a program that was stopped by Ctrl-C.
_STOPPED = 130


def main(argv=None):
    """Run the command."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.data:
            with jining.use(arguments.data), by_the_codebook():  # a report of the user, written by hand
                said = arguments.run(arguments)
        else:
            said = arguments.run(arguments)
    except (ImportError, OSError, ValueError) as error:  # a DataError is a ValueError
        _print(str(error), sys.stderr)
        return 1
    except KeyboardInterrupt:
        _print("stopped; files that were begun are as they were before", sys.stderr)
        return _STOPPED
    _print(said, sys.stdout)
    return 0


def _print(text, stream):
    """Print; a terminal that cannot show a letter, or has gone, does not undo what was done."""
    if stream is None:  # a program without a window has no terminal
        return
    try:
        encoding = getattr(stream, "encoding", None) or "utf-8"
        shown = text.encode(encoding, errors="replace").decode(encoding)
        print(shown, file=stream, flush=True)
        if shown != text and stream is sys.stdout:
            _print(f"letters that {encoding} does not have are shown as ?; PYTHONUTF8=1 keeps them", sys.stderr)
    except (OSError, ValueError):
        if stream is sys.stdout:  # the reader of a pipe has gone: nothing more can be said there
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (closed with the process)


def _path(text):
    return Path(text).expanduser()


def _check(arguments):
    promises = jining.check(arguments.file, ledger=arguments.ledger, numerals=arguments.numerals)
    from jining.checks import diff, tables

    said = f"{plain(arguments.file or 'targets_and_measures.csv')}: {len(promises)} records, no problem found"
    if arguments.file:
        return f"{said}\n{diff.describe(arguments.file)}"
    lost = ", ".join(tables.missing_tables())
    return f"{said}\nThis report has no {lost}: nothing is said that rests on it" if lost else said


def _diff(arguments):
    from jining.checks.diff import describe

    return describe(arguments.file, arguments.table)


def _new(arguments):
    from jining.report.new import new_report

    return new_report(arguments.folder, arguments.source, year=arguments.year, city_en=arguments.city_en,
                      city_zh=arguments.city_zh, prefix=arguments.prefix)


def _figures(arguments):
    if arguments.list:
        from jining.figures.registry import chosen

        listed = jining.list_figures(arguments.lang or "en").loc[chosen(arguments.only)]
        return "\n".join(f"{row.Index:<26}{row.title or row.subtitle}" for row in listed.itertuples())
    from jining.export.figure_set import write_gallery

    langs = [arguments.lang] if arguments.lang else ["en", "zh"]
    done = jining.save_figures(arguments.out, only=arguments.only, langs=langs, formats=arguments.format,
                               size=arguments.size, title=not arguments.no_title, dpi=arguments.dpi)  # fmt: skip
    if not arguments.only and not arguments.lang:
        write_gallery(arguments.out)
    return f"{len(done)} figures written to {arguments.out}"


def _facts(arguments):
    from jining.report.results import write_empty_facts

    results, verdicts = write_empty_facts(arguments.file)
    return (f"{results} and {verdicts} written: fill them (jining.codebook(table='results') describes the columns), then "
            f"jining.load(results={str(results)!r}, verdicts={str(verdicts)!r})")


def _workbook(arguments):
    return f"{jining.export_workbook(arguments.file, lang=arguments.lang)} written"


def _brief(arguments):
    from jining.report.files import check_target

    if arguments.out is not None:
        check_target(arguments.out, ".docx")  # before any work
    page = jining.brief(arguments.theme, arguments.lang)
    return str(page) if arguments.out is None else f"{page.save(arguments.out)} written"


def _slides(arguments):
    return f"{jining.export_slides(arguments.file, only=arguments.only, lang=arguments.lang)} written"


def _pack(arguments):
    files = jining.pack(arguments.theme, arguments.folder, lang=arguments.lang, formats=arguments.format)
    return f"{len(files)} files written to {arguments.folder}"


def _explorer(arguments):
    results = jining.load_results(arguments.results) if arguments.results else None
    verdicts = jining.load_verdicts(arguments.verdicts, results=arguments.results) if arguments.verdicts else None
    path = jining.write_explorer(arguments.file, results=results, verdicts=verdicts, lang=arguments.lang)
    return f"{path} written{_uncoded()}"


def _app(arguments):
    from jining.explorer.widget import open_app

    path = open_app(arguments.lang, browser=not arguments.no_browser)
    return f"{path} written" + ("" if arguments.no_browser else " and opened in a browser") + _uncoded()


def _uncoded():
    return "; nothing of this report is coded yet: it shows the text" if jining.load().empty else ""


def _parser():
    parser = argparse.ArgumentParser(prog="jining", description=jining.__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=f"jining {jining.__version__}")
    parser.add_argument("--data", type=_path, metavar="FOLDER", help="folder of another report; the shipped one by default")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(commands, "check", _check, "check a table against the codebook and the report")
    check.add_argument("file", nargs="?", type=_path, metavar="FILE", help="CSV file; the shipped table by default")
    check.add_argument("--ledger", type=_path, metavar="CSV", help="a ledger to check with it")
    check.add_argument("--numerals", type=_path, metavar="CSV", help="an account of numerals to check with it")
    diff = _command(commands, "diff", _diff, "say which cells differ from the shipped table, and which rows came or went")
    diff.add_argument("file", type=_path, metavar="FILE", help="CSV file")
    diff.add_argument("--table", default="targets_and_measures", metavar="NAME", help="the shipped table to compare with, "
                      "such as results; targets_and_measures by default")
    figures = _command(commands, "figures", _figures, "write the set of figures, each with its passport and its data")
    _which(figures, default=None)
    figures.add_argument("--list", action="store_true", help="only list the names and what each figure shows")
    figures.add_argument("--out", type=_path, metavar="FOLDER", default="figures", help="where to write; figures by default")
    _formats(figures)
    figures.add_argument("--size", choices=["slide", "page"], default="slide", help="canvas; slide by default")
    figures.add_argument("--no-title", action="store_true", help="leave title and subtitle out of the pictures")
    figures.add_argument("--dpi", type=_dots, help="dots per inch of the PNG")
    facts = _command(commands, "facts", _facts, "write an empty pair of tables for facts of your own and their verdicts")
    facts.add_argument("file", type=_path, metavar="FILE.csv")
    new = _command(commands, "new", _new, "make an empty project for another report")
    new.add_argument("folder", type=_path, metavar="FOLDER")
    new.add_argument("--source", type=_path, metavar="report.txt", required=True, help="its text, UTF-8")
    new.add_argument("--year", type=int, help="year of the plan")
    new.add_argument("--city-en", metavar="NAME", help="city, in English")
    new.add_argument("--city-zh", metavar="NAME", help="city, in Chinese")
    new.add_argument("--prefix", metavar="QH21", help="beginning of every id")
    workbook = _command(commands, "workbook", _workbook, "write an Excel workbook for people without Python")
    workbook.add_argument("file", type=_path, metavar="FILE.xlsx")
    _lang(workbook, default=None)
    brief = _command(commands, "brief", _brief, "write a brief of one page on a theme or a sector")
    _theme(brief)
    brief.add_argument("--out", type=_path, metavar="FILE.docx", help="Word file; printed as Markdown without it")
    _lang(brief)
    slides = _command(commands, "slides", _slides, "write a PowerPoint deck of the figures")
    slides.add_argument("file", type=_path, metavar="FILE.pptx")
    _which(slides)
    pack = _command(commands, "pack", _pack, "write figures, table, workbook, brief and slides of one theme into a folder")
    _theme(pack)
    pack.add_argument("folder", type=_path, metavar="FOLDER", help="made if it is missing")
    _formats(pack)
    _lang(pack)
    explorer = _command(commands, "explorer", _explorer, "write the explorer as one HTML file that needs no Python")
    explorer.add_argument("file", type=_path, metavar="FILE.html")
    for name in ("results", "verdicts"):
        explorer.add_argument(f"--{name}", type=_path, metavar="CSV", help=f"your own {name}; the shipped ones by default")
    app = _command(commands, "app", _app, "write the explorer to a folder of yours and open it in a browser")
    app.add_argument("--no-browser", action="store_true", help="only write it")
    for command in (explorer, app):
        _lang(command)
    return parser


def _command(commands, name, run, text):
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(run=run)
    return command


def _lang(command, default="en"):
    text = "English by default" if default else "one language; both by default"
    command.add_argument("--lang", choices=["en", "zh"], default=default, help=text)


def _theme(command):
    command.add_argument("theme", metavar="THEME", help="such as 07_countryside or countryside, or a sector such as rural")


def _formats(command):
    command.add_argument("--format", nargs="+", choices=["png", "svg", "pdf"], default=["png"], help="png by default")


def _which(command, default="en"):
    _lang(command, default)
    command.add_argument("--only", nargs="+", metavar="NAME", help="names of figures; all by default")


def _dots(text):
    dots = float(text)
    if not 30 <= dots <= 1200:
        raise argparse.ArgumentTypeError(f"{text} is not between 30 and 1200")
    return dots


if __name__ == "__main__":
    sys.exit(main())
