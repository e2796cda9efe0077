"""The log of a run: how it begins, and how it ends."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from bede import __version__
from bede.chronicle import Chronicle
from bede.knowledge.resources import digest
from bede.model import Run, RunCounts
from bede.settings import Settings, to_json

NO_READER = "none: nothing was read"
"""What a run names as its reader that only made the events anew."""


def begun(paths: Sequence[str], reader: str, settings: Settings) -> Run:
    """Return a run that begins now, with all that decides what comes of it."""
    started = datetime.now(UTC)
    run_id = f"r{started:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    return Run(
        run_id,
        __version__,
        reader,
        digest(),
        to_json(settings),
        tuple(paths),
        started,
        None,
        RunCounts(),
    )


def paused(chronicle: Chronicle, run: Run, counts: RunCounts) -> Run:
    """Write down what the run has read, but not that it has ended: its events are still to be made. Return it."""
    done = replace(run, counts=counts)
    chronicle.finish_run(done)
    return done


def linker_of(settings: Settings) -> str:
    """Return what decides what linking makes of claims and judgements: program, knowledge and options."""
    return json.dumps([__version__, digest(), asdict(settings.events)], sort_keys=True)


def finished(chronicle: Chronicle, run: Run, counts: RunCounts) -> Run:
    """Write down that the run has ended, with its counts, and return it."""
    events = next(chronicle.rows("SELECT count(*) AS n FROM events"))["n"]
    done = replace(run, finished=datetime.now(UTC), counts=replace(counts, events=events))
    chronicle.finish_run(done)
    return done
