"""Small documents, parses and frames, built by hand for the tests of the steps after reading."""

from datetime import date

from bede.events import LinkClaim, LinkDocument
from bede.model import (
    Actor,
    AmountKind,
    Block,
    BlockKind,
    Certainty,
    Document,
    EventType,
    Family,
    Frame,
    Member,
    Mention,
    MentionKind,
    Parse,
    Precision,
    Relation,
    Resolution,
    Sector,
    Sentence,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
    VoiceReading,
    When,
)

THURSDAY = date(2025, 2, 27)
"""The day of publication where a test names no other: a Thursday."""

RUSSIA = Actor("Q159", "Russia", "RUS", Sector.GOV)
UKRAINE = Actor("Q212", "Ukraine", "UKR", Sector.GOV)
FRANCE = Actor("Q142", "France", "FRA", Sector.GOV)
AMERICA = Actor("Q30", "United States", "USA", Sector.GOV)
RUSSIAN_ARMY = Actor("RUS.MIL", "Russian military", "RUS", Sector.MIL)
PESKOV = Actor("dmitry-peskov", "Dmitry Peskov", "RUS", Sector.GOV)


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Return where ``words`` stand in ``text`` for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(text: str, words: str, kind: MentionKind = MentionKind.PARTY, nth: int = 1, **more) -> Mention:
    span = span_of(text, words, nth)
    return Mention(span, kind, span, **more)


def amount(text: str, words: str, kind: AmountKind) -> Mention:
    return mention(text, words, MentionKind.AMOUNT, amount_kind=kind)


def make_document(text: str, day: date | None = THURSDAY, document_id: str = "d1") -> Document:
    when = When(day, day, Precision.DAY, TimeBasis.EXPLICIT) if day else None
    return Document(
        id=document_id,
        page_id="p1",
        uri="news/one.txt",
        title=None,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "test"),),
        publisher="The Example",
        byline=None,
        credit=None,
        dateline=None,
        published=Resolution(str(day), when, "test", 1.0),
        language="en",
    )


def make_parse(document: Document, *frames: Frame) -> Parse:
    """Return a parse whose sentences end at each full stop and blank of the text."""
    sentences, start = [], 0
    for number, words in enumerate(document.text.split(". ")):
        end = min(start + len(words) + 1, len(document.text))
        sentences.append(Sentence(number, Span(start, end), 0))
        start = end + 1
    return Parse(document.id, "test reader", tuple(sentences), (), frames)


def make_frame(text: str, trigger: str, type: EventType = EventType.ASSAULT, nth: int = 1, **more) -> Frame:
    """Return a frame told as occurred, in the sentence where its trigger stands."""
    span = span_of(text, trigger, nth)
    values = {
        "sentence": text[: span.start].count(". "),
        "trigger": span,
        "type": type,
        "mode": None,
        "status": Status.OCCURRED,
        "stance": Stance.ASSERTS,
        "certainty": Certainty.CERTAIN,
    }
    return Frame(**{**values, **more})


def voice(text: str, speaker: str, cue: str, kind: SpeakerKind = SpeakerKind.NAMED_PERSON, **more) -> VoiceReading:
    return VoiceReading(mention(text, speaker), span_of(text, cue), kind, **more)


def make_claim(claim_id: str = "c1", document_id: str = "d1", **more) -> LinkClaim:
    """Return Russia's attack on Ukraine of 24 February 2022, told by the outlet on the day after."""
    day = more.pop("day", date(2022, 2, 24))
    values = {
        "id": claim_id,
        "document_id": document_id,
        "publisher": f"outlet of {document_id}",
        "published": "2022-02-25",
        "trigger": "attacked",
        "type": EventType.ASSAULT,
        "mode": None,
        "status": Status.OCCURRED,
        "stance": Stance.ASSERTS,
        "actors": (RUSSIA,),
        "recipients": (UKRAINE,),
        "speakers": (),
        "earliest": day,
        "latest": day,
        "precision": Precision.DAY if day else Precision.UNKNOWN,
        "basis": TimeBasis.RELATIVE if day else TimeBasis.NONE,
        "place": None,
        "score": 1.0,
        "sentence": _sentence(more.get("trigger", "attacked"), more.get("stance")),
    }
    return LinkClaim(**{**values, **more})


def _sentence(trigger: str, stance: Stance | None) -> str:
    told = f"Russian troops {trigger} Ukraine from the sea, firing at the port of Halm"
    return f"It was denied that {told}" if stance is Stance.DENIES else told


def make_family(family_id: str, *documents: str) -> Family:
    """Return a family whose first document is the original and the others the same text."""
    first, *others = documents
    copies = (Member(other, Relation.IDENTICAL, first, 1.0, "the same text") for other in others)
    return Family(family_id, (Member(first, Relation.ORIGINAL, None, 1.0, "the first known"), *copies))


def make_link_document(document_id: str, text: str, published: str | None = "2022-02-25", **more) -> LinkDocument:
    values = {"uri": f"news/{document_id}.html", "publisher": None, "credit": None}
    return LinkDocument(id=document_id, published=published, text=text, **{**values, **more})
