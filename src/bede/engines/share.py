"""One shard into one part: what a worker does, be it a process here or an actor elsewhere. The same each time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bede.chronicle.parts import CaptureKey, Manifest, PartWriter
from bede.chronicle.write import coder_key
from bede.engines.local import here, make_answering, pool
from bede.engines.shards import Shard, pages_of
from bede.engines.worker import Answering, Making, end_after, go_on
from bede.model import Reject, Run, RunCounts
from bede.pipeline import Engine, Item, Outcome, begun, read_all
from bede.settings import Settings

_CRASHED = (
    "The process that read this file died over it, twice as a whole and once page by page. If memory ran out, use "
    "fewer --workers; else this is a defect of bede: please report it with the file."
)


@dataclass(frozen=True, slots=True)
class Share:
    """A shard to code, and the folder that its part goes to.

    ``reader``: name and hash of the model. ``apart``: each page in a process beside the worker.
    """

    shard: Shard
    folder: Path
    reader: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of a shard."""

    manifest: Manifest
    rejects: tuple[Reject, ...]


def tries(share: Share) -> Iterator[Share]:
    """Yield how a shard is tried, until one try is survived: twice as a whole, then page by page.

    Then a page that kills its process, or keeps it for ever, takes nothing with it but its own place in the part.
    """
    yield share
    yield share
    yield replace(share, apart=True)


def make_sharing(settings: Settings, making: Making = make_answering) -> Answering:
    """Return, in a worker, what codes a shard. ``making``: what makes that which codes a page, another for tests."""
    answer = making(settings)
    limit = settings.engines.page_seconds

    def code(share: Share) -> Coded:
        run = begun((), share.reader, settings)
        try:
            if not share.apart:
                return code_share(share, run, settings, _watched(here(answer), limit))
            # A page may be tried twice there, each time until the limit, and by a process that has to begin.
            longest = 2 * (limit + settings.engines.start_seconds) + limit
            with pool(settings, 1, making, most=1) as engine:
                return code_share(share, run, settings, _watched(engine, longest))
        finally:
            go_on()

    return code


def code_share(share: Share, run: Run, settings: Settings, engine: Engine) -> Coded:
    """Code a shard into its part; what is there under its name is whole and stays."""
    places: dict[CaptureKey, int] = {}
    keep = settings.chronicle.keep_bytes
    coder = coder_key(run)
    with PartWriter(share.folder, share.shard.name, coder, places, keep_bytes=keep) as part:
        counts, rejects = read_all(part, pages_of(share.shard, settings.pages, places), engine)
        manifest = _manifest(share.shard, run, counts)
        part.finish(manifest)
    return Coded(manifest, tuple(rejects))


def give_up(share: Share, run: Run) -> Coded:
    """Write the part of a shard that no worker survives: its files are rejected by name."""
    rejects = tuple(Reject(one.found.uri, "", "crashed", _CRASHED) for one in share.shard.inputs)
    with PartWriter(share.folder, share.shard.name, coder_key(run), {}, keep_bytes=False) as part:
        part.write_rejects(rejects)
        manifest = _manifest(share.shard, run, RunCounts(pages=len(rejects), rejects=len(rejects)))
        part.finish(manifest)
    return Coded(manifest, rejects)


def _watched(engine: Engine, seconds: float) -> Engine:
    """Return the engine as one whose process ends where the next outcome takes longer than some seconds."""

    def coded(items: Iterable[Item]) -> Iterator[Outcome]:
        end_after(seconds)
        for outcome in engine(items):
            yield outcome
            end_after(seconds)

    return coded


def _manifest(shard: Shard, run: Run, counts: RunCounts) -> Manifest:
    inputs = tuple(one.told for one in shard.inputs)
    return Manifest(shard.name, coder_key(run), run.reader, run.settings, inputs, counts)
