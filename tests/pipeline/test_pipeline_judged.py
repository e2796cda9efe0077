"""Judgements through rebuilds: verdicts hold, and the same claims and judgements give the same tables."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from helpers_pipeline import built, column, content, page, write_pages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.chronicle import Chronicle
from bede.chronicle.compared import between_runs
from bede.chronicle.judgements import (
    By,
    add_judgements,
    correct,
    judgement_rows,
    load_judgements,
    merge,
    on_claims,
    read_judgement,
    split,
    withdraw,
)
from bede.chronicle.schema import DERIVED
from bede.events.corrections import canonical
from bede.model import Status, Verdict
from bede.pipeline import coding, judging, relink
from bede.settings import Settings

FRANCE = canonical([{"entity": "Q142", "name": "France", "country": "FRA", "sector": "GOV"}])
CLAIM_IDS = "SELECT claim_id FROM claims ORDER BY claim_id"


def by(minute=0, person="Ada", reason=None):
    return By(person, datetime(2024, 5, 1, 12, tzinfo=UTC) + timedelta(minutes=minute), reason)


def derived(file):
    """All rows of the derived tables and of the views over claims, in the order in which they lie there."""
    names = [table.name for table in DERIVED]
    views = ["counted_claims", "counted_actors", "dyad_days", "positions", "commitments"]
    with Chronicle.open(file, read_only=True) as chronicle:
        return {name: [_text(row) for row in chronicle.rows(f"FROM {name}")] for name in names} | {
            name: sorted(_text(row) for row in chronicle.rows(f"FROM {name}")) for name in views
        }


def _text(row):
    return repr({name: value for name, value in row.items() if name != "run_id"})


@pytest.fixture(scope="module")
def at_first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("judged")
    built(write_pages(folder / "pages", range(6)), into=folder / "x.duckdb")
    return folder


@pytest.fixture
def pages(at_first):
    """The pages, where they were read: their addresses are part of the rows."""
    return at_first / "pages"


@pytest.fixture
def file(at_first, tmp_path):
    return Path(shutil.copy(at_first / "x.duckdb", tmp_path / "x.duckdb"))


@pytest.fixture
def judged(file):
    """A chronicle with a judgement of every kind; its claims by id."""
    claims = column(file, CLAIM_IDS)
    with judging(file, Settings()) as chronicle:
        made = (
            *on_claims(by(1), Verdict.WRONG, claims[:1]),
            *correct(by(2, reason="it was Paris"), claims[1:3], "recipients", FRANCE),
            *merge(by(3), claims[1:2], claims[3:5]),
            *split(by(4), claims[5:6], claims[1:2]),
            *on_claims(by(5, "Ben"), Verdict.RIGHT, claims[:2]),
            *on_claims(by(6, "Ben"), Verdict.WRONG, claims[6:7]),
        )
        add_judgements(chronicle, made)
        withdraw(chronicle, made[-1].id, "Ben", by(7).made)
    return claims


def test_a_corrected_recipient_of_an_event_survives_every_rebuild(file, tmp_path):
    event, claims = next(zip(column(file, f"{AN_EVENT} LIMIT 1"), column(file, f"{ITS_CLAIMS} LIMIT 1"), strict=True))
    with judging(file, Settings()) as chronicle:
        add_judgements(chronicle, correct(by(), claims, "recipients", FRANCE))
    sql = f"SELECT name FROM event_actors WHERE role = 'recipient' AND event_id = '{event}'"
    assert column(file, sql) == ["France"]
    (tmp_path / "new.txt").write_text(page(17), encoding="utf-8")
    assert built(tmp_path / "new.txt", into=file).run.counts.documents == 1
    assert column(file, sql) == ["France"]


AN_EVENT = "SELECT event_id FROM event_claims GROUP BY event_id ORDER BY event_id"
ITS_CLAIMS = "SELECT list(claim_id ORDER BY ordinal) FROM event_claims GROUP BY event_id ORDER BY event_id"


def test_claims_are_never_edited(file, tmp_path):
    claims = column(file, CLAIM_IDS)
    tables = ("claims", "claim_actors", "claim_voices", "claim_amounts")
    before = {name: rows for name, rows in content(file).items() if name in tables}
    with judging(file, Settings()) as chronicle:
        add_judgements(chronicle, correct(by(), claims, "recipients", FRANCE))
    assert {name: rows for name, rows in content(file).items() if name in tables} == before
    assert column(file, "SELECT DISTINCT name FROM counted_actors WHERE role = 'recipient'") == ["France"]


@pytest.mark.usefixtures("judged")
def test_rebuilding_gives_equal_tables(file):
    before = derived(file)
    for _ in range(2):
        with Chronicle.open(file) as chronicle:
            relink(chronicle, Settings())
        assert derived(file) == before


@pytest.mark.usefixtures("judged")
def test_a_chronicle_built_anew_with_the_list_of_judgements_is_equal(file, pages, tmp_path):
    with Chronicle.open(file, read_only=True) as chronicle:
        lines = [json.dumps(row) for row in judgement_rows(chronicle)]
    other = tmp_path / "other.duckdb"
    for path in sorted(pages.iterdir(), reverse=True):
        built(path, into=other)
    with judging(other, Settings()) as chronicle:
        read = [read_judgement(json.loads(line)) for line in reversed(lines)]
        assert add_judgements(chronicle, read) == len(lines)
    assert derived(other) == derived(file)
    with judging(other, Settings()) as chronicle:
        assert add_judgements(chronicle, read) == 0


@pytest.mark.usefixtures("judged")
def test_judgements_come_back_as_they_were_made(file):
    with Chronicle.open(file, read_only=True) as chronicle:
        made = list(load_judgements(chronicle))
        rows = list(judgement_rows(chronicle))
    assert [read_judgement(row) for row in rows] == made
    assert [judgement.withdrawn is not None for judgement in made].count(True) == 1
    assert {judgement.made.tzinfo for judgement in made} == {UTC}


def test_judging_is_a_run_of_its_own_and_only_where_something_was_judged(file):
    with judging(file, Settings()):
        pass
    assert column(file, "SELECT count(*) FROM runs") == [1]
    claims = column(file, CLAIM_IDS)
    with judging(file, Settings()) as chronicle:
        add_judgements(chronicle, on_claims(by(), Verdict.WRONG, claims[:1]))
    assert column(file, "SELECT inputs FROM runs ORDER BY started DESC LIMIT 1") == [["judgements"]]
    assert column(file, "SELECT count(*) FROM runs WHERE finished IS NULL") == [0]


def test_a_judgement_whose_rebuild_was_cut_short_takes_effect_with_the_next_build(file, pages):
    claims = column(file, CLAIM_IDS)
    with Chronicle.open(file) as chronicle:
        add_judgements(chronicle, on_claims(by(), Verdict.WRONG, claims[:1]))
    assert column(file, f"SELECT count(*) FROM event_claims WHERE claim_id = '{claims[0]}'") == [1]
    assert built(pages, into=file).run.counts.documents == 0
    assert column(file, f"SELECT count(*) FROM event_claims WHERE claim_id = '{claims[0]}'") == [0]


def test_a_build_links_what_a_new_schema_emptied(file, pages):
    before = derived(file)
    with Chronicle.open(file) as chronicle, chronicle._file.writing():
        for table in DERIVED:
            chronicle._file.execute(f"DELETE FROM {table.name}")
        chronicle._file.execute("UPDATE migrations SET applied = now()::TIMESTAMP + INTERVAL 1 DAY")
    assert built(pages, into=file).run.counts.documents == 0
    assert derived(file) == before


def test_a_build_links_anew_what_another_version_linked(file, pages):
    with Chronicle.open(file) as chronicle, chronicle._file.writing():
        chronicle._file.execute("DELETE FROM events")
        chronicle._file.execute("UPDATE runs SET version = '0.0.1'")
    assert column(file, "SELECT count(*) FROM events") == [0]
    built(pages, into=file)
    assert column(file, "SELECT count(*) > 0 FROM events") == [True]


def test_a_judgement_outlives_another_coding_of_its_document(file, pages, monkeypatch):
    claims = column(file, CLAIM_IDS)
    with judging(file, Settings()) as chronicle:
        add_judgements(chronicle, correct(by(), claims[:1], "status", '"planned"'))
    monkeypatch.setattr("bede.pipeline.runs.__version__", "0.0.2")
    assert built(pages, into=file).run.counts.documents == 6
    assert column(file, f"SELECT status FROM counted_claims WHERE claim_id = '{claims[0]}'") == ["planned"]


def test_what_another_coding_changed_names_the_documents_that_were_coded_anew(file, pages, monkeypatch):
    coded = coding.code

    def code_otherwise(document, parse, resolutions):
        return tuple(replace(claim, status=Status.POSSIBLE) for claim in coded(document, parse, resolutions))

    monkeypatch.setattr("bede.pipeline.runs.__version__", "0.0.2")
    monkeypatch.setattr("bede.pipeline.coding.code", code_otherwise)
    built(pages, into=file)
    runs = column(file, "SELECT run_id FROM runs ORDER BY started")
    with Chronicle.open(file, read_only=True) as chronicle:
        changes = between_runs(chronicle, *runs).changes
    assert changes
    assert all(change.documents and not change.judgements for change in changes)
    assert {event["status"] for change in changes for event in change.after} == {"possible"}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["wrong", "right", "correct", "merge", "split", "withdraw", "rebuild"]), st.integers(0, 30)
    ),
    max_size=6,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_judgements_and_withdrawals_verdicts_hold_and_tables_are_equal(file, tmp_path, steps):
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(file.read_bytes())
    claims = column(copy, CLAIM_IDS)
    with Chronicle.open(copy) as chronicle:
        for minute, (step, number) in enumerate(steps):
            _do(chronicle, claims, step, number, minute)
        relink(chronicle, Settings())
    before = derived(copy)
    with Chronicle.open(copy) as chronicle:
        relink(chronicle, Settings())
    assert derived(copy) == before
    counted = (
        "SELECT left_claim FROM judgements JOIN rulings USING (judgement_id) WHERE state = 'counts' AND verdict = '{}'"
    )
    assert column(copy, f"SELECT count(*) FROM event_claims WHERE claim_id IN ({counted.format('wrong')})") == [0]
    assert column(
        copy,
        f"SELECT count(*) FROM counted_claims WHERE status <> 'planned' AND claim_id IN ({counted.format('corrected')})",
    ) == [0]
    together = column(
        copy,
        """SELECT (a.event_id = b.event_id) = (verdict = 'same') FROM judgements
        JOIN rulings USING (judgement_id) JOIN event_claims a ON a.claim_id = left_claim
        JOIN event_claims b ON b.claim_id = right_claim WHERE state = 'counts' AND verdict IN ('same', 'different')""",
    )
    assert all(together)


def _do(chronicle, claims, step, number, minute):
    person = "Ada" if number % 2 else "Ben"
    one, other = claims[number % len(claims)], claims[(number + 1) % len(claims)]
    if step == "rebuild":
        relink(chronicle, Settings())
    elif step == "withdraw":
        standing = [j for j in load_judgements(chronicle) if j.withdrawn is None]
        if standing:
            taken = standing[number % len(standing)]
            withdraw(chronicle, taken.id, taken.person, by(minute).made)
    else:
        make = {
            "wrong": lambda: on_claims(by(minute, person), Verdict.WRONG, [one]),
            "right": lambda: on_claims(by(minute, person), Verdict.RIGHT, [one]),
            "correct": lambda: correct(by(minute, person), [one], "status", '"planned"'),
            "merge": lambda: merge(by(minute, person), [one], [other]),
            "split": lambda: split(by(minute, person), [one], [other]),
        }
        add_judgements(chronicle, make[step]())
