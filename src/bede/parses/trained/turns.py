"""Who speaks by turns: the labels of transcripts and interviews ("MR. VELT: ...", "[VELT] ...")."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match

from bede.knowledge.words.speaking import speaking_pattern, speaking_words
from bede.model import Mention, MentionKind, Span, SpeakerKind, VoiceReading
from bede.parses.trained.authors import head_of_brackets
from bede.text.heads import head_of

_LABELS = 3
"""Labels that make a transcript, one of them twice: a line alone may begin with any words and a colon."""

_LINES = 5
"""Of so many sentences one at least begins a turn."""

_ASKER = VoiceReading(None, None, SpeakerKind.MEDIA, carried=True)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from behind his label to the next label."""

    span: Span
    voice: VoiceReading


def turns_of(text: str, sentences: Sequence[Span]) -> list[Turn]:
    """Return the turns of a text in its order; none where it is no transcript.

    Labels stand in brackets where the text has the head of a monitoring service, else before a colon.
    """
    head = head_of_brackets(text)
    is_headed = head is not None
    if head is not None and not speaking_pattern("spoken").fullmatch(head["form"]):
        return []
    pattern = speaking_pattern("bracketed" if is_headed else "labelled")
    starts = {sentence.start for sentence in sentences}
    labels = [label for label in pattern.finditer(text) if is_headed or label.start() in starts]
    labels = [label for label in labels if _is_somebody(label["who"], text, is_headed=is_headed)]
    if not is_headed and not _is_transcript(labels, len(sentences)):
        return []
    ends = [label.start() for label in labels[1:]] + [sentences[-1].end if sentences else 0]
    found = (Turn(Span(label.end(), end), _voice(label, text)) for label, end in zip(labels, ends, strict=False))
    return [turn for turn in found if turn.span.start < turn.span.end]


def _is_somebody(label: str, text: str, *, is_headed: bool) -> bool:
    """Return whether a label may be of a person: not "Read more:", and in brackets of one who is named elsewhere."""
    words = list(_words(label))
    if not speaking_words().nobody.isdisjoint(words) or not words:
        return False
    if is_headed:
        return _asks(label) or text.lower().count(words[-1]) > 1
    is_name = len(label.split()) > 1 and all(word[0].isupper() for word in label.split())
    return is_name or label.isupper() or _asks(label)


def _is_transcript(labels: Sequence[Match[str]], sentences: int) -> bool:
    names = Counter(label["who"] for label in labels if not _asks(label["who"]))
    return len(labels) >= max(_LABELS, sentences / _LINES) and max(names.values(), default=0) > 1


def _asks(label: str) -> bool:
    return speaking_words().askers.issuperset(_words(label))


def _words(label: str) -> Iterator[str]:
    return (word.lower() for part in label.split() if (word := part.strip(".’'-")))


def _voice(label: Match[str], text: str) -> VoiceReading:
    if _asks(label["who"]):
        return _ASKER
    span = Span(*label.span("who"))
    speaker = Mention(span, MentionKind.PARTY, head_of(text, span))
    return VoiceReading(speaker, None, SpeakerKind.NAMED_PERSON, carried=True, labelled=True)
