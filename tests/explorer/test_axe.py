"""axe finds nothing serious or critical in any view, language and theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from jining.explorer.widget import VIEWS

pytestmark = pytest.mark.browser
#: Theme, language -> rules; colours are those of the theme, whatever the language.
RUNS = {("light", "en"): {}, ("light", "zh"): {"rules": {"color-contrast": {"enabled": False}}},
        ("dark", "en"): {"runOnly": ["color-contrast"]}}  # fmt: skip


def test_nothing_serious_is_found(opened):
    panel, serious = opened('#sector=education,economy&exclude={"kind":["aim"]}&words=教育 | 增长'), []
    panel.page.evaluate(Axe().axe_script)
    for (scheme, lang), options in RUNS.items():
        panel.page.emulate_media(color_scheme=scheme)
        panel.lang(lang)
        for view in VIEWS:
            panel.view(view)
            found = panel.page.evaluate("(options) => axe.run({ resultTypes: ['violations'], ...options })", options)
            serious += [(scheme, lang, view, rule["id"], rule["nodes"][0]["html"][:160])
                        for rule in found["violations"] if rule["impact"] in ("serious", "critical")]  # fmt: skip
    assert serious == []
