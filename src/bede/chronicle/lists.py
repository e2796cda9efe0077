"""Questions to the views: positions, commitments with their totals, and stories, ready for JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bede.chronicle.filters import ClaimFilter, where
from bede.chronicle.query import EVERYTHING, plain
from bede.chronicle.views.pledges import pledges_sql
from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.model import LadderKind, Stance


@dataclass(frozen=True, slots=True)
class SaidFilter:
    """Which positions are asked for: ``since`` and ``until`` are days of telling, both included.

    ``stance``: only those; ``outlets``: also what outlets tell in their own voice. What a document without a date tells
    has no day, and is left out where one is asked for.
    """

    since: date | None = None
    until: date | None = None
    stance: tuple[Stance, ...] = ()
    outlets: bool = True

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} is later than --until {self.until}. Swap the two.")


def positions(
    chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING, said: SaidFilter | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``positions`` whose claims are ``wanted``, in the order of telling; dates as ISO text."""
    said = said or SaidFilter()
    condition, parameters = where("counted_claims", wanted)
    conditions = [f"claim_id IN (SELECT claim_id FROM counted_claims WHERE {condition})"]
    for name, sql in (("since", "published >= $said_since"), ("until", "published <= $said_until")):
        if (day := getattr(said, name)) is not None:
            conditions.append(sql)
            parameters[f"said_{name}"] = day
    if said.stance:
        conditions.append("list_contains($stance, stance)")
        parameters["stance"] = [stance.value for stance in said.stance]
    if not said.outlets:
        conditions.append("NOT outlet")
    sql = f"SELECT * FROM positions WHERE {' AND '.join(conditions)}{_limit(wanted)}"
    yield from plain(chronicle.rows(sql, parameters))


def commitments(
    chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING, kinds: tuple[LadderKind, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``commitments`` whose ladders are ``wanted``; a limit counts commitments."""
    condition, parameters = _ladders(wanted, kinds)
    sql = f"SELECT * FROM commitments WHERE ladder_id IN (SELECT ladder_id FROM ladders WHERE {condition})"
    seen: dict[str, None] = {}
    for row in plain(chronicle.rows(sql, parameters)):
        seen.setdefault(row["ladder_id"])
        if wanted.limit is not None and len(seen) > wanted.limit:
            return
        yield row


def pledges(
    chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING, kinds: tuple[LadderKind, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``pledges`` made of the ladders that are ``wanted``."""
    condition, parameters = _ladders(wanted, kinds)
    sql = f"{pledges_sql(f'SELECT * FROM ladders WHERE {condition}')}{_limit(wanted)}"
    yield from plain(chronicle.rows(sql, parameters))


def stories(chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING) -> Iterator[dict[str, Any]]:
    """Yield stories in the order of time, with their parties, events, and how many documents and origins tell them."""
    condition, parameters = where("stories", wanted)
    sql = f"{_STORIES.format(condition=condition)}{_limit(wanted)}"
    yield from plain(chronicle.rows(sql, parameters))


_STORIES = """
WITH wanted AS (SELECT * FROM stories WHERE {condition}), told AS (
    SELECT v.story_id, count(DISTINCT c.document_id) AS documents,
        count(DISTINCT coalesce(f.family_id, c.document_id)) AS origins,
        min(c.published) AS first_told, max(c.published) AS last_told
    FROM story_events v JOIN event_claims m USING (event_id) JOIN claims c USING (claim_id)
    LEFT JOIN families f ON f.document_id = c.document_id
    WHERE v.story_id IN (SELECT story_id FROM wanted) GROUP BY v.story_id
)
SELECT w.story_id, w.name, w.earliest, w.latest, w.place_name AS place,
    (SELECT list({{'entity': entity, 'name': a.name, 'country': country, 'sector': sector}} ORDER BY ordinal)
     FROM story_actors a WHERE a.story_id = w.story_id) AS actors,
    (SELECT list(event_id ORDER BY ordinal) FROM story_events e WHERE e.story_id = w.story_id) AS events,
    t.documents, t.origins, t.first_told, t.last_told
FROM wanted w LEFT JOIN told t ON t.story_id = w.story_id
ORDER BY w.earliest, w.latest, w.story_id"""


def _ladders(wanted: ClaimFilter, kinds: tuple[LadderKind, ...]) -> tuple[str, dict[str, Any]]:
    condition, parameters = where("ladders", wanted)
    if kinds:
        condition = f"({condition}) AND list_contains($kinds, kind)"
        parameters["kinds"] = [kind.value for kind in kinds]
    return condition, parameters


def _limit(wanted: ClaimFilter) -> str:
    return "" if wanted.limit is None else f" LIMIT {wanted.limit:d}"
