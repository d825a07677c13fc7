"""What a brief or a pack is about: a theme of the notebooks or a sector of the codebook."""

from typing import NamedTuple

from jining.report.judgements import judgement_values
from jining.report.labels import label, values
from jining.selection.select import select
from jining.selection.themes import select_theme


class Topic(NamedTuple):
    """A theme or a sector, with its name in a title."""

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
    themes = judgement_values("theme")
    wanted = str(name).removesuffix(".ipynb").lower()
    for key, entry in themes.items():
        if wanted in (key, key[3:], key[:2]):
            return Topic(key, True, entry["en"], entry["zh"])
    if wanted in values("sector"):
        return Topic(wanted, False, label("sector", wanted, "en"), label("sector", wanted, "zh"))
    raise ValueError(
        f"there is no theme or sector {name!r}; themes: {', '.join(themes)}; sectors: {', '.join(values('sector'))}"
    )
