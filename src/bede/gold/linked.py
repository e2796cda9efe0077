"""Annotated claims as linking sees them: with the annotated values in the place of the resolved ones."""

from collections.abc import Iterable

from bede.events import LinkClaim
from bede.gold.records import GoldAmount, GoldClaim, GoldMention, GoldTime, Reading
from bede.knowledge.world import country_by_code, slug
from bede.model import Actor, Amount, Place, Precision, Sector, TimeBasis


def link_claims(reading: Reading) -> tuple[LinkClaim, ...]:
    """Return the claims of a document whose text is known, in their order; ``id`` tells document and number.

    A party's entity is the state where it bears a state's name, else a slug of its name; a party without a name is
    one of its document.
    """
    return tuple(_claim(reading, number, claim) for number, claim in enumerate(reading.claims))


def _claim(reading: Reading, number: int, claim: GoldClaim) -> LinkClaim:
    document = reading.document
    text = document.text or ""
    time = claim.time or GoldTime(None, None, None, Precision.UNKNOWN, TimeBasis.NONE)
    sentence = document.sentences[claim.sentence]
    spoken = [(_actor(reading, voice.party), voice.kind) for voice in claim.voices]
    return LinkClaim(
        id=f"{document.doc}-{number:04}",
        document_id=document.doc,
        publisher=None,
        published=document.published.isoformat() if document.published else None,
        trigger=text[claim.trigger.start : claim.trigger.end],
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        stance=claim.stance,
        actors=_actors(reading, claim.actors),
        recipients=_actors(reading, claim.recipients),
        speakers=tuple(spoken),
        earliest=time.earliest,
        latest=time.latest or (document.published if time.basis is TimeBasis.NONE else None),
        precision=time.precision,
        basis=time.basis,
        place=_place(claim),
        score=1.0,
        start=claim.trigger.start,
        sentence=text[sentence.start : sentence.end],
        certainty=claim.certainty,
        amounts=tuple(_amount(text, amount) for amount in claim.amounts),
        unnamed_actors=_unnamed(text, claim.actors),
        unnamed_recipients=_unnamed(text, claim.recipients),
        speaker_words=tuple(text[v.span.start : v.span.end] if v.span else "" for v in claim.voices),
    )


def _actors(reading: Reading, mentions: Iterable[GoldMention]) -> tuple[Actor, ...]:
    found = (_actor(reading, mention.party) for mention in mentions)
    return tuple(actor for actor in found if actor is not None)


def _actor(reading: Reading, key: str | None) -> Actor | None:
    party = reading.party(key)
    if party is None:
        return None
    state = country_by_code(party.country) if party.country else None
    is_state = state is not None and party.sector is Sector.GOV and party.name in {state.name, state.entity}
    named = slug(party.name) if party.name else f"{reading.document.doc}-{party.key}"
    entity = state.entity if state is not None and is_state else named
    return Actor(entity, party.name or party.key, party.country, party.sector)


def _unnamed(text: str, mentions: Iterable[GoldMention]) -> tuple[str, ...]:
    return tuple(text[m.span.start : m.span.end] for m in mentions if m.party is None and m.span is not None)


def _place(claim: GoldClaim) -> Place | None:
    place = claim.place
    return Place(place.name, place.country, None, None, place.precision, None) if place else None


def _amount(text: str, amount: GoldAmount) -> Amount:
    words = text[amount.span.start : amount.span.end]
    return Amount(amount.kind, words, amount.span, amount.low, amount.best, amount.high, amount.unit)
