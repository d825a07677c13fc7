"""The command `jining`."""

import argparse
import errno
import os
import sys
from pathlib import Path

import jining
from jining.report.errors import plain
from jining.report.report import by_the_codebook, data_dir, has_table, shipped_dir


def main(argv=None):
    """Run the command."""
    options = vars(_PARSER.parse_args(argv))
    run, data = options.pop("run"), options.pop("data")
    try:
        if data:
            with jining.use(data), by_the_codebook():  # a report of the user, written by hand
                said = run(**options)
        else:
            said = run(**options)
        _print(said, sys.stdout)
    except (ImportError, OSError, ValueError) as error:  # a DataError is a ValueError
        made = getattr(error, "filename", None)  # a folder: of a file it is said why it cannot be written
        _print(f"{made} cannot be made: {error.strerror}" if made else str(error), sys.stderr)
        return 1
    except KeyboardInterrupt:
        _print("stopped; files that were begun are as they were before", sys.stderr)
        return 130  # what a shell calls a program that was stopped by Ctrl-C
    return 0


def _print(text, stream):
    """Print; a terminal that cannot show a letter, or has gone, does not undo what was done. A file gets every letter."""
    if stream is None:  # closed by whoever called
        return
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace", encoding=stream.encoding if stream.isatty() else "utf-8")
    try:
        print(text, file=stream, flush=True)
    except (OSError, ValueError) as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (closed with the process)
        if getattr(error, "errno", None) == errno.ENOSPC:  # else the reader of a pipe has gone: nothing can be said there
            raise OSError(f"what there is to say cannot be written: {error.strerror}") from None


_PARSER = argparse.ArgumentParser(prog="jining", description=(jining.__doc__ or "").partition("\n")[0])
_PARSER.add_argument("--version", action="version", version=f"jining {jining.__version__}")
_PARSER.add_argument("--data", type=Path, metavar="FOLDER", help="folder of another report; the shipped one by default")
_COMMANDS = _PARSER.add_subparsers(required=True, metavar="COMMAND")


def _command(text, *options):
    """Make a command of a function: its name, what it does, and the options that it takes, each by a function of its own."""
    def add(run):
        command = _COMMANDS.add_parser(run.__name__.strip("_"), help=text, description=f"{text[0].upper()}{text[1:]}.")
        command.set_defaults(run=run)
        for names, how in options:
            command.add_argument(*names, **how)
        return run
    return add


def _option(*names, **how):
    return names, how


def _file(ending):
    return _option("file", type=Path, metavar=f"FILE{ending}")


_LANG = _option("--lang", choices=["en", "zh"], default="en", help="English by default")
_BOTH = _option("--lang", choices=["en", "zh"], help="one language; both by default")
_THEME = _option("theme", metavar="THEME", help="such as 07_countryside or countryside, or a sector such as rural")
_FORMATS = _option("--format", nargs="+", choices=["png", "svg", "pdf"], default=["png"], help="png by default")
_ONLY = _option("--only", nargs="+", metavar="NAME", help="names of figures; all by default")


@_command("check a table against the codebook and the report",
          _option("file", nargs="?", type=Path, metavar="FILE", help="CSV file; the shipped table by default"))
def _check(file):
    promises = jining.check(file)
    from jining.checks.check import MAY_MISS
    from jining.checks.diff import describe

    said = f"{plain(file or 'targets_and_measures.csv')}: {len(promises)} records, no problem found"
    if file:
        return f"{said}\n{describe(file)}"
    lost = ", ".join(name for name in MAY_MISS if not has_table(name))
    return f"{said}\nThis report has no {lost}: nothing is said that rests on it" if lost else said


@_command("say which cells differ from the shipped table, and which rows came or went", _file(".csv"),
          _option("--table", default="targets_and_measures", metavar="NAME", help="such as results; else the main one"))
def _diff(file, table):
    from jining.checks.diff import describe

    return describe(file, table)


