"""Chronicles as they were known on days that readers ask for: linked anew once, and kept for a while."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date

from bede.chronicle import Chronicle
from bede.chronicle.pages.about import AsKnown
from bede.chronicle.pages.prepare import prepare
from bede.chronicle.snapshot import Published, Snapshot
from bede.errors import UsageError
from bede.pipeline import as_known
from bede.settings import Settings

MOST_CLAIMS = 20_000
"""Claims of a chronicle that is linked anew while a reader waits: some seconds. Larger ones are asked for by
``bede serve --as-of``, which does it once."""

_KEPT = 4
"""Days that are kept: a slider goes to and fro between a few."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A chronicle that pages are made from. ``state`` differs for every state; ``known``: set where it is past."""

    state: str
    chronicle: Chronicle
    known: AsKnown | None = None


@dataclass(slots=True)
class _Day:
    shown: Shown
    open: ExitStack
    readers: int = 0
    dropped: bool = False


@dataclass(slots=True)
class LookingBack:
    """Gives a published chronicle as it is, or as it was known on a day."""

    published: Published
    _days: dict[str, _Day] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _linking: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self, day: date | None, *, patient: bool = False) -> Iterator[Shown]:
        """Give the chronicle as it was known at the end of ``day``; None: as it is.

        Raises UsageError where it is too large to be linked anew while somebody waits, unless ``patient``.
        """
        with self.published.reading() as snapshot:
            if day is None:
                yield Shown(snapshot.id, snapshot.chronicle)
                return
            kept = self._take(snapshot, day, patient)
            try:
                yield kept.shown
            finally:
                self._give_back(kept)

    def close(self) -> None:
        """Close all days; nobody may read any more."""
        with self._guard:
            days, self._days = list(self._days.values()), {}
        for kept in days:
            kept.open.close()

    def _take(self, snapshot: Snapshot, day: date, patient: bool) -> _Day:
        state = f"{snapshot.id}-{day}"
        with self._linking:  # one at a time: linking takes both memory and cores
            with self._guard:
                found = self._days.pop(state, None)
            found = found or _linked(snapshot, day, state, patient)
            with self._guard:
                self._days[state] = found  # the last of the dict is the one used last
                found.readers += 1
                self._drop_oldest()
            return found

    def _give_back(self, kept: _Day) -> None:
        with self._guard:
            kept.readers -= 1
            idle = kept.dropped and kept.readers == 0
        if idle:
            kept.open.close()

    def _drop_oldest(self) -> None:
        while len(self._days) > _KEPT:
            kept = self._days.pop(next(iter(self._days)))
            kept.dropped = True
            if kept.readers == 0:
                kept.open.close()


def _linked(snapshot: Snapshot, day: date, state: str, patient: bool) -> _Day:
    claims = next(snapshot.chronicle.rows("SELECT count(*) AS n FROM claims"))["n"]
    if claims > MOST_CLAIMS and not patient:
        raise UsageError(
            f"A chronicle of {claims} claims is too large to be linked anew while you wait. "
            f"Serve it as it was known then: bede serve FILE --as-of {day}"
        )
    opened = ExitStack()
    with ExitStack() as failing:
        failing.callback(opened.close)
        known = opened.enter_context(as_known(snapshot.chronicle.path, day, Settings()))
        prepare(known.chronicle)
        failing.pop_all()
    told: AsKnown = {"day": day, "later": known.later, "undated": known.undated}
    return _Day(Shown(state, known.chronicle, told), opened)
