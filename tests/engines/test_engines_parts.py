"""Shards into parts: cut the same way each time, done once, the same rows as one build, whoever is killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers_engines import HANGS, KILLS, KILLS_ONCE, make_fragile_sharing, text_page
from helpers_pipeline import built, page, write_pages

from bede.chronicle import Chronicle
from bede.chronicle.hashes import table_hashes
from bede.chronicle.parts import known_parts
from bede.engines.parts import EngineName, code_parts
from bede.engines.shards import pages_of, plan
from bede.errors import EngineError, UsageError
from bede.model import Page
from bede.pipeline import link_file, link_parts
from bede.settings import EnginesOptions, PagesOptions, ParsesOptions, Settings

SMALL = Settings(engines=EnginesOptions(shard_files=3, slice_bytes=1500))


def hashes(file):
    with Chronicle.open(file, read_only=True) as chronicle:
        return table_hashes(chronicle)


def write_trouble(folder: Path, trouble: dict[int, bytes], number: int = 6) -> Path:
    folder.mkdir()
    for at in range(number):
        (folder / f"{at}.txt").write_bytes(text_page(at, trouble.get(at, b"")).body)
    return folder


def told(shards):
    return [[(Path(one.told.uri).name, one.told.slice, one.told.of) for one in shard.inputs] for shard in shards]


def test_input_is_cut_into_shards_and_large_files_into_slices(tmp_path):
    for name, size in (("a", 10), ("b", 10), ("c", 10), ("d", 10), ("e", 3100), ("f", 10)):
        (tmp_path / name).write_bytes(b"x" * size)
    shards, known = plan([str(tmp_path)], set(), SMALL.engines)
    assert told(shards) == [
        [("a", 0, 1), ("b", 0, 1), ("c", 0, 1)],
        [("d", 0, 1)],
        [("e", 0, 3)],
        [("e", 1, 3)],
        [("e", 2, 3), ("f", 0, 1)],
    ]
    assert known == 0
    assert len({shard.name for shard in shards}) == 5
    again, _ = plan([str(tmp_path)], set(), SMALL.engines)
    assert [shard.name for shard in again] == [shard.name for shard in shards]


def test_what_is_done_is_left_out_and_a_changed_file_is_not_done(tmp_path):
    for name in "abcd":
        (tmp_path / name).write_bytes(b"x")
    shards, _ = plan([str(tmp_path)], set(), SMALL.engines)
    done = {one.told for one in shards[0].inputs}
    (tmp_path / "b").write_bytes(b"xyz")
    left, known = plan([str(tmp_path), str(tmp_path / "nowhere")], done, SMALL.engines)
    assert told(left) == [[("b", 0, 1), ("d", 0, 1)], []]
    assert [reject.reason for reject in left[1].unfound] == ["not-found"]
    assert known == 2


def test_slices_have_each_record_once(tmp_path):
    lines = [json.dumps({"text": page(number), "url": f"https://x.test/{number}"}) for number in range(10)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    shards, _ = plan([str(tmp_path)], set(), SMALL.engines)
    assert len(shards) > 2
    places: dict[tuple[str, str, str], int] = {}
    found = [one for shard in shards for one in pages_of(shard, PagesOptions(), places)]
    assert sorted(one.uri for one in found if isinstance(one, Page)) == [f"https://x.test/{n}" for n in range(10)]
    assert [uri for uri, _, _ in sorted(places, key=places.__getitem__)] == [f"https://x.test/{n}" for n in range(10)]


def test_standard_input_can_not_be_cut():
    with pytest.raises(UsageError, match="Standard input"):
        plan(["-"], set(), SMALL.engines)


def test_parts_by_two_workers_give_the_hashes_of_one_build_and_a_restart_does_nothing(tmp_path):
    folder = write_pages(tmp_path / "pages", range(5))
    (folder / "000copy.txt").write_bytes((folder / "003.txt").read_bytes())
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    lines = [json.dumps({"text": page(n), "date": "2022-03-20", "url": f"https://x.test/{n}"}) for n in (3, 6, 3, 7)]
    (folder / "z.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    done = built(folder, into=tmp_path / "one.duckdb")

    parts = code_parts([str(folder)], tmp_path / "parts", SMALL, workers=2)
    assert parts.shards == len(known_parts(tmp_path / "parts")) >= 4
    assert sorted(r.reason for r in parts.rejects) == sorted(r.reason for r in done.rejects)
    run = link_parts([tmp_path / "parts"], tmp_path / "two.duckdb", SMALL)
    assert (run.counts.pages, run.counts.documents, run.counts.events) == (
        done.run.counts.pages,
        done.run.counts.documents,
        done.run.counts.events,
    )
    assert hashes(tmp_path / "two.duckdb") == hashes(tmp_path / "one.duckdb")

    again = code_parts([str(folder)], tmp_path / "parts", SMALL, workers=2)
    assert (again.shards, again.known_files) == (0, 8)
    assert link_parts([tmp_path / "parts"], tmp_path / "one.duckdb", SMALL).counts.documents == 0
    link_file(tmp_path / "two.duckdb", SMALL)
    assert hashes(tmp_path / "two.duckdb") == hashes(tmp_path / "one.duckdb")
    with pytest.raises(UsageError, match="another coder"):
        code_parts([str(folder)], tmp_path / "parts", Settings(parses=ParsesOptions(batch=3)))


@pytest.mark.slow
def test_a_page_that_kills_costs_only_itself(tmp_path):
    mark = tmp_path / "mark"
    trouble = {1: KILLS, 3: HANGS, 4: KILLS_ONCE + os.fsencode(mark)}
    folder = write_trouble(tmp_path / "pages", trouble)
    settings = Settings(engines=EnginesOptions(shard_files=3, page_seconds=5.0))
    parts = code_parts([str(folder)], tmp_path / "parts", settings, workers=2, make=make_fragile_sharing)
    assert sorted((Path(r.uri).name, r.reason) for r in parts.rejects) == [("1.txt", "crashed"), ("3.txt", "too-slow")]
    assert (parts.counts.pages, parts.counts.documents) == (6, 4)
    run = link_parts([tmp_path / "parts"], tmp_path / "x.duckdb", settings)
    assert (run.counts.documents, run.counts.rejects, run.counts.known) == (4, 2, 0)


_CODER = """
import sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from bede.engines.parts import code_parts
from bede.settings import EnginesOptions, Settings
from helpers_engines import make_fragile_sharing

