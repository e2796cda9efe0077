"""Rungs: what an event tells of a commitment, out of the tellings of its claims."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from bede.events.claims import LinkClaim
from bede.events.ladders.figures import Range, ranges
from bede.events.ladders.nearby import nearby
from bede.events.ladders.parties import keys, party_key
from bede.events.ladders.stages import ORDER
from bede.events.ladders.tellings import Telling
from bede.events.ladders.topics import UNDOING
from bede.events.outlines import Outlined
from bede.events.wholes import is_whole
from bede.knowledge.words.commitments import commitment_words
from bede.model import Actor, AmountKind, LadderKind, Place, Stage, Status, TimeBasis
from bede.text.normalise import fold

_WORD = re.compile(r"[a-z]{4,}")
_NARROW = 7  # days; a wider interval says little about which of two meetings is meant


@dataclass(frozen=True, slots=True)
class Rung:
    """``words``: events of the words told beside the act. ``homes``: families of the documents that tell it.

    ``told`` and ``told_last``: first and last day of telling. ``earliest`` and ``latest`` bound the act itself;
    ``dated``: both are known, within a week. ``further``: it comes on top of what was done before. ``ranges``: see
    ``figures.ranges``. ``stems``: words near the triggers. ``sentences``: a hash of document and words of each.
    ``persons``: party key → the persons and organs that act for it, where it is not told by the state or body itself.
    ``claims``: ids of those that tell it; ``some_act``: one of them says more than that it was not done.
    """

    event: str
    kind: LadderKind
    what: str
    stage: Stage
    givers: tuple[Actor, ...]
    receivers: tuple[Actor, ...]
    giver_keys: frozenset[str]
    receiver_keys: frozenset[str]
    claims: tuple[str, ...]
    some_act: bool
    words: frozenset[str]
    homes: frozenset[str]
    told: date | None
    told_last: date | None
    earliest: date | None
    latest: date | None
    dated: bool
    place: Place | None
    ranges: Mapping[tuple[AmountKind, str], tuple[Range, ...]]
    names: frozenset[str]
    further: bool
    stems: frozenset[str]
    sentences: frozenset[str]
    persons: Mapping[str, frozenset[str]]

    @property
    def undoing(self) -> str:
        """What it undoes; such a commitment is another one than what it undoes."""
        return self.what if self.what in UNDOING else ""

    @property
    def day(self) -> date | None:
        """The day that it stands at in time: when it was told first, else when it was."""
        return self.told or self.latest or self.earliest


def find_rungs(
    events: Iterable[Outlined], tellings: Iterable[Telling], only: Collection[str] | None = None
) -> tuple[Rung, ...]:
    """Return the rungs in the order of the ids of their events; an event of words told beside an act is no rung.

    ``only``: ids of the events that are asked for; the tellings must be those of all their documents.
    """
    by_id = {event.id: event for event in events}
    event_of = {claim: event.id for event in by_id.values() for claim in event.claims}
    rows: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.claim.id in event_of:
            rows[event_of[telling.claim.id]].append(telling)
    carriers = {event_of.get(t.frame.id) for group in rows.values() for t in group if t.frame is not None}
    return tuple(
        _rung(by_id[name], rows[name], event_of)
        for name in sorted(rows)
        if name not in carriers and (only is None or name in only)
    )


def _rung(event: Outlined, group: Sequence[Telling], event_of: Mapping[str, str]) -> Rung:
    kind = _commonest([t.topic.kind for t in group])
    group = [t for t in group if t.topic.kind is kind]
    whats = Counter(t.topic.what for t in group if t.topic.what)
    stages = Counter(t.stage for t in group)
    claims = tuple(sorted({c.id: c for t in group for c in (t.claim, t.frame) if c}.values(), key=lambda c: c.id))
    givers, receivers = _sides(group)
    told = sorted(day for c in claims if (day := _day(c.published)) is not None)
    # An event without a date of its own is bounded by the day of telling only, which is no date.
    own = event.time_basis is not TimeBasis.NONE
    earliest, latest = (_day(event.earliest) if own else None), _day(event.latest)
    return Rung(
        event=event.id,
        kind=LadderKind(kind),
        what=min(whats, key=lambda word: (-whats[word], word)) if whats else "",
        # Of equals the least: never a shade more certain than the sentence.
        stage=min(stages, key=lambda stage: (-stages[stage], ORDER[stage])),
        givers=givers,
        receivers=receivers,
        giver_keys=keys(givers),
        receiver_keys=keys(receivers),
        claims=tuple([claim.id for claim in claims]),
        some_act=any(claim.status is not Status.NOT_OCCURRED for claim in claims),
        words=frozenset(event_of[t.frame.id] for t in group if t.frame is not None and t.frame.id in event_of),
        homes=frozenset(event.families),
        told=told[0] if told else None,
        told_last=told[-1] if told else None,
        earliest=earliest,
        latest=latest,
        dated=own and earliest is not None and latest is not None and (latest - earliest).days <= _NARROW,
        place=event.place,
        ranges=ranges(claims),
        names=frozenset(name for c in claims for name in commitment_words().names.findall(nearby(c).around)),
        further=all(_is_further(t.claim) for t in group),
        stems=_stems(claims),
        sentences=frozenset(map(_sentence, claims)),
        persons=persons_of((*givers, *receivers)),
    )


def _sentence(claim: LinkClaim) -> str:
    return blake2b(f"{claim.document_id} {claim.sentence}".encode(), digest_size=12).hexdigest()


def persons_of(actors: Sequence[Actor]) -> Mapping[str, frozenset[str]]:
    """Return the persons and organs among parties, by the key of the state or body that they act for."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if not is_whole(actor):
            found[party_key(actor)].add(actor.entity)
    return {key: frozenset(entities) for key, entities in found.items()}


def _sides(group: Sequence[Telling]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return the sides that most tellings know; of equals those of the surest claim."""
    counts = Counter((keys(t.sides[0]), keys(t.sides[1])) for t in group)
    best = max(
        group,
        key=lambda t: (
            bool(t.sides[0]) + bool(t.sides[1]),
            counts[keys(t.sides[0]), keys(t.sides[1])],
            t.claim.score,
            t.claim.id,
        ),
    )
    return best.sides


def _commonest(values: Sequence[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _stems(claims: Sequence[LinkClaim]) -> frozenset[str]:
    """Return the beginnings of the words near the triggers, without the names of the parties."""
    names = {
        word
        for claim in claims
        for actor in (*claim.actors, *claim.recipients)
        for word in _WORD.findall(fold(actor.name))
    }
    words = {word for claim in claims for word in _WORD.findall(nearby(claim).on)}
    return frozenset(word[:6] for word in words - names if word not in _EMPTY)


_EMPTY = frozenset(
    "that this with from have been will would could should their them they which what when where more than into"
    " over also said says after before against about some other such only because during under between these those"
    " were was has had year years month months week weeks today monday tuesday wednesday thursday friday saturday"
    " sunday million billion country countries government president minister".split()
)


def _is_further(claim: LinkClaim) -> bool:
    near = nearby(claim)
    return commitment_words().stages["further"].search(f"{near.before[-30:]} {near.on[:40]}") is not None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
