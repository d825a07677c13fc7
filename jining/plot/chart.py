"""How every chart of records begins: one gate for its frame, its language and its place; and what it says of nothing."""

import inspect
from functools import wraps

from jining.plot.layout import NOTHING, new_axes, outer, say
from jining.plot.theme import look
from jining.report.frames import gate
from jining.report.several import several


def chart(reports=False):
    """Begin a chart: it is given clean records, a language and axes, and returns nothing if there is nothing to draw."""
    def begin(draw):
        @wraps(draw)
        def drawn(promises, *, lang=None, ax=None, **how):
            bound = inspect.signature(draw).bind(promises, lang=lang, ax=ax, **how)
            bound.apply_defaults()
            columns = [bound.arguments.get(name) for name in ("by", "across", "parts")]
            with look(lang) as lang:
                if not (reports and several(promises, columns)):
                    promises = gate(promises, also=columns)
                ax = new_axes(ax, lang)
                fig, box = ax.figure, outer(ax)
                found = draw(promises, lang=lang, ax=ax, **how)
                if found is None:
                    ax.remove()
                    found = say(fig, NOTHING[lang], box)
                return found
        return drawn
    return begin
