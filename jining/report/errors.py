"""One error for bad data: every failure at once, each with its place, its value and what is allowed."""

from typing import NamedTuple


class Failure(NamedTuple):
    """One thing wrong in a table.

    Attributes
    ----------
    file : str
        Name of the file.
    line : int or None
        Line of the CSV file (the header is line 1); None if the whole file is meant.
    id : str
        Identifier of the row; "" if there is none.
    column : str
        Name of the column; "" if the whole row or file is meant.
    value : str
        What stands there.
    rule : str
        What is wrong.
    allowed : str
        What is allowed; "" if the rule says it.
    """

    file: str
    line: int | None
    id: str
    column: str
    value: str
    rule: str
    allowed: str = ""

    def __str__(self):
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        where = ", ".join(part for part in (place, self.id, self.column and f"column {self.column}") if part)
        what = f" {_shorten(self.value)!r}" if self.value else ""
        return f"{where}:{what} {self.rule}" + (f"; allowed: {self.allowed}" if self.allowed else "")


def _shorten(value, limit=80):
    return value if len(value) <= limit else value[: limit - 1] + "…"


class DataError(ValueError):
    """A table cannot be used as it is. Nothing of it was changed.

    Parameters
    ----------
    failures : list of Failure
        Every failure found, in the order of the file.

    Attributes
    ----------
    failures : list of Failure
        The same list.
    """

    def __init__(self, failures):
        self.failures = list(failures)
        count = len(self.failures)
        head = f"{count} problem{'s' if count != 1 else ''} found"
        super().__init__("\n".join([head, *(f"  {failure}" for failure in self.failures)]))


def check_choice(name, value, allowed):
    """Refuse a value that is not allowed, naming it and what is."""
    if value not in list(allowed):
        raise ValueError(f"{name}={value!r} is not known; there are: {', '.join(map(str, allowed))}")
