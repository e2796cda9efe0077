"""A document without a date, bounded by who held office: what the commands say of it."""

import json

import pytest

from bede.pipeline import build
from bede.settings import Settings

ENVOYS = """Envoys speak of the bridge

Foreign Secretary David Lammy condemned Russia for the attack on the bridge. US Secretary of State Antony Blinken \
accused Moscow of a breach of its word, and the two men flew home in the evening.
"""
BOUND = "between 5 Jul 2024 and 20 Jan 2025"


@pytest.fixture(scope="module")
def bounded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bounded")
    (folder / "envoys.txt").write_text(ENVOYS, encoding="utf-8")
    assert build([str(folder / "envoys.txt")], folder / "x.duckdb", Settings()).rejects == ()
    return folder / "x.duckdb"


def squeezed(result):
    return " ".join(result.stdout.split())


def test_show_says_that_the_date_is_a_bound_and_why(run, bounded):
    text = squeezed(run("show", bounded))
    assert f"told {BOUND}, no date of its own" in text
    assert f"Envoys speak of the bridge, written {BOUND}, as what it speaks of tells" in text
    assert "Documents without a date, bounded by what they speak of" in text
    assert (
        "“Foreign Secretary David Lammy”: David Lammy, Foreign Secretary (United Kingdom) from 2024-07-05 to"
        " 2025-09-05; so not before 5 Jul 2024, not after 5 Sep 2025"
    ) in text
    assert "told 20 Jan 2025" not in text


def test_events_stand_in_the_year_in_which_they_may_first_have_been_told(run, bounded):
    lines = run("show", bounded).stdout.splitlines()
    assert "2024" in lines
    assert "Undated" not in lines


def test_a_document_bounded_from_below_only_stands_with_the_undated(run, tmp_path):
    text = "Bridge is closed\n\nRussia attacked the bridge on 9 November 2022. Ukraine condemned the attack.\n"
    (tmp_path / "bridge.txt").write_text(text, encoding="utf-8")
    build([str(tmp_path / "bridge.txt")], tmp_path / "x.duckdb", Settings())
    shown = run("show", tmp_path / "x.duckdb").stdout
    assert "told not before 9 Nov 2022, no date of its own" in shown.partition("\nUndated\n")[2]


def test_why_tells_the_bound_with_its_reasons(run, bounded):
    event = json.loads(run("events", bounded, "-f", "jsonl").stdout.splitlines()[0])
    text = squeezed(run("why", bounded, event["event_id"]))
    assert f"published {BOUND} (background: it tells no date of its own)" in text
    assert "“US Secretary of State Antony Blinken”: Antony Blinken, Secretary of State (United States)" in text
    assert event["first_told"] is None


def test_no_claim_gets_a_day_of_publication(run, bounded):
    rows = [json.loads(line) for line in run("claims", bounded, "-f", "jsonl").stdout.splitlines()]
    assert rows
    assert {row["published"] for row in rows} == {None}
    assert {row["earliest"] for row in rows} == {None}
