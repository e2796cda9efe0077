"""Which events are asked for. Values always travel as parameters, never as SQL."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from bede.chronicle.filters import folded
from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.model import EventType, Standing, Status


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What is asked for; all that is set must hold. Letter case and accents never matter.

    ``actor``, ``recipient``, ``party`` (either side), ``speaker`` (of any of its claims): an entity id, a country
    code, or whole words of the name. ``country``: of a party on either side, or of the place. ``dyad``: two codes or
    entities that stand on opposite sides, or both act with no recipient told. ``place``: whole words of its name.
    ``since`` and ``until`` (both included) overlap with the time of the act; an open interval counts as the end that
    is known. ``publisher``: whole words of the name of an outlet that tells it. ``text``: any part of a sentence that
    tells it. ``document``: an id, its beginning (6 characters or more), or a uri. ``story``: an id.
    ``box``: west, south, east, north in degrees, between which the middle of its place lies; a west that is greater
    than the east goes over the date line. ``disputed``: its claims differ on something. ``among``: numbers of events,
    where they were looked for before.
    """

    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    standing: tuple[Standing, ...] = ()
    quad: tuple[int, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    country: str | None = None
    dyad: tuple[str, ...] = ()
    place: str | None = None
    box: tuple[float, ...] = ()
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    speaker: str | None = None
    text: str | None = None
    document: str | None = None
    story: str | None = None
    disputed: bool | None = None
    among: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is later than until {self.until}. Swap the two.")
        if self.dyad and len(self.dyad) != 2:
            raise UsageError("A dyad is two codes with a comma between, as RUS,UKR.")
        if self.box and not _is_box(self.box):
            raise UsageError("A box is west,south,east,north in degrees, as 32,44,37,46; south is not above north.")


def _is_box(box: tuple[float, ...]) -> bool:
    if len(box) != 4:
        return False
    west, south, east, north = box
    return -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90


EVERYTHING = EventFilter()


def is_party(alias: str, field: str) -> str:
    """Return SQL that is true where a party or speaker is the one that ``field`` means."""
    codes = f"{alias}.entity_code = lower(${field}) OR {alias}.country_code = lower(${field})"
    return f"({codes} OR contains({alias}.words, {folded('$' + field)}))"


def _coded(alias: str, parameter: str) -> str:
    return f"(lower(${parameter}) IN ({alias}.entity_code, {alias}.country_code))"


def _party(field: str, side: str = "true") -> str:
    return f"e.nr IN (SELECT p.nr FROM pages.parties p WHERE {side} AND {is_party('p', field)})"


def _member(condition: str) -> str:
    return f"e.nr IN (SELECT m.nr FROM pages.members m WHERE {condition})"


CONDITIONS: dict[str, str] = {
    "type": "list_contains($type, e.type)",
    "status": "list_contains($status, e.status)",
    "standing": "list_contains($standing, e.standing)",
    "quad": "list_contains($quad, e.quad)",
    "actor": _party("actor", "p.role = 'actor'"),
    "recipient": _party("recipient", "p.role = 'recipient'"),
    "party": _party("party"),
    "country": """(e.place_code = lower($country)
        OR e.nr IN (SELECT p.nr FROM pages.parties p WHERE p.country_code = lower($country)))""",
    "dyad": f"""e.nr IN (SELECT a.nr FROM pages.parties a JOIN pages.parties b ON b.nr = a.nr
        WHERE {_coded("a", "dyad_a")} AND {_coded("b", "dyad_b")} AND (a.role <> b.role
            OR (a.role = 'actor' AND a.ordinal <> b.ordinal
                AND a.nr NOT IN (SELECT o.nr FROM pages.parties o WHERE o.role = 'recipient'))))""",
    "place": f"contains(e.place_words, {folded('$place')})",
    "box": """e.place.lat BETWEEN $south AND $north AND CASE WHEN $west <= $east
        THEN e.place.lon BETWEEN $west AND $east ELSE e.place.lon >= $west OR e.place.lon <= $east END""",
    "since": "coalesce(e.latest, e.earliest) >= $since",
    "until": "coalesce(e.earliest, e.latest) <= $until",
    "publisher": _member(f"contains(m.publisher, {folded('$publisher')})"),
    "speaker": f"e.nr IN (SELECT s.nr FROM pages.speakers s WHERE {is_party('s', 'speaker')})",
    "text": _member("contains(m.sentence, lower(strip_accents($text)))"),
    "document": _member("""m.document_id IN (SELECT d.document_id FROM documents d
        WHERE d.document_id = $document OR lower(d.uri) = lower($document)
            OR (length($document) >= 6 AND starts_with(d.document_id, $document)))"""),
    "story": "e.story.id = $story",
    "among": "e.nr IN (SELECT unnest($among))",
    "disputed": "(len(e.disputes) > 0) = $disputed",
}
"""Field of the filter → condition on ``pages.events e``."""


_DEAR = ("text", "dyad", "speaker", "document")
"""Fields whose condition looks through all claims or pairs of parties."""

_FEW = 20_000


def looked_up(chronicle: Chronicle, wanted: EventFilter) -> EventFilter:
    """Return a filter for the same events, in which what is dear to look for is looked for once, if that finds few.

    A page asks several questions with one filter: rows, counts by value, a histogram.
    """
    dear = [name for name in names_of(wanted) if name in _DEAR]
    if not dear:
        return wanted
    sql = f"SELECT e.nr FROM pages.events e WHERE {where(dear)} LIMIT {_FEW + 1}"
    values = parameters(replace(EVERYTHING, **{name: getattr(wanted, name) for name in dear}))
    found = tuple(row["nr"] for row in chronicle.rows(sql, values))
    if len(found) > _FEW:
        return wanted
    # No event has the number -1: an empty list would be taken for one that is not given.
    return replace(wanted, among=found or (-1,), text=None, dyad=(), speaker=None, document=None)


def names_of(wanted: EventFilter) -> tuple[str, ...]:
    """Return the fields that are set."""
    return tuple(field.name for field in fields(wanted) if getattr(wanted, field.name) not in (None, ()))


def where(names: Iterable[str]) -> str:
    """Return the condition that all fields of ``names`` hold."""
    return " AND ".join(f"coalesce({CONDITIONS[name]}, false)" for name in names) or "true"


def parameters(wanted: EventFilter) -> dict[str, Any]:
    """Return the values of the fields that are set, as the conditions name them."""
    values: dict[str, Any] = {}
    for name in names_of(wanted):
        value = getattr(wanted, name)
        if name == "dyad":
            values |= {"dyad_a": value[0], "dyad_b": value[1]}
        elif name == "box":
            values |= dict(zip(("west", "south", "east", "north"), value, strict=True))
        else:
            values[name] = (
                [item if isinstance(item, int) else str(item) for item in value] if isinstance(value, tuple) else value
            )
    return values
