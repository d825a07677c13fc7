"""The command `jining`."""

import argparse
import errno
import json
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
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace", encoding=stream.encoding if stream.isatty() else "utf-8")
    try:
        print(text, file=stream, flush=True)
    except (OSError, ValueError) as error:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (closed with the process)
        if getattr(error, "errno", None) == errno.ENOSPC:  # else the reader of a pipe has gone: nothing can be said there
            raise OSError(f"what there is to say cannot be written: {error.strerror}") from None


def _check(file):
    promises = jining.check(file)
    from jining.checks.check import MAY_MISS
    from jining.checks.diff import describe

    said = f"{plain(file or 'targets_and_measures.csv')}: {len(promises)} records, no problem found"
    if file:
        return f"{said}\n{describe(file)}"
    lost = ", ".join(name for name in MAY_MISS if not has_table(name))
    return f"{said}\nThis report has no {lost}: nothing is said that rests on it" if lost else said


def _diff(file, table):
    from jining.checks.diff import describe

    return describe(file, table)


def _figures(lang, only, list, out, format):
    if list:
        from jining.figures.registry import chosen

        listed = jining.list_figures(lang or "en").loc[chosen(only)]
        return "\n".join(f"{row.Index:<26}{row.title or row.subtitle}" for row in listed.itertuples())
    from jining.export.figure_set import write_gallery

    if not only and not lang:
        write_gallery(out, format)
    done = jining.save_figures(out, only=only, langs=[lang] if lang else ["en", "zh"], formats=format)
    return f"{len(done)} figures written to {out}"


def _facts(file):
    from jining.report.results import write_empty_facts

    results, verdicts = write_empty_facts(file)
    report = "" if data_dir() == shipped_dir() else f"{str(data_dir())!r}, "
    return (f"{results} and {verdicts} written: fill them (jining.codebook(table='results') describes the columns), then "
            f"jining.load({report}results={str(results)!r}, verdicts={str(verdicts)!r})")


def _new(**given):
    from jining.report.new import new_report

    return new_report(**given)


def _workbook(file, lang):
    return f"{jining.export_workbook(file, lang=lang)} written"


def _brief(theme, out, lang):
    page = jining.brief(theme, lang)
    return f"{page.save(out)} written" if out else str(page)


def _slides(file, lang, only):
    return f"{jining.export_slides(file, only=only, lang=lang)} written"


def _pack(theme, folder, format, lang):
    return f"{len(jining.pack(theme, folder, lang=lang, formats=format))} files written to {folder}"


def _explorer(file, results, verdicts, lang):
    own = {"results": results and jining.load_results(results),
           "verdicts": verdicts and jining.load_verdicts(verdicts, results=results)}
    return f"{jining.write_explorer(file, lang=lang, **own)} written{_uncoded()}"


def _app(lang, no_browser):
    from jining.explorer.file import open_app

    path = open_app(lang, browser=not no_browser)
    return f"{path} written" + ("" if no_browser else " and opened in a browser") + _uncoded()


def _uncoded():
    return "; nothing of this report is coded yet: it shows the text" if jining.load().empty else ""


#: What each command does and which options it takes, each by the function of its name.
_TYPES = {"path": Path, "int": int}
_PARSER = argparse.ArgumentParser(prog="jining", description=(jining.__doc__ or "").partition("\n")[0])
_PARSER.add_argument("--version", action="version", version=f"jining {jining.__version__}")
_PARSER.add_argument("--data", type=Path, metavar="FOLDER", help="folder of another report; the shipped one by default")
_COMMANDS = _PARSER.add_subparsers(required=True, metavar="COMMAND")
for _name, _how in json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")).items():
    _command = _COMMANDS.add_parser(_name, help=_how["help"], description=f"{_how['help'][0].upper()}{_how['help'][1:]}.")
    _command.set_defaults(run=globals()[f"_{_name}"])
    for _names, _one in _how["options"]:
        _command.add_argument(*_names, **_one | ({"type": _TYPES[_one["type"]]} if "type" in _one else {}))
