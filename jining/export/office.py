"""What the files share: words, a clear one about a missing library, fonts and languages, fixed times, the same bytes."""

import datetime
import importlib
import io
import re
import zipfile
from pathlib import Path

from jining.figures.words import SENTENCE
from jining.report.language import read_words
from jining.report.report import package

#: Words of brief, deck, captions and gallery: a sentence a case.
WORDS = read_words(Path(__file__).parent / "words.csv")

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
#: Fonts of Latin letters and of Chinese characters, which come with Office; tag of each language.
FONTS, TAGS = ("Calibri", "Microsoft YaHei"), {"en": "en-GB", "zh": "zh-CN"}


def say(case, lang, **said):
    """Fill in the sentence of a case."""
    return SENTENCE.vformat(WORDS[case][lang], (), said)


def told(lang, facts):
    """Fill in what the project tells of its report: when it was written, who coded it, whose facts it has, which prices."""
    known = {key: package()["report"].get(f"{key}_{lang}") for key in ("written", "coded", "searched", "prices")}
    known |= {"searched": WORDS["own_facts"][lang]} if facts.own else {}
    return {key: say(key, lang, said=said) if said else "" for key, said in known.items()}


def need(module, library):
    """Import a library of the extra `office`, or say how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f'{library} is needed to write this file: pip install "jining[office]"') from error


def created():
    """Time that stands in every file: that of the data."""
    return datetime.datetime.fromisoformat(package()["created"]).replace(tzinfo=None)


def sign(about, title, lang):
    """Write into the properties of a document its title, its language, and author and time of the data."""
    about.title, about.language, about.comments = title[:255], TAGS[lang], ""
    about.author = about.last_modified_by = package()["contributors"][0]["title"]
    about.created = about.modified = created()


def same_bytes(data):
    """Write an Office file anew without the times of this run, workbooks inside a deck included."""
    stamp, out = created().strftime("%Y-%m-%dT%H:%M:%SZ").encode(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = same_bytes(content)
            elif name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
