"""How every chart of records begins: one gate for its frame, its language and its place; and what it says of nothing."""

import inspect
from functools import wraps

from jining.plot.layout import NOTHING, new_axes, outer, say
from jining.plot.theme import look
from jining.report.frames import gate, several

#: What is true of every chart: its docstring has the name of each in braces.
_SAID = {"promises": """Parameters
----------
promises : pandas.DataFrame
    Records as `load` returns them, or a selection of them.""", "place": """lang : {"en", "zh"}, optional
    Language of the words; that of the theme by default.
ax : matplotlib.axes.Axes, optional
    Where to draw, with all names inside its place; a new figure by default.""",
    "axes": "Returns\n-------\nmatplotlib.axes.Axes",
    "errors": "Raises\n------\nValueError\n    If the frame is not one of records, or has no such column."}


def documented(draw):
    """Write out in the docstring of a chart what is true of all."""
    doc = inspect.cleandoc(draw.__doc__ or "")
    for name, said in _SAID.items():
        doc = doc.replace(f"{{{name}}}", said)
    draw.__doc__ = doc
    return draw


def chart(reports=False):
    """Begin a chart: it is given clean records, a language and axes, and returns nothing if there is nothing to draw."""
    def begin(draw):
        @documented
        @wraps(draw)
        def drawn(promises, *, lang=None, ax=None, **how):
            columns = _columns(inspect.signature(draw).bind(promises, lang=lang, ax=ax, **how))
            with look(lang) as lang:
                if not (reports and several(promises, columns)):
                    promises = gate(promises, also=columns)
                ax = new_axes(ax, lang)
                found = draw(promises, lang=lang, ax=ax, **how)
                return nothing(ax, lang) if found is None else found
        return drawn
    return begin


def nothing(ax, lang):
    """Say in the place of an axes that there is nothing to draw."""
    fig, box = ax.figure, outer(ax)
    ax.remove()
    return say(fig, NOTHING[lang], box)


def _columns(bound):
    """Columns that a chart is asked for; what is no name of one is refused."""
    bound.apply_defaults()
    asked = {name: bound.arguments[name] for name in ("by", "across", "parts") if name in bound.arguments}
    for name, column in asked.items():
        may_be_none = bound.signature.parameters[name].default is None
        if not isinstance(column, str) and not (column is None and may_be_none):
            raise ValueError(f"{name}={column!r} is no name of a column")
    return list(asked.values())
