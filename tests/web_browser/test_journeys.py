"""Ten ways through the chronicle of the example crisis, each one as a reader would go it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from web_browser.conftest import ROOT, TOKEN, Served, head_of, opened, serving, shown

pytestmark = pytest.mark.browser


def ready(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("h1").wait_for()
    page.wait_for_load_state("networkidle")


def test_the_kerch_seizure_is_found_and_its_sentence_read(page: Any, served: Served) -> None:
    ready(page, served.at("/"))
    page.get_by_role("searchbox").fill("Kerch")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=Kerch*")
    page.locator("article", has_text="seized").first.locator("h3 a").click()
    evidence = page.get_by_role("region", name="Evidence")
    evidence.locator("mark.trigger", has_text="seized").wait_for()
    assert "Russian forces" in evidence.locator("mark.actor").first.inner_text()
    evidence.get_by_role("link", name=re.compile("Read it in the page as captured")).first.click()
    page.locator(".paper mark.trigger", has_text="seized").wait_for()
    assert page.locator(".paper .dim").count() > 0
    assert "the Kerch Strait" in page.locator(".paper mark.place").inner_text()


def test_who_denies_is_seen(page: Any, served: Served) -> None:
    ready(page, served.at("/positions"))
    with page.expect_response(re.compile("stance=denies")):
        page.get_by_role("link", name=re.compile("denies it")).click()
    page.wait_for_url("**stance=denies*")
    page.wait_for_timeout(200)
    rows = page.locator("main ol > li")
    page.locator("li.denies", has_text="Russia has denied sending troops").first.wait_for()
    assert rows.count() == page.locator("li.denies").count()
    page.locator("li.denies", has_text="sending troops").first.get_by_role("link").first.click()
    page.get_by_role("heading", name="Who says what").wait_for()
    assert page.locator("i.denies").count() == 1
    assert "disputed" in page.locator("dl.facts").inner_text()


def test_a_dyad_and_a_month_are_chosen_and_the_address_shared(chromium: Any, page: Any, served: Served) -> None:
    ready(page, served.at("/events"))
    page.get_by_text("Between", exact=True).first.click()
    page.get_by_label("Between", exact=True).fill("RUS UKR")
    page.keyboard.press("Enter")
    page.wait_for_url("**dyad=RUS*UKR*")
    page.get_by_text("Time", exact=True).first.click()
    page.get_by_label("Since", exact=True).first.fill("2014-03-01")
    page.get_by_label("Until", exact=True).first.fill("2014-03-31")
    page.get_by_label("Until", exact=True).first.press("Enter")
    shown(page, "dyad=RUS%2CUKR&since=2014-03-01&until=2014-03-31")
    seen = page.locator("article").evaluate_all("rows => rows.map(row => row.dataset.event)")
    assert seen
    assert all("2014" in words for words in page.locator("article .when").all_inner_texts())
    with opened(chromium) as other:
        ready(other, page.url)
        assert other.locator("article").evaluate_all("rows => rows.map(row => row.dataset.event)") == seen
        assert other.get_by_role("link", name=re.compile("Remove the filter Between")).count() == 1


def test_a_pledge_is_followed_to_its_sightings(page: Any, served: Served) -> None:
    ready(page, served.at("/commitments"))
    page.get_by_role("row", name=re.compile("^USA UKR aid")).get_by_role("link").first.click()
    page.wait_for_url("**giver=USA*")
    page.locator("details[open] li").first.wait_for()
    assert "61" in page.locator("main").inner_text()
    page.locator("details[open] li a").first.click()
    page.get_by_role("heading", name="What it rests on").wait_for()
    assert page.get_by_role("link", name=re.compile("a commitment of aid")).count() == 1


def test_the_chronicle_goes_back_to_what_was_known_on_a_day(page: Any, served: Served) -> None:
    ready(page, served.at("/events"))
    total = page.locator("main [role=status] b").first
    now = int(total.inner_text().split()[0])
    page.get_by_role("button", name="As known on").click()
    slider = page.get_by_role("slider", name=re.compile("As known on"))
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=2014*")
    count = "document.querySelector('main [role=status] b').innerText.split(' ')[0]"
    page.wait_for_function(f"now => {count} !== now", arg=str(now))
    assert 0 < int(total.inner_text().split()[0]) < now
    page.get_by_role("link", name="as known today").click()
    page.wait_for_function(f"now => {count} === now", arg=str(now))


def test_the_keyboard_alone_goes_all_the_way(page: Any, served: Served) -> None:
    ready(page, served.at("/events"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "row-1"
    page.keyboard.press("Enter")
    page.wait_for_url("**open=*")
    page.get_by_role("heading", name="What it rests on").wait_for()
    first = page.url
    page.keyboard.press("j")
    page.wait_for_function("before => location.href !== before", arg=first)
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search.includes('open')")
    assert page.evaluate("document.activeElement.id") == "row-2"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.type("prisoners")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=prisoners*")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    assert page.evaluate("!!document.activeElement.closest('aside')")
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Keys").is_visible()


def test_single_keys_can_be_turned_off(page: Any, served: Served) -> None:
    ready(page, served.at("/events"))
    page.keyboard.press("?")
    page.get_by_label("Single keys do something").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != "row-0"


def test_a_phone_shows_all_without_scrolling_sideways(chromium: Any, served: Served) -> None:
    with opened(chromium, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True) as page:
        for path in (
            "/events",
            "/map",
            "/network",
            "/commitments",
            "/stories",
            "/positions",
            "/about",
            "/actors/RUS",
            "/dyads/RUS/UKR",
        ):
            ready(page, served.at(path))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        ready(page, served.at("/events"))
        page.get_by_role("button", name="Filters").tap()
        sheet = page.get_by_role("dialog", name="Filters")
        sheet.get_by_role("link", name=re.compile("^planned")).tap()
        page.wait_for_url("**status=planned*")
        sheet.get_by_role("button", name="Close").tap()
        head_of(page, "planned").tap()
        page.get_by_role("heading", name="What it rests on").wait_for()
        page.get_by_role("button", name=re.compile("^Close")).tap()
        page.get_by_role("region", name="Evidence").wait_for(state="detached")


def test_the_dark_is_dark_and_can_be_chosen(chromium: Any, served: Served) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    with opened(chromium, color_scheme="dark") as page:
        ready(page, served.at("/events"))
        assert max(page.evaluate(paper)) < 60
        page.get_by_label("Colours").select_option("light")
        assert min(page.evaluate(paper)) > 200
        page.reload()
        page.locator("h1").wait_for()
        assert min(page.evaluate(paper)) > 200


def test_paper_gets_every_row_and_no_controls(page: Any, served: Served) -> None:
    ready(page, served.at("/events"))
    page.evaluate("() => { window.print = () => { window.printed = document.querySelectorAll('article').length; }; }")
    total = int(page.locator("main [role=status] b").first.inner_text().split()[0])
    page.get_by_role("button", name="Print").click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate("window.printed") == total
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("article").first.is_visible()


def test_the_mailed_file_shows_the_same_rows_with_the_network_off(
    chromium: Any, page: Any, served: Served, mailed: Path
) -> None:
    rows = "rows => rows.map(row => row.innerText)"
    ready(page, served.at("/events?country=USA"))
    expected = page.locator("article").evaluate_all(rows)
    assert expected
    with opened(chromium, offline=True) as other:
        other.goto(mailed.as_uri() + "#/events?country=USA")
        other.locator("article").first.wait_for()
        assert other.locator("article").evaluate_all(rows) == expected
        head_of(other, "sanctions").click()
        other.get_by_role("heading", name="What it rests on").wait_for()
        other.get_by_role("link", name=re.compile("Read it in the page")).first.click()
        other.locator(".paper mark.trigger").first.wait_for()
        other.get_by_role("link", name="Map", exact=True).click()
        other.locator("svg a circle").first.wait_for()


def test_a_wrong_recipient_is_corrected_and_stays_so(chromium: Any, chronicle: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.duckdb"
    file.write_bytes(chronicle.read_bytes())
    for served in serving(file):
        with opened(chromium) as page:
            ready(page, served.at(f"/events?text=assured#token={TOKEN}"))
            assert TOKEN not in page.url
            head_of(page, "assured").click()
            page.get_by_role("heading", name="What it rests on").wait_for()
            page.keyboard.press("c")
            page.get_by_label("Field", exact=True).select_option("recipients")
            page.get_by_label("Value", exact=True).fill("Ukraine")
            page.get_by_label("Your name").fill("Ada Stone")
            page.get_by_role("button", name="Save").click()
            page.get_by_text("Saved: corrected.").wait_for()
            page.locator("article", has_text=re.compile(r"Mike Pompeo\s+→\s+to\s+Ukraine")).first.wait_for()
    subprocess.run([sys.executable, "-m", "bede", "build", "examples/crisis", "-o", str(file)], check=True, cwd=ROOT)
    for served in serving(file):
        with opened(chromium) as page:
            ready(page, served.at("/events?text=assured"))
            page.locator("article", has_text=re.compile(r"Mike Pompeo\s+→\s+to\s+Ukraine")).first.wait_for()
