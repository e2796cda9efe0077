"""Which news is wanted: rules over the rows of events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bede.model import EventType, News, Standing, Status
from bede.text.normalise import fold

_RANK: dict[Standing, int] = {
    Standing.OWN_REPORTING: 0,
    Standing.SINGLE_UNNAMED: 0,
    Standing.SINGLE_NAMED: 1,
    Standing.ONE_SIDED: 2,
    Standing.DISPUTED: 3,
    Standing.CORROBORATED: 3,
    Standing.ACKNOWLEDGED: 4,
    Standing.RETRACTED: 4,
}
"""How far an event stands above the word of one origin. Who wants only what is corroborated also hears that such an
event is denied, admitted or taken back."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What somebody wants to hear of; all that is set must hold, and of several values one.

    ``actors`` are parties on either side, ``dyads`` pairs of them, in whichever direction: a country code, an entity
    id, or words of the name. ``places``: a country code or words of the place's name. ``standing``: at least this.
    """

    name: str
    actors: tuple[str, ...] = ()
    dyads: tuple[tuple[str, str], ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    places: tuple[str, ...] = ()
    standing: Standing | None = None
    what: tuple[News, ...] = ()

    def wants(self, event: Mapping[str, Any], what: Iterable[News]) -> bool:
        """Return whether this news of an event, a row of the events export, is wanted."""
        actors, recipients = event["actors"], event["recipients"]
        return (
            (not self.actors or any(_is_party(name, actors + recipients) for name in self.actors))
            and (not self.dyads or any(_is_dyad(pair, actors, recipients) for pair in self.dyads))
            and (not self.types or event["type"] in self.types)
            and (not self.statuses or event["status"] in self.statuses)
            and (not self.places or any(_is_place(name, event["place"]) for name in self.places))
            and (self.standing is None or _RANK[Standing(event["standing"])] >= _RANK[self.standing])
            and (not self.what or not set(self.what).isdisjoint(what))
        )


def wanted_by(rules: Iterable[Rule], event: Mapping[str, Any], what: Iterable[News]) -> list[str]:
    """Return the names of the rules that want this news."""
    return [rule.name for rule in rules if rule.wants(event, what)]


def _is_dyad(pair: tuple[str, str], actors: list[Any], recipients: list[Any]) -> bool:
    """Tell whether the two stand on the two sides, or both among those who do it together."""
    first, second = pair
    sides = [(actors, recipients), (recipients, actors)] + ([] if recipients else [(actors, actors)])
    return any(_is_party(first, one) and _is_party(second, other) for one, other in sides)


def _is_party(name: str, parties: list[Any]) -> bool:
    return any(
        name.casefold() in {str(party["country"]).casefold(), str(party["entity"]).casefold()}
        or _has_words(party["name"], name)
        for party in parties
    )


def _is_place(name: str, place: Mapping[str, Any] | None) -> bool:
    if place is None:
        return False
    return name.casefold() == str(place["country"]).casefold() or _has_words(place["name"], name)


def _has_words(text: str | None, words: str) -> bool:
    return f" {' '.join(fold(words).split())} " in f" {' '.join(fold(text or '').split())} "
