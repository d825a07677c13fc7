"""The themes of the notebooks: which records each one reads is a table of the report."""

from typing import NamedTuple

from jining.report.errors import check_choice
from jining.report.frames import gate
from jining.report.judgements import has_judgement, judged_ids, judgement_values
from jining.report.labels import label, values
from jining.selection.select import select


def select_theme(promises, theme):
    """Keep the records of one theme, named by the stem of its notebook; a ValueError if the report has no such theme.

    Examples
    --------
    >>> import jining
    >>> select_theme(jining.load(), "07_countryside")["chapter"].unique().tolist()
    [5]
    """
    if not has_judgement("theme"):
        raise ValueError("this report has no themes: its judgements.csv is missing or names none")
    check_choice("theme", theme, judgement_values("theme"))
    promises, listed = gate(promises, repeated=True), set(judged_ids("theme", theme))
    return select(promises, ids=[id_ for id_ in promises["id"] if id_ in listed])


class Topic(NamedTuple):
    """A theme of the notebooks or a sector of the codebook: what a brief or a pack is about."""

    key: str
    is_theme: bool
    en: str
    zh: str

    def rows(self, promises):
        """Take the records of the topic, with the filter recorded."""
        return select_theme(promises, self.key) if self.is_theme else select(promises, sector=self.key)

    def name(self, lang):
        """Name as a title."""
        return self.zh if lang == "zh" else self.en[0].upper() + self.en[1:]


def find_topic(name):
    """Find a theme by its stem (07_countryside, countryside, 07) or a sector by its key (rural)."""
    themes, wanted = judgement_values("theme"), str(name).removesuffix(".ipynb").lower()
    for key, entry in themes.items():
        if wanted in (key, key[3:], key[:2]):
            return Topic(key, True, entry["en"], entry["zh"])
    if wanted in values("sector"):
        return Topic(wanted, False, label("sector", wanted, "en"), label("sector", wanted, "zh"))
    there = f"themes: {', '.join(themes)}; " if themes else ""
    raise ValueError(f"there is no theme or sector {name!r}; {there}sectors: {', '.join(values('sector'))}")
