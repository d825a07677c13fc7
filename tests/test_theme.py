"""Fonts, colours and language of every figure."""

import warnings

import matplotlib as mpl
import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont
from looks import contrast, distances
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from jining import theme
from jining.dress import dress, missing_glyphs
from jining.theme import COLORS, INK, INK_2, SIZES, families, language, sector_colors, set_theme
from jining.wrap import text_width, wrap

FONTS = sorted((ROOT / "jining" / "fonts").glob("*.ttf"))


def characters_of(folder, endings):
    return {letter for path in (ROOT / folder).rglob("*") if path.suffix in endings
            for letter in path.read_text(encoding="utf-8") if letter.isprintable()}


def test_leaving_the_theme_puts_everything_back():
    before = dict(mpl.rcParams), language()
    with set_theme("zh", "half"):
        assert language() == "zh"
        assert mpl.rcParams["font.family"][0] == "Jining Sans SC"
        assert tuple(mpl.rcParams["figure.figsize"]) == SIZES["half"][:2]
    assert (dict(mpl.rcParams), language()) == before


def test_a_figure_may_speak_another_language_than_the_theme():
    with set_theme("zh"):
        assert language("en") == "en"
        assert language() == "zh"


@pytest.mark.parametrize("name, value, allowed", [("lang", "de", "en, zh"), ("size", "A4", "slide, half, column, picture")])
def test_an_unknown_language_or_size_is_named_with_what_there_is(name, value, allowed):
    with pytest.raises(ValueError, match=f"{name}='{value}' is not known; there are: {allowed}"):
        set_theme(**{name: value})


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_the_bundled_fonts_hold_every_character_of_the_project(path):
    held = {chr(code) for code in TTFont(path).getBestCmap()}
    used = characters_of("data", {".csv", ".txt", ".json"}) | set("−≥≤≈㎡“”‘’²①·–—")
    used |= {letter for letter in characters_of("jining", {".py"}) if "\u4e00" <= letter <= "\u9fff"}
    assert "".join(sorted(used - held)) == ""


def test_the_fonts_are_renamed_and_their_licence_lies_beside_them():
    assert [path.name for path in FONTS] == ["JiningSansSC-Bold.ttf", "JiningSansSC-Regular.ttf"]
    for path in FONTS:
        names = TTFont(path)["name"]
        assert names.getDebugName(1) == "Jining Sans SC"
        assert "Source" not in names.getDebugName(4)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS[0].parent / "OFL.txt").read_text(encoding="utf-8")


def test_chinese_is_drawn_with_the_bundled_fonts_alone(monkeypatch):
    monkeypatch.setattr(theme, "_SYSTEM_FAMILIES", ())
    with set_theme("zh"), warnings.catch_warnings():
        warnings.simplefilter("error")
        fig = Figure()
        fig.subplots().set_title("“增长”约 −6% ≥ 20 ㎡ ≈ ²")
        fig.draw_without_rendering()
        assert missing_glyphs(fig) == ""


def test_a_character_beyond_the_bundled_fonts_comes_from_an_installed_one(monkeypatch):
    monkeypatch.setattr(theme, "_FAMILIES", ("DejaVu Sans Mono",))
    monkeypatch.setattr(theme, "_SYSTEM_FAMILIES", ("not installed", "Jining Sans SC"))
    assert families() == ["DejaVu Sans Mono", "Jining Sans SC"]
    with set_theme("zh"):
        fig = Figure()
        fig.text(0, 0, "济宁")
        assert missing_glyphs(fig) == ""


def test_a_character_that_no_font_has_is_named_in_a_warning():
    with set_theme("zh"):
        fig = Figure()
        fig.subplots().set_xlabel("𠮷祥")
        with pytest.warns(UserWarning, match="no installed font has these characters: 𠮷 "):
            dress(fig, lang="zh")


@pytest.mark.parametrize("column", COLORS)
def test_colours_that_carry_meaning_stand_out_and_apart(column):
    colors = list(COLORS[column].values())
    assert min(contrast(color) for color in colors) >= 3
    assert min(distances(colors).values()) >= 8


def test_sectors_have_colours_that_stand_out_and_are_never_the_same():
    colors = list(sector_colors().values())
    assert min(contrast(color) for color in colors) >= 3
    apart = distances(colors)
    assert apart["normal"] >= 11
    assert min(apart.values()) >= 4.5


def test_text_is_easy_to_read():
    assert contrast(INK) >= 7
    assert contrast(INK_2) >= 4.5




def test_a_dollar_sign_in_a_label_is_just_a_character():
    with set_theme("en"):
        fig = Figure()
        ax = fig.subplots()
        ax.set_title("$x$ and $\\frac")
        ax.text(0, 0, "$y$ {")
        fig.draw_without_rendering()
        assert not any(text.get_parse_math() for text in (ax.title, *ax.texts))


def test_a_short_chinese_quotation_stays_in_one_line_unless_it_is_wider_than_the_line():
    font = FontProperties(family=families(), size=8)
    assert wrap("5 乡村“五大振兴”", 48, font) == "5 乡村\n“五大振兴”"
    assert "“五大" in wrap("5 乡村“五大振兴”", 30, font).replace("\n", "")
    assert all(text_width(line, font) <= 30 for line in wrap("5 乡村“五大振兴”", 30, font).split("\n"))
