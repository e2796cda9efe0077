"""What a mailed file computes from its tables is what the server answers, value by value."""

from pathlib import Path
from typing import Any

import pytest

from web_browser.conftest import Served, opened

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/events",
    "/events?group=month&limit=500",
    "/events?group=day&actor=RUS",
    "/events?type=ASSAULT&type=AID&since=2022-01-01",
    "/events?dyad=RUS,UKR&sort=-origins",
    "/events?country=USA&sort=-time&offset=5&limit=10",
    "/events?text=crimea&speaker=Ukraine&sort=-told",
    "/events?publisher=Kyiv Lantern&sort=told&disputed=false",
    "/events?place=Crimea&standing=own_reporting&sort=-disputes",
    "/events?party=Zelenskyy&quad=1&quad=2&until=2023-12-31&sort=-claims",
    "/events?recipient=Ukraine&status=planned&counts=false",
    "/events?group=story&limit=500",
    "/stories",
    "/stories?actor=RUS",
    "/commitments",
    "/map",
    "/map?since=2022-01-01&quad=4",
    "/network",
    "/network?unit=country&type=CONSULT",
    "/positions?limit=200",
    "/positions?stance=denies",
    "/positions?speaker=UKR&offset=3&limit=4",
    "/dyads/RUS/UKR",
    "/dyads/Q159/Q212?since=2018-01-01",
    "/about",
    "/actors/RUS",
]


def test_the_mailed_file_answers_as_the_server_does(chromium: Any, served: Served, mailed: Path) -> None:
    with opened(chromium, offline=True) as page:
        page.goto(mailed.as_uri())
        page.locator("article").first.wait_for()
        events = page.evaluate("bedePage('/events').rows.slice(0, 8)")
        details = [f"/events/{event['id']}" for event in events]
        details += sorted({f"/documents/{event['according_to']['document']}" for event in events})
        for address in ADDRESSES + details:
            path, _, query = address.partition("?")
            mine = page.evaluate("([path, query]) => bedePage(path, query)", [path, query])
            theirs = page.request.get(served.at(f"{path}.json?{query}")).json()
            assert without_files(mine) == without_files(theirs), address


def without_files(value: Any) -> Any:
    """Leave out where files lie, of which a mailed file tells the names only."""
    if isinstance(value, dict):
        return {key: without_files(item) for key, item in value.items() if key not in {"uri", "locator"}}
    return [without_files(item) for item in value] if isinstance(value, list) else value
