"""The set of figures: draw one by name, write all of them, list what they show."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from jining.data import load
from jining.dress import dress, n_of_total
from jining.export.figure import save_figure
from jining.findings import CARDS
from jining.labels import tidy
from jining.theme import check_choice, language, set_theme


def list_figures(lang=None):
    """List the figures of the set with what each shows.

    Parameters
    ----------
    lang : {"en", "zh"}, optional
        The language of the theme by default.

    Returns
    -------
    pandas.DataFrame
        One row per figure, index `name`: title (the finding), note (what it cannot show), alt, notebook.

    Examples
    --------
    >>> list_figures("en").index.is_unique
    True
    """
    promises, lang = load(), language(lang)
    words = {card.name: card.words(card.rows(promises), lang) for card in CARDS}
    rows = [(c.name, words[c.name].title, words[c.name].note, words[c.name].alt, c.notebook) for c in CARDS]
    return pd.DataFrame(rows, columns=["name", "title", "note", "alt", "notebook"]).set_index("name")


def find_card(name):
    """Card of a figure.

    Parameters
    ----------
    name : str

    Returns
    -------
    Card

    Raises
    ------
    ValueError
        If there is no such figure.
    """
    cards = {card.name: card for card in CARDS}
    check_choice("figure", name, cards)
    return cards[name]


def draw_figure(name, promises=None, *, lang=None, size="slide"):
    """Draw a figure of the set with its finding as title, its source and its note.

    Parameters
    ----------
    name : str
        See `list_figures`.
    promises : pandas.DataFrame, optional
        Records as `load` returns them; the shipped ones by default.
    lang : {"en", "zh"}, optional
        The language of the theme by default.
    size : {"slide", "half", "column"}

    Returns
    -------
    matplotlib.figure.Figure
        Shown by a notebook when it is the last thing in a cell.

    Raises
    ------
    ValueError
        If there is no such figure, size or language.

    Examples
    --------
    >>> fig = draw_figure("kinds_by_sector", lang="zh")
    >>> fig.axes[0].get_xlabel()
    '记录数（条）'
    """
    card, lang = find_card(name), language(lang)
    promises = load() if promises is None else promises
    rows, total = card.rows(promises), len(promises)
    fig = draw_card(card, rows, lang=lang, size=size)
    words = card.words(rows, lang)
    subtitle = {"en": ". ", "zh": "。"}[lang].join(filter(None, [n_of_total(len(rows), total, lang), words.subtitle]))
    with set_theme(lang, size):
        texts = {"title": words.title, "subtitle": subtitle, "note": words.note}
        return dress(fig, lang=lang, size=size, **{part: tidy(text, lang) for part, text in texts.items()})


def draw_card(card, rows, *, lang, size="slide"):
    """Draw what a card shows, without title, source and note.

    Parameters
    ----------
    card : Card
    rows : pandas.DataFrame
        The records that it shows.
    lang : {"en", "zh"}
    size : {"slide", "half", "column"}

    Returns
    -------
    matplotlib.figure.Figure
    """
    with set_theme(lang, size):
        fig = Figure()
        where = {"fig": fig} if card.panels else {"ax": fig.subplots()}
        card.draw(rows, lang=lang, **where)
    return fig


def write_figure(name, lang, folder, formats, size="slide"):
    """Write one figure of the set with its passport and its rows.

    Parameters
    ----------
    name : str
    lang : {"en", "zh"}
    folder : str or path-like
    formats : sequence of {"png", "svg", "pdf"}
    size : {"slide", "half", "column"}

    Returns
    -------
    dict of str to pathlib.Path
    """
    card, promises = find_card(name), load()
    rows = card.rows(promises)
    both = {language_: card.words(rows, language_) for language_ in ("en", "zh")}
    parts = ("title", "subtitle", "note", "alt")
    words = {part: {key: tidy(getattr(both[key], part), key) for key in both} for part in parts}
    fig = draw_card(card, rows, lang=lang, size=size)
    return save_figure(fig, name, promises=rows, folder=folder, formats=formats, size=size, lang=lang,
                       of=len(promises), **words)


def save_figures(folder="figures", *, only=None, langs=("en", "zh"), formats=("png", "svg"), size="slide", workers=None,
                 progress=True):
    """Write the whole set, one folder per language.

    Parameters
    ----------
    folder : str or path-like
    only : sequence of str, optional
        Names of figures; all by default.
    langs : sequence of {"en", "zh"}
    formats : sequence of {"png", "svg", "pdf"}
    size : {"slide", "half", "column"}
    workers : int, optional
        Processes; one per core by default.
    progress : bool
        Show a progress bar.

    Returns
    -------
    list of dict of str to pathlib.Path
        The files of each figure.

    Raises
    ------
    ValueError
        If there is no such figure, format or language.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (files,) = save_figures(folder, only=["kinds_by_sector"], langs=["zh"], formats=["svg"], progress=False)
    >>> sorted(path.name for path in files.values())
    ['kinds_by_sector.csv', 'kinds_by_sector.json', 'kinds_by_sector.svg']
    """
    from tqdm import tqdm

    names = [find_card(name).name for name in only] if only else [card.name for card in CARDS]
    jobs = [(name, language(lang), Path(folder) / lang, tuple(formats), size) for lang in langs for name in names]
    if workers == 1 or len(jobs) == 1:
        return [write_figure(*job) for job in tqdm(jobs, unit="figure", disable=not progress)]
    with ProcessPoolExecutor(workers) as pool:
        done = pool.map(write_figure, *zip(*jobs, strict=True), chunksize=2)
        return list(tqdm(done, total=len(jobs), unit="figure", disable=not progress))
