"""As it was known on a day; what runs changed; two files compared."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest


@pytest.fixture
def file(chronicle, tmp_path):
    return Path(shutil.copy(chronicle, tmp_path / "mine.duckdb"))


def rows(run, command, file, *arguments):
    return [json.loads(line) for line in run(command, file, *arguments, "-f", "jsonl").stdout.splitlines()]


def test_as_of_a_day_only_what_was_known_is_shown(run, file):
    done = run("show", file, "--as-of", "2014-03-31")
    assert "Sergei Lavrov → Ukraine: accused" in done.stdout
    assert "Kharkiv" not in done.stdout
    assert done.stderr == (
        "As known on 31 Mar 2014: 1 document came later.\n"
        "1 document without any known date left out: it can't be told whether they were known by then.\n"
    )
    assert "Kharkiv" in run("show", file, "--as-of", "2022-03-13").stdout
    assert "Lavrov" not in run("show", file, "--as-of", "2014-03-05").stdout


@pytest.mark.parametrize("command", ["claims", "events", "export"])
def test_lists_and_exports_look_back_too(run, file, command):
    now, then = rows(run, command, file), rows(run, command, file, "--as-of", "2014-03-31")
    assert 0 < len(then) < len(now)
    assert rows(run, command, file, "--as-of", "2000-01-01") == []
    assert run(command, file).stderr == ""


def test_why_looks_back(run, file):
    event = rows(run, "events", file, "--as-of", "2014-03-31")[0]["event_id"]
    assert run("why", file, event, "--as-of", "2014-03-31").stdout.startswith(f"event {event}\n")
    done = run("why", file, event, "--as-of", "2014-03-01")
    assert done.returncode == 2
    assert "No event or claim has an id" in done.stderr


def test_judgements_made_later_were_not_known(run, file):
    claim = rows(run, "claims", file, "--as-of", "2014-03-31")[0]["claim_id"]
    run("judge", file, claim, "--verdict", "wrong", "--person", "Ada")
    assert next(row["event_id"] for row in rows(run, "claims", file) if row["claim_id"] == claim) is None
    (then,) = (row for row in rows(run, "claims", file, "--as-of", "2014-03-31") if row["claim_id"] == claim)
    assert then["event_id"] is not None
    assert then["judgements"] == []


def test_a_day_that_is_none_is_refused(run, file):
    done = run("show", file, "--as-of", "yesterday")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--as-of yesterday is no day." in done.stderr


def test_a_build_tells_what_its_new_documents_changed(run, pages, tmp_path):
    file = tmp_path / "grown.duckdb"
    run("build", pages / "talks.html", "-o", file)
    alone = run("changes", file)
    assert alone.returncode == 2
    assert "There is one run only" in alone.stderr
    run("build", pages, "-o", file)
    told = run("changes", file).stdout
    assert "+ new " in told
    assert "because of the new document Russian shells hit market in Kharkiv" in " ".join(told.split())
    changes = rows(run, "changes", file)
    assert {change["what"] for change in changes} == {"new"}
    assert all(change["documents"] for change in changes)
    first, second = rows(run, "runs", file)
    assert (first["documents"], second["documents"]) == (1, 2)
    assert second["changes"] == len(changes)
    assert rows(run, "changes", file, second["run_id"]) == changes
    assert rows(run, "changes", file, first["run_id"], second["run_id"]) == changes
    swapped = run("changes", file, second["run_id"], first["run_id"])
    assert "Swap the two." in swapped.stderr


def test_runs_between_are_taken_together(run, file):
    claims = [row["claim_id"] for row in rows(run, "claims", file)]
    run("judge", file, claims[0], "--field", "status", "--value", "planned", "--person", "Ada")
    run("judge", file, claims[0], "--field", "status", "--value", "possible", "--person", "Ada")
    run("judge", file, *claims[1:3], "--verdict", "same", "--person", "Ada")
    run("judge", file, rows(run, "judgements", file)[-1]["judgement_id"], "--withdraw", "--person", "Ada")
    runs = [row["run_id"] for row in rows(run, "runs", file)]
    (change,) = rows(run, "changes", file, runs[0], runs[-1])
    assert change["what"] == "changed"
    assert "status" in change["fields"]
    assert (change["before"][0]["status"] == "possible", change["after"][0]["status"]) == (False, "possible")
    assert len(change["judgements"]) == 2
    assert [len(rows(run, "changes", file, one, two)) for one, two in pairwise(runs)] == [1, 1, 1, 1]


def test_two_files_are_compared(run, file, chronicle):
    claim = rows(run, "claims", file)[0]["claim_id"]
    run("judge", file, claim, "--verdict", "wrong", "--person", "Ada", "--reason", "a rumour")
    told = run("changes", chronicle, file).stdout
    assert " ".join(told.split()).startswith(f"From {chronicle} to {file}")
    assert "since “a rumour”" in told
    assert "1 change of events: 1 gone." in told
    assert run("changes", file, file.with_name("no.duckdb")).returncode == 2


def test_of_two_files_the_pages_that_one_lacks_are_the_cause(run, file, pages):
    fewer = file.with_name("fewer.duckdb")
    run("build", pages / "talks.html", "-o", fewer)
    for order, lacking in (((file, fewer), fewer), ((fewer, file), fewer)):
        told = " ".join(run("changes", *order).stdout.split())
        assert "another linking" not in told
        assert f"which {lacking} does not have" in told
        assert all(change["documents"] for change in rows(run, "changes", order[0], order[1]))


def test_runs_say_what_they_were(run, file):
    claim = rows(run, "claims", file)[0]["claim_id"]
    run("judge", file, claim, "--verdict", "right", "--person", "Ada")
    lines = run("runs", file).stdout.splitlines()
    assert [("build" in line, "judgements" in line) for line in lines[1:]] == [(True, False), (False, True)]
