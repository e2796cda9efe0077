"""Map and time narrow each other, by pointer and by keys, and all of it stands in the address."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bede.web.serving import START
from web_browser.conftest import Served, opened, shown

pytestmark = pytest.mark.browser

COUNT = "svg[role=slider]"


def asked(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def events_over_time(page: Any) -> int:
    """How many events the bars stand for."""
    found = re.search(r"(\d+) events?", page.locator(COUNT).get_attribute("aria-label"))
    assert found
    return int(found[1])


def places(page: Any) -> int:
    return int(page.locator(".map svg[role=group]").get_attribute("aria-label").split()[2])


def test_a_time_chosen_by_keys_narrows_the_map(page: Any, served: Served) -> None:
    page.goto(served.at("/map"))
    shown(page, "")
    everywhere, always = places(page), events_over_time(page)
    bars = page.locator(COUNT)
    bars.focus()
    page.keyboard.press("Home")
    first = bars.get_attribute("aria-valuetext")
    page.keyboard.press("Shift+ArrowRight")
    assert bars.get_attribute("aria-valuetext") != first
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2014*until=2014*")
    chosen = asked(page)
    shown(page, urlsplit(page.url).query)
    assert 0 < places(page) < everywhere
    assert events_over_time(page) == always, "the bars keep the whole time in sight"
    page.get_by_role("link", name="Chronicle", exact=True).click()
    page.wait_for_url("**/events?*")
    assert {name: asked(page)[name] for name in ("since", "until")} == chosen
    page.go_back()
    page.locator(COUNT).focus()
    page.keyboard.press("Delete")
    shown(page, "")
    assert places(page) == everywhere


def test_an_area_of_the_map_narrows_the_time(page: Any, served: Served) -> None:
    page.goto(served.at("/map"))
    shown(page, "")
    everywhere, always = places(page), events_over_time(page)
    box = page.locator(".map circle").first.bounding_box()
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Shift")
    page.mouse.move(centre[0] - 120, centre[1] - 90)
    page.mouse.down()
    page.mouse.move(centre[0] + 120, centre[1] + 90, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    page.wait_for_url("**box=*")
    shown(page, urlsplit(page.url).query)
    assert 0 < events_over_time(page) < always
    assert places(page) == everywhere, "the map keeps all places in sight"
    (area,) = asked(page)["box"]
    inside = page.request.get(served.at(f"/events.json?box={area}")).json()
    assert inside["total"] < always
    assert {row["place"]["name"] for row in inside["rows"]}
    page.get_by_role("heading", name="In this area").wait_for()
    page.get_by_role("link", name="Everywhere again").click()
    shown(page, "")
    assert events_over_time(page) == always


def test_the_map_is_narrowed_without_a_pointer_too(page: Any, served: Served) -> None:
    page.goto(served.at("/map"))
    shown(page, "")
    always = events_over_time(page)
    page.locator(".map svg[role=group]").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Only what is in sight").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**box=*")
    shown(page, urlsplit(page.url).query)
    assert events_over_time(page) < always


def test_a_place_narrows_the_time_and_shows_its_events(page: Any, served: Served) -> None:
    page.goto(served.at("/map"))
    shown(page, "")
    always = events_over_time(page)
    page.get_by_role("link", name=re.compile("^Crimea: ")).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=Crimea*")
    shown(page, "place=Crimea")
    assert 0 < events_over_time(page) < always
    page.get_by_role("heading", name="Crimea", exact=True).wait_for()


def test_the_start_page_asks_for_what_was_made_ready(chromium: Any, served: Served) -> None:
    with opened(chromium) as page:
        asked_for: list[str] = []
        page.on("request", lambda request: asked_for.append(request.url.removeprefix(served.address)))
        page.goto(served.at("/events"))
        shown(page, "")
        assert [address for address in asked_for if ".json" in address] == [START]
