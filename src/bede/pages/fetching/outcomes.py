"""What is asked of a server, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch.

    ``etag`` and ``last_modified`` are those of the copy at hand, so that the server may say that it is still good.
    ``failures``: how often in a row it has failed, which decides how long to wait after another failure. ``given``:
    the address that a person named and that led here; only where that one is in a private network, this may be.
    """

    uri: str
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    given: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as the server sent it, its content encoding not undone. ``uri``: where redirects ended."""

    uri: str
    headers: Mapping[str, str]
    body: bytes
    at: datetime

    @property
    def etag(self) -> str | None:
        """What to ask with next time, if the server gave it."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """The same as a date."""
        return self.headers.get("last-modified")


@dataclass(frozen=True, slots=True)
class NotModified:
    """The copy at hand is still good."""

    uri: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """There is nothing. ``reason`` is a countable word, ``detail`` a sentence for people.

    ``retry_at``: the earliest moment for another try; None: it is of no use. ``counts``: False where nothing is wrong
    with the address, and it was only put off.
    """

    uri: str
    reason: str
    detail: str
    at: datetime
    retry_at: datetime | None
    counts: bool = True


Outcome = Fetched | NotModified | Failed
