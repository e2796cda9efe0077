"""Independent origins: copies count once, and so do documents that rest on one and the same speaker.

What a document tells rests on sources: itself, where the outlet tells it in its own voice, and the speakers whom it
names. Two families are two origins where each can be given a source of its own: so many, and no more, does the event
have (a matching of families with sources). Two reports that both quote one minister are one origin; one that also
tells it itself, or by a witness, is its own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bede.events.agreeing.tellings import Telling
from bede.events.unions import Unions
from bede.knowledge.words.telling import cited_outlet, outlet_key, publisher_key
from bede.model import SpeakerKind

Origin = tuple[Telling, ...]
"""The tellings that rest on one source, in the order of telling."""


def find_origins(tellings: Sequence[Telling]) -> tuple[Origin, ...]:
    """Return the tellings by origin, in the order of their first telling."""
    if len({t.home for t in tellings}) < 2:
        return (tuple(tellings),) if tellings else ()
    sources = _sources(tellings)
    origin_of = _matched(sources)
    origins: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        origins[origin_of[telling.home]].append(telling)
    return tuple(tuple(origin) for origin in origins.values())


def _sources(tellings: Sequence[Telling]) -> dict[str, list[str]]:
    """Return the sources of each family, sorted; one source has one name whatever the documents call it."""
    unions = Unions()
    direct = {t.voice for t in tellings if len(t.claim.speakers) == 1}
    publishers = _publishers(tellings)
    found: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        source = _source(telling, direct)
        outlet = _outlet_behind(telling)
        if outlet is not None:
            unions.join(source, publishers.get(outlet, f"at {outlet}"))
        found[telling.home].add(source)
    return {home: sorted({unions.find(source) for source in found[home]}) for home in sorted(found)}


def _source(telling: Telling, direct: set[str]) -> str:
    """Return what a telling rests on. Of a chain the speaker who is quoted elsewhere too, the innermost first."""
    if len(telling.claim.speakers) < 2:
        return telling.voice
    chain = [telling.voice, *(a.entity for a, _ in reversed(telling.claim.speakers[:-1]) if a is not None)]
    return next((voice for voice in chain if voice in direct), telling.voice)


def _publishers(tellings: Sequence[Telling]) -> Mapping[str, str]:
    """Return the source of each outlet that tells it itself; of one with several, the least."""
    found: dict[str, str] = {}
    for telling in sorted(tellings, key=lambda t: t.voice, reverse=True):
        if telling.claim.publisher:
            found[publisher_key(telling.claim.publisher)] = telling.voice
    # Its own voice goes before the voices that it quotes.
    for telling in tellings:
        if telling.claim.publisher and telling.own_voice:
            found[publisher_key(telling.claim.publisher)] = telling.voice
    return found


def _outlet_behind(telling: Telling) -> str | None:
    """Return the key of the outlet whose report a document passes on, where no named speaker stands behind it."""
    claim = telling.claim
    if not claim.speakers:
        return None
    actor, kind = claim.speakers[-1]
    if kind in (SpeakerKind.NAMED_PERSON, SpeakerKind.NAMED_BODY) and actor is not None:
        return None
    own = publisher_key(claim.publisher) if claim.publisher else None
    for number, (outlet, outlet_kind) in enumerate(claim.speakers):
        if outlet_kind is not SpeakerKind.MEDIA:
            continue
        words = claim.speaker_words[number] if number < len(claim.speaker_words) else ""
        key = outlet_key(words) or (publisher_key(outlet.name) if outlet is not None else None)
        if key is not None and key != own:
            return key
    cited = cited_outlet(claim.sentence) if claim.sentence else None
    return cited if cited != own else None


def _matched(sources: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the origin of each family, named by the source that was given to it.

    Each family is given a source of its own as far as that goes; the others rest on the origin that holds theirs.
    """
    holder: dict[str, str] = {}
    # Families of one source are given it first, so that the others are left with what is theirs alone.
    for home in sorted(sources, key=lambda h: (len(sources[h]), h)):
        _give(home, sources, holder, set())
    given = {home: source for source, home in holder.items()}
    return {home: given.get(home, sources[home][0]) for home in sources}


def _give(home: str, sources: Mapping[str, Sequence[str]], holder: dict[str, str], seen: set[str]) -> bool:
    """Give a family a source that is free, or that its holder can change for another (Kuhn's algorithm)."""
    for source in sources[home]:
        if source in seen:
            continue
        seen.add(source)
        if source not in holder or _give(holder[source], sources, holder, seen):
            holder[source] = home
            return True
    return False
