"""What is wrong with annotations, said in full: form always, words too where the text is at hand."""

import hashlib
from collections.abc import Iterator

from bede.gold.parts import part_of
from bede.gold.records import GoldClaim, GoldDocument, GoldTime, Reading
from bede.knowledge.ontology.tables import types
from bede.model import Span


def complaints(reading: Reading) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a document's annotation."""
    document = reading.document
    yield from (f"{document.doc}: {fault}" for fault in _document_faults(document))
    seen: set[tuple[object, ...]] = set()
    for claim in reading.claims:
        where = f"{document.doc}, sentence {claim.sentence}, {claim.type} at {claim.trigger.start}"
        yield from (f"{where}: {fault}" for fault in _claim_faults(reading, claim))
        # One trigger may tell two happenings, or two speakers may take different stances on the same.
        identity = (claim.trigger, claim.type, claim.event, claim.status, claim.stance)
        if identity in seen:
            yield f"{where}: the same claim stands twice"
        seen.add(identity)


def _document_faults(document: GoldDocument) -> Iterator[str]:
    if document.part != part_of(document.sha256):
        yield f"part {document.part} is not that of its hash, {part_of(document.sha256)}"
    before = 0
    for number, span in enumerate(document.sentences):
        if span.start < before:
            yield f"sentence {number} begins before the end of the one before"
        before = span.end
    if any(number >= len(document.sentences) for number in document.boilerplate):
        yield "boilerplate names a sentence that is not there"
    if document.text is not None:
        if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
            yield "the text is not the one that was annotated (its hash differs)"
        elif before > len(document.text):
            yield "the last sentence ends behind the text"


def _claim_faults(reading: Reading, claim: GoldClaim) -> Iterator[str]:
    document = reading.document
    if claim.sentence >= len(document.sentences):
        yield "there is no such sentence"
        return
    if claim.sentence in document.boilerplate:
        yield "a claim in boilerplate"
    if claim.mode is not None and claim.mode not in types()[claim.type].modes:
        yield f"{claim.type} has no mode {claim.mode}"
    sentence = document.sentences[claim.sentence]
    for name, span in _spans(claim):
        if not (sentence.start <= span.start and span.end <= sentence.end):
            yield f"{name} lies outside its sentence"
        elif document.text is not None and cuts_a_word(document.text, span):
            yield f"{name} cuts a word: {document.text[span.start : span.end]!r}"
    for mention in (*claim.actors, *claim.recipients):
        yield from _party_faults(reading, mention.party)
        if mention.party is None:
            yield "an actor or recipient without a party"
    for voice in claim.voices:
        yield from _party_faults(reading, voice.party)
        if voice.carried and voice.span is not None:
            yield "a carried speaker with words in the sentence"
    if claim.time is not None:
        yield from _time_faults(claim.time)
    for amount in claim.amounts:
        if amount.low is not None and amount.high is not None and amount.low > amount.high:
            yield "an amount whose low is above its high"


def _spans(claim: GoldClaim) -> Iterator[tuple[str, Span]]:
    yield "trigger", claim.trigger
    for name, items in (("actor", claim.actors), ("recipient", claim.recipients), ("speaker", claim.voices)):
        yield from ((name, item.span) for item in items if item.span is not None)
    yield from (("cue", voice.cue) for voice in claim.voices if voice.cue is not None)
    if claim.time is not None and claim.time.span is not None:
        yield "time", claim.time.span
    if claim.place is not None:
        yield "place", claim.place.span
    yield from (("amount", amount.span) for amount in claim.amounts)


def cuts_a_word(text: str, span: Span) -> bool:
    """Return whether a border of the span lies inside a word of the text."""
    head = span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()
    tail = span.end < len(text) and text[span.end].isalnum() and text[span.end - 1].isalnum()
    return head or tail


def _party_faults(reading: Reading, key: str | None) -> Iterator[str]:
    if key is not None and key not in reading.parties:
        yield f"party {key} is not declared"


def _time_faults(time: GoldTime) -> Iterator[str]:
    if time.earliest is not None and time.latest is not None and time.earliest > time.latest:
        yield "an interval that runs backwards"
    if time.span is None and time.basis.value in ("explicit", "relative"):
        yield f"a time with basis {time.basis} and no words"
