"""What is linked as it arrives is what a full run makes of all, row for row, and its history says the same."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from helpers_pipeline import content
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.chronicle import Chronicle
from bede.chronicle.judgements import By, add_judgements, correct, load_judgements, merge, on_claims, split, withdraw
from bede.chronicle.linked import is_linked_by
from bede.model import Run, RunCounts, Status, Verdict
from bede.pipeline import relink
from bede.pipeline.runs import linker_of
from bede.settings import EventsOptions, Settings, to_json
from bench.link_pages import pages_of
from bench.link_world import World

MOMENT = datetime(2024, 5, 1, 12, tzinfo=UTC)


def a_run(number, reader="reader"):
    moment = MOMENT + timedelta(hours=number)
    return Run(f"r{number}", "0", reader, "0", to_json(Settings()), (), moment, None, RunCounts())


@pytest.fixture(scope="module")
def pages():
    """Documents of some weeks, many of them copies, in which the same few parties do much."""
    return pages_of(told.claim for told in World(3, years=1).claims(260))


class Twins:
    """Two chronicles in which the same things happen: one is linked as they arrive, the other anew each time."""

    def __init__(self, folder):
        self.arriving, self.anew = folder / "arriving.duckdb", folder / "anew.duckdb"
        for file in (self.arriving, self.anew):
            file.unlink(missing_ok=True)
        self.number = 0

    def run(self, change, reader="reader"):
        """Let the change happen in both, and link them."""
        self.number += 1
        for file in (self.arriving, self.anew):
            with Chronicle.open(file) as chronicle:
                chronicle.begin_run(a_run(self.number, reader))
                change(chronicle)
                if file == self.anew:
                    chronicle.run_all(["DELETE FROM linked"])
                relink(chronicle, Settings())
                chronicle.finish_run(a_run(self.number, reader))

    def differ(self):
        """Return the tables in which they differ."""
        one, other = content(self.arriving), content(self.anew)
        one["event_changes"], other["event_changes"] = history(self.arriving), history(self.anew)
        return [name for name in one if one[name] != other[name]]


def history(file):
    with Chronicle.open(file, read_only=True) as chronicle:
        return [repr(row) for row in chronicle.rows("FROM event_changes ORDER BY run_id, ordinal")]


def arrival(pages):
    return lambda chronicle: chronicle.write_batch(pages)


def parts_of(pages, cuts):
    """Return the pages in parts, cut at these places."""
    places = [0, *sorted(cut % (len(pages) + 1) for cut in cuts), len(pages)]
    return [pages[a:b] for a, b in pairwise(places)]


def judge(claims, step, number, minute):
    """Return what judges some claims."""
    one, other = claims[number % len(claims)], claims[(number * 7 + 1) % len(claims)]
    by = By("Ada" if number % 2 else "Ben", MOMENT + timedelta(minutes=minute), None)

    def change(chronicle):
        standing = [j for j in load_judgements(chronicle) if j.withdrawn is None]
        if step == "withdraw":
            for taken in standing[number % len(standing) :][:1] if standing else ():
                withdraw(chronicle, taken.id, taken.person, by.made)
        elif one != other or step in {"wrong", "correct"}:
            make = {
                "wrong": lambda: on_claims(by, Verdict.WRONG, [one]),
                "correct": lambda: correct(by, [one], "status", '"planned"'),
                "merge": lambda: merge(by, [one], [other]),
                "split": lambda: split(by, [one], [other]),
            }
            add_judgements(chronicle, make[step]())

    return change


STEPS = st.lists(
    st.tuples(st.sampled_from(["wrong", "correct", "merge", "split", "withdraw", "recode"]), st.integers(0, 500)),
    max_size=3,
)


def live(twins, pages, order, cuts, steps):
    """Let pages arrive in some order and in parts, with something judged or coded anew between."""
    shuffled = list(pages)
    random.Random(order).shuffle(shuffled)
    claims = sorted(claim.id for page in pages for claim in page.claims)
    waiting = list(enumerate(steps))
    for part in parts_of(shuffled, cuts):
        twins.run(arrival(part))
        for minute, (step, number) in waiting[:1]:
            if step == "recode":
                twins.run(arrival([coded_anew(pages[number % len(pages)], number)]), reader=f"reader {number}")
            else:
                twins.run(judge(claims, step, number, minute))
        waiting = waiting[1:]


def coded_anew(page, number):
    """Return a page as another coder reads it: one claim fewer, the others planned, and for some another text."""
    claims = tuple(replace(claim, status=Status.PLANNED) for claim in page.claims[1:])
    uri = page.document.uri if number % 2 else f"{page.document.uri}/again"
    return replace(page, claims=claims, document=replace(page.document, uri=uri))


LIVES = {"order": st.integers(0, 10**6), "cuts": st.lists(st.integers(0, 10**6), max_size=3), "steps": STEPS}
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=3, deadline=None, suppress_health_check=QUIET)
@given(**LIVES)
def test_what_arrives_in_any_order_comes_to_what_a_full_run_makes(tmp_path, pages, order, cuts, steps):
    twins = Twins(tmp_path)
    live(twins, pages, order, cuts, steps)
    assert twins.differ() == []


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(**LIVES)
def test_many_lives_come_to_what_full_runs_make(tmp_path, pages, order, cuts, steps):
    twins = Twins(tmp_path)
    live(twins, pages, order, cuts, steps)
    assert twins.differ() == []


def test_old_texts_are_not_read_again(tmp_path, pages, monkeypatch):
    file, asked = tmp_path / "x.duckdb", set()
    rows = Chronicle.rows

    def watched(self, sql, parameters=None):
        asked.update((parameters or {}).get("documents", ()) if isinstance(parameters, dict) else ())
        return rows(self, sql, parameters)

    with Chronicle.open(file) as chronicle:
        chronicle.begin_run(a_run(1))
        chronicle.write_batch(pages[:-1])
        relink(chronicle, Settings())
        chronicle.write_batch(pages[-1:])
        monkeypatch.setattr(Chronicle, "rows", watched)
        relink(chronicle, Settings())
    assert pages[-1].document.id in asked
    assert len(asked) < len(pages) / 2


def test_other_options_of_linking_make_all_anew(tmp_path, pages):
    file, other = tmp_path / "x.duckdb", replace(Settings(), events=EventsOptions(link_threshold=0.9))
    with Chronicle.open(file) as chronicle:
        chronicle.begin_run(a_run(1))
        chronicle.write_batch(pages)
        relink(chronicle, Settings())
        before = next(chronicle.rows("SELECT count(*) AS n FROM events"))["n"]
        assert is_linked_by(chronicle, linker_of(Settings()))
        assert not is_linked_by(chronicle, linker_of(other))
        relink(chronicle, other)
        assert is_linked_by(chronicle, linker_of(other))
        assert next(chronicle.rows("SELECT count(*) AS n FROM events"))["n"] > before


def test_tables_that_somebody_emptied_are_made_anew(tmp_path, pages):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(a_run(1))
        chronicle.write_batch(pages)
        relink(chronicle, Settings())
        for table in ("events", "neighbourhoods"):
            chronicle.run_all([f"DELETE FROM {table}"])
            assert not is_linked_by(chronicle, linker_of(Settings())), table
            relink(chronicle, Settings())
            assert is_linked_by(chronicle, linker_of(Settings())), table
