"""robots.txt: what a site lets programs read, and how fast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bede.pages.fetching.faults import FetchFault
from bede.pages.fetching.transport import Answer
from bede.settings import WatchOptions

if TYPE_CHECKING:
    from protego import Protego

AGENT = "bede"
"""The name by which a robots.txt may speak of us."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows until a moment. ``fault``: why nothing is known, and so nothing allowed."""

    until: datetime
    parsed: Protego | None = None
    fault: str = ""

    def allows(self, uri: str) -> bool:
        """Return whether an address of the site may be fetched."""
        return not self.fault and (self.parsed is None or self.parsed.can_fetch(uri, AGENT))

    @property
    def delay(self) -> float:
        """Return the seconds that it asks for between requests; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return max(0.0, float(asked or 0))


def rules_of(answer: Answer | FetchFault, now: datetime, options: WatchOptions) -> Rules:
    """Return the rules that the answer for a robots.txt makes (RFC 9309).

    None there (any 4xx but 429): all is allowed. Not to be had (5xx, 429, no connection): nothing is, for now.
    """
    soon = now + timedelta(seconds=options.wait_first)
    if isinstance(answer, FetchFault):
        return Rules(soon, fault=answer.detail)
    if answer.status >= 500 or answer.status == 429:
        return Rules(soon, fault=f"it answers {answer.status}")
    until = now + timedelta(hours=options.robots_hours)
    if answer.status >= 300:
        return Rules(until)
    from protego import Protego  # noqa: PLC0415  `bede --help` needs none of it

    return Rules(until, Protego.parse(answer.body.decode("utf-8", "replace")))
