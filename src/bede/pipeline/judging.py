"""What people judged, and what was known on a day: the same linking over other claims."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bede.chronicle import Chronicle
from bede.chronicle.as_known import Known, known_by
from bede.model import RunCounts
from bede.pipeline.linking import must_be_linked, relink
from bede.pipeline.runs import NO_READER, begun, finished
from bede.settings import Settings


@contextmanager
def judging(target: Path, settings: Settings) -> Iterator[Chronicle]:
    """Open the chronicle for judgements; at the end of the block its events are made anew, as a run of its own.

    What was judged is kept even where that does not come about; then the next build or judgement does it.
    """
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        yield chronicle
        if must_be_linked(chronicle, settings):
            run = begun(("judgements",), NO_READER, settings)
            chronicle.begin_run(run)
            relink(chronicle, settings)
            finished(chronicle, run, RunCounts())


@contextmanager
def as_known(path: Path, day: date, settings: Settings, *, judgements_until: date | None = None) -> Iterator[Known]:
    """Give the chronicle as it was known at the end of a day, linked from what was known by then."""
    with known_by(path, day, judgements_until=judgements_until) as known:
        relink(known.chronicle, settings)
        yield known
