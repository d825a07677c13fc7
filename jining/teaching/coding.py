"""A panel in which one person codes clauses with the keyboard or the mouse; every answer is saved at once."""

import html
from datetime import UTC, datetime
from pathlib import Path

import ipywidgets as W

from jining.atomic import write_atomic
from jining.docs import codebook, passage
from jining.errors import check_choice
from jining.teaching.codes import TABLE, codes_bytes, read_codes
from jining.teaching.sample import VARIABLES, choices, clauses, read_line

_WORDS = {
    "en": {"clause": "Clause {at} of {n} · {done} finished", "back": "Back", "next": "Next", "unsaved": "Nothing saved yet",
           "saved": "Saved in {file}", "failed": "NOT SAVED: {error}", "open": "not answered", "all": "All {n} finished.",
           "kind": "What is it?", "checkable_by": "How would we know?", "modal": "Modal word", "instrument": "Tool",
           "type": "… or type all four and press Enter, such as: m open none e5", "none": "none: no modal word",
           "static": "This panel runs in JupyterLab. It starts with this clause."},
    "zh": {"clause": "第{at}条，共{n}条 · 已完成{done}条", "back": "上一条", "next": "下一条", "unsaved": "尚未保存",
           "saved": "已保存到 {file}", "failed": "未保存：{error}", "open": "未作答", "all": "{n}条全部完成。",
           "kind": "属于哪一类？", "checkable_by": "如何判断兑现？", "modal": "情态词", "instrument": "政策工具",
           "type": "……或在此依次键入四项并回车，如：m open none e5", "none": "none：无情态词",
           "static": "本面板在 JupyterLab 中运行，从以下条款开始。"},
}
#: Variables with few values show them all; the others fold them into a list.
_SHOWN = ("kind", "checkable_by")


def code_clauses(coder, *, folder="codes", ids=None, lang="en"):
    """Code clauses one by one; every answer is saved at once, and the work can be taken up again.

    Parameters
    ----------
    coder : str
        Name of the person, or better a nickname: it stands in the file.
    folder : str or path-like
        Where the file is kept; made with the first answer.
    ids : sequence of str, optional
        Records to code; the thirty clauses of `clauses` by default.
    lang : {"en", "zh"}
        Language of the panel.

    Returns
    -------
    Coder
        A widget for the mouse or the keyboard: a line takes all four answers, as `read_line` reads them, and Enter
        goes on to the next clause.

    Raises
    ------
    ValueError
        If the name has no letter or digit or belongs to another file, or if a record does not exist.
    DataError
        If there is a file already and it holds a wrong value.

    Examples
    --------
    >>> import tempfile
    >>> panel = code_clauses("Li", folder=tempfile.mkdtemp())
    >>> panel.answer("kind", "target")
    >>> panel
    Coder(Li: 0 of 30 finished)
    """
    return Coder(coder, folder=folder, ids=ids, lang=lang)


