"""Which thread an event belongs to: the pair of parties (or the one party) that it is about.

An event is about the pair that its documents are about, where it shares a party or its country with that pair: what a
third state does about a conflict belongs to the conflict. Else it is about its own pair, and a document's events
without any party are about what the document is about.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from bede.events.outlines import Outlined
from bede.model import Actor, PlacePrecision

Thread = tuple[str, ...]
"""One or two party keys, in alphabetical order."""

_MOST_PARTIES = 6  # of a side; longer lists are conferences, whose every pair would be counted
_VAGUE = frozenset({"WEST", "INTL"})  # "the West", "the international community"


def key_of(actor: Actor) -> str:
    """Return what an actor counts as in a story: its state or body, else itself."""
    return actor.country or actor.entity


def find_threads(events: Sequence[Outlined]) -> dict[str, Thread]:
    """Return event id → thread; events of which nothing is known but themselves are left out."""
    pairs = {event.id: _pairs(event) for event in events}
    everywhere = Counter(pair for found in pairs.values() for pair in found)
    subject_of = _subjects(events, pairs, everywhere)
    threads = {}
    for event in events:
        thread = _thread(event, pairs[event.id], subject_of, everywhere)
        if thread:
            threads[event.id] = thread
    return threads


def keys_of(event: Outlined) -> frozenset[str]:
    """Return the parties of an event, and the country where it took place."""
    keys = {key_of(actor) for actor in (*event.actors, *event.recipients)}
    if event.place is not None and event.place.country:
        keys.add(event.place.country)
    return frozenset(keys)


def _pairs(event: Outlined) -> tuple[Thread, ...]:
    """Return the pairs that an event is between; one party alone, where it has no other side."""
    actors = _told(event.actors)
    others = _told(event.recipients)
    if not others and len(actors) == 1 and event.place is not None and event.place.country:
        others = [event.place.country]
    found = {_thread_of(a, b) for a, b in product(actors, others) if a != b} or {
        _thread_of(a, b) for a, b in combinations(actors, 2)
    }
    if not found:
        found = {(key,) for key in (*actors, *others)}
    if not found and event.place is not None and event.place.precision is not PlacePrecision.AREA:
        found = {(event.place.country,)} if event.place.country else set()
    return tuple(sorted(found))


def _told(actors: Sequence[Actor]) -> list[str]:
    keys = sorted({key_of(actor) for actor in actors})
    return [key for key in keys if key not in _VAGUE][:_MOST_PARTIES] or keys[:1]


def _thread_of(first: str, second: str) -> Thread:
    return (first, second) if first < second else (second, first)


def _subjects(
    events: Sequence[Outlined], pairs: Mapping[str, tuple[Thread, ...]], everywhere: Counter[Thread]
) -> dict[str, Thread]:
    """Return document → what it is about: a pair before one party, and the one that most of its events touch."""
    of_document: dict[str, list[Outlined]] = defaultdict(list)
    for event in events:
        for document in event.documents:
            of_document[document].append(event)
    return {
        document: subject
        for document, group in of_document.items()
        if (subject := _subject([(pairs[event.id], keys_of(event)) for event in group], everywhere))
    }


def _subject(rows: Sequence[tuple[tuple[Thread, ...], frozenset[str]]], everywhere: Counter[Thread]) -> Thread | None:
    """Return the thread with the most events; those between its two parties weigh twice."""
    between = Counter(pair for found, _ in rows for pair in found)
    touched = Counter(key for _, keys in rows for key in keys)
    both: Counter[Thread] = Counter(
        pair for _, keys in rows for pair in combinations(sorted(keys)[: 2 * _MOST_PARTIES], 2)
    )

    def weight(thread: Thread) -> int:
        return between[thread] + sum(touched[key] for key in thread) - both[thread]

    return min(between, key=lambda t: (-len(t), -weight(t), -everywhere[t], t), default=None)


def _thread(
    event: Outlined, own: Sequence[Thread], subject_of: Mapping[str, Thread], everywhere: Counter[Thread]
) -> Thread | None:
    keys = keys_of(event)
    subjects = [subject_of[document] for document in event.documents if document in subject_of]
    shared = Counter(subject for subject in subjects if not keys or keys & set(subject))
    if shared:
        return min(shared, key=lambda t: (-shared[t], -everywhere[t], t))
    return min(own, key=lambda t: (-everywhere[t], t)) if own else None
