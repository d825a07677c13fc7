"""The command `jining`."""

import argparse
import sys

import jining


def main(argv=None):
    """Run the command.

    Parameters
    ----------
    argv : list of str, optional
        Arguments; those of the process by default.

    Returns
    -------
    int
        0 if all is well, 1 if the data have failures or a file cannot be written.

    Examples
    --------
    >>> main(["check"])  # doctest: +ELLIPSIS
    targets_and_measures.csv: ... records, no problem found
    0
    """
    arguments = _parser().parse_args(argv)
    try:
        if arguments.data is None:
            print(arguments.run(arguments))
        else:
            with jining.use(arguments.data):
                print(arguments.run(arguments))
    except (ImportError, OSError, ValueError) as error:  # a DataError is a ValueError
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(arguments):
    promises = jining.check(arguments.file, ledger=arguments.ledger, numerals=arguments.numerals)
    from jining.checks.tables import missing_tables

    said = f"{arguments.file or 'targets_and_measures.csv'}: {len(promises)} records, no problem found"
    lost = ", ".join(missing_tables())
    return f"{said}\nThis report has no {lost}: nothing is said that rests on it" if lost and not arguments.file else said


def _new(arguments):
    from jining.report.new import new_report

    return new_report(arguments.folder, arguments.source, year=arguments.year, city_en=arguments.city_en,
                      city_zh=arguments.city_zh, prefix=arguments.prefix)


def _figures(arguments):
    from jining.gallery import write_gallery

    langs = [arguments.lang] if arguments.lang else ["en", "zh"]
    done = jining.save_figures(arguments.out, only=arguments.only, langs=langs, formats=arguments.format,
                               size=arguments.size)
    if not arguments.only and not arguments.lang:
        write_gallery(arguments.out)
    return f"{len(done)} figures written to {arguments.out}"


def _facts(arguments):
    from jining.report.results import write_empty_facts

    results, verdicts = write_empty_facts(arguments.file)
    return (f"{results} and {verdicts} written: fill them (data/README.md describes the columns), then "
            f"jining.load(results={str(results)!r}, verdicts={str(verdicts)!r})")


def _export(arguments):
    from jining.workbook import export_workbook

    return f"{export_workbook(arguments.file)} written"


def _slides(arguments):
    from jining.slides import export_slides

    return f"{export_slides(arguments.file, only=arguments.only, lang=arguments.lang or 'en')} written"


def _app(arguments):
    from jining.app import serve

    return f"stopped with code {serve(arguments.port, lang=arguments.lang or 'en', browser=not arguments.no_browser)}"


def _parser():
    parser = argparse.ArgumentParser(prog="jining", description=jining.__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=f"jining {jining.__version__}")
    parser.add_argument("--data", metavar="FOLDER", help="folder of another report; the shipped one by default")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(commands, "check", _check, "check a table against the codebook and the report")
    check.add_argument("file", nargs="?", metavar="FILE", help="CSV file; the shipped table by default")
    check.add_argument("--ledger", metavar="CSV", help="a ledger to check with it")
    check.add_argument("--numerals", metavar="CSV", help="an account of numerals to check with it")
    figures = _command(commands, "figures", _figures, "write the set of figures, each with its passport and its rows")
    _which(figures)
    figures.add_argument("--out", metavar="FOLDER", default="figures", help="where to write; figures by default")
    figures.add_argument("--format", nargs="+", choices=["png", "svg", "pdf"], default=["png", "svg"],
                         help="png and svg by default")
    figures.add_argument("--size", choices=["slide", "half", "column"], default="slide", help="canvas; slide by default")
    facts = _command(commands, "facts", _facts, "write an empty pair of tables for facts of your own and their verdicts")
    facts.add_argument("file", metavar="FILE.csv")
    new = _command(commands, "new", _new, "make an empty project for another report")
    new.add_argument("folder", metavar="FOLDER")
    new.add_argument("--source", metavar="report.txt", required=True, help="its text, UTF-8")
    new.add_argument("--year", type=int, help="year of the plan")
    new.add_argument("--city-en", metavar="NAME", help="city, in English")
    new.add_argument("--city-zh", metavar="NAME", help="city, in Chinese")
    new.add_argument("--prefix", metavar="QH21", help="beginning of every id")
    export = _command(commands, "export", _export, "write an Excel workbook for people without Python")
    export.add_argument("file", metavar="FILE.xlsx")
    slides = _command(commands, "slides", _slides, "write a PowerPoint file with one slide per figure")
    slides.add_argument("file", metavar="FILE.pptx")
    _which(slides)
    app = _command(commands, "app", _app, "open the explorer in a browser, without a notebook")
    app.add_argument("--port", type=int, help="a free one by default")
    app.add_argument("--no-browser", action="store_true", help="only print the address")
    app.add_argument("--lang", choices=["en", "zh"], help="English by default")
    return parser


def _command(commands, name, run, text):
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(run=run)
    return command


def _which(command):
    command.add_argument("--lang", choices=["en", "zh"], help="one language; both, or English for slides, by default")
    command.add_argument("--only", nargs="+", metavar="NAME", help="names of figures; all by default")


if __name__ == "__main__":
    sys.exit(main())
