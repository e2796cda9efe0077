"""Events in, stories out: near-linear, and a pure function of the events, whatever their order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from bede.events.outlines import Outlined
from bede.events.stories.episodes import Dated, day_of, find_episodes
from bede.events.stories.naming import main_actors, main_place, period_in_days, period_in_months, story_name
from bede.events.stories.threads import Thread, find_threads
from bede.events.unions import Unions
from bede.model import PlacePrecision, Story
from bede.settings import EventsOptions

_FEWEST = 2  # events of a story
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A story with what its name may need: the thread, and the first and last day."""

    story: Story
    thread: Thread
    first: date
    last: date


def find_stories(events: Iterable[Outlined], options: EventsOptions) -> tuple[Story, ...]:
    """Return the stories, in the order of their ids; an event is in one of them at most."""
    rows = sorted(events, key=lambda event: event.id)
    threads = find_threads(rows)
    by_thread: dict[Thread, list[Dated]] = defaultdict(list)
    for event in rows:
        day = day_of(event)
        if event.id in threads and day is not None:
            by_thread[threads[event.id]].append((day, event))
    drafts = [
        _draft(group, thread)
        for thread in sorted(by_thread)
        for episode in find_episodes(by_thread[thread], options.story_gap, options.story_longest)
        for group in ([episode] if len(thread) > 1 else _apart(episode))
        if len(group) >= _FEWEST
    ]
    return tuple(sorted(_told_apart(drafts), key=lambda story: story.id))


def _apart(episode: Sequence[Dated]) -> list[list[Dated]]:
    """Return the events of one party, grouped by a document or narrow place that they share.

    Much happens in one country at a time that has nothing in common; between two parties less does.
    """
    unions, groups = Unions(), defaultdict[str, list[Dated]](list)
    for _, event in episode:
        unions.join(event.id, event.id)
        for document in event.documents:
            unions.join(event.id, f"document {document}")
        if event.place is not None and event.place.precision not in _WIDE:
            unions.join(event.id, f"place {event.place.name}")
    for row in episode:
        groups[unions.find(row[1].id)].append(row)
    return [groups[key] for key in sorted(groups)]


def _draft(group: Sequence[Dated], thread: Thread) -> _Draft:
    events = [event for _, event in group]
    first, last = group[0][0], group[-1][0]
    actors, place = main_actors(events, thread), main_place(events)
    root = min(events, key=lambda event: (event.first_told or "9999", event.id))
    story = Story(
        id="s" + sha256(root.id.encode()).hexdigest()[:15],
        name=story_name(thread, actors, place, period_in_months(first, last)),
        actors=actors,
        place=place,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        events=tuple(event.id for event in events),
    )
    return _Draft(story, thread, first, last)


def _told_apart(drafts: Sequence[_Draft]) -> list[Story]:
    """Return the stories, with days in the names of those that months would call alike."""
    counts = Counter(draft.story.name for draft in drafts)
    return [draft.story if counts[draft.story.name] == 1 else _with_days(draft) for draft in drafts]


def _with_days(draft: _Draft) -> Story:
    story, place = draft.story, draft.story.place
    return replace(story, name=story_name(draft.thread, story.actors, place, period_in_days(draft.first, draft.last)))
