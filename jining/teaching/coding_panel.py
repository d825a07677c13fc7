"""A panel in which one person codes clauses with the keyboard or the mouse; every answer is saved at once."""

import html
import re
from datetime import UTC, datetime

import ipywidgets as W
import pandas as pd
from filelock import FileLock

from jining.report.cells import UNSEEN, csv_rows, same
from jining.report.codebook import passage
from jining.report.files import RESERVED, path_of, write_atomic
from jining.report.labels import title, values
from jining.report.language import language
from jining.report.load import load
from jining.report.report import current, use
from jining.teaching.codes import TABLE, VARIABLES, last_answers, merge_codes, read_file
from jining.teaching.course import bare, rows_of, say, shown, words_of

_PAIR = ('<div style="display:flex;gap:2em;max-width:70em;line-height:1.7"><div lang="zh" style="flex:1">{zh}</div>'
         '<div lang="en" style="flex:1">{en}</div></div>')


def clauses(ids=None):
    """List the clauses that a class codes: twenty that were coded twice, more doubtful than the report, or those of `ids`.

    Index `id` in the order of the text; columns `para`, `quote_zh`, `text_en`. The codes are left out. A record that does
    not exist is a ValueError.

    >>> len(clauses())
    20
    """
    rows = load().set_index("id")[["para", "quote_zh", "text_en"]]
    wanted = [row["id"] for row in rows_of("clauses")] if ids is None else [ids] if isinstance(ids, str) else list(ids)
    if not wanted:
        raise ValueError("ids names no record to code")
    if unknown := [id_ for id_ in wanted if id_ not in rows.index]:
        raise ValueError(f"no record {unknown[0]!r}; there are {rows.index[0]} to {rows.index[-1]}")
    return rows[rows.index.isin(wanted)]


def code_clauses(coder, *, folder="codes", ids=None, lang=None):
    """Code clauses one by one with mouse or keyboard; every answer is saved at once, and the work can be taken up again.

    `coder` is a name, or better a nickname: it stands in the file, which is made in `folder` with the first answer. One
    without a letter or digit, or one that belongs to another file, is a ValueError. Two panels of one may be open at once.
    `ids` are the records to code, by default those of `clauses`; `lang` is the language of the questions ("en" or "zh", that
    of the theme by default), the clauses stand there in both.

    >>> import tempfile
    >>> code_clauses("Li", folder=tempfile.mkdtemp())
    Coder(Li: 0 of 20 finished)
    """
    coder = same(coder)
    name = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in coder)
    if (not any(map(str.isalnum, name)) or len(name) > 60 or UNSEEN.search(coder) or coder == TABLE
            or RESERVED.fullmatch(name.strip())):
        raise ValueError(f"coder={coder[:61]!r} is no name; it needs letters or digits, at most 60, and not {TABLE!r} or a "
                         "word like CON, which Windows keeps for itself")
    return Coder(coder, path_of(folder) / f"{name}.csv", clauses(ids), language(lang))


