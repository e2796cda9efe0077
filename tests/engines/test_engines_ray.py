"""Ray for real, on loopback, two actors: the same hashes as one build, also where an actor is killed half-way."""

import os
import signal
from importlib.util import find_spec
from pathlib import Path

import pytest
from helpers_engines import KILLS, make_fragile_sharing, text_page
from helpers_pipeline import built, write_pages

from bede.chronicle import Chronicle
from bede.chronicle.hashes import table_hashes
from bede.engines.parts import EngineName, code_parts
from bede.pipeline import Progress, link_parts
from bede.settings import EnginesOptions, Settings

# Ray leaves sockets and child processes to the interpreter's end.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("ray") is None, reason="needs Ray (pip install 'bede[ray]')"),
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning", "ignore::FutureWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
    ),
]

SMALL = Settings(engines=EnginesOptions(shard_files=2))


def actors_of(master: int) -> list[int]:
    """The processes of actors below a process."""
    found, below = [], [master]
    while below:
        pid = below.pop()
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            below += map(int, file.read_text().split())
        name = Path(f"/proc/{pid}/cmdline")
        if name.exists() and name.read_bytes().startswith(b"ray::Coder"):
            found.append(pid)
    return found


def test_ray_gives_the_hashes_of_one_build_though_an_actor_is_killed(tmp_path):
    folder = write_pages(tmp_path / "pages", range(12))
    (folder / "copy.txt").write_bytes((folder / "003.txt").read_bytes())
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    killed = []

    def report(progress: Progress) -> None:
        if progress.done == 1:  # both actors hold a shard now, or will in a moment
            killed.extend(actors_of(os.getpid())[:1])
            os.kill(killed[0], signal.SIGKILL)

    parts = code_parts([str(folder)], tmp_path / "parts", SMALL, engine=EngineName.RAY, workers=2, report=report)
    assert len(killed) == 1
    assert parts.shards == 7
    assert [reject.reason for reject in parts.rejects] == ["not-text"]
    link_parts([tmp_path / "parts"], tmp_path / "ray.duckdb", SMALL)
    built(folder, into=tmp_path / "one.duckdb")
    with (
        Chronicle.open(tmp_path / "ray.duckdb", read_only=True) as by_ray,
        Chronicle.open(tmp_path / "one.duckdb", read_only=True) as by_one,
    ):
        assert table_hashes(by_ray) == table_hashes(by_one)


def test_a_page_that_kills_its_actor_costs_only_itself(tmp_path, monkeypatch):
    tests = Path(__file__).parents[1]
    source = tests.parent / "src"
    paths = [str(source), *(str(tests / name) for name in ("engines", "chronicle", "pipeline"))]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))  # the actors import this file's helpers
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(5):
        body = text_page(number, KILLS if number == 2 else b"").body
        (folder / f"{number}.txt").write_bytes(body)
    parts = code_parts(
        [str(folder)], tmp_path / "parts", SMALL, engine=EngineName.RAY, workers=1, make=make_fragile_sharing
    )
    assert [(Path(reject.uri).name, reject.reason) for reject in parts.rejects] == [("2.txt", "crashed")]
    assert (parts.counts.pages, parts.counts.documents) == (5, 4)
