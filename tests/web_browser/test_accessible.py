"""axe-core finds nothing wrong on any page, by day and by night."""

import json
from pathlib import Path
from typing import Any

import pytest

from web_browser.conftest import ROOT, Served, opened

pytestmark = pytest.mark.browser

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "/events",
    "/events?open={event}",
    "/events?text=nothing+has+these+words",
    "/events/{event}",
    "/documents/{document}?claim={claim}",
    "/actors/RUS",
    "/dyads/RUS/UKR",
    "/map?place=Crimea",
    "/network?open=Q159",
    "/commitments",
    "/stories",
    "/compare",
    "/events?as_of=2014-03-18&group=story",
    "/positions",
    "/about",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(chromium: Any, served: Served, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core (npm ci in web/)")
    found = {}
    with opened(chromium, color_scheme=scheme) as page:
        page.goto(served.at("/events?disputed=true"))
        event = page.locator("article").first.get_attribute("data-event")
        claim = page.request.get(served.at(f"/events/{event}.json")).json()["claims"][0]
        for path in PAGES:
            page.goto(served.at(path.format(event=event, claim=claim["id"], document=claim["document"])))
            page.locator("h1").wait_for()
            page.wait_for_load_state("networkidle")
            found[path] = problems(page)
    assert not {path: problems for path, problems in found.items() if problems}


def problems(page: Any) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(RULES)}}})")
    return [
        f"{one['id']}: {one['help']}: {node['html'][:160]} {[check['message'] for check in node['any']][:1]}"
        for one in result["violations"]
        for node in one["nodes"][:3]
    ]


def test_the_mailed_file_has_no_barrier_either(chromium: Any, mailed: Path) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core (npm ci in web/)")
    with opened(chromium, bypass_csp=True) as page:
        page.goto(mailed.as_uri())
        page.locator("article").first.wait_for()
        assert problems(page) == []
