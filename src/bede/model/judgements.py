"""What people decided about claims."""

from dataclasses import dataclass
from datetime import datetime

from bede.model.codes import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict. It outranks every score; it is withdrawn, never deleted.

    ``right``: the second claim of a pair, None where one claim is judged. ``field`` and ``value``: of a verdict
    *corrected*, the field of the claim and its value as JSON. ``made`` and ``withdrawn`` in UTC.
    """

    id: str
    verdict: Verdict
    left: str
    right: str | None
    field: str | None
    value: str | None
    reason: str | None
    person: str
    made: datetime
    withdrawn: datetime | None = None
