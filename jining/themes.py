"""The themes of the notebooks: which paragraphs of the report each one reads."""

from jining.errors import check_choice
from jining.package import report_fact
from jining.select import select

#: Stem of the notebook -> names and filter. A paragraph may belong to two themes.
THEMES = {
    "01_headline_targets": ("the headline targets", "主要预期目标", {"para": "headline"}),
    "02_innovation_and_industry": ("innovation and industry", "创新与制造业", {"para": ["1.1", "1.2"]}),
    "03_services_and_investment": ("services, investment and trade", "服务业、招商引资与开放",
                                   {"para": ["1.3", "1.4", "3.5"]}),
    "04_infrastructure": ("major infrastructure", "重大基础设施", {"chapter": [2]}),
    "05_reform_and_opening": ("reform and opening up", "改革开放", {"chapter": [3]}),
    "06_city_and_digital": ("the city and its digital network", "城市与智慧城市", {"chapter": [4]}),
    "07_countryside": ("the countryside", "乡村振兴", {"chapter": [5]}),
    "08_culture_and_tourism": ("culture and tourism", "文化和旅游", {"chapter": [6]}),
    "09_environment_and_safety": ("poverty, pollution and risk", "三大攻坚战", {"chapter": [7]}),
    "10_livelihoods": ("people's livelihood", "民生福祉", {"chapter": [8]}),
}


def select_theme(promises, theme):
    """Keep the records of one theme.

    Parameters
    ----------
    promises : pandas.DataFrame
        Records as `load` returns them.
    theme : str
        Stem of the notebook, such as "07_countryside".

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If there is no such theme.

    Examples
    --------
    >>> import jining
    >>> select_theme(jining.load(), "07_countryside")["chapter"].unique().tolist()
    [5]
    """
    check_choice("theme", theme, THEMES)
    chosen = THEMES[theme][2]
    return select(promises, **({"para": report_fact("headline_para")} if chosen == {"para": "headline"} else chosen))


def theme_name(theme, lang):
    """Name a theme within a sentence.

    Parameters
    ----------
    theme : str
    lang : {"en", "zh"}

    Returns
    -------
    str

    Examples
    --------
    >>> theme_name("07_countryside", "en")
    'the countryside'
    """
    check_choice("theme", theme, THEMES)
    return THEMES[theme][["en", "zh"].index(lang)]