@_command("write the set of figures, each with its passport and its data", _BOTH, _ONLY,
          _option("--list", action="store_true", help="only list the names and what each figure shows"),
          _option("--out", type=Path, metavar="FOLDER", help="figures, or figures_FOLDER of --data, by default"),
          _FORMATS)
def _figures(lang, only, list, out, format):
    if list:
        from jining.figures.registry import chosen

        listed = jining.list_figures(lang or "en").loc[chosen(only)]
        return "\n".join(f"{row.Index:<26}{row.title or row.subtitle}" for row in listed.itertuples())
    from jining.export.figure_set import write_gallery

    out = out or Path("figures" if data_dir() == shipped_dir() else f"figures_{data_dir().name}")
    if not only and not lang:
        write_gallery(out, format)
    done = jining.save_figures(out, only=only, langs=[lang] if lang else ["en", "zh"], formats=format)
    return f"{len(done)} figures written to {out}"


@_command("write an empty pair of tables for facts of your own and their verdicts", _file(".csv"))
def _facts(file):
    from jining.report.results import write_empty_facts

    results, verdicts = write_empty_facts(file)
    report = "" if data_dir() == shipped_dir() else f"{str(data_dir())!r}, "
    return (f"{results} and {verdicts} written: fill them (jining.codebook(table='results') describes the columns), then "
            f"jining.load({report}results={str(results)!r}, verdicts={str(verdicts)!r})")


@_command("make an empty project for another report", _option("folder", type=Path, metavar="FOLDER"),
          _option("--source", type=Path, metavar="report.txt", required=True, help="its text, UTF-8"),
          _option("--year", type=int, help="year of the plan"),
          _option("--city-en", metavar="NAME", help="city, in English"),
          _option("--city-zh", metavar="NAME", help="city, in Chinese"),
          _option("--prefix", metavar="QH21", help="beginning of every id"))
def _new(**given):
    from jining.report.new import new_report

    return new_report(**given)


@_command("write an Excel workbook for people without Python", _file(".xlsx"), _BOTH)
def _workbook(file, lang):
    return f"{jining.export_workbook(file, lang=lang)} written"


@_command("write a brief of one page on a theme or a sector", _THEME,
          _option("--out", type=Path, metavar="FILE.docx", help="Word file; printed as Markdown without it"), _LANG)
def _brief(theme, out, lang):
    page = jining.brief(theme, lang)
    return f"{page.save(out)} written" if out else str(page)


@_command("write a PowerPoint deck of the figures", _file(".pptx"), _LANG, _ONLY)
def _slides(file, lang, only):
    return f"{jining.export_slides(file, only=only, lang=lang)} written"


@_command("write figures, table, workbook, brief and slides of one theme into a folder", _THEME,
          _option("folder", type=Path, metavar="FOLDER", help="made if it is missing"), _FORMATS, _LANG)
def _pack(theme, folder, format, lang):
    return f"{len(jining.pack(theme, folder, lang=lang, formats=format))} files written to {folder}"


@_command("write the explorer as one HTML file that needs no Python", _file(".html"),
          _option("--results", type=Path, metavar="CSV", help="your own results; the shipped ones by default"),
          _option("--verdicts", type=Path, metavar="CSV", help="your own verdicts; the shipped ones by default"), _LANG)
def _explorer(file, results, verdicts, lang):
    return f"{jining.write_explorer(file, jining.load(results=results, verdicts=verdicts), lang=lang)} written"


@_command("write the explorer to a folder of yours and open it in a browser", _LANG,
          _option("--no-browser", action="store_true", help="only write it"))
def _app(lang, no_browser):
    import webbrowser

    from platformdirs import user_cache_path

    path = jining.write_explorer(user_cache_path("jining", False, ensure_exists=True) / "explorer.html", lang=lang)
    if not no_browser:
        webbrowser.open(path.as_uri())
    return f"{path} written" + ("" if no_browser else " and opened in a browser")
