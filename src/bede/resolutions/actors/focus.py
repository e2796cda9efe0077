"""The countries that a document names, and the one that it is about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.knowledge.world import Body, Country, Demonym, PartyEntry, Seat, country_by_code, party_index, place_index
from bede.text.tokens import Token, tokenise

_WELL_KNOWN = 300_000
"""Inhabitants from which a place is meant though others share its name."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The country named most, and the offset and country of each name of a country, people, capital, body or place."""

    code: str
    named: tuple[tuple[int, str], ...]


def focus_of(text: str) -> Focus | None:
    """Return the country that a text names most, None where it names none."""
    named, offset = list[tuple[int, str]](), 0
    for line in text.split("\n"):
        named += _codes(tokenise(line, offset))
        offset += len(line) + 1
    if not named:
        return None
    counts = Counter(code for _, code in named)
    return Focus(counts.most_common(1)[0][0], tuple(named))


def _codes(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield offset and country of every name in a line."""
    words, position = [token.text for token in tokens], 0
    while position < len(words):
        if not words[position][:1].isupper():
            position += 1
            continue
        party = party_index().longest(words, position)
        if party is not None:
            if (code := _code(party.entry)) is not None:
                yield tokens[position].start, code
            position += party.length
            continue
        place = place_index().longest(words, position)
        is_sure = place is not None and not place.ambiguous and (
            not place.rivals or place.entry.population > _WELL_KNOWN
        )  # fmt: skip
        if place is not None and is_sure and place.entry.country:
            yield tokens[position].start, place.entry.country
        position += place.length if place is not None and is_sure else 1


def _code(entry: PartyEntry) -> str | None:
    """Return the code of an entry's country; organisations and titles have none."""
    if isinstance(entry, Demonym):
        return entry.country.code
    if isinstance(entry, Body):
        return entry.code if entry.code and country_by_code(entry.code) else None
    return entry.code if isinstance(entry, Country | Seat) else None
