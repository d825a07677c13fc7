"""Say in plain words what an error of pandas means, below the error, for those who begin."""

import re

from IPython import get_ipython

from jining.report.language import language
from jining.teaching.course import say

#: Message on what to do -> pattern of the errors that it explains; the first that fits counts.
_MEANINGS = {
    "and_or": r"truth value of a (Series|DataFrame|array)",
    "brackets": r"unsupported operand type\(s\) for [&|]|cannot perform the numpy op bitwise|Cannot perform 'r?(and|or)_'"
                r"|operation 'r?(and|or)_' not supported|unsupported operand.*(bool|str)",
    "lengths": r"Lengths must match|must have equal length|Can only compare identically-labeled",
    "dot": r"'(str|bool|int|float|list|tuple)' object has no attribute",
    "cells": r"^KeyError.*\bnan\b|non-boolean array (containing|with) NA|Cannot mask with non-boolean",
    "kinds": r"did not contain a loop|'[<>]=?' not supported between|Invalid comparison between|compare a Categorical",
    "missing": r"requires string as left operand, not float|argument of type 'float' is not",
    "group": r"GroupBy' object has no attribute",
    "option": r"unexpected keyword argument", "key": r"^KeyError", "name": r"^NameError", "call": r"not callable",
}  # fmt: skip


def explain_errors(*, lang=None):
    """From now on, say below each error of this notebook what it means, where that is known; `lang` as everywhere."""
    lang, shell = lang and language(lang), get_ipython()
    if shell is None:  # no notebook
        return

    def handler(shell, kind, error, traceback, tb_offset=None):
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
        if said := meaning_of(error, lang):
            print(said)

    shell.set_custom_exc((Exception,), handler)


def meaning_of(error, lang=None):
    """Say what an error means; nothing if that is not known."""
    shown = f"{type(error).__name__}: {error}"
    known = next((name for name, pattern in _MEANINGS.items() if re.search(pattern, shown)), None)
    return say("error", lang, say(f"error.{known}", lang)) if known else ""
