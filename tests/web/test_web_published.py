"""A chronicle is shown from a copy: readers and writers of the file never lock each other out, and it is renewed."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bede.chronicle import Chronicle, quiet_copy, snapshot
from bede.chronicle.pages.listing import events_page
from bede.chronicle.pages.wanted import EVERYTHING
from bede.chronicle.quiet_copy import copy_quiet
from bede.chronicle.snapshot import Published
from bede.errors import ChronicleError, ChronicleLocked

WRITER = """
import sys, time
from datetime import UTC, datetime
from bede.chronicle import Chronicle
from bede.model import Run, RunCounts
path, kill = sys.argv[1], sys.argv[2] == "kill"
with Chronicle.open(path) as chronicle:
    for number in range(3):
        run = Run(f"w{number}", "0", "r", "k", "{}", (), datetime.now(UTC), None, RunCounts())
        chronicle.begin_run(run)
        print("written", flush=True)
        time.sleep(0.3)
    if kill:
        import os
        os.kill(os.getpid(), 9)
    sys.stdin.readline()
print("closed", flush=True)
"""


@pytest.fixture
def file(invented, tmp_path) -> Path:
    return Path(shutil.copy(invented, tmp_path / "news.duckdb"))


@pytest.fixture
def published(file):
    found = Published(file)
    yield found
    found.close()


@pytest.fixture
def hasty(monkeypatch):
    """Looks at the file at every reading."""
    monkeypatch.setattr(snapshot, "_LOOK", 0.0)


def writer(file: Path, end: str = "close") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(file), end]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def runs(published: Published) -> int:
    with published.reading() as shown:
        return next(shown.chronicle.rows("SELECT count(*) AS n FROM runs"))["n"]


def wait_for(condition, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def test_a_build_and_the_pages_do_not_lock_each_other_out(file, published, hasty):
    before = runs(published)
    with writer(file) as at_work:
        assert at_work.stdout.readline() == "written\n"
        with pytest.raises(ChronicleLocked):
            Chronicle.open(file, read_only=True)
        with published.reading() as shown:
            assert events_page(shown.chronicle, EVERYTHING)["total"] == 300
        assert runs(published) == before, "what is half written is not shown"
        at_work.communicate("\n", timeout=30)
    assert at_work.returncode == 0
    wait_for(lambda: runs(published) == before + 3)


def test_the_pages_never_hinder_a_writer(file, published, hasty):
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            runs(published)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(3):
            with writer(file) as at_work:
                at_work.communicate("\n", timeout=30)
            assert at_work.returncode == 0
    finally:
        stop.set()
        reader.join()


def test_who_reads_keeps_the_state_until_done(file, published):
    with published.reading() as old:
        with writer(file) as at_work:
            at_work.communicate("\n", timeout=30)
        published.renew()
        with published.reading() as fresh:
            assert fresh.id != old.id
            counts = [next(s.chronicle.rows("SELECT count(*) AS n FROM runs"))["n"] for s in (old, fresh)]
        assert counts == [1, 4]
        folder = Path(old.folder.name)
        assert folder.exists()
    assert not folder.exists(), "a state that nobody reads is deleted"


def test_a_file_that_did_not_change_is_not_copied_again(published):
    with published.reading() as first:
        pass
    published.renew()
    with published.reading() as second:
        assert second is first


def test_what_a_killed_writer_left_is_shown(file):
    with writer(file, "kill") as at_work:
        at_work.communicate(timeout=30)
    assert at_work.returncode == -9
    assert file.with_name("news.duckdb.wal").exists()
    found = Published(file)
    try:
        assert runs(found) == 4
    finally:
        found.close()
    assert file.with_name("news.duckdb.wal").exists(), "the file itself is left alone"


class Copier:
    """Copies like ``shutil``, and has the file change during the first copies."""

    def __init__(self, disturbed: int) -> None:
        self.disturbed = disturbed
        self.copies = 0

    def copyfile(self, source: Path, target: Path) -> None:
        shutil.copyfile(source, target)
        self.copies += 1
        if self.copies <= self.disturbed:
            os.utime(source, ns=(0, self.copies))


def test_a_copy_during_which_the_file_changed_does_not_count(file, tmp_path, monkeypatch):
    copier = Copier(2)
    monkeypatch.setattr(quiet_copy, "_PAUSE", 0.0)
    monkeypatch.setattr(quiet_copy, "shutil", copier)
    copy_quiet(file, tmp_path / "copy.duckdb")
    assert copier.copies == 3
    monkeypatch.setattr(quiet_copy, "shutil", Copier(1000))
    with pytest.raises(ChronicleLocked, match="without a pause"):
        copy_quiet(file, tmp_path / "copy.duckdb")


def test_trouble_with_a_newer_state_is_told_and_the_old_one_shown(file, published, hasty):
    file.write_bytes(b"this is no chronicle at all")
    wait_for(lambda: runs(published) == 1 and published.trouble is not None)
    assert "no DuckDB file" in published.trouble
    assert str(file) in published.trouble
    assert runs(published) == 1
    file.unlink()
    wait_for(lambda: runs(published) == 1 and "There is no chronicle" in published.trouble)


def test_a_file_that_can_not_be_shown_is_refused_as_by_other_commands(tmp_path):
    for path, told in ((tmp_path / "none.duckdb", "There is no chronicle"), (tmp_path, "is a folder")):
        with pytest.raises(ChronicleError, match=told):
            Published(path)


def test_nothing_is_left_behind(file, monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(snapshot.tempfile, "tempdir", str(folder))
    found = Published(file)
    assert len(list(folder.iterdir())) == 1
    found.close()
    assert list(folder.iterdir()) == []
    (tmp_path / "bad.duckdb").write_bytes(b"x" * 10_000)
    with pytest.raises(ChronicleError):
        Published(tmp_path / "bad.duckdb")
    assert list(folder.iterdir()) == []
