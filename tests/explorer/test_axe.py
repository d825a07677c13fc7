"""axe finds nothing serious or critical in any view, language and theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from jining.explorer.widget import VIEWS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_serious_is_found(opened, view, lang, scheme):
    panel = opened(
        f'#view={view}&lang={lang}&sector=education,economy&exclude={{"kind":["aim"]}}&words=教育 | 增长', scheme=scheme
    )
    found = Axe().run(panel.page).response["violations"]
    serious = [
        (rule["id"], [node["html"][:160] for node in rule["nodes"]][:3])
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]
    assert serious == []