class Coder(W.VBox):
    """The widget that `code_clauses` returns.

    Attributes
    ----------
    coder : str
        Who codes.
    path : pathlib.Path
        The file.
    answers : dict of str to dict of str to str
        Record -> variable -> value, as far as answered; also of other clauses that the file holds.
    """

    def __init__(self, coder, *, folder="codes", ids=None, lang="en"):
        check_choice("lang", lang, _WORDS)
        self.coder, self._words, self._clauses = str(coder).strip(), _WORDS[lang], clauses(ids)
        self.path = Path(folder) / f"{_file_name(self.coder)}.csv"
        self.answers = {id_: {} for id_ in self._clauses.index} | self._resumed()
        self._ids, self._at, self._filling = list(self._clauses.index), 0, False
        self._head, self._text, self._state = W.HTML(), W.HTML(), W.HTML(self._words["unsaved"])
        self._inputs = {name: _input(name, self._words, lang) for name in VARIABLES}
        for name, box in self._inputs.items():
            box.observe(lambda change, name=name: self._answered(name, change["new"]), "value")
        self._back, self._next = (W.Button(description=self._words[name]) for name in ("back", "next"))
        self._back.on_click(lambda _: self.go(self._at - 1))
        self._next.on_click(lambda _: self.go(self._at + 1))
        # Outside a line of text JupyterLab keeps the arrow keys and the letters for itself.
        self._line = W.Text(placeholder=self._words["type"], continuous_update=False, layout=W.Layout(width="36em"))
        self._line.observe(lambda change: self._typed(change["new"]), "value")
        questions = [W.VBox([W.HTML(f"<b>{self._words[name]}</b>"), box]) for name, box in self._inputs.items()]
        rows = [W.HBox(pair, layout=W.Layout(grid_gap="2em")) for pair in (questions[:2], questions[2:])]
        super().__init__([self._head, self._text, *rows, W.HBox([self._back, self._next, self._line]), self._state])
        self.go(next((place for place, id_ in enumerate(self._ids) if not self._finished(id_)), 0))

    def go(self, place):
        """Show another clause.

        Parameters
        ----------
        place : int
            0 is the first; a place beyond an end stays at that end.
        """
        self._at = min(max(place, 0), len(self._ids) - 1)
        id_ = self._ids[self._at]
        self._text.value = f"{passage(id_)._repr_html_()}<p>{html.escape(self._clauses.at[id_, 'text_en'])}</p>"
        self._filling = True
        for name, box in self._inputs.items():
            box.value = self.answers[id_].get(name, None if name in _SHOWN else "")
        self._filling = False
        self._back.disabled, self._next.disabled = self._at == 0, self._at == len(self._ids) - 1
        self._count()

    def answer(self, variable, value):
        """Answer one question on the clause that is shown, as a click does.

        Parameters
        ----------
        variable : {"kind", "checkable_by", "modal", "instrument"}
        value : str

        Raises
        ------
        ValueError
            If there is no such variable or value.
        """
        check_choice("variable", variable, VARIABLES)
        check_choice(variable, value, choices(variable))
        self._inputs[variable].value = value

    def _typed(self, text):
        if not text.strip():
            return
        try:
            given = read_line(text)
        except ValueError as error:
            self._state.value = html.escape(str(error))
            return
        self._line.value = ""
        self.answers[self._ids[self._at]] |= given
        self._save()
        self.go(self._at + (len(given) == len(VARIABLES)))

    def _answered(self, variable, value):
        if self._filling:
            return
        given = self.answers[self._ids[self._at]]
        given.pop(variable, None)
        if value:
            given[variable] = value
        self._save()
        self._count()

    def _save(self):
        begun = {id_: given for id_, given in self.answers.items() if given}
        try:
            write_atomic(self.path, codes_bytes(self.coder, begun, datetime.now(UTC).isoformat(timespec="seconds")))
            said = self._words["saved"].format(file=self.path)
        except OSError as error:
            said = self._words["failed"].format(error=error)
        self._state.value = html.escape(said)

    def _resumed(self):
        if not self.path.exists():
            return {}
        rows = read_codes(self.path)
        others = set(rows["coder"]) - {self.coder}
        if others:
            raise ValueError(f"{self.path} holds the codes of {min(others)!r}; choose another name than {self.coder!r}")
        known = rows.set_index("id")[list(VARIABLES)]
        return {id_: row.dropna().to_dict() for id_, row in known.iterrows()}

    def _finished(self, id_):
        return len(self.answers[id_]) == len(VARIABLES)

    def _count(self):
        n, done = len(self._ids), sum(map(self._finished, self._ids))
        text = self._words["clause"].format(at=self._at + 1, n=n, done=done)
        self._head.value = f"<b>{text}</b>" + (f" {self._words['all'].format(n=n)}" if done == n else "")

    def __repr__(self):
        return f"Coder({self.coder}: {sum(map(self._finished, self._ids))} of {len(self._ids)} finished)"

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        asked = "".join(f"<li>{self._words[name]}</li>" for name in VARIABLES)
        data["text/plain"] = repr(self)
        data["text/html"] = f"<p>{self._words['static']}</p><p>{self._head.value}</p>{self._text.value}<ul>{asked}</ul>"
        return bundle


def _file_name(coder):
    name = "".join(c if c.isalnum() else "_" for c in coder)
    if not name.strip("_") or coder == TABLE:
        raise ValueError(f"coder={coder!r} is no name; letters or digits are needed, and not the word {TABLE!r}")
    return name


def _input(variable, words, lang):
    labels = codebook(variable).set_index("value")[lang]
    options = [(_option(variable, value, labels.get(value, ""), words), value) for value in choices(variable)]
    layout = W.Layout(width="max-content", min_width="18em")
    if variable in _SHOWN:
        return W.RadioButtons(options=options, value=None, layout=layout)
    return W.Dropdown(options=[(f"({words['open']})", ""), *options], value="", layout=layout)


def _option(variable, value, label, words):
    if variable == "kind":
        return label
    return words["none"] if (variable, value) == ("modal", "none") else f"{value} · {label}"
