"""A telling: a claim with who stands behind it, in whose words, and from which family of documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.events.agreeing.context import Context
from bede.events.agreeing.sides import NO_SIDE, Sides, is_press, is_state_press, side_of_claim
from bede.events.claims import LinkClaim
from bede.knowledge.words.telling import denies_in_words
from bede.model import Actor, Relation, Side, SpeakerKind, Stance, Status
from bede.text.normalise import fold

_UNNAMED = frozenset({SpeakerKind.UNNAMED_OFFICIAL, SpeakerKind.UNNAMED_SOURCE, SpeakerKind.WITNESS})
_PARTIES = frozenset({Side.ACTOR, Side.RECIPIENT, Side.BOTH})
DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_POINTING = frozenset("i he she it they we who that this".split())
_KINDS = {
    SpeakerKind.NAMED_PERSON: "a speaker",
    SpeakerKind.NAMED_BODY: "a body",
    SpeakerKind.UNNAMED_OFFICIAL: "an unnamed official",
    SpeakerKind.UNNAMED_SOURCE: "an unnamed source",
    SpeakerKind.MEDIA: "another outlet",
    SpeakerKind.DOCUMENT: "a document",
    SpeakerKind.WITNESS: "a witness",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim and who tells it.

    ``home``: its family of documents. ``voice``: key of the innermost speaker, or of the family where the outlet
    tells it itself. ``teller``: whose word it is, the outermost speaker that is no outlet; None where that is
    unknown or the outlet. ``side``: where the innermost speaker stands to the act; ``told_from``: where the teller
    does. ``camp``: the side that the teller counts for; NO_SIDE for who is of none, None where it is unknown.
    ``by``: the speakers in words. ``denies``: it sets its word against the act. ``contradicts``: it says that the
    act, which others tell as done, did not take place.
    """

    claim: LinkClaim
    home: str
    voice: str
    teller: Actor | None
    side: Side
    told_from: Side
    camp: str | None
    by: str
    denies: bool
    contradicts: bool

    @property
    def day(self) -> str:
        """The ISO date on which it was told; late where that is unknown."""
        return self.claim.published or "9999"

    @property
    def asserts(self) -> bool:
        """Whether it says that the act is as it is told."""
        return self.claim.stance is Stance.ASSERTS and not self.contradicts

    @property
    def own_voice(self) -> bool:
        """Whether the outlet tells it itself."""
        return not self.claim.speakers

    @property
    def is_party(self) -> bool:
        """Whether the innermost speaker is on the side of a party to the act."""
        return self.side in _PARTIES


def find_tellings(claims: Sequence[LinkClaim], sides: Sides, context: Context) -> tuple[Telling, ...]:
    """Return the tellings of claims, in their order."""
    done = len(claims) > 1 and _told_as_done(claims)
    return tuple([_telling(claim, sides, context, done) for claim in claims])


def _telling(claim: LinkClaim, sides: Sides, context: Context, done: bool) -> Telling:
    home, teller = context.home(claim.document_id), teller_of(claim)
    side = side_of_claim(claim, sides)
    contradicts = done and claim.stance is Stance.ASSERTS and claim.status is Status.NOT_OCCURRED
    # That an act "has not" taken place is a denial in the mouth of a party to it; an outlet may mean another act.
    denies = _in_words(claim) and (claim.stance is Stance.DENIES or (contradicts and side in _PARTIES))
    told_from = sides.of(teller) if len(claim.speakers) > 1 and teller is not None else side
    return Telling(
        claim=claim,
        home=home,
        voice=voice_of(claim, home),
        teller=teller,
        side=side,
        told_from=told_from,
        camp=_camp(claim, teller, sides),
        by=told_by(claim),
        denies=denies,
        contradicts=contradicts,
    )


def _in_words(claim: LinkClaim) -> bool:
    """Return whether somebody speaks, and the sentence, where it is known, has a word of denial."""
    return bool(claim.speakers) and (not claim.sentence or denies_in_words(claim.sentence))


def teller_of(claim: LinkClaim) -> Actor | None:
    """Return whose word a claim is: the outermost speaker that is no outlet, else the outermost one."""
    speakers = claim.speakers
    if not speakers:
        return None
    return next((actor for actor, kind in speakers if not is_press(actor, kind)), speakers[0][0])


