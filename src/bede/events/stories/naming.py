"""The name of a story, in words that its events hold: "Russia–Ukraine: Kerch Strait, November 2018"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bede.events.outlines import Outlined
from bede.events.stories.threads import Thread, key_of
from bede.events.wholes import is_whole, name_of
from bede.model import Actor, Place, PlacePrecision

_MOST_ACTORS = 6
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_PART = 3  # a place names a story where one in so many of its placed events took place there
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def main_actors(events: Sequence[Outlined], thread: Thread) -> tuple[Actor, ...]:
    """Return those of the thread first, then who is in two events and more; each as the state itself where told."""
    counts: Counter[str] = Counter()
    chosen: dict[str, Actor] = {}
    for event in events:
        actors = (*event.actors, *event.recipients)
        counts.update({key_of(actor) for actor in actors})
        for actor in actors:
            known = chosen.get(key_of(actor))
            if known is None or (not is_whole(actor), actor.entity) < (not is_whole(known), known.entity):
                chosen[key_of(actor)] = actor
    keys = [key for key in thread if key in chosen]
    often = (key for key in chosen if key not in keys and counts[key] > 1 and _is_named(chosen[key]))
    others = sorted(often, key=lambda key: (-counts[key], key))
    return tuple(chosen[key] for key in (*keys, *others)[:_MOST_ACTORS])


def main_place(events: Sequence[Outlined]) -> Place | None:
    """Return the place, narrower than a country, where two events and a third of those with a place were."""
    places = [event.place for event in events if event.place is not None and event.place.precision not in _WIDE]
    counts = Counter(place.name for place in places)
    if not counts:
        return None
    name = min(counts, key=lambda name: (-counts[name], name))
    if counts[name] < 2 or counts[name] * _PART < len(places):
        return None
    return min((p for p in places if p.name == name), key=lambda p: (p.precision, p.country or "", p.geonames or 0))


def story_name(thread: Thread, actors: Sequence[Actor], place: Place | None, period: str) -> str:
    """Return the name: parties, place, period."""
    names: Mapping[str, str] = {key_of(actor): actor.name for actor in actors}
    parties = "–".join(sorted(name_of(key) or names.get(key, key) for key in thread))
    return f"{parties}: {place.name}, {period}" if place else f"{parties}, {period}"


def period_in_months(first: date, last: date) -> str:
    """Return ``November 2018``, ``March–May 2014`` or ``November 2018 – January 2019``."""
    if first.year != last.year:
        return f"{_month(first)} {first.year} – {_month(last)} {last.year}"
    if first.month != last.month:
        return f"{_month(first)}–{_month(last)} {last.year}"
    return f"{_month(last)} {last.year}"


def period_in_days(first: date, last: date) -> str:
    """Return ``3–9 November 2018``, for stories that months would call alike."""
    if first == last:
        return f"{last.day} {_month(last)} {last.year}"
    if first.year != last.year:
        return f"{first.day} {_month(first)} {first.year} – {last.day} {_month(last)} {last.year}"
    if first.month != last.month:
        return f"{first.day} {_month(first)} – {last.day} {_month(last)} {last.year}"
    return f"{first.day}–{last.day} {_month(last)} {last.year}"


def _is_named(actor: Actor) -> bool:
    """Return whether it has a name, and is not only described: "third settler", "ministers"."""
    return actor.country is not None or not actor.name[:1].islower()


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]
