"""The nouns: frozen dataclasses without behaviour. Everything else imports from here, never the reverse.

Offsets are half-open ``[start, end)`` and count Unicode code points of ``Document.text``.
"""

from bede.model.claims import Amount, Claim, Location, Party, Timing, Voice
from bede.model.codes import (
    AmountKind,
    BlockKind,
    Certainty,
    Difference,
    DisputeAbout,
    EventType,
    FeedState,
    LadderKind,
    MentionKind,
    News,
    PlacePrecision,
    Precision,
    Relation,
    Sector,
    Side,
    SpeakerKind,
    Stage,
    Stance,
    Standing,
    Status,
    TimeBasis,
    Verdict,
)
from bede.model.documents import Block, DateReason, Document
from bede.model.events import Dispute, Event, Family, Figure, Ladder, Link, Member, Part, Position, Step, Story
from bede.model.judgements import Judgement
from bede.model.pages import Page, Reject
from bede.model.parses import Frame, Mention, Parse, Sentence, VoiceReading
from bede.model.resolutions import CodedVoice, Resolutions
from bede.model.runs import Run, RunCounts
from bede.model.spans import Span
from bede.model.values import Actor, Place, Resolution, When
from bede.model.watching import Article, Delivery, Edit, ListedItem, Notice, WatchedFeed

__all__ = [
    "Actor",
    "Amount",
    "AmountKind",
    "Article",
    "Block",
    "BlockKind",
    "Certainty",
    "Claim",
    "CodedVoice",
    "DateReason",
    "Delivery",
    "Difference",
    "Dispute",
    "DisputeAbout",
    "Document",
    "Edit",
    "Event",
    "EventType",
    "Family",
    "FeedState",
    "Figure",
    "Frame",
    "Judgement",
    "Ladder",
    "LadderKind",
    "Link",
    "ListedItem",
    "Location",
    "Member",
    "Mention",
    "MentionKind",
    "News",
    "Notice",
    "Page",
    "Parse",
    "Part",
    "Party",
    "Place",
    "PlacePrecision",
    "Position",
    "Precision",
    "Reject",
    "Relation",
    "Resolution",
    "Resolutions",
    "Run",
    "RunCounts",
    "Sector",
    "Sentence",
    "Side",
    "Span",
    "SpeakerKind",
    "Stage",
    "Stance",
    "Standing",
    "Status",
    "Step",
    "Story",
    "TimeBasis",
    "Timing",
    "Verdict",
    "Voice",
    "VoiceReading",
    "WatchedFeed",
    "When",
]
