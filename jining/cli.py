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
        0 if all is well, 1 if the data have failures.

    Examples
    --------
    >>> main(["check"])  # doctest: +ELLIPSIS
    targets_and_measures.csv: ... records, no problem found
    0
    """
    arguments = _parser().parse_args(argv)
    try:
        promises = jining.check(arguments.file, ledger=arguments.ledger, numerals=arguments.numerals)
    except jining.DataError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{arguments.file or 'targets_and_measures.csv'}: {len(promises)} records, no problem found")
    return 0


def _parser():
    parser = argparse.ArgumentParser(prog="jining", description=jining.__doc__.splitlines()[0])
    parser.add_argument("--version", action="version", version=f"jining {jining.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check a table against the codebook and the report",
        description="Check a table against the codebook and the words of the report; list every failure.",
    )
    check.add_argument("file", nargs="?", metavar="FILE", help="CSV file; the shipped table by default")
    check.add_argument("--ledger", metavar="CSV", help="a ledger to check with it")
    check.add_argument("--numerals", metavar="CSV", help="an account of numerals to check with it")
    return parser


if __name__ == "__main__":
    sys.exit(main())
