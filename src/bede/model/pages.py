"""What comes in: the bytes of a page as they were captured, or the reason why they can't be used."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One captured page or record.

    ``id`` is the SHA-256 (hex) of ``body``. ``locator`` says where in ``uri`` the record lies
    (``""`` for a whole file, ``"line 12"`` in a JSON Lines file). ``file_sha256`` is the SHA-256
    of the *file* that held it, so that ``why`` can check the file on disk. ``fetched`` is the time of
    capture where the carrier tells it.
    ``charset`` is what the carrier declared (HTTP header), if anything.
    """

    id: str
    uri: str
    locator: str
    body: bytes
    media_type: str
    file_sha256: str
    fetched: datetime | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be used. ``reason`` is a countable word, ``detail`` says what to do."""

    uri: str
    locator: str
    reason: str
    detail: str
