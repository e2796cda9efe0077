"""What is served: one chronicle, and who may judge in it."""

import secrets
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date

from bede.chronicle.snapshot import Published
from bede.web.kept import Kept
from bede.web.looking_back import LookingBack, Shown

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""Hosts that only this machine can reach."""


@dataclass(frozen=True, slots=True)
class Site:
    """A published chronicle, also as it was known on days (``past``).

    ``day``: that as of which it is shown where no other is asked for; None: as it is. ``token``: who has it may judge;
    None: nobody may. ``hosts``: names by which browsers may ask for it; None: any. Another site's page that was led to
    this address by its own name (DNS rebinding) is turned away by them. ``kept``: answers given before.
    """

    past: LookingBack
    token: str | None
    hosts: frozenset[str] | None
    day: date | None = None
    kept: Kept = field(default_factory=Kept)

    @property
    def published(self) -> Published:
        """The chronicle as it is."""
        return self.past.published

    def reading(self, day: date | None) -> AbstractContextManager[Shown]:
        """Give the chronicle as it was known on a day, else as it is shown by itself."""
        return self.past.reading(day or self.day, patient=day is None or day == self.day)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.published.path.name

    def may_judge(self, token: str | None) -> bool:
        """Tell whether the token is the right one, in a time that does not depend on where it differs."""
        return (
            self.token is not None and token is not None and secrets.compare_digest(token.encode(), self.token.encode())
        )


def hosts_for(host: str) -> frozenset[str] | None:
    """Return the names by which a server bound to ``host`` may be asked for; any where it is bound to all."""
    if host in LOOPBACK:
        return LOOPBACK
    return None if host in ("0.0.0.0", "::", "") else frozenset({host})
