"""``bede positions``, ``commitments`` and ``stories``, on pages that the reader reads."""

import json

import pytest
from typer.testing import CliRunner

from bede.cli.app import app

PLEDGE = (
    "Norway promised Ukraine a loan of $5 million on Monday, Foreign Minister Sergei Lavrov said. "
    "Lavrov accused Ukraine of a breach of its word."
)
AGAIN = "Norway had promised Ukraine a loan of $5 million on Monday, and its ministers spoke of nothing else."
DAYS = {"one": "2022-03-15", "two": "2022-03-16"}


@pytest.fixture(scope="session")
def pledged(tmp_path_factory):
    """A chronicle in which two documents tell one pledge."""
    file = tmp_path_factory.mktemp("pledged") / "pledged.duckdb"
    records = [{"id": name, "date": DAYS[name], "text": text} for name, text in (("one", PLEDGE), ("two", AGAIN))]
    given = "".join(json.dumps(record) + "\n" for record in records)
    done = CliRunner().invoke(app, ["build", "-", "-o", str(file)], input=given)
    assert done.exit_code == 0, done.output
    return file


def rows(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_pledge_of_two_documents_is_one_commitment(run, pledged):
    (row,) = rows(run("commitments", pledged, "--kind", "aid", "-f", "jsonl"))
    assert (row["givers"], row["receivers"], row["stage"]) == ("Norway", "Ukraine", "promised")
    assert (row["best"], row["unit"], row["documents"], row["sightings"]) == (5e6, "USD", 2, 2)
    assert (row["first_told"], row["last_told"]) == ("2022-03-15", "2022-03-16")


def test_commitments_are_a_table_for_people(run, pledged):
    done = run("commitments", pledged, "--kind", "aid")
    head, row, count = done.stdout.splitlines()
    assert head.split() == "who → whom commitment amount stage sightings origins told event".split()
    assert " ".join(row.split()).startswith("Norway → Ukraine money (aid) 5 million USD promised 2 2 15 Mar 2022 –")
    assert count == "1 row"
    assert run("why", pledged, row.split()[-1]).stdout.startswith(f"event {row.split()[-1]}")


def test_totals_add_up_commitments(run, pledged):
    (row,) = rows(run("commitments", pledged, "--kind", "aid", "--totals", "-f", "jsonl"))
    assert (row["giver"], row["receiver"], row["stage"]) == ("NOR", "UKR", "promised")
    assert (row["commitments"], row["best"], row["stayed_best"]) == (1, 5e6, 5e6)
    shown = run("commitments", pledged, "--totals", "--actor", "NOR", "--kind", "aid").stdout.splitlines()
    assert " ".join(shown[1].split()) == "NOR UKR aid promised 1 5 million USD 1 5 million USD"


@pytest.mark.parametrize(
    "options",
    [
        ["--actor", "UKR", "--kind", "aid"],
        ["--recipient", "Norway", "--kind", "aid"],
        ["--kind", "force"],
        ["--text", "tanks"],
        ["--limit", "0"],
    ],
    ids=" ".join,
)
def test_commitments_that_are_not_asked_for_are_left_out(run, pledged, options):
    assert rows(run("commitments", pledged, "-f", "jsonl", *options)) == []
    assert run("commitments", pledged, *options).stdout.splitlines()[-1] == "0 rows"


def test_positions_tell_who_said_what(run, pledged):
    found = rows(run("positions", pledged, "--speaker", "Lavrov", "-f", "jsonl"))
    # He stands in the chain of all of them: the promise itself is Norway's word, as he tells it.
    assert all("Sergei Lavrov" in row["according_to"] for row in found)
    assert "Sergei Lavrov" in {row["speaker"] for row in found}
    assert {(row["stance"], row["published"]) for row in found} == {("asserts", "2022-03-15")}
    head, *told, count = run("positions", pledged, "--speaker", "Lavrov").stdout.splitlines()
    assert head.split()[:4] == ["told", "speaker", "stance", "side"]
    assert len(told) == len(found)
    assert count == f"{len(found)} row{'' if len(found) == 1 else 's'}"


def test_positions_leave_out_outlets_unless_asked(run, pledged):
    spoken = rows(run("positions", pledged, "-f", "jsonl"))
    everything = rows(run("positions", pledged, "--outlets", "-f", "jsonl"))
    assert not any(row["outlet"] for row in spoken)
    assert len(everything) > len(spoken)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--since", "2022-03-15", "--until", "2022-03-15"], True),
        (["--since", "2022-03-17"], False),
        (["--text", "loan"], True),
        (["--stance", "denies"], False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_positions_are_filtered_by_the_day_of_telling(run, pledged, options, found):
    assert bool(rows(run("positions", pledged, "--speaker", "Lavrov", "-f", "jsonl", *options))) is found


def test_stories_are_listed(run, pledged):
    (row,) = rows(run("stories", pledged, "-f", "jsonl"))
    assert row["name"] == "Norway–Ukraine, March 2022"
    assert (row["documents"], row["origins"]) == (2, 2)
    assert len(row["events"]) >= 2
    assert {"Norway", "Ukraine"} <= {actor["name"] for actor in row["actors"]}
    head, told, count = run("stories", pledged).stdout.splitlines()
    assert head.split() == "story from to events documents origins parties id".split()
    assert told.startswith("Norway–Ukraine, March 2022")
    assert count == "1 story"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("positions",), "FILE"),
        (("positions", "absent.duckdb"), "There is no chronicle at absent.duckdb."),
        (("positions", "FILE", "--since", "5 March"), "--since 5 March is no day. Write it as 2014-03-18."),
        (("positions", "FILE", "--since", "2022-03-02", "--until", "2022-03-01"), "Swap the two."),
        (("positions", "FILE", "--stance", "shrugs"), "shrugs"),
        (("commitments", "FILE", "--kind", "gifts"), "gifts"),
        (("commitments", "absent.duckdb"), "There is no chronicle at absent.duckdb."),
        (("stories", "absent.duckdb"), "There is no chronicle at absent.duckdb."),
        (("stories", "FILE", "--format", "csv"), "csv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(run, pledged, arguments, told):
    done = run(*(pledged if argument == "FILE" else argument for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
