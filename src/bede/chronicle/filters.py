"""Which claims, events or documents are asked for. Values always travel as parameters, never as SQL."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bede.errors import UsageError
from bede.model import EventType, Status


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What is asked for; all that is set must hold. Letter case and accents never matter.

    ``actor``, ``recipient``, ``speaker``: an entity id, a country code, or whole words of the name or of
    the words in the text. ``country``: of a party on either side, or of the place. ``place``: whole words
    of its name. ``since`` and ``until`` (both days included) overlap with the time of the act; an open
    interval counts as the end that is known, and undated acts are left out. ``document``: an id, its
    beginning (6 characters or more), or a uri. ``publisher``: whole words of the outlet's name.
    ``text``: any part of the sentence.
    """

    type: tuple[EventType, ...] = ()
    status: tuple[Status, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    country: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    publisher: str | None = None
    text: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"A limit of {self.limit} makes no sense. Give 0 or more.")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} is later than --until {self.until}. Swap the two.")


def folded(text: str) -> str:
    """Return SQL for the words of a text, lower case, without accents, between spaces; NULL without words."""
    words = f"regexp_replace(lower(strip_accents({text})), '[^\\pL\\pN]+', ' ', 'g')"
    return f"(' ' || nullif(trim({words}), '') || ' ')"


def _has_words(column: str, field: str) -> str:
    return f"contains({folded(column)}, {folded('$' + field)})"


def _party(id_name: str, table: str, field: str, role: str | None, names: tuple[str, ...]) -> str:
    """Return SQL that is true where a party of the claim or event fits the value of ``field``."""
    words = " OR ".join(_has_words(f"p.{name}", field) for name in names)
    codes = f"lower(p.entity) = lower(${field}) OR lower(p.country) = lower(${field})"
    side = f"p.role = '{role}' AND " if role else ""
    return f"{id_name} IN (SELECT p.{id_name} FROM {table} p WHERE {side}({codes} OR {words}))"


def _country(id_name: str, table: str) -> str:
    parties = f"SELECT p.{id_name} FROM {table} p WHERE lower(p.country) = lower($country)"
    return f"({id_name} IN ({parties}) OR lower(place_country) = lower($country))"


_OVERLAP = {
    "since": "coalesce(latest, earliest) >= $since",
    "until": "coalesce(earliest, latest) <= $until",
}
_KIND = {"type": "list_contains($type, type)", "status": "list_contains($status, status)"}
_DOCUMENT = """(lower(uri) = lower($document) OR document_id = $document
    OR (length($document) >= 6 AND starts_with(document_id, $document))
    OR document_id IN (SELECT d.document_id FROM captures k JOIN documents d USING (page_id)
        WHERE lower(k.uri) = lower($document)))"""
_WORDS = ("name", "text")

_CLAIMS = {
    **_KIND,
    "actor": _party("claim_id", "claim_actors", "actor", "actor", _WORDS),
    "recipient": _party("claim_id", "claim_actors", "recipient", "recipient", _WORDS),
    "speaker": _party("claim_id", "claim_voices", "speaker", None, _WORDS),
    "country": _country("claim_id", "claim_actors"),
    "place": _has_words("place_name", "place"),
    **_OVERLAP,
    "document": _DOCUMENT,
    "publisher": "document_id IN (SELECT d.document_id FROM documents d WHERE "
    + _has_words("d.publisher", "publisher")
    + ")",
    "text": "contains(lower(strip_accents(sentence)), lower(strip_accents($text)))",
}
_EVENTS = {
    **_KIND,
    "actor": _party("event_id", "event_actors", "actor", "actor", ("name",)),
    "recipient": _party("event_id", "event_actors", "recipient", "recipient", ("name",)),
    "country": _country("event_id", "event_actors"),
    "place": _has_words("place_name", "place"),
    **_OVERLAP,
}
_LADDERS = {
    "actor": _party("ladder_id", "ladder_parties", "actor", "giver", ("name", "counts_as")),
    "recipient": _party("ladder_id", "ladder_parties", "recipient", "receiver", ("name", "counts_as")),
}
_STORIES = _OVERLAP
_DOCUMENTS = {
    "document": _DOCUMENT,
    "publisher": _has_words("publisher", "publisher"),
}
# What an event or document does not have itself is asked of its claims.
_THROUGH_CLAIMS = {
    "events": "event_id IN (SELECT m.event_id FROM event_claims m WHERE m.claim_id IN "
    "(SELECT claim_id FROM claims WHERE {conditions}))",
    "documents": "document_id IN (SELECT document_id FROM claims WHERE {conditions})",
    "ladders": "ladder_id IN (SELECT s.ladder_id FROM ladder_steps s JOIN event_claims m USING (event_id) "
    "WHERE m.claim_id IN (SELECT claim_id FROM claims WHERE {conditions}))",
    "stories": "story_id IN (SELECT s.story_id FROM story_events s JOIN event_claims m USING (event_id) "
    "WHERE m.claim_id IN (SELECT claim_id FROM claims WHERE {conditions}))",
}
# The same questions, asked of claims as they count.
_COUNTED = {
    name: sql.replace("claim_actors", "counted_actors").replace("claim_voices", "counted_voices")
    for name, sql in _CLAIMS.items()
}
_OWN: dict[str, dict[str, str]] = {
    "claims": _CLAIMS,
    "counted_claims": _COUNTED,
    "events": _EVENTS,
    "documents": _DOCUMENTS,
    "ladders": _LADDERS,
    "stories": _STORIES,
}


def where(table: str, wanted: ClaimFilter) -> tuple[str, dict[str, Any]]:
    """Return the condition on the rows of ``table`` (claims, events, documents, ladders, stories), and its parameters.

    In ladders ``actor`` is who gives and ``recipient`` who receives.
    """
    values = {
        field.name: getattr(wanted, field.name)
        for field in fields(wanted)
        if field.name != "limit" and getattr(wanted, field.name) not in (None, ())
    }
    own = _OWN[table]
    conditions = [own[name] for name in values if name in own]
    through = [_CLAIMS[name] for name in values if name not in own]
    if through:
        conditions.append(_THROUGH_CLAIMS[table].format(conditions=" AND ".join(through)))
    parameters = {name: _plain(value) for name, value in values.items()}
    return " AND ".join(conditions) or "true", parameters


def _plain(value: Any) -> Any:
    return [str(item) for item in value] if isinstance(value, tuple) else value