def report(progress):
    print(progress.done, flush=True)
    if progress.done == 2:
        sys.stdin.read()

if __name__ == "__main__":
    settings = Settings(engines=EnginesOptions(shard_files=1))
    code_parts([sys.argv[1]], Path(sys.argv[2]), settings, make=make_fragile_sharing, report=report)
"""


@pytest.mark.slow
def test_killed_half_way_a_restart_does_what_is_left(tmp_path):
    folder, script = write_trouble(tmp_path / "pages", {}), tmp_path / "coder.py"
    script.write_text(_CODER, encoding="utf-8")
    tests = Path(__file__).parents[1]
    paths = [str(tests / name) for name in ("engines", "chronicle", "pipeline")]
    command = [sys.executable, str(script), str(folder), str(tmp_path / "parts"), *paths]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as coder:
        assert coder.stdout is not None
        assert [coder.stdout.readline() for _ in range(3)] == ["0\n", "1\n", "2\n"]
        coder.send_signal(signal.SIGKILL)
        coder.wait(20)
    kept = len(known_parts(tmp_path / "parts"))
    assert 2 <= kept < 6
    settings = Settings(engines=EnginesOptions(shard_files=1))
    again = code_parts([str(folder)], tmp_path / "parts", settings, make=make_fragile_sharing)
    assert (again.shards, again.known_files) == (6 - kept, kept)
    whole = code_parts([str(folder)], tmp_path / "whole", settings, make=make_fragile_sharing)
    assert whole.shards == 6
    for name in ("parts", "whole"):
        link_parts([tmp_path / name], tmp_path / f"{name}.duckdb", settings)
    assert hashes(tmp_path / "parts.duckdb") == hashes(tmp_path / "whole.duckdb")


def test_where_ray_is_not_installed_it_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    folder = write_trouble(tmp_path / "pages", {}, 1)
    with pytest.raises(EngineError, match=r"pip install 'bede\[ray\]'"):
        code_parts([str(folder)], tmp_path / "parts", Settings(), engine=EngineName.RAY)
