"""A reader says that two events are one happening, or two claims two; and takes it back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web_browser.conftest import TOKEN, Served, opened, serving, shown

pytestmark = pytest.mark.browser

NAME = "Ada Stone"
ROW = "article[data-event]"


@pytest.fixture
def mine(chronicle: Path, tmp_path: Path) -> Iterator[Served]:
    """A chronicle that may be judged."""
    file = tmp_path / "mine.duckdb"
    file.write_bytes(chronicle.read_bytes())
    yield from serving(file)


def events(page: Any, served: Served, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.request.get(served.at(f"/events.json?{query}")).json()["rows"]
    return found


def claims(page: Any, served: Served, event: str) -> set[str]:
    return {claim["id"] for claim in page.request.get(served.at(f"/events/{event}.json")).json()["claims"]}


def sign(page: Any, reason: str) -> None:
    page.get_by_label("Reason (optional)").fill(reason)
    page.get_by_label("Your name").fill(NAME)
    page.get_by_role("button", name="Save").click()


def test_two_events_are_made_one_and_parted_again(chromium: Any, mine: Served) -> None:
    with opened(chromium) as page:
        one, other = [row["id"] for row in events(page, mine, "text=Kerch")[:2]]
        both = claims(page, mine, one) | claims(page, mine, other)
        page.goto(mine.at(f"/events/{one}#token={TOKEN}"))
        page.get_by_role("button", name="Mark this event").click()
        assert page.get_by_role("button", name="Same happening").count() == 0, "nothing to compare with yet"
        page.get_by_role("link", name="Chronicle", exact=True).click()
        page.get_by_role("searchbox").fill("Kerch")
        page.keyboard.press("Enter")
        shown(page, "text=Kerch")
        page.locator(f'[data-event="{other}"] h3 a').click()
        page.get_by_role("button", name="Same happening").first.click()
        sign(page, "one and the same seizure")
        page.get_by_text("Saved: same happening.").wait_for()
        page.get_by_role("list", name="What people judged").first.wait_for()
        assert "one and the same seizure" in page.get_by_role("list", name="What people judged").first.inner_text()
        joined = re.search(r"open=(\w+)", page.url)
        assert joined
        assert claims(page, mine, joined[1]) == both
        page.locator(".desk").get_by_role("button", name="Take back").click()
        page.get_by_text("withdrawn").first.wait_for()
        assert {row["id"] for row in events(page, mine, "text=Kerch")[:2]} == {one, other}


def test_a_claim_is_parted_from_its_event_by_keys_alone(chromium: Any, mine: Served) -> None:
    with opened(chromium) as page:
        event = next(row["id"] for row in events(page, mine, "sort=-claims") if row["claims"] == 2)
        members = sorted(claims(page, mine, event))
        page.goto(mine.at(f"/events/{event}#token={TOKEN}"))
        page.locator("article[id^=claim-]").nth(1).wait_for()
        first, second = page.locator("article[id^=claim-]").all()
        first.get_by_role("button", name="Mark").focus()
        page.keyboard.press("m")
        page.get_by_text("Marked:").wait_for()
        second.get_by_role("button", name="Mark").focus()
        page.keyboard.press("d")
        sign(page, "a day apart")
        page.get_by_text("Saved: another happening.").wait_for()
        apart = [claims(page, mine, row["id"]) for row in events(page, mine, "limit=500")]
        assert {members[0]} in apart
        assert {members[1]} in apart
        page.get_by_role("list", name="What people judged").first.get_by_role(
            "button", name=re.compile("^Take back")
        ).click()
        page.get_by_text("withdrawn").first.wait_for()
        assert set(members) in [claims(page, mine, row["id"]) for row in events(page, mine, "limit=500")]


def test_a_claim_judged_wrong_comes_back_from_its_document(chromium: Any, mine: Served) -> None:
    with opened(chromium) as page:
        row = next(row for row in events(page, mine, "limit=50") if row["claims"] == 1)
        page.goto(mine.at(f"/events/{row['id']}#token={TOKEN}"))
        page.evaluate("name => localStorage.setItem('bede.person', name)", NAME)
        page.reload()
        page.get_by_role("button", name="Wrong").click()
        page.wait_for_url("**/events")
        shown(page, "")
        assert page.locator(f'[data-event="{row["id"]}"]').count() == 0
        page.goto(mine.at(f"/documents/{row['according_to']['document']}"))
        page.get_by_role("button", name="Take back: wrong").click()
        page.get_by_text("withdrawn").wait_for()
        assert claims(page, mine, row["id"]) == {row["lead"]}


def test_who_has_no_token_sees_no_buttons(page: Any, served: Served) -> None:
    page.goto(served.at("/events"))
    shown(page, "")
    page.locator(f"{ROW} h3 a").first.click()
    page.get_by_role("heading", name="What it rests on").wait_for()
    assert page.get_by_role("button", name=re.compile("Mark|Take back|Right|Wrong")).count() == 0
