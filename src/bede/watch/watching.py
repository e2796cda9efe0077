"""The loop: one round after the other."""

from collections.abc import Callable

from bede.pages.fetching import Clock
from bede.watch.rounds import Round, Watcher

_SHORTEST, _LONGEST = 1.0, 60.0
"""Seconds between two rounds. The longest also bounds how late a clock that was set is noticed."""


def watch(watcher: Watcher, clock: Clock, *, once: bool, report: Callable[[Round], None]) -> None:
    """Do rounds for ever, or one. Raises ChronicleError where the file can't be used."""
    while True:
        done = watcher.round()
        report(done)
        if once:
            return
        clock.sleep(min(max(done.wait, _SHORTEST), _LONGEST))
