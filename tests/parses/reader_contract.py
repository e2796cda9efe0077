"""What every reader keeps, whatever is behind it.

``check_reading`` asserts it of one document; a new reader is added to ``READERS`` in ``test_reader_contract.py``.
"""

import re
from collections.abc import Iterator

from bede.knowledge.ontology import types
from bede.model import (
    Block,
    BlockKind,
    Document,
    Frame,
    Mention,
    MentionKind,
    Resolution,
    Sentence,
    Span,
    VoiceReading,
    When,
)
from bede.parses import Reader, Reading, split_sentences
from bede.settings import ParsesOptions

NAME = re.compile(r"[a-z][a-z0-9-]*\.v\d+")


def document_of(*paragraphs: str) -> Document:
    """A document of paragraphs; one that begins with a quotation mark, and has no other words, is a quotation."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        is_quotation = paragraph[:1] in {"“", '"'} and paragraph[-1:] in {"”", '"'}
        kind = BlockKind.QUOTATION if is_quotation else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(paragraph)), "by hand"))
        at += len(paragraph) + 2
    unknown: Resolution[When] = Resolution("", None, "none", 0.0)
    return Document(
        id="d1",
        page_id="p1",
        uri="file:///d1",
        title=None,
        text="\n\n".join(paragraphs),
        blocks=tuple(blocks),
        publisher=None,
        byline=None,
        credit=None,
        dateline=None,
        published=unknown,
        language="en",
    )


def check_reading(reader: Reader, document: Document) -> Reading:
    """Read the document, assert all that a reader promises, and return what it found."""
    assert NAME.fullmatch(reader.name), "a reader's name is versioned"
    sentences = split_sentences(document, ParsesOptions())
    before = hash(document)
    (reading,) = reader.read([(document, sentences)])
    assert hash(document) == before
    assert reader.read([(document, sentences)]) == [reading], "the same input gives the same output"
    beside = (document_of("Police in Norland fired on a crowd.", "Two were hurt, a doctor said."),)
    both = [(document, sentences), *((one, split_sentences(one, ParsesOptions())) for one in beside)]
    assert reader.read(both)[0] == reading, "whatever is read beside it"
    assert reader.read([(document, ())]) == [Reading((), ())]
    assert reader.read([]) == []

    triggers = [frame.trigger for frame in reading.frames]
    assert triggers == sorted(triggers, key=lambda span: span.start), "frames stand in the order of their triggers"
    for frame in reading.frames:
        _check_frame(frame, sentences, document.text)
    _check_mentions(reading)
    _check_references(reading, document.text)
    return reading


def _check_references(reading: Reading, text: str) -> None:
    parties = {mention.span for frame in reading.frames for mention in (*frame.actors, *frame.recipients)}
    assert parties.issuperset(reading.references), "who speaks is told of the parties of acts"
    for speaker in reading.references.values():
        if speaker is not None:
            _check_span(speaker, Span(0, len(text)), text)
    for quotation, speaker in reading.quotations.items():
        assert 0 <= quotation.start < quotation.end <= len(text)
        _check_span(speaker, Span(0, len(text)), text)
        assert speaker.end <= quotation.start or quotation.end <= speaker.start, "who speaks stands outside"


def _check_frame(frame: Frame, sentences: tuple[Sentence, ...], text: str) -> None:
    assert 0 <= frame.sentence < len(sentences)
    sentence = sentences[frame.sentence]
    assert sentence.index == frame.sentence
    _check_span(frame.trigger, sentence.span, text)
    assert frame.mode is None or frame.mode in types()[frame.type].modes
    assert 0.0 <= frame.score <= 1.0
    for mention, kind in mentions_of(frame):
        assert mention.kind is kind
        assert (mention.amount_kind is not None) == (kind is MentionKind.AMOUNT)
        _check_span(mention.span, sentence.span, text)
        _check_span(mention.head, mention.span, text)
    for side in (frame.actors, frame.recipients):
        assert len({mention.span for mention in side}) == len(side), "nobody stands twice on a side"
    for voice in frame.voices:
        _check_voice(voice, sentence, text)


def _check_voice(voice: VoiceReading, sentence: Sentence, text: str) -> None:
    assert voice.speaker is not None or voice.carried or voice.cue is not None
    if voice.cue is not None:
        _check_span(voice.cue, sentence.span, text)
    if voice.speaker is None:
        return
    assert voice.speaker.kind is MentionKind.PARTY
    if voice.carried:
        assert voice.cue is None, "a voice that is carried has no cue here"
        speaker, own = voice.speaker.span, sentence.span
        assert speaker.end <= own.start or own.end <= speaker.start, "another sentence names it, before or behind"
    within = Span(0, len(text)) if voice.carried else sentence.span
    _check_span(voice.speaker.span, within, text)


def _check_span(span: Span, within: Span, text: str) -> None:
    assert within.start <= span.start < span.end <= within.end, f"{span} is not within {within}"
    words = text[span.start : span.end]
    assert words == words.strip(), f"{words!r} has white space at an end"


def _check_mentions(reading: Reading) -> None:
    spans = [mention.span for mention in reading.mentions]
    assert spans == sorted(spans, key=lambda span: (span.start, span.end))
    assert len(set(reading.mentions)) == len(reading.mentions)
    listed = {(mention.span, mention.kind) for mention in reading.mentions}
    for frame in reading.frames:
        assert {(mention.span, kind) for mention, kind in mentions_of(frame)} <= listed


def mentions_of(frame: Frame) -> Iterator[tuple[Mention, MentionKind]]:
    """All mentions of a frame that stand in its own sentence, with the kind that each must have."""
    yield from ((mention, MentionKind.PARTY) for mention in (*frame.actors, *frame.recipients))
    yield from ((mention, MentionKind.AMOUNT) for mention in frame.amounts)
    if frame.time is not None:
        yield frame.time, MentionKind.TIME
    if frame.place is not None:
        yield frame.place, MentionKind.PLACE
