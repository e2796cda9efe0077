"""A build of a web archive, killed at random points and continued, against one that nothing disturbed.

    python -m bench.archive_kill ARCHIVE [--kills 10] [--cheap]

ARCHIVE is any WARC file, such as ``bench/archive_world.py --keep`` writes. ``--cheap`` puts a reader that only looks
for words in place of the model: what a kill does to the file is the same. Printed are the rows of every table; it
ends with 1 where they differ.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from bede.chronicle import Chronicle
from bede.chronicle.schema import TABLES
from bede.model import Certainty, EventType, Frame, Page, Reject, Sentence, Span, Stance, Status
from bede.pages import find, read_found
from bede.parses import Reading, Split
from bede.pipeline import build, building
from bede.settings import PagesOptions, Settings

ROOT = Path(__file__).parents[1]
_LOGS = frozenset(("runs", "migrations", "rejects", "event_changes"))
_OF_THE_RUN = frozenset(("first_run", "run_id", "first_document"))
_WORDS = {"said": EventType.CONSULT, "killed": EventType.ASSAULT, "shelled": EventType.ASSAULT}


class CheapReader:
    """Finds a claim at each of three words: enough for rows in all tables that claims fill."""

    name, digest = "cheap.v1", "0" * 64

    def read(self, documents: Sequence[Split]) -> list[Reading]:
        """Return a frame for every such word."""
        return [
            Reading((), tuple(frame for sentence in sentences for frame in _frames(document.text, sentence)))
            for document, sentences in documents
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--cheap", action="store_true")
    parser.add_argument("--stop", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.into:
        _build(arguments.archive, arguments.into, arguments.cheap, arguments.stop)
        return
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        calm, killed, places = compare(arguments.archive, Path(folder), arguments.kills, cheap=arguments.cheap)
    print(f"killed before outcomes {', '.join(map(str, places))}; {time.perf_counter() - begun:.0f} s in all")
    for table, rows in calm.items():
        print(f"{table}: {len(rows):,} rows, {'the same' if rows == killed[table] else 'NOT THE SAME'}")
    sys.exit(0 if calm == killed else 1)


def compare(
    archive: Path, folder: Path, kills: int, *, cheap: bool, seed: int = 1
) -> tuple[dict[str, list[str]], dict[str, list[str]], list[int]]:
    """Return all rows of an undisturbed build, those of one killed and continued, and where it was killed.

    A build is killed before it takes its n-th outcome from the archive; the next one goes on with the same file.
    """
    calm, killed = folder / "calm.duckdb", folder / "killed.duckdb"
    _run(archive, calm, cheap)
    (found,) = find([str(archive)])
    assert not isinstance(found, Reject)
    outcomes = sum(1 for _ in read_found(found, PagesOptions()))
    places = sorted(Random(seed).sample(range(1, outcomes), kills))
    for place in places:
        kill_at(place, archive, killed, cheap)
    _run(archive, killed, cheap)
    return rows_of(calm), rows_of(killed), places


def kill_at(place: int, archive: Path, file: Path, cheap: bool) -> None:
    """Build in a process of its own and kill that before it takes this outcome."""
    command = [*_command(archive, file, cheap), "--stop", str(place)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    if told != b"here\n":
        raise RuntimeError(f"the build ended before outcome {place}")


def _run(archive: Path, file: Path, cheap: bool) -> None:
    subprocess.run(_command(archive, file, cheap), cwd=ROOT, check=True)


def _command(archive: Path, file: Path, cheap: bool) -> list[str]:
    command = [sys.executable, "-m", "bench.archive_kill", str(archive), "--into", str(file)]
    return [*command, "--cheap"] if cheap else command


def rows_of(file: Path) -> dict[str, list[str]]:
    """Return all rows by table, without what tells of the run that wrote them."""
    told = {}
    with Chronicle.open(file, read_only=True) as chronicle:
        for table in TABLES:
            if table.name not in _LOGS:
                names = ", ".join(f'"{column.name}"' for column in table.columns if column.name not in _OF_THE_RUN)
                rows = chronicle.rows(f"SELECT {names} FROM {table.name} ORDER BY ALL")
                told[table.name] = [repr(list(row.values())) for row in rows]
    return told


def _build(archive: Path, file: Path, cheap: bool, stop: int | None = None) -> None:
    if cheap:
        setattr(building, "make_reader", lambda settings: CheapReader())  # noqa: ARG005, B010  in a process of its own
    if stop is not None:
        setattr(building, "read_found", lambda *given: _until(stop, *given))  # noqa: B010
        building.BATCH = 7
    build([str(archive)], file, Settings())


def _until(stop: int, *given: Any) -> Iterator[Page | Reject]:
    """Yield what is read, and at one outcome wait for the end."""
    for number, outcome in enumerate(read_found(*given)):
        if number == stop:
            print("here", flush=True)
            sys.stdin.read()
        yield outcome


def _frames(text: str, sentence: Sentence) -> Iterator[Frame]:
    for word, type_ in _WORDS.items():
        start = text.find(f" {word} ", sentence.span.start, sentence.span.end) + 1
        if start:
            yield Frame(
                sentence=sentence.index,
                trigger=Span(start, start + len(word)),
                type=type_,
                mode=None,
                status=Status.OCCURRED,
                stance=Stance.ASSERTS,
                certainty=Certainty.CERTAIN,
            )


if __name__ == "__main__":
    main()
