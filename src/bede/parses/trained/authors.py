"""Who speaks throughout: the issuer of a communiqué, the author of a column.

By the codebook's section 8 the author of an opinion piece is a voice, carried through, where the document names him. A
report's author is none: he speaks for the outlet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from bede.knowledge.bylines import person_in
from bede.knowledge.words.speaking import is_opinion, speaking_pattern, speaking_words
from bede.model import BlockKind, Document, Mention, MentionKind, Span, SpeakerKind, VoiceReading
from bede.text.heads import head_of

_HEAD = 900
"""Code points at the beginning in which a head of brackets may stand."""

_LAST = 12
"""Blocks at the end, furniture too, in which an outlet may say that views are the author's."""

_ABOUT = ("byline: about the author", "html.about-author")
"""Reasons of blocks that tell who the author is."""

_SHORT = 300
"""Code points; a longer line is none about the author."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks from an offset on. ``voice`` without a speaker: the byline has him, and no word of the text."""

    start: int
    voice: VoiceReading


def head_of_brackets(text: str) -> Match[str] | None:
    """Return the head of a text that a service took over ("[COMMUNIQUE] [NORTHERN FRONT] [TEXT]")."""
    return speaking_pattern("head").search(text[:_HEAD])


def author_of(document: Document) -> Author | None:
    """Return who speaks throughout a document; None where that is the outlet."""
    head = head_of_brackets(document.text)
    return _issuer(document.text, head) if head else _columnist(document)


def _issuer(text: str, head: Match[str]) -> Author | None:
    group = "by" if head["by"] else "issuer"
    if not head[group]:
        return None
    name = speaking_pattern("past_name").sub("", head[group]).strip()
    if not name:
        return None
    is_paper = speaking_pattern("papers").fullmatch(head["form"])
    kind = SpeakerKind.DOCUMENT if is_paper else SpeakerKind.NAMED_PERSON
    start = text.index(name, head.start(group))
    return Author(head.end(), _voice(text, Span(start, start + len(name)), kind))


def _columnist(document: Document) -> Author | None:
    signed = person_in(document.byline)
    for start, name in _notes(document):
        # Whom the text names before, and nobody signs, is somebody of the story.
        if name == signed or (signed is None and document.text.find(name) == start):
            return Author(0, _voice(document.text, Span(start, start + len(name))))
    if signed is None or not _is_opinion(document):
        return None
    at = document.text.find(signed)
    if at < 0:
        return Author(0, VoiceReading(None, None, SpeakerKind.NAMED_PERSON, carried=True, labelled=True))
    return Author(0, _voice(document.text, Span(at, at + len(signed))))


def _notes(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the names, with their places, that a line about the author begins with: "Mara Velt is a lecturer at".

    Where no line is known as one, the last paragraph may be: of a text that no wire gave, and that has no dateline.
    """
    about = [block.span for block in document.blocks if block.reason in _ABOUT]
    if not about and document.credit is None and document.dateline is None:
        about = [block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH][-1:]
    for span in about:
        words = document.text[span.start : span.end]
        found = speaking_pattern("note").match(words) if len(words) < _SHORT else None
        if found is None or speaking_pattern("of_the_story").search(words):
            continue
        told = re.split(r"[\s,.;’']+", f"{found['aside'] or ''} {found['what']}".lower())
        if not speaking_words().callings.isdisjoint(told):
            yield span.start, found["name"]


def _is_opinion(document: Document) -> bool:
    """Return whether the section, the headline or a line of the outlet says that a text is its author's opinion."""
    if is_opinion(document.section or "") or speaking_pattern("headline").match(document.title or ""):
        return True
    last = [document.text[block.span.start : block.span.end] for block in document.blocks[-_LAST:]]
    return any(map(_disclaims, (words for words in last if len(words) < _SHORT)))


def _disclaims(words: str) -> bool:
    if speaking_pattern("of_readers").search(words):
        return False
    return bool(speaking_pattern("disclaimer").search(words) or speaking_pattern("writer").match(words))


def _voice(text: str, span: Span, kind: SpeakerKind = SpeakerKind.NAMED_PERSON) -> VoiceReading:
    return VoiceReading(Mention(span, MentionKind.PARTY, head_of(text, span)), None, kind, carried=True, labelled=True)
