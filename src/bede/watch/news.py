"""What is new about events: their rows before and after linking, compared for what people want to be told.

A copy more, another wording or another order is no news.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bede.chronicle.changes import Change, EventRow
from bede.model import Difference, News, Standing

_OF_DIFFERENCE = {
    Difference.CONFLICT: News.DISPUTE,
    Difference.UPDATE: News.UPDATE,
    Difference.CORRECTION: News.CORRECTION,
}
_ORDER = list(News)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What came in since people were told last.

    ``documents``: of these only is there news. ``families``: those of them that belong to a family, by its id: a later
    version may take back what it does not tell any more. ``corrections``: in
    words, by the event that a corrected version tells otherwise. ``stages``: the same by the event that brings a
    commitment further that was told before.
    """

    documents: frozenset[str]
    families: Mapping[str, tuple[str, ...]]
    corrections: Mapping[str, str]
    stages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EventNews:
    """An event, as the events export gives it, and what is new about it: kinds, each in a few words."""

    event: EventRow
    what: tuple[tuple[News, str], ...]
    documents: tuple[str, ...]

    @property
    def kinds(self) -> tuple[News, ...]:
        """The kinds of news, the weightiest first."""
        return tuple(dict.fromkeys(kind for kind, _ in self.what))


def find_news(changes: Iterable[Change], fresh: Fresh, *, unknown_before: bool) -> Iterator[EventNews]:
    """Yield the news in changes, in their order.

    ``unknown_before``: the events before are not known, and what only looks new because of that is none: an event is
    new where all that tell it are.
    """
    for change in changes:
        for event in change.after:
            before = _sharing(event, change.before)
            documents = _behind(event, fresh, versions=bool(before))
            if documents and (before or not unknown_before or set(event["documents"]) <= fresh.documents):
                found = _of_changed(event, before, fresh) if before else _of_new(event, fresh)
                what = tuple(sorted(found, key=lambda pair: _ORDER.index(pair[0])))
                yield from [EventNews(event, what, documents)] if what else ()


def _behind(event: EventRow, fresh: Fresh, *, versions: bool) -> tuple[str, ...]:
    """Return what came in of the documents that tell an event, and with ``versions`` of those made from them."""
    own = [document for document in event["documents"] if document in fresh.documents]
    made = [document for family in event["families"] for document in fresh.families.get(family, ())]
    return tuple(dict.fromkeys([*own, *(made if versions else ())]))


def _sharing(event: EventRow, before: Iterable[EventRow]) -> list[EventRow]:
    """Return the events before that share claims with this one, the one that shares most first."""
    claims = set(event["claims"])
    shared = [(len(claims & set(row["claims"])), row) for row in before]
    return [row for number, row in sorted(shared, key=lambda pair: (-pair[0], pair[1]["event_id"])) if number]


def _of_new(event: EventRow, fresh: Fresh) -> Iterator[tuple[News, str]]:
    yield News.EVENT, "new"
    if event["event_id"] in fresh.stages:
        yield News.STAGE, fresh.stages[event["event_id"]]


def _of_changed(event: EventRow, before: list[EventRow], fresh: Fresh) -> Iterator[tuple[News, str]]:
    was = before[0]
    if event["standing"] != was["standing"]:
        kind = News.RETRACTION if event["standing"] == Standing.RETRACTED else News.STANDING
        yield kind, f"{was['standing']}, now {event['standing']}"
    if event["event_id"] in fresh.corrections:
        yield News.CORRECTION, fresh.corrections[event["event_id"]]
    if event["status"] != was["status"]:
        yield News.STATUS, f"{was['status']}, now {event['status']}"
    if event["origins"] > max(row["origins"] for row in before):
        yield News.ORIGIN, f"{event['origins']} independent origins"
    for kind, text in _new_differences(event, before):
        yield kind, text


def _new_differences(event: EventRow, before: list[EventRow]) -> Iterator[tuple[News, str]]:
    """Yield the disputes in which a value is held that was not held in one of that kind before."""
    held = [values for row in before for values in _held(row).items()]
    texts = {(item["about"], item["difference"]): item["text"] for item in event["positions"]}
    for key, values in _held(event).items():
        known = {value for other, old in held if other == key for value in old}
        if not values <= known:
            yield _OF_DIFFERENCE[Difference(key[1])], texts[key]


def _held(event: EventRow) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for item in event["positions"]:
        found.setdefault((item["about"], item["difference"]), set()).add(item["value"])
    return found


def in_words(news: EventNews, sentence: str, outlets: Iterable[str]) -> str:
    """Return news in one line: what is new, who did what to whom, when and where, and who tells it."""
    event = news.event
    what = "; ".join(kind.value if text == "new" else f"{kind.value}: {text}" for kind, text in news.what)
    kind = " ".join(filter(None, (event["type"], event["mode"])))
    place = event["place"]["name"] if event["place"] else None
    about = ", ".join(filter(None, (f"{_who(event)}: {kind} ({event['status']})", _when(event), place)))
    told = ", ".join(dict.fromkeys(outlets)) or "an outlet that is not named"
    return f"[{what}] {about}. {told}: “{' '.join(sentence.split())}” ({event['standing']}, {_origins(event)})"


def _who(event: EventRow) -> str:
    actors, recipients = (_names(event[side]) for side in ("actors", "recipients"))
    return f"{actors or '—'} → {recipients}" if recipients else actors or "—"


def _names(parties: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(str(party["name"] or "?") for party in parties))


def _when(event: EventRow) -> str:
    earliest, latest = event["earliest"], event["latest"]
    if earliest and latest:
        return str(earliest) if earliest == latest else f"{earliest} to {latest}"
    return f"by {latest}" if latest else f"from {earliest}" if earliest else "undated"


def _origins(event: EventRow) -> str:
    return f"{event['origins']} origin{'' if event['origins'] == 1 else 's'}"
