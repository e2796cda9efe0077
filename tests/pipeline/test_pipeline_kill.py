"""Killed at any point, a build loses at most a batch, and the next one completes it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers_pipeline import built, column, content, counts, write_pages

PAGES, BATCH = 60, 5

_BUILDER = """
import sys
from pathlib import Path
import bede.pipeline.building
from bede.settings import Settings

bede.pipeline.building.BATCH = {batch}

def report(step):
    # Tell where we are, and there wait for the end.
    if (step.stage, step.done) == {where}:
        print("here", flush=True)
        sys.stdin.read()

bede.pipeline.building.build([sys.argv[1]], Path(sys.argv[2]), Settings(), report=report)
"""


def kill_at(stage: str, done: int, pages: Path, file: Path) -> None:
    """Build until the report tells so, and kill the process there."""
    code = _BUILDER.format(batch=BATCH, where=(stage, done))
    command = [sys.executable, "-c", code, str(pages), str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(20) == -signal.SIGKILL


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("kill") / "pages", range(PAGES))


@pytest.fixture(scope="module")
def undisturbed(pages: Path) -> dict[str, list[str]]:
    file = pages.parent / "undisturbed.duckdb"
    built(pages, into=file)
    return content(file)


def test_killed_half_way_the_next_run_completes_it(pages, undisturbed, tmp_path):
    file = tmp_path / "x.duckdb"
    kill_at("reading", 33, pages, file)
    kept = counts(file)
    assert kept["documents"] == kept["captures"] == kept["bodies"] == 30
    assert kept["claims"] > 0
    assert kept["events"] == 0
    assert column(file, "SELECT finished FROM runs") == [None]
    half = content(file)

    done = built(pages, into=file)
    assert (done.run.counts.documents, done.run.counts.known, done.rejects) == (PAGES - 30, 30, ())
    assert content(file) == undisturbed
    assert all(set(half[table]) <= set(undisturbed[table]) for table in ("documents", "claims", "captures"))


def test_killed_before_linking_the_next_run_links(pages, undisturbed, tmp_path):
    file = tmp_path / "x.duckdb"
    kill_at("linking", 0, pages, file)
    kept = counts(file)
    assert (kept["documents"], kept["events"], kept["families"]) == (PAGES, 0, 0)

    done = built(pages, into=file)
    assert (done.run.counts.documents, done.run.counts.known) == (0, PAGES)
    assert content(file) == undisturbed


def test_killed_before_linking_families_of_documents_without_claims_are_found(tmp_path):
    quiet = "Quiet day in the valley\n\n12 March 2022\n\n" + " ".join(
        f"The river stood at {number} feet and the old mill was shut for the season." for number in range(20)
    )
    folder, file = tmp_path / "pages", tmp_path / "x.duckdb"
    folder.mkdir()
    (folder / "one.txt").write_text(quiet)
    (folder / "two.txt").write_text(quiet.replace("Quiet", "Calm"))
    kill_at("linking", 0, folder, file)
    assert counts(file)["claims"] == 0
    built(folder, into=file)
    assert counts(file)["families"] == 2


def test_killed_in_a_second_build_nothing_old_is_lost(pages, undisturbed, tmp_path):
    file, first = tmp_path / "x.duckdb", [str(path) for path in sorted(pages.iterdir())[:20]]
    built(*first, into=file)
    before = content(file)
    kill_at("reading", 47, pages, file)
    assert content(file)["events"] == before["events"]
    built(pages, into=file)
    assert content(file) == undisturbed
