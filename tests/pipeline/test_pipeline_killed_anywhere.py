"""Killed at any statement of a build or of a judgement, and completed by the next call: the same rows."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers_pipeline import built, column, content, write_pages

from bede.chronicle import Chronicle
from bede.pipeline import judging
from bede.settings import Settings

PAGES, POINTS = 12, 24

_DOOMED = """
import os, signal, sys
from pathlib import Path
from bede.chronicle.file import DatabaseFile
import bede.pipeline.building
from bede.chronicle.judgements import By, add_judgements, split
from bede.pipeline import build, judging
from bede.settings import Settings
from datetime import UTC, datetime

bede.pipeline.building.BATCH = 3
what, pages, file, last = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
done = 0

def counted(method):
    def called(*given, **named):
        global done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*given, **named)
    return called

for name in ("insert", "execute", "among", "fetch"):
    setattr(DatabaseFile, name, counted(getattr(DatabaseFile, name)))

if what == "build":
    build([pages], file, Settings())
else:
    with judging(file, Settings()) as chronicle:
        claims = [row["claim_id"] for row in chronicle.rows("SELECT claim_id FROM claims ORDER BY claim_id")]
        by = By("Ada", datetime(2024, 5, 1, tzinfo=UTC), None)
        add_judgements(chronicle, [*split(by, claims[:1], claims[1:2]), *split(by, claims[2:3], claims[3:4])])
print(done)
"""


def doomed(what: str, pages: Path, file: Path, last: int) -> subprocess.CompletedProcess[str]:
    """Build, or judge, and die at statement ``last``; 0: live, and tell how many there were."""
    command = [sys.executable, "-c", _DOOMED, what, str(pages), str(file), str(last)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("killed") / "pages", range(PAGES))


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_statement_is_completed_by_the_next(pages, tmp_path):
    whole = tmp_path / "whole.duckdb"
    lived = doomed("build", pages, whole, 0)
    assert lived.returncode == 0, lived.stderr
    statements, expected = int(lived.stdout), content(whole)
    assert statements > POINTS
    for point in {1 + number * (statements - 1) // (POINTS - 1) for number in range(POINTS)}:
        file = tmp_path / f"{point}.duckdb"
        assert doomed("build", pages, file, point).returncode == -signal.SIGKILL
        if point % 2:  # and killed once more, on the way to completion
            doomed("build", pages, file, max(1, point // 2))
        built(pages, into=file)
        assert content(file) == expected, f"killed at statement {point} of {statements}"
        assert set(column(file, "SELECT count(*) FROM runs WHERE finished IS NOT NULL")) == {1}


@pytest.mark.slow
def test_judgements_that_are_killed_at_any_statement_are_kept_whole_or_not_at_all(pages, tmp_path):
    first = tmp_path / "first.duckdb"
    built(pages, into=first)
    judged = shutil.copy(first, tmp_path / "judged.duckdb")
    lived = doomed("judge", pages, judged, 0)
    assert lived.returncode == 0, lived.stderr
    statements = int(lived.stdout)
    outcomes = {0: content(first), 2: content(judged)}
    seen = set()
    for point in {1 + number * (statements - 1) // (POINTS // 2 - 1) for number in range(POINTS // 2)}:
        file = shutil.copy(first, tmp_path / f"{point}.duckdb")
        assert doomed("judge", pages, file, point).returncode == -signal.SIGKILL
        with judging(file, Settings()) as chronicle:
            kept = next(chronicle.rows("SELECT count(*) AS n FROM judgements"))["n"]
        seen.add(kept)
        expected, found = outcomes[kept], content(file)
        assert found.keys() == expected.keys()
        for table in found:
            assert found[table] == expected[table], f"{table}, statement {point} of {statements}"
    assert seen == {0, 2}, "points before and after the judgements were written"


@pytest.mark.slow
def test_a_file_killed_at_any_statement_can_be_read_at_once(pages, tmp_path):
    for point in (1, 20, 60, 120):
        file = tmp_path / f"{point}.duckdb"
        assert doomed("build", pages, file, point).returncode == -signal.SIGKILL
        with Chronicle.open(file, read_only=True) as chronicle:
            told = next(chronicle.rows("SELECT count(*) AS documents FROM documents"))
        assert told["documents"] % 3 == 0
