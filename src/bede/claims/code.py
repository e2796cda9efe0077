"""Document, Parse and Resolutions in, claims out. Pure, so that documents can be coded in any order anywhere."""

from collections.abc import Sequence
from dataclasses import replace

from bede.claims.amounts import counted_by, read_amount
from bede.claims.ids import claim_ids
from bede.claims.meetings import tell_meeting
from bede.claims.stances import stance_of
from bede.claims.strikes import is_attack, may_be_attack, names_victims, tells_attack
from bede.claims.weapons import weapon_mode
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Claim,
    CodedVoice,
    Document,
    EventType,
    Frame,
    Location,
    Mention,
    Parse,
    Party,
    Resolution,
    Resolutions,
    Span,
    SpeakerKind,
    Stance,
    Timing,
    Voice,
    When,
)

_ATTACKS = frozenset({EventType.ASSAULT, EventType.PROTEST})
"""Types of a "strike" in which people are killed, as it is read: who denies the victims does not deny the strike."""

_BESIDE = 40
"""Code points beside an amount that may say what its persons are."""


def code(document: Document, parse: Parse, resolutions: Resolutions) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text. What is a claim, the reader has decided."""
    ids = claim_ids(document, parse)
    under_attack = tells_attack((frame.type, _words(document, frame.trigger)) for frame in parse.frames)
    sentences = (parse.sentences[frame.sentence].span for frame in parse.frames)
    told = replace(
        parse,
        frames=tuple(
            _told(document, frame, sentence, under_attack=under_attack)
            for frame, sentence in zip(parse.frames, sentences, strict=True)
        ),
    )
    return tuple(_claim(document, told, resolutions, number, claim_id) for number, claim_id in enumerate(ids))


def _claim(document: Document, parse: Parse, resolutions: Resolutions, number: int, claim_id: str) -> Claim:
    frame = parse.frames[number]
    actors = _each_once([_party(document, mention, resolutions) for mention in frame.actors])
    recipients = _each_once([_party(document, mention, resolutions) for mention in frame.recipients])
    sentence = parse.sentences[frame.sentence].span
    place = _location(document, frame.place, resolutions)
    mode = frame.mode
    voices = tuple(_voice(document, voice) for voice in resolutions.voices[number])
    if frame.type is EventType.CONSULT and mode in (None, "visit"):
        actors, recipients, told = tell_meeting(actors, recipients, place)
        mode = told or mode
    return Claim(
        id=claim_id,
        document_id=document.id,
        sentence=sentence,
        trigger=frame.trigger,
        type=frame.type,
        mode=mode,
        status=frame.status,
        stance=frame.stance,
        certainty=frame.certainty,
        actors=actors,
        recipients=recipients,
        voices=voices or (() if frame.stance is Stance.ASSERTS else (SOMEBODY,)),
        time=_timing(document, frame.time, resolutions.times[number]),
        place=place,
        amounts=tuple(_amount(document, frame.type, mode, mention) for mention in frame.amounts),
        score=frame.score,
        coder=parse.reader,
    )


SOMEBODY = Voice("", None, None, None, SpeakerKind.UNNAMED_SOURCE, False, Resolution("", None, "none", 0.0))
"""Who denies or questions what nobody is read to tell: an outlet itself only asserts (codebook, section 3)."""


def _told(document: Document, frame: Frame, sentence: Span, *, under_attack: bool) -> Frame:
    """Return an act as the reader tells it, but for strikes, weapons and stances, which words tell.

    ``under_attack``: another strike of the document is an attack.
    """
    before = _words(document, Span(sentence.start, frame.trigger.start))
    behind = _words(document, Span(frame.trigger.end, sentence.end))
    told = _struck(document, frame, sentence, before, behind, under_attack=under_attack)
    mode = weapon_mode(told.type, told.mode, before, _words(document, frame.trigger), behind)
    return replace(told, mode=mode)


def _struck(document: Document, frame: Frame, sentence: Span, before: str, behind: str, *, under_attack: bool) -> Frame:
    """Return an act with its stance, and a strike that is an attack as one."""
    start = frame.trigger.start - sentence.start
    stance = stance_of(frame.stance, _words(document, sentence), start, voiced=bool(frame.voices))
    if stance is Stance.DENIES and frame.type in _ATTACKS and names_victims(before):
        stance = Stance.ASSERTS
    if not is_attack(frame.type, frame.mode, before, behind):
        if not (under_attack and may_be_attack(frame.type, frame.mode, before)):
            return replace(frame, stance=stance)
        # No word beside it tells of an attack, so the parties were read as those of a stoppage of work.
        own = tuple(actor for actor in frame.actors if _is_beside(document, actor, frame))
        frame = replace(frame, actors=own, recipients=())
    return replace(frame, type=EventType.ASSAULT, mode=None, stance=stance)


def _is_beside(document: Document, actor: Mention, frame: Frame) -> bool:
    """Return whether nothing but one word stands between an actor and the trigger: "Norland's air strike"."""
    between = _words(document, Span(actor.span.end, max(actor.span.end, frame.trigger.start)))
    return actor.span.end <= frame.trigger.start and len(between.replace("'s", "").replace("’s", "").split()) < 2


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _party(document: Document, mention: Mention, resolutions: Resolutions) -> Party:
    text = _words(document, mention.span)
    nobody: Resolution[Actor] = Resolution(text, None, "none", 0.0)
    return Party(text, mention.span, resolutions.actors.get(mention.span, nobody))


def _each_once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties of a side without further words for one of them: "“*I* call on them,” *Ada Stone* said"."""
    kept = dict[str, Party]()
    for party in parties:
        key = party.actor.value.entity if party.actor.value is not None else f"at {party.span}"
        if key not in kept or (_is_pointed(kept[key]) and not _is_pointed(party)):
            kept[key] = party
    return tuple(party for party in parties if any(party is one for one in kept.values()))


def _is_pointed(party: Party) -> bool:
    return party.actor.method.startswith("pronoun")


def _voice(document: Document, voice: CodedVoice) -> Voice:
    return Voice(
        text=_words(document, voice.span) if voice.span else "",
        span=voice.span,
        cue=_words(document, voice.cue) if voice.cue else None,
        cue_span=voice.cue,
        kind=voice.kind,
        carried=voice.carried,
        actor=voice.actor,
    )


def _timing(document: Document, mention: Mention | None, when: Resolution[When]) -> Timing:
    return Timing(_words(document, mention.span) if mention else "", mention.span if mention else None, when)


def _location(document: Document, mention: Mention | None, resolutions: Resolutions) -> Location | None:
    if mention is None:
        return None
    return Location(_words(document, mention.span), mention.span, resolutions.places[mention.span])


def _amount(document: Document, type: EventType, mode: str | None, mention: Mention) -> Amount:
    text = _words(document, mention.span)
    low, best, high, unit = read_amount(text)
    before = document.text[max(0, mention.span.start - _BESIDE) : mention.span.start]
    behind = document.text[mention.span.end : mention.span.end + _BESIDE]
    kind = counted_by(type, mode, mention.amount_kind or AmountKind.UNITS, before, behind)
    return Amount(kind, text, mention.span, low, best, high, unit)
