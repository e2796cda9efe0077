"""Which events are asked for. Values always travel as parameters, never as SQL."""

from collections.abc import Iterable, Iterator
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
    than the east goes over the date line. ``disputed``: its claims differ on something. ``among``: a character for
    each event by its number, 1 where it fits what was looked for before, else 0.
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
    among: str | None = None

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
    "text": """e.nr IN (SELECT unnest(w.numbers) FROM pages.words w
        WHERE contains(w.word, lower(strip_accents($text))))""",
    "phrase": _member("contains(m.sentence, lower(strip_accents($text)))"),
    "document": _member("""m.document_id IN (SELECT d.document_id FROM documents d
        WHERE d.document_id = $document OR lower(d.uri) = lower($document)
            OR (length($document) >= 6 AND starts_with(d.document_id, $document)))"""),
    "story": "e.story.id = $story",
    # 100,000 events as bits take a millisecond, 17,000 of them as a list of numbers fourteen.
    "among": "get_bit($among::BIT, e.nr) = 1",
    "disputed": "(len(e.disputes) > 0) = $disputed",
}
"""Name of a condition → its SQL on ``pages.events e``. Each has the name of its field, but for ``phrase``: a text with
a space in it, which no single word can answer."""


_DEAR = {"text": "text", "phrase": "text", "dyad": "dyad", "speaker": "speaker", "document": "document"}
"""Conditions that look through claims or pairs of parties, with their fields. No facet leaves one of them aside."""


def looked_up(chronicle: Chronicle, wanted: EventFilter) -> EventFilter:
    """Return a filter for the same events, in which what is dear to look for has been looked for once.

    A page asks several questions with one filter: rows, counts by value, a histogram.
    """
    dear = [name for name in names_of(wanted) if name in _DEAR]
    if not dear:
        return wanted
    asked: dict[str, Any] = {_DEAR[name]: getattr(wanted, _DEAR[name]) for name in dear}
    found = chronicle.rows(
        f"SELECT e.nr FROM pages.events e WHERE {where(dear)}", parameters(replace(EVERYTHING, **asked))
    )
    (events,) = chronicle.rows("SELECT count(*) AS n FROM pages.events")
    bits = bytearray(b"0" * max(1, events["n"]))
    for row in found:
        bits[row["nr"]] = ord("1")
    nothing: dict[str, Any] = {field: getattr(EVERYTHING, field) for field in asked}
    return replace(wanted, **nothing, among=bits.decode())


def names_of(wanted: EventFilter) -> tuple[str, ...]:
    """Return the names of the conditions that all must hold: of the fields that are set."""
    return tuple("phrase" if name == "text" and " " in value else name for name, value in _given(wanted))


def where(names: Iterable[str]) -> str:
    """Return SQL that is true where all conditions of ``names`` hold."""
    return " AND ".join(f"coalesce({CONDITIONS[name]}, false)" for name in names) or "true"


def _given(wanted: EventFilter) -> Iterator[tuple[str, Any]]:
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value not in (None, ()):
            yield field.name, value


def parameters(wanted: EventFilter) -> dict[str, Any]:
    """Return the values of the fields that are set, as the conditions name them."""
    values: dict[str, Any] = {}
    for name, value in _given(wanted):
        if name == "dyad":
            values |= {"dyad_a": value[0], "dyad_b": value[1]}
        elif name == "box":
            values |= dict(zip(("west", "south", "east", "north"), value, strict=True))
        else:
            values[name] = (
                [item if isinstance(item, int) else str(item) for item in value] if isinstance(value, tuple) else value
            )
    return values
