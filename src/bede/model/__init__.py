"""The nouns: frozen dataclasses without behaviour. Everything else imports from here, never the reverse.

Offsets are half-open ``[start, end)`` and count Unicode code points of ``Document.text``.
"""

from bede.model.claims import Amount, Claim, Location, Party, Timing, Voice
from bede.model.codes import (
    AmountKind,
    BlockKind,
    Certainty,
    EventType,
    MentionKind,
    PlacePrecision,
    Precision,
    Sector,
    SpeakerKind,
    Stance,
    Standing,
    Status,
    TimeBasis,
)
from bede.model.documents import Block, DateReason, Document
from bede.model.events import Event, Family
from bede.model.pages import Page, Reject
from bede.model.parses import Frame, Mention, Parse, Sentence, VoiceReading
from bede.model.resolutions import CodedVoice, Resolutions
from bede.model.runs import Run, RunCounts
from bede.model.spans import Span
from bede.model.values import Actor, Place, Resolution, When

__all__ = [
    "Actor",
    "Amount",
    "AmountKind",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "CodedVoice",
    "DateReason",
    "Document",
    "Event",
    "EventType",
    "Family",
    "Frame",
    "Location",
    "Mention",
    "MentionKind",
    "Page",
    "Parse",
    "Party",
    "Place",
    "PlacePrecision",
    "Precision",
    "Reject",
    "Resolution",
    "Resolutions",
    "Run",
    "RunCounts",
    "Sector",
    "Sentence",
    "Span",
    "SpeakerKind",
    "Stance",
    "Standing",
    "Status",
    "TimeBasis",
    "Timing",
    "Voice",
    "VoiceReading",
    "When",
]
