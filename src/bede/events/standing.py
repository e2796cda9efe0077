"""How an event stands: the fixed rule of codebook section 7, line by line. Never a truth score.

The first line that holds gives the standing; its words are stored with the event:

    disputed        a party to it denies it, or it is only denied
    acknowledged    asserted by those who do it, where it burdens them: a hostile act done, or a promise given
    corroborated    two or more origins that are not all on one side
    one_sided       several origins, no two of them known to be of different sides
    single_named    one origin, a named speaker
    single_unnamed  one origin, an unnamed speaker
    own_reporting   one origin, the outlet's own voice alone

Only claims that assert the act count as telling it. *Retracted* can't be told from claims alone and is not given.
"""

from collections.abc import Sequence

from bede.events.claims import LinkClaim
from bede.events.origins import find_origins, telling
from bede.knowledge.ontology import quad
from bede.model import Actor, EventType, Sector, SpeakerKind, Stance, Standing, Status

Line = tuple[Standing, str]
"""A standing, and the line of the rule, in words, that gave it."""

_PROPER = frozenset({SpeakerKind.NAMED_PERSON, SpeakerKind.NAMED_BODY})
_BY_NAME = frozenset({SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
"""Named where it is known which one: "Reuters" is, "local media" are not."""
_OF_NO_SIDE = frozenset({SpeakerKind.WITNESS, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_BINDING = frozenset({EventType.AGREE, EventType.CONCEDE})
# Whoever takes arms or stands against his state is a side of his own, whatever his country.
_AGAINST_THE_STATE = frozenset({Sector.REB, Sector.PRM, Sector.UAF, Sector.OPP, Sector.CRM})
_CONFLICT = 3
"""Quad classes from here on are conflict."""


def find_standing(claims: Sequence[LinkClaim], family_of: dict[str, str]) -> Line:
    """Return the standing and the line of the rule, in words, that gave it."""
    found = _disputed(claims) or _acknowledged(claims)
    if found is not None:
        return found
    origins = find_origins(claims, family_of)
    return _by_sides(origins) if len(origins) > 1 else _single(telling(claims))


def _disputed(claims: Sequence[LinkClaim]) -> Line | None:
    parties = {_side(a) for c in claims for a in (*c.actors, *c.recipients)}
    denials = [c for c in claims if c.stance is Stance.DENIES]
    for actor in filter(None, map(_innermost, denials)):
        if _side(actor) in parties:
            return Standing.DISPUTED, f"denied by {actor.name}, a party to it"
    if denials and len(denials) == len(claims):
        return Standing.DISPUTED, "denied, and asserted by nobody"
    return None


def _acknowledged(claims: Sequence[LinkClaim]) -> Line | None:
    """Return the line where every side that does a burdening act asserts it for itself.

    Nested voices must all be of that side: what Kyiv says that Moscow admitted is Kyiv's word.
    """
    own = [c for c in claims if c.speakers and c.stance is Stance.ASSERTS and _burdens(c) and not _is_media(c)]
    spoken_for = {_side(actor): actor for c in own if (actor := _only_side(c)) is not None}
    for claim in own:
        speaker = _innermost(claim)
        if speaker is None or _only_side(claim) is None:
            continue
        doers = {_side(actor) for actor in claim.actors}
        if _side(speaker) in doers <= spoken_for.keys():
            return Standing.ACKNOWLEDGED, f"asserted by {speaker.name}, on the side that does it"
    return None


def _is_media(claim: LinkClaim) -> bool:
    """Return whether an outlet tells it: a report is no admission, whatever country the outlet is of."""
    speaker, kind = claim.speakers[-1]
    return kind is SpeakerKind.MEDIA or (speaker is not None and speaker.sector is Sector.JRN)


def _burdens(claim: LinkClaim) -> bool:
    """Return whether a claim burdens its doer: a hostile act that is done, or a promise."""
    if quad(claim.type) >= _CONFLICT:
        return claim.status in _DONE
    return claim.status is Status.PROMISED or (claim.type in _BINDING and claim.status in _DONE)


def _only_side(claim: LinkClaim) -> Actor | None:
    """Return the innermost speaker where all speakers of the chain are known and of one side."""
    speakers = [actor for actor, _ in claim.speakers if actor is not None]
    if len(speakers) < len(claim.speakers) or len({_side(actor) for actor in speakers}) != 1:
        return None
    return speakers[-1]


def _by_sides(origins: Sequence[Sequence[LinkClaim]]) -> Line:
    """Return whether several origins are of one side. An unknown speaker's side is unknown, not another one."""
    sides, neutral = set[str](), False
    for claim in (claim for origin in origins for claim in origin):
        speaker = _innermost(claim)
        if speaker is not None and speaker.country is not None:
            sides.add(_side(speaker))
        elif not claim.speakers or claim.speakers[-1][1] in _OF_NO_SIDE:
            neutral = True
    if neutral or len(sides) > 1:
        return Standing.CORROBORATED, f"{len(origins)} origins, not all of one side"
    if sides:
        return Standing.ONE_SIDED, f"{len(origins)} origins, none known to be of another side than {min(sides)}"
    return Standing.ONE_SIDED, f"{len(origins)} origins, their sides unknown"


def _single(claims: Sequence[LinkClaim]) -> Line:
    spoken = [c.speakers[-1] for c in claims if c.speakers]
    if any(kind in _PROPER or (kind in _BY_NAME and actor) for actor, kind in spoken):
        return Standing.SINGLE_NAMED, "one origin, a named speaker"
    if spoken:
        return Standing.SINGLE_UNNAMED, "one origin, an unnamed speaker"
    return Standing.OWN_REPORTING, "one origin, in the outlet's own voice"


def _innermost(claim: LinkClaim) -> Actor | None:
    return claim.speakers[-1][0] if claim.speakers else None


def _side(actor: Actor) -> str:
    """Return the side that an actor is of: his country, or in it those who stand against the state."""
    if actor.country is None:
        return actor.entity
    return f"{actor.country} {actor.sector}" if actor.sector in _AGAINST_THE_STATE else actor.country
