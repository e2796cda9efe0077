"""``link``: parts that were coded elsewhere into one chronicle, and the events of a chronicle anew."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from bede.chronicle import Chronicle
from bede.chronicle.parts import Manifest, read_parts
from bede.model import Run, RunCounts
from bede.pipeline.building import Progress, Report, silent
from bede.pipeline.linking import must_be_linked, relink
from bede.pipeline.runs import NO_READER, begun, finished
from bede.settings import Settings

LINKING = "linking"
"""What a run names as its input that only made the events anew."""


def link_file(target: Path, settings: Settings) -> Run:
    """Make the events of a chronicle anew; return the run. Raises ChronicleError where the file can't be used."""
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        run = begun((LINKING,), NO_READER, settings)
        chronicle.begin_run(run)
        relink(chronicle, settings)
        return finished(chronicle, run, RunCounts())


def link_parts(folders: Sequence[Path], target: Path, settings: Settings, *, report: Report = silent) -> Run:
    """Take the parts in some folders into the chronicle ``target`` and link; return the run.

    Doing so again adds nothing. Raises ChronicleError where the parts or the file can't be used.
    """
    parts = read_parts(folders)
    one = next(iter(parts.values()))
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        begins = begun([str(folder) for folder in folders], one.reader, settings)
        run = replace(begins, settings=_as_coded(one, settings))
        unlinked = must_be_linked(chronicle, settings)
        chronicle.begin_run(run)
        report(Progress(0, 0, "", "loading"))
        written = chronicle.take_in(list(parts))
        counts = replace(_sums(parts.values()), documents=written.documents, claims=written.claims)
        counts = replace(counts, known=max(0, counts.pages - counts.documents - counts.rejects))
        if counts.documents or unlinked:
            report(Progress(0, 0, "", "linking"))
            relink(chronicle, settings)
        return finished(chronicle, run, counts)


def _as_coded(manifest: Manifest, settings: Settings) -> str:
    """Return the settings by which the parts were coded, with those of linking here, as JSON."""
    here = asdict(settings)
    told = json.loads(manifest.settings)
    return json.dumps({**told, "events": here["events"], "chronicle": here["chronicle"]}, sort_keys=True)


def _sums(manifests: Iterable[Manifest]) -> RunCounts:
    counts = [manifest.counts for manifest in manifests]
    return RunCounts(pages=sum(c.pages for c in counts), rejects=sum(c.rejects for c in counts))
