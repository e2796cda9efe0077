"""What an annotated document holds: the format of ``gold/``, as frozen records.

Offsets are half-open ``[start, end)`` and count Unicode code points of the document's text, which is not kept here:
it is named by ``ref`` and fixed by ``sha256``. ``docs/gold.md`` explains every field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bede.model import (
    AmountKind,
    Certainty,
    EventType,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party of one document: all mentions of the same party share its key."""

    key: str
    name: str | None
    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A party in a claim. ``span`` None: only the document names it. ``party`` None: nobody is named at all."""

    party: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """A speaker of the chain. ``span`` None with ``carried``: the sentence carries on what another began to tell."""

    party: str | None
    span: Span | None
    cue: Span | None
    kind: SpeakerKind
    carried: bool


@dataclass(frozen=True, slots=True)
class GoldTime:
    """When the act took place; a bound is None where it is open. ``span`` None: no words of this sentence date it."""

    span: Span | None
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where the act took place."""

    span: Span
    name: str
    country: str | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class GoldAmount:
    """A figure that measures the act; None where the words give no such bound."""

    kind: AmountKind
    span: Span
    low: float | None
    best: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim. ``sentence`` is the number of its sentence, ``event`` a name shared by claims of one happening."""

    doc: str
    sentence: int
    trigger: Span
    type: EventType
    mode: str | None
    status: Status
    stance: Stance
    certainty: Certainty
    actors: tuple[GoldMention, ...]
    recipients: tuple[GoldMention, ...]
    voices: tuple[GoldVoice, ...]
    time: GoldTime | None
    place: GoldPlace | None
    amounts: tuple[GoldAmount, ...]
    event: str | None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document: where its text is found, its sentences, and what is not article in it.

    ``text`` is None until the text is joined, but for documents that ship with theirs. ``boilerplate`` holds the
    numbers of sentences that belong to the page and not to the article. ``readings`` counts independent annotations.
    """

    doc: str
    ref: str
    genre: str
    stratum: str
    published: date | None
    sha256: str
    part: str
    sentences: tuple[Span, ...]
    boilerplate: frozenset[int]
    readings: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with its parties and claims, as one annotator, or one program, read it."""

    document: GoldDocument
    parties: Mapping[str, GoldParty]
    claims: tuple[GoldClaim, ...]

    def party(self, key: str | None) -> GoldParty | None:
        """Return the party behind a key."""
        return self.parties.get(key) if key is not None else None
