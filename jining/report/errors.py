"""One error for bad data: every failure at once, each with its place, its value and what is allowed."""

import re
from typing import NamedTuple

#: More failures of one kind than this are said once, with their lines.
_ONE_BY_ONE = 5
#: So many characters of a value are shown.
SHOWN = 80
#: What differs between failures of one kind: quoted values, numbers, ids.
_PARTS = re.compile(r"'[^']*'|[\w-]*\d[\w.-]*")


class Failure(NamedTuple):
    """One thing wrong: where it stands (`line` None means the whole file), what stands there, its rule, what is allowed."""

    file: str
    line: int | None = None
    id: str = ""
    column: str = ""
    value: str = ""
    rule: str = ""
    allowed: str = ""

    def __str__(self):
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        where = ", ".join(part for part in (place, self.id, self.column and f"column {self.column}") if part)
        what = f" {shown(self.value)}" if self.value else ""
        return plain(f"{where}:{what} {self.rule}" + (f"; allowed: {self.allowed}" if self.allowed else ""))


def shown(value):
    """Write a value as Python does, as far as it is shown."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def plain(text):
    """Spell out what a terminal would act on or hide: line ends, escape sequences, zero-width and bidi characters."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(text))


class DataError(ValueError):
    """A table cannot be used as it is: `failures` lists what is wrong in it, the message says those of one kind once."""

    def __init__(self, failures):
        self.failures = list(dict.fromkeys(failures))
        count, kinds = len(self.failures), {}
        for failure in self.failures:
            kinds.setdefault((failure.file, failure.column, _PARTS.sub("#", failure.rule)), []).append(failure)
        head = f"{count} problem{'s' if count != 1 else ''} found"
        if any(len(alike) > _ONE_BY_ONE for alike in kinds.values()):
            head += f", of {len(kinds)} kind{'s' if len(kinds) != 1 else ''}"
        super().__init__("\n".join([head, *(f"  {line}" for alike in kinds.values() for line in _said(alike))]))


def _said(alike):
    """Say failures of one kind: a few one by one, many in one line."""
    if len(alike) <= _ONE_BY_ONE:
        return map(str, alike)
    lines = [str(failure.line) for failure in alike[1:] if failure.line is not None]
    where = f", in lines {', '.join(lines[:12])}{' …' if len(lines) > 12 else ''}" if lines else ""
    return [f"{alike[0]}; and {len(alike) - 1} more of this kind{where}"]


def refuse_file(file, rule, line=None):
    """Refuse a file as a whole, or from a line on."""
    raise DataError([Failure(file, line, rule=rule)])


def check_choice(name, value, allowed):
    """Refuse a value that is not allowed, naming it and what is."""
    if not any(isinstance(value, type(one)) and value == one for one in allowed):  # 1 equals True
        raise ValueError(f"{name}={shown(value)} is not known; there are: {', '.join(map(str, allowed))}")


def check_choices(name, given, allowed):
    """Names that are given, one or several, each once; one that is not allowed is refused, and to give none."""
    names = list(dict.fromkeys([given] if isinstance(given, str | None) else given))
    for one in names:
        check_choice(name, one, allowed)
    if not names:
        raise ValueError(f"no {name} is named; there are: {', '.join(allowed)}")
    return names
