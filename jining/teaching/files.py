"""Where a class finds files to read: the table of the current report, and the folder of a second, invented report."""

from jining.report.report import data_path, shipped_dir


def csv_path(name="targets_and_measures"):
    """Find a table of the current report as a file, to be read with pandas.

    Parameters
    ----------
    name : str
        Table of the Data Package, such as "census_2020".

    Returns
    -------
    pathlib.Path

    Examples
    --------
    >>> csv_path().name
    'targets_and_measures.csv'
    """
    return data_path(name)


def report_two():
    """Find the folder of the second report: an invented city, coded whole, for lesson 9.

    Returns
    -------
    pathlib.Path

    Examples
    --------
    >>> import jining
    >>> with jining.use(report_two()):
    ...     jining.load()["id"].iloc[0]
    'QH21-001'
    """
    return shipped_dir() / "teaching" / "report_two"
