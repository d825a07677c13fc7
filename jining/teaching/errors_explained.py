"""Say in plain words what an error of pandas means, below the error, for those who begin."""

import re

from IPython import get_ipython

from jining.report.language import language

#: A pattern of an error message, and what to do about it, in two languages.
_MEANINGS = (
    (r"truth value of a (Series|DataFrame|array)",
     "Between two conditions on columns write & (and) or | (or), and put each condition in round brackets.",
     "两个针对列的条件之间请写 &（且）或 |（或），并给每个条件加圆括号。"),
    (r"unsupported operand type\(s\) for [&|]|cannot perform the numpy op bitwise|Cannot perform 'r?(and|or)_'"
     r"|operation 'r?(and|or)_' not supported|unsupported operand.*(bool|str)",
     "& and | bind before == and !=: put each condition in round brackets, as in (a == 1) & (b != 2).",
     "& 与 | 先于 == 与 != 结合：请给每个条件加圆括号，如 (a == 1) & (b != 2)。"),
    (r"Lengths must match|must have equal length|Can only compare identically-labeled",
     "Two columns of different tables or lengths were compared. To ask for one of several values use .isin([...]); to put "
     "tables beside each other use .merge(...).",
     "所比较的两列来自不同的表或长度不同。问是否为若干值之一，请用 .isin([...])；并列两张表，请用 .merge(...)。"),
    (r"'(str|bool|int|float|list|tuple)' object has no attribute",
     "The dot belongs to what stands right before it. Put the whole comparison in round brackets first, as in "
     "(column == \"word\").mean().",
     "点号只作用于紧挨着它的内容。请先给整个比较加圆括号，如 (列 == \"词\").mean()。"),
    (r"unexpected keyword argument",
     "This command has no option of that name. help(...) lists its options; a condition in square brackets filters by any "
     "column.",
     "该命令没有这个选项。help(...) 可列出其选项；方括号里的条件可按任何列筛选。"),
    (r"^KeyError", "There is no column or label of that name. Look at .columns, and mind the spelling.",
     "没有这个名称的列或标签。请看 .columns，并注意拼写。"),
    (r"^NameError", "This name is not known yet. Run the cells above first, and mind the spelling.",
     "还没有这个名称。请先运行上面的单元格，并注意拼写。"),
    (r"not callable", "Round brackets run a command; square brackets take a column.",
     "圆括号用于运行命令，方括号用于取列。"),
)
_HEAD = {"en": "What this means: ", "zh": "这是说："}


def explain_errors(*, lang=None):
    """From now on, say below each error of this notebook what it means, where that is known.

    Parameters
    ----------
    lang : {"en", "zh"}, optional
        Language of the words; that of the theme by default.
    """
    shell = get_ipython()
    if shell is None:  # no notebook
        return

    def handler(shell, kind, error, traceback, tb_offset=None):
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
        if said := meaning_of(error, lang):
            print(said)

    shell.set_custom_exc((Exception,), handler)


def meaning_of(error, lang=None):
    """Say what an error means; nothing if that is not known."""
    lang, shown = language(lang), f"{type(error).__name__}: {error}"
    for pattern, *texts in _MEANINGS:
        if re.search(pattern, shown):
            return _HEAD[lang] + texts[("en", "zh").index(lang)]
    return ""
