"""How long to wait: after a failure, and as a server asks for."""

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bede.settings import WatchOptions

_LONGEST_DOUBLING = 30  # 2 ** 30 times any first wait is longer than all


def back_off(uri: str, failures: int, options: WatchOptions) -> timedelta:
    """Return how long to wait after so many failures in a row: twice as long each time, up to the longest.

    Between half of that and all of it, by a hash of address and number: addresses that failed together do not come
    back together, and the same call gives the same wait.
    """
    doublings = min(max(failures - 1, 0), _LONGEST_DOUBLING)
    full = min(options.wait_first * 2**doublings, options.wait_most)
    return timedelta(seconds=full * (0.5 + 0.5 * share_of(f"{uri} {failures}")))


def share_of(text: str) -> float:
    """Return a number from 0 up to 1 that looks like chance and is the same for the same text."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:6], "big") / 2**48


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """Return the moment that a Retry-After header names, as seconds or as a date; None where it names none.

    A moment that has passed is now.
    """
    text = (value or "").strip()
    try:
        if text.isascii() and text.isdigit():
            return now + timedelta(seconds=int(text))
        told = parsedate_to_datetime(text)
        told = told if told.tzinfo else told.replace(tzinfo=UTC)
        return max(now, told.astimezone(UTC))
    except (ValueError, TypeError, OverflowError):
        return None
