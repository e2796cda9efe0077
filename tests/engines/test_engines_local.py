"""Pages by many processes: the same outcomes, in order, whatever happens to a process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers_engines import (
    CRASHES,
    HANGS,
    KILLS,
    KILLS_ONCE,
    has_ended,
    make_fragile,
    make_nothing,
    text_page,
)
from helpers_pipeline import built, content, write_pages

from bede.chronicle import CodedPage
from bede.chronicle.write import coder_key
from bede.engines import pool, usable_cores
from bede.errors import EngineError
from bede.model import Reject
from bede.pages import read
from bede.pipeline import Engine, Item, Refused, Seen, begun, build, code_page, make_reader
from bede.settings import EnginesOptions, Settings

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
REJECT = Reject("file:///x", "", "empty", "There is nothing in this file.")


def with_engines(**options) -> Settings:
    return Settings(engines=EnginesOptions(**options))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Two workers without a model, started once."""
    with pool(with_engines(page_seconds=5.0, ahead=3), 2, make_fragile) as engine:
        yield engine


def told(outcome) -> str:
    if isinstance(outcome, CodedPage):
        return f"coded {outcome.page.uri}"
    if isinstance(outcome, Refused):
        return f"{outcome.reject.reason} {outcome.page.uri}"
    return type(outcome).__name__


def test_outcomes_come_in_order_one_for_each_item_whatever_happens_to_workers(engine, tmp_path):
    mark = tmp_path / "mark"
    trouble = {3: KILLS, 5: CRASHES, 8: HANGS, 11: KILLS_ONCE + os.fsencode(mark)}
    reasons = {3: "crashed", 5: "crashed", 8: "too-slow"}
    pages = [text_page(number, trouble.get(number, b"")) for number in range(14)]
    items = [*pages, REJECT, Seen(pages[0]), text_page(14)]
    found = list(engine(items))
    assert [told(one) for one in found] == [
        *(f"{reasons.get(number, 'coded')} file:///{number}.txt" for number in range(14)),
        "Reject",
        "Seen",
        "coded file:///14.txt",
    ]
    assert mark.exists()
    assert found[14] is REJECT
    assert all(one.page is page for one, page in zip(found[:14], pages, strict=True))
    assert "--workers" in found[3].reject.detail
    assert "5 seconds" in found[8].reject.detail


def test_no_more_is_read_ahead_than_memory_may_hold(engine):
    taken = 0

    def items() -> Iterator[Item]:
        for number in range(60):
            assert number - taken <= 2 * 3
            yield text_page(number)

    for _ in engine(items()):
        taken += 1
    assert taken == 60


@linux_only
def test_large_pages_are_read_ahead_one_at_a_time_and_workers_end_with_the_block():
    taken = 0

    def items() -> Iterator[Item]:
        for number in range(10):
            assert number - taken <= 1
            yield text_page(number, b"x" * 1000)

    before = children(os.getpid())
    with pool(with_engines(ahead_bytes=1500), 1, make_fragile) as engine:
        for _ in engine(items()):
            taken += 1
        running = set(children(os.getpid())) - set(before)
        assert running
    assert taken == 10
    assert all(has_ended(pid) for pid in running)


def test_workers_that_can_not_begin_are_an_error_that_says_why():
    with pool(Settings(), 1, make_nothing) as engine, pytest.raises(EngineError, match="no model in this test"):
        list(engine([text_page(1)]))


_MASTER = """
import sys
sys.path[:0] = sys.argv[1:]
from helpers_engines import HANGS, make_fragile, text_page
from bede.engines import pool
from bede.settings import Settings

if __name__ == "__main__":
    with pool(Settings(), 2, make_fragile, most=1) as engine:
        for outcome in engine([text_page(0), text_page(1, HANGS), text_page(2, HANGS)]):
            print("coded", flush=True)
"""


@linux_only
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_its_master_not_even_one_that_hangs(tmp_path, ending):
    script = tmp_path / "master.py"
    script.write_text(_MASTER, encoding="utf-8")
    tests = Path(__file__).parents[1]
    folders = [str(tests / name) for name in ("engines", "chronicle", "pipeline")]
    command = [sys.executable, str(script), *folders]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as master:
        assert master.stdout is not None
        assert master.stdout.readline() == "coded\n"
        workers = children(master.pid)
        assert len(workers) >= 2
        if ending is signal.SIGINT:  # as a terminal does it: to all
            os.killpg(master.pid, ending)
        else:
            master.send_signal(ending)
        _, errors = master.communicate(timeout=60)
    assert all(has_ended(pid) for pid in workers)
    assert errors.count("Traceback") <= 1, errors  # the master's own, of the interrupt, and none of a worker


def children(pid: int) -> list[int]:
    """The processes that another has started."""
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text().split()]


def test_threads_and_engines_have_no_part_in_who_the_coder_is():
    settings = Settings()
    key = coder_key(begun((), "reader", settings))
    one_thread = replace(settings, parses=replace(settings.parses, threads=1))
    assert coder_key(begun((), "reader", one_thread)) == key
    assert coder_key(begun((), "reader", with_engines(ahead=1))) == key
    other_batches = replace(settings, parses=replace(settings.parses, batch=3))
    assert coder_key(begun((), "reader", other_batches)) != key


def test_threads_change_no_claim(tmp_path):
    (page,) = read([str(write_pages(tmp_path, range(1)) / "000.html")], Settings().pages)
    settings = [replace(Settings(), parses=replace(Settings().parses, threads=number)) for number in (1, 2, 5)]
    coded = [code_page(page, make_reader(each), each) for each in settings]
    assert coded[0].claims
    assert coded[0] == coded[1] == coded[2]


def test_a_build_by_two_workers_is_the_same_as_by_one(tmp_path):
    folder = write_pages(tmp_path / "pages", range(7))
    (folder / "copy.txt").write_bytes((folder / "001.txt").read_bytes())
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    one = built(folder, into=tmp_path / "one.duckdb")
    with pool(Settings(), 2) as engine:
        two = build([str(folder)], tmp_path / "two.duckdb", Settings(), engine=engine)
        assert content(tmp_path / "two.duckdb") == content(tmp_path / "one.duckdb")
        assert two.rejects == one.rejects
        assert replace(two.run.counts) == one.run.counts
        again = build([str(folder)], tmp_path / "one.duckdb", Settings(), engine=engine)
    assert (again.run.counts.documents, again.run.counts.known) == (0, 8)


def test_there_is_a_core():
    assert usable_cores() >= 1
