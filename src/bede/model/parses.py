"""What the reader found in the words, before anything is resolved."""

from dataclasses import dataclass, field

from bede.model.codes import AmountKind, Certainty, EventType, MentionKind, SpeakerKind, Stance, Status
from bede.model.spans import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the index of the block that it stands in."""

    index: int
    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names a party, person, organisation, group, place, time or amount. ``head``: its head word's span.

    ``amount_kind`` is set on mentions of kind AMOUNT only.
    """

    span: Span
    kind: MentionKind
    head: Span
    amount_kind: AmountKind | None = None


@dataclass(frozen=True, slots=True)
class VoiceReading:
    """Who tells it, in the words.

    ``speaker`` None with ``carried``: the sentence carries on a quotation of nobody known; without: the cue names
    nobody ("reportedly"). ``labelled``: no sentence names him as the speaker, but the label of a turn, the head of a
    communiqué, or the byline of a column, which need not stand in the text: ``speaker`` is None then, too.
    """

    speaker: Mention | None
    cue: Span | None
    kind: SpeakerKind
    carried: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One act that a sentence names: the trigger, its parties and circumstances as spans.

    ``voices`` outermost first. ``score`` is the reader's confidence in 0..1.
    """

    sentence: int
    trigger: Span
    type: EventType
    mode: str | None
    status: Status
    stance: Stance
    certainty: Certainty
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    time: Mention | None = None
    place: Mention | None = None
    amounts: tuple[Mention, ...] = ()
    voices: tuple[VoiceReading, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Parse:
    """All that the reader found in one document.

    ``references``: of parties in turns and signed texts, the span → that of whoever speaks there, None where the byline
    alone has him. ``quotations``: the stretch between the marks → the words for who speaks there.
    """

    document_id: str
    reader: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    references: dict[Span, Span | None] = field(default_factory=dict)
    quotations: dict[Span, Span] = field(default_factory=dict)
