"""Why something could not be fetched."""

from datetime import datetime


class FetchFault(Exception):
    """One address can't be had. ``reason`` is countable, ``detail`` a sentence.

    ``retry_at``: a moment that is known to be too early before; ``final``: no later try is of use; ``counts``: False
    where the address itself did not fail.
    """

    def __init__(
        self, reason: str, detail: str, *, retry_at: datetime | None = None, final: bool = False, counts: bool = True
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.retry_at = retry_at
        self.final = final
        self.counts = counts
