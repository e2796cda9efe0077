"""Single values of feeds: times, addresses, names, ids."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from bede.text.normalise import printable, squeeze

_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # before feeds there was the web of 1990; content systems write year 1 for "none"
_MONTH_ALONE = re.compile(r"\d{4}(-\d{2})?")
_READERS: tuple[Callable[[str], datetime], ...] = (datetime.fromisoformat, parsedate_to_datetime)


def time_of(told: Any) -> datetime | None:
    """Return an ISO 8601 or RFC 822 time as an aware datetime in the zone as written, or None."""
    if not isinstance(told, str):
        return None
    text = squeeze(told)
    if _MONTH_ALONE.fullmatch(text):
        return None  # a month is no time, and none is made up
    for read in _READERS:
        try:
            moment = read(text)
            return _plausible(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def address_of(told: Any, base: str) -> str | None:
    """Return the absolute http(s) address of a link that may be relative to ``base``, or None."""
    if not isinstance(told, str) or not told.strip():
        return None
    try:
        address = urljoin(base, printable(told.strip()))
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def line_of(told: Any) -> str | None:
    """Return a string as one line, or None where there is nothing in it."""
    return squeeze(printable(told)) or None if isinstance(told, str) else None


def id_of(told: str | None, url: str | None, title: str | None) -> str | None:
    """Return what stays the same of an item from poll to poll, or None where it has neither id, address nor title."""
    if told or url:
        return told or url
    return "title:" + hashlib.sha256(title.encode()).hexdigest()[:16] if title else None


def _plausible(moment: datetime) -> datetime | None:
    moment.astimezone(UTC)  # OverflowError at the ends of time
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
