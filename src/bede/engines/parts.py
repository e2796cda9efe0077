"""``bede code PATH... -o FOLDER``: all input into parts, by processes here or by many machines; ``link`` reads them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from bede.chronicle.parts import PartInput, known_parts
from bede.chronicle.write import coder_key
from bede.engines.crew import Crew, Lost, Worker
from bede.engines.local import single_threaded, usable_cores
from bede.engines.ray_engine import coded_by_ray
from bede.engines.shards import plan
from bede.engines.share import Coded, Share, give_up, make_sharing, tries
from bede.engines.worker import Making
from bede.errors import UsageError
from bede.model import Reject, Run, RunCounts
from bede.pipeline import Progress, begun, make_reader, silent
from bede.settings import Settings


class EngineName(StrEnum):
    """Who codes parts."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Parts:
    """What coding into parts came to: shards coded now, files that were done before, and what could not be used."""

    shards: int
    known_files: int
    counts: RunCounts
    rejects: tuple[Reject, ...]


def code_parts(
    paths: Sequence[str],
    folder: Path,
    settings: Settings,
    *,
    engine: EngineName = EngineName.LOCAL,
    workers: int = 1,
    address: str = "",
    report: Callable[[Progress], None] = silent,
    make: Making = make_sharing,
) -> Parts:
    """Code all that ``paths`` mean into parts in ``folder``; a restart does only what is not done.

    ``workers`` 0: one for each core. ``address``: of the cluster, for Ray; empty: one of its own, here.
    ``make``: what codes in a worker, another for tests. Raises UsageError where the folder has parts by another coder.
    """
    settings = single_threaded(settings)
    reader = make_reader(settings)
    run = begun(paths, f"{reader.name} {reader.digest}", settings)
    shards, known = plan(paths, _done(folder, run), settings.engines)
    shares = [Share(shard, folder.absolute(), run.reader) for shard in shards]
    if engine is EngineName.RAY:
        coded = coded_by_ray(shares, run, settings, workers=workers, address=address, make=make)
    else:
        coded = coded_here(shares, run, settings, workers or usable_cores(), make)
    counts, rejects = RunCounts(), list[Reject]()
    report(Progress(0, len(shares), ""))
    for at, one in enumerate(coded, 1):
        counts = _sum(counts, one.manifest.counts)
        rejects += one.rejects
        report(Progress(at, len(shares), one.manifest.name, pages=counts.pages))
    return Parts(len(shares), known, counts, tuple(rejects))


def coded_here(shares: Iterable[Share], run: Run, settings: Settings, workers: int, make: Making) -> Iterator[Coded]:
    """Yield what came of each shard, in the order of coming to an end, by processes of this machine."""
    waiting = iter(shares)
    with Crew(make, settings, workers) as crew:
        asked: set[Future[Coded]] = set()
        while True:
            new = islice(waiting, 2 * workers - len(asked))
            asked |= {crew.submit(partial(_ask, share=share, run=run)) for share in new}
            if not asked:
                return
            done, asked = wait(asked, return_when=FIRST_COMPLETED)
            for one in done:
                yield one.result()


def _ask(worker: Worker, share: Share, run: Run) -> Coded:
    for one in tries(share):
        answer: Coded | Lost = worker.ask(one)
        if isinstance(answer, Coded):
            return answer
    return give_up(share, run)


def _done(folder: Path, run: Run) -> set[PartInput]:
    """Return the inputs whose parts are there. Raises UsageError where another coder made them."""
    manifests = known_parts(folder).values()
    others = {manifest.coder for manifest in manifests} - {coder_key(run)}
    if others:
        raise UsageError(
            f"{folder} holds parts by another coder ({', '.join(sorted(others))}). Name a new folder, or remove these."
        )
    return {told for manifest in manifests for told in manifest.inputs}


def _sum(one: RunCounts, other: RunCounts) -> RunCounts:
    return replace(
        one,
        pages=one.pages + other.pages,
        documents=one.documents + other.documents,
        known=one.known + other.known,
        claims=one.claims + other.claims,
        rejects=one.rejects + other.rejects,
    )