class Coder(W.VBox):
    """The widget that `code_clauses` returns."""

    def __init__(self, coder, path, rows, lang):
        self.coder, self.path, self._clauses, self._lang, self._report = coder, path, rows, lang, current()
        self._say = lambda name, **words: say(f"panel.{name}", lang, **words)
        self._alone = FileLock(self.path.with_name(f".{self.path.stem}.lock"), timeout=5)
        self._ids, self._at, self._pending, self.codes = list(rows.index), 0, [], self._stored()
        self._sentences = dict(iter(load().groupby("para", observed=True)[["id", "text_en"]]))
        self._head, self._text, self._context, self._state = *(W.HTML() for _ in range(3)), W.HTML(self._say("unsaved"))
        self._inputs = {}
        for name in VARIABLES:
            options = [(entry[lang], value) for value, entry in values(name).items()]
            self._inputs[name] = box = W.RadioButtons(options=options, value=None, layout={"width": "max-content"})
            box.observe(lambda change, name=name: self._answered({name: change["new"]}), "value")
        self._back, self._next = (W.Button(description=self._say(name)) for name in ("back", "next"))
        self._back.on_click(lambda _: self.go(self._at - 1))
        self._next.on_click(lambda _: self.go(self._at + 1))
        # Outside a line of text JupyterLab keeps the arrow keys and the letters for itself.
        self._line = W.Text(placeholder=self._say("type"), continuous_update=False, layout=W.Layout(width="36em"))
        self._line.observe(lambda change: self._typed(change["new"]), "value")
        questions = [W.VBox([W.HTML(f"<b>{title(name, lang)}</b>"), box]) for name, box in self._inputs.items()]
        rows = [W.HBox(questions, layout=W.Layout(grid_gap="2em")), W.HBox([self._back, self._next, self._line])]
        super().__init__([self._head, self._text, *rows, self._state, self._context])
        self.go(int(self._finished().argmin()))

    def go(self, place):
        """Show another clause."""
        self._at = min(max(place, 0), len(self._ids) - 1)
        id_ = self._ids[self._at]
        clause = self._clauses.loc[id_]
        self._text.value = _PAIR.format(zh=f"<b>{html.escape(clause['quote_zh'])}</b>",
                                        en=f"<b>{html.escape(clause['text_en'])}</b>")
        english = " ".join(f"<mark>{html.escape(text)}</mark>" if known == id_ else html.escape(text)
                           for known, text in self._sentences[clause["para"]].to_numpy())
        with use(self._report):
            before, quote, after = map(html.escape, passage(id_)[1:4])
        context = _PAIR.format(zh=f"{before}<mark>{quote}</mark>{after}", en=english)
        self._context.value = f"<details open><summary>{self._say('context')}</summary>{context}</details>"
        self._fill()
        self._back.disabled, self._next.disabled = self._at == 0, self._at == len(self._ids) - 1

    def _given(self):
        """List the answers so far: a row for each clause, missing where nothing was answered."""
        return self.codes.set_index("id").reindex(self._ids)[list(VARIABLES)]

    def _finished(self):
        return self._given().notna().all(axis=1).to_numpy()

    def _fill(self):
        given = self._given().iloc[self._at].dropna()
        for name, box in self._inputs.items():
            box.value = given.get(name)
        n, done = len(self._ids), self._finished().sum()
        said = [f"<b>{self._say('clause', at=self._at + 1, n=n, done=done)}</b>", self._say("all", n=n)]
        self._head.value = " ".join(said[:1 + (done == n)])

    def _typed(self, text):
        """Take answers typed in one line: a word for each variable, each as short as it is clear."""
        given = {}
        for name, part in zip(VARIABLES, re.findall(r"[^\s,，]+", text), strict=False):
            found = [value for value, words in words_of(name).items() if any(word.startswith(bare(part)) for word in words)]
            if len(found) != 1:
                self._state.value = html.escape(self._say("unclear", part=part, words=shown(name, self._lang)))
                return
            given[name] = found[0]
        self._line.value = ""
        self._answered(given)
        self.go(self._at + (len(given) == len(VARIABLES)))

    def _answered(self, given):
        """Save what was just answered on top of what the file holds now, which another panel may have changed."""
        known = self._given().iloc[self._at].dropna()
        if all(known.get(name) == value for name, value in given.items()):  # a clause is shown, nothing was answered
            return
        self._pending.append({"id": self._ids[self._at], **given})
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        new = pd.DataFrame(self._pending, columns=self.codes.columns).assign(coder=self.coder, saved_at=now)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._alone, use(self._report):
                self.codes = last_answers(pd.concat([self._stored(), new]))
                write_atomic(self.path, csv_rows(self.codes, self.codes.to_numpy()))
            self._pending, said = [], self._say("saved", file=self.path, time=f"{datetime.now():%H:%M:%S}")
        except (OSError, ValueError) as error:
            self.codes, said = last_answers(pd.concat([self.codes, new])), self._say("failed", error=error)
        self._state.value = html.escape(said)
        self._fill()

    def _stored(self):
        codes = read_file(self.path) if self.path.exists() else getattr(self, "codes", merge_codes())
        if others := set(codes["coder"]) - {self.coder}:
            raise ValueError(f"{self.path} holds the codes of {min(others)!r}; choose another name than {self.coder!r}")
        return codes.drop(columns="file", errors="ignore")

    def __repr__(self):
        return f"Coder({self.coder}: {self._finished().sum()} of {len(self._ids)} finished)"

    def _repr_mimebundle_(self, **kwargs):
        asked = "".join(f"<li>{title(name, self._lang)}</li>" for name in VARIABLES)
        static = f"<p>{self._say('static')}</p><p>{self._head.value}</p>{self._text.value}<ul>{asked}</ul>"
        return super()._repr_mimebundle_(**kwargs) | {"text/html": static}
