"""A filter that nothing meets says so, and an export never takes the place of a chronicle."""

import shutil

import pytest


@pytest.mark.parametrize(
    "asked",
    [
        ("--country", "UKRR", "UKR"),
        ("--country", "Ukraine", "UKR"),
        ("--country", "UA", "UKR"),
        ("--country", "ukrainian", "UKR"),
        ("--country", "NPL", None),
        ("--actor", "Kery", "John Kerry"),
        ("--actor", "Jon Kerry", "John Kerry"),
        ("--recipient", "Ukrain", "Ukraine"),
        ("--publisher", "Harbor Gazette", "Harbour Gazette"),
        ("--place", "Kharkov City", None),
        ("--place", "Pariss", "Paris"),
        ("--text", "zeppelin", None),
    ],
)
@pytest.mark.parametrize("command", ["show", "events"])
def test_what_no_claim_has_is_told_with_what_may_be_meant(run, chronicle, command, asked):
    option, value, near = asked
    done = run(command, chronicle, option, value)
    meant = f" Do you mean {near}?" if near else ""
    assert done.stderr.splitlines() == [f"No claim here has {option} {value}.{meant}"]
    assert done.returncode == 0


def test_a_file_to_mail_tells_it_too(run, chronicle, tmp_path):
    done = run("export", chronicle, "-f", "html", "--country", "UA", "-o", tmp_path / "x.html")
    assert done.stderr.splitlines()[0] == "No claim here has --country UA. Do you mean UKR?"


def test_a_page_is_meant_by_the_name_of_its_file(run, chronicle, pages):
    told = run("claims", chronicle, "--document", "talks.html").stderr
    assert told == f"No claim here has --document talks.html. Do you mean {(pages / 'talks.html').as_uri()}?\n"


def test_what_is_met_alone_is_not_called_misspelt(run, chronicle):
    done = run("claims", chronicle, "--country", "FRA", "--actor", "Turkey", "-f", "jsonl")
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet", "html"])
def test_an_export_takes_the_place_of_no_chronicle(run, chronicle, tmp_path, format):
    mine, other = tmp_path / "mine.duckdb", tmp_path / "other.csv"
    for copy in (mine, other):
        shutil.copy(chronicle, copy)
    before = mine.read_bytes()
    for target in (mine, other):
        done = run("export", mine, "-f", format, "-o", target)
        assert done.returncode == 2
        assert f"{target} is a DuckDB database" in done.stderr
    assert mine.read_bytes() == before
    assert other.read_bytes() == before
    assert run("export", mine, "-f", format, "-o", tmp_path / "free").returncode == 0
    assert run("export", mine, "-f", format, "-o", tmp_path / "free").returncode == 0, "an older export is replaced"


def test_prose_in_a_pipe_is_as_wide_as_asked(run, chronicle):
    def widest(**environment):
        return max(map(len, run("show", chronicle, **environment).stdout.splitlines()))

    assert widest(COLUMNS="60") <= 60 < widest(COLUMNS="80") <= 80
    assert 80 < widest(COLUMNS="") <= 100
    assert widest(COLUMNS="wide") <= 100
