"""Many processes, parts and links from the command line."""

import json

import pytest


@pytest.fixture
def hashes(run):
    def of(file):
        lines = run("hashes", file, "-f", "jsonl").stdout.splitlines()
        return {row["table"]: (row["rows"], row["sha256"]) for row in map(json.loads, lines)}

    return of


def test_parts_link_to_the_chronicle_that_build_makes(run, pages, chronicle, hashes):
    coded = run("code", pages, "-o", "parts")
    assert coded.returncode == 0
    assert "3 pages read into 1 part: 3 documents" in coded.stdout
    assert "bede link parts -o FILE.duckdb" in coded.stdout
    linked = run("link", "parts", "-o", "x.duckdb")
    assert (linked.returncode, "3 pages in parts: 3 new, 0 known already" in linked.stdout) == (0, True)
    assert hashes("x.duckdb") == hashes(chronicle)
    assert hashes("x.duckdb")["documents"][0] == 3
    again = run("code", pages, "-o", "parts")
    assert "3 files coded before" in again.stdout


def test_coded_apart_and_linked_later(run, pages, chronicle, hashes):
    built = run("build", pages, "-o", "x.duckdb", "--no-link", "--workers", "2")
    assert built.returncode == 0
    assert "bede link x.duckdb" in built.stdout
    assert hashes("x.duckdb")["events"][0] == 0
    assert "cut short" in run("runs", "x.duckdb").stdout
    assert "event" in run("link", "x.duckdb").stdout
    assert hashes("x.duckdb") == hashes(chronicle)
    assert "link" in run("runs", "x.duckdb").stdout


def test_the_next_build_links_what_was_left(run, pages, chronicle, hashes):
    run("build", pages, "-o", "x.duckdb", "--no-link")
    assert "3 known already" in run("build", pages, "-o", "x.duckdb").stdout
    assert hashes("x.duckdb") == hashes(chronicle)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("code", "page.txt"), "bede code < page.txt"),
        (("code", "--workers", "2"), "coded by one process"),
        (("code", "-o", "parts"), "Name files or folders"),
        (("code", "page.txt", "-o", "parts", "--address", "x:1"), "--engine ray"),
        (("code", "-", "-o", "parts"), "Standard input"),
        (("link", "nowhere.duckdb"), "There is no chronicle"),
        (("link", "."), "bede link FOLDER... -o FILE.duckdb"),
        (("link", ".", "-o", "x.duckdb"), "holds no parts"),
    ],
)
def test_wrong_use_is_told(run, command, told):
    done = run(*command)
    assert done.returncode == 2
    assert told in done.stderr
