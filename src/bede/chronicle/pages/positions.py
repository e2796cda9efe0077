"""Who asserts, denies or disclaims what: one row per claim, in the order of telling."""

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.pages.rows import Facet, Party, Teller
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, is_party, looked_up, names_of, parameters, where
from bede.chronicle.write import Chronicle
from bede.model import Stance


class PositionRow(TypedDict):
    """A claim, and the innermost speaker, whose stance it is."""

    claim: str
    """The claim."""
    event: str
    """The event that it speaks of."""
    speaker: Teller | None
    """The innermost speaker; null: the outlet in its own voice."""
    stance: str
    """How the speaker stands to it."""
    certainty: str
    """Certainty in the words."""
    side: str
    """Where the speaker stands to the act."""
    type: str
    """PLOVER type of the act."""
    status: str
    """What kind of happening the sentence speaks of."""
    quad: int
    """Quad class, 1 to 4."""
    actors: list[Party]
    """Who does it, as the event has it."""
    recipients: list[Party]
    """To whom it is done."""
    trigger: str
    """The words that name the act."""
    sentence: str
    """The sentence."""
    document: str
    """The document that tells it."""
    publisher: str | None
    """The outlet."""
    published: date | None
    """Day of publication; null where it is not known to the day."""


class PositionsPage(TypedDict):
    """A part of the list of positions."""

    total: int
    """All that are asked for."""
    offset: int
    """Number of the first row, from 0."""
    limit: int
    """Most rows that were asked for."""
    rows: list[PositionRow]
    """The rows."""
    stances: list[Facet]
    """By stance."""
    speakers: list[Facet]
    """The speakers that speak most, at most 50; an outlet's own voice is none."""


_ROWS = """SELECT p.claim_id AS claim, e.id AS event, p.speaker, p.stance, c.certainty, p.side, c.type, c.status,
    c.quad, e.actors, e.recipients, c.trigger, c.sentence, c.document_id AS document, d.publisher, c.published
FROM (SELECT * FROM pages.positions p WHERE {condition} ORDER BY p.place LIMIT {limit:d} OFFSET {offset:d}) p
JOIN pages.events e ON e.nr = p.nr
JOIN counted_claims c ON c.claim_id = p.claim_id
JOIN documents d ON d.document_id = c.document_id
ORDER BY p.place"""
_STANCES = """SELECT p.stance AS value, NULL AS label, count(*) AS count FROM pages.positions p WHERE {condition}
    GROUP BY p.stance ORDER BY count DESC, value"""
_SPEAKERS = """SELECT p.speaker.entity AS value, any_value(p.speaker.name ORDER BY p.place) AS label, count(*) AS count
    FROM pages.positions p WHERE p.speaker.entity IS NOT NULL AND {condition}
    GROUP BY value ORDER BY count DESC, value LIMIT 50"""


def positions_page(
    chronicle: Chronicle,
    wanted: EventFilter = EVERYTHING,
    *,
    stance: tuple[Stance, ...] = (),
    offset: int = 0,
    limit: int = 50,
) -> PositionsPage:
    """Return claims on the events that are wanted; ``speaker`` is asked of the innermost speaker of each claim."""
    of_event = looked_up(chronicle, replace(wanted, speaker=None))
    values: dict[str, Any] = {**parameters(of_event)}
    condition = f"p.nr IN (SELECT e.nr FROM pages.events e WHERE {where(names_of(of_event))})"
    if wanted.speaker:
        values["speaker"] = wanted.speaker
        condition += f" AND coalesce({is_party('p', 'speaker')}, false)"
    with_stance = dict(values)
    narrowed = condition
    if stance:
        with_stance["stance"] = [str(item) for item in stance]
        narrowed += " AND list_contains($stance, p.stance)"

    def rows(sql: str, given: dict[str, Any], **parts: Any) -> Any:
        return [dict(row) for row in chronicle.rows(sql.format(**parts), given)]

    stances = rows(_STANCES, values, condition=condition)
    chosen = [str(item) for item in stance]
    return {
        "total": sum(row["count"] for row in stances if not chosen or row["value"] in chosen),
        "offset": offset,
        "limit": limit,
        "rows": rows(_ROWS, with_stance, condition=narrowed, limit=limit, offset=offset),
        "stances": stances,
        "speakers": rows(_SPEAKERS, with_stance, condition=narrowed),
    }
