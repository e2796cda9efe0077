"""What of a filter nothing in a chronicle meets, and what may be meant: a misspelt name is no empty result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bede.chronicle.filters import ClaimFilter, where
from bede.chronicle.write import Chronicle
from bede.knowledge.world import Country, Demonym, countries, party_index

_PARTY = "SELECT DISTINCT name AS known FROM {table} WHERE name IS NOT NULL{role} ORDER BY known"
_KNOWN = {
    "actor": _PARTY.format(table="claim_actors", role=" AND role = 'actor'"),
    "recipient": _PARTY.format(table="claim_actors", role=" AND role = 'recipient'"),
    "speaker": _PARTY.format(table="claim_voices", role=""),
    "country": "SELECT DISTINCT country AS known FROM claim_actors WHERE country IS NOT NULL ORDER BY known",
    "place": "SELECT DISTINCT place_name AS known FROM claims WHERE place_name IS NOT NULL ORDER BY known",
    "publisher": "SELECT DISTINCT publisher AS known FROM documents WHERE publisher IS NOT NULL ORDER BY known",
    "document": "SELECT DISTINCT uri AS known FROM documents ORDER BY known",
    "text": "",
}
"""Field of a filter that is given in words → what the chronicle has for it."""

_MOST = 3


@dataclass(frozen=True, slots=True)
class Unmet:
    """A field of a filter whose value no claim meets, whatever the other fields, and values that may be meant."""

    field: str
    value: str
    near: tuple[str, ...]


def unmet(chronicle: Chronicle, wanted: ClaimFilter) -> Iterator[Unmet]:
    """Yield what no claim of the chronicle meets. Types, statuses and days are none of it: they can't be misspelt."""
    for field, sql in _KNOWN.items():
        value = getattr(wanted, field)
        if value is None:
            continue
        condition, parameters = where("claims", ClaimFilter(**{field: value}))
        if not any(chronicle.rows(f"SELECT 1 AS one FROM claims WHERE {condition} LIMIT 1", parameters)):
            known = [str(row["known"]) for row in chronicle.rows(sql)] if sql else []
            yield Unmet(field, value, _near(field, value, known))


def _near(field: str, value: str, known: Sequence[str]) -> tuple[str, ...]:
    if field == "country" and (code := _code_of(value)) is not None:
        return (code,) if code in known else ()
    called = _called(field, known)
    found = get_close_matches(value.lower(), called, _MOST, cutoff=0.7)
    return tuple(dict.fromkeys(called[word] for word in found))


def _called(field: str, known: Sequence[str]) -> Mapping[str, str]:
    """Return what each known value may be called, in lower case: itself, and a person by the last name."""
    if field == "document":
        return {name.rsplit("/", 1)[-1].lower(): name for name in known}
    called = {name.lower(): name for name in known}
    return {name.split()[-1].lower(): name for name in reversed(known)} | called if field != "country" else called


def _code_of(value: str) -> str | None:
    """Return the code of a country that is given by its name, or by the code of two letters that web addresses have."""
    if len(value) == len("UA"):
        return next((country.code for country in countries() if country.iso2 == value.upper()), None)
    for words in (value.split(), value.title().split()):
        match = party_index().longest(words, 0) if words else None
        entry = match.entry if match is not None and match.length == len(words) else None
        if isinstance(entry, Country | Demonym):
            return (entry.country if isinstance(entry, Demonym) else entry).code
    return None