def voice_of(claim: LinkClaim, home: str) -> str:
    """Return the key of the innermost speaker: his entity, else the words for him; the family for the outlet."""
    if not claim.speakers:
        return f"in {home}"
    actor, kind = claim.speakers[-1]
    if actor is not None:
        return actor.entity
    words = fold(claim.speaker_words[-1]) if claim.speaker_words else ""
    # One bare word ("officials", "he") may mean anybody; "a senior army officer" is taken for one speaker.
    return f"{kind} {words}" if len(words.split()) > 1 else f"of {claim.id}"


def told_by(claim: LinkClaim) -> str:
    """Return who tells a claim, in words: "Ada Stone", "several officials", "Ada Stone, on what Jon Reed said"."""
    if not claim.speakers:
        return claim.publisher or "the outlet"
    last = innermost_name(claim)
    if len(claim.speakers) == 1:
        return last
    first = _speaker_name(claim, 0)
    return f"{last}, quoted by {first}" if is_press(*claim.speakers[0]) else f"{first}, on what {last} said"


def innermost_name(claim: LinkClaim) -> str:
    """Return what to call the innermost speaker of a claim that has one."""
    return _speaker_name(claim, len(claim.speakers) - 1)


def _speaker_name(claim: LinkClaim, number: int) -> str:
    """Return what to call a speaker of the chain: by the words where he has no name, else by his name."""
    actor, kind = claim.speakers[number]
    words = claim.speaker_words[number] if number < len(claim.speaker_words) else ""
    if actor is not None and (kind not in _UNNAMED or not words):
        return actor.name
    return words if words and fold(words) not in _POINTING else _KINDS[kind]


def _camp(claim: LinkClaim, teller: Actor | None, sides: Sides) -> str | None:
    """Return the side that a teller counts for; an unknown one is of an unknown side, not of another."""
    if not claim.speakers:
        return NO_SIDE
    kind = next((k for a, k in claim.speakers if a is teller), claim.speakers[-1][1])
    if teller is None:
        return NO_SIDE if kind in (SpeakerKind.WITNESS, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT) else None
    if is_press(teller, kind):
        if is_state_press(claim):
            return sides.camp(teller)
        return None if sides.has_country(teller.country) else NO_SIDE
    if kind is SpeakerKind.WITNESS and not teller.country:
        return NO_SIDE
    return sides.camp(teller)


def asserting(claims: Sequence[LinkClaim]) -> tuple[LinkClaim, ...]:
    """Return the claims that assert the act: who denies it, won't say or knows nothing of it tells nothing.

    That it did not take place is a denial where others tell it as done, else (talks that were called off) its story.
    """
    told = tuple([c for c in claims if c.stance is Stance.ASSERTS])
    if len(claims) == 1:
        return told
    return tuple(c for c in told if c.status is not Status.NOT_OCCURRED) if _told_as_done(claims) else told


def _told_as_done(claims: Sequence[LinkClaim]) -> bool:
    return any(c.status in DONE and c.stance is Stance.ASSERTS for c in claims)


def taken_back(claims: Sequence[LinkClaim], context: Context) -> frozenset[str]:
    """Return the ids of the claims that a later version of their document no longer tells, or says to be wrong."""
    if not context.corrections:
        return frozenset()
    telling = {claim.document_id for claim in asserting(claims)}
    return frozenset(
        claim.id
        for claim in claims
        if any(later not in telling for later in context.corrections.get(claim.document_id, ()))
    )


def later_version(later: Telling, earlier: Telling, context: Context) -> Relation | None:
    """Return what a telling's document is to another's where it is an update or a correction of it, else None."""
    if later.home != earlier.home or later.claim.document_id == earlier.claim.document_id:
        return None
    relation = context.relation(later.claim.document_id)
    if relation not in (Relation.UPDATE, Relation.CORRECTION):
        return None
    line = context.versions_before(later.claim.document_id)
    related = earlier.claim.document_id in line or context.relation(earlier.claim.document_id) is not relation
    return relation if related else None
