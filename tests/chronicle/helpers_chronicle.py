"""Small documents, claims and events, built by hand for the tests of the chronicle."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.schema import TABLES
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Document,
    Event,
    EventType,
    Family,
    Location,
    Member,
    Page,
    Party,
    Place,
    PlacePrecision,
    Precision,
    Relation,
    Resolution,
    Run,
    RunCounts,
    Sector,
    Side,
    Span,
    SpeakerKind,
    Stance,
    Standing,
    Status,
    TimeBasis,
    Timing,
    Voice,
    When,
)
from bede.settings import Settings, to_json

NORLAND = Actor("Q1001", "Norland", "NOR", Sector.GOV)
SUDERIA = Actor("Q1002", "Suderia", "SUD", Sector.GOV)
MARA = Actor("mara-velt", "Mara Velt", "NOR", Sector.GOV)
HALM = Place("Halm", "SUD", 50.5, 30.25, PlacePrecision.SETTLEMENT, 77001)

TEXT = (
    "Norland pledges aid to Suderia\n\n"
    "Norland will send 40 lorries of food to Suderia, Foreign Minister Mara Velt said in Halm on Tuesday. "
    "“They’ll arrive by Friday – insha’Allah 😀,” she added."
)


def day_when(day: date, basis: TimeBasis = TimeBasis.RELATIVE) -> When:
    return When(day, day, Precision.DAY, basis)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))


def make_page(body: bytes, uri: str = "news/one.html", locator: str = "") -> Page:
    digest = hashlib.sha256(body).hexdigest()
    return Page(
        id=digest,
        uri=uri,
        locator=locator,
        body=body,
        media_type="text/html",
        file_sha256=digest,
        fetched=datetime(2024, 3, 6, 9, 30, tzinfo=UTC),
    )


def make_document(page: Page, text: str = TEXT, day: date | None = date(2024, 3, 6)) -> Document:
    cut = text.find("\n\n") + 2
    when = day_when(day, TimeBasis.EXPLICIT) if day else None
    return Document(
        id=f"d-{page.id[:20]}",
        page_id=page.id,
        uri=page.uri,
        title=text[: max(cut - 2, 0)] or None,
        text=text,
        blocks=(
            Block(BlockKind.HEADLINE, Span(0, cut), "h1"),
            Block(BlockKind.PARAGRAPH, Span(cut, len(text)), "p"),
        ),
        publisher="The Halm Courier",
        byline=None,
        credit="NPA",
        dateline="Halm",
        published=Resolution("6 March 2024", when, "meta-date", 0.9),
        language="en",
    )


def party(words: str, actor: Actor | None, text: str = TEXT) -> Party:
    return Party(words, span_of(words, text), Resolution(words, actor, "name", 0.8))


def make_claim(document: Document, number: int = 0, **changes: object) -> Claim:
    """The pledge of lorries as a claim of AID, promised, in the voice of Mara Velt."""
    text = document.text
    day = date(2024, 3, 8)
    claim = Claim(
        id=f"c-{document.id[2:]}-{number:04d}",
        document_id=document.id,
        sentence=Span(text.find("\n\n") + 2, text.index("“") - 1),
        trigger=span_of("send", text),
        type=EventType.AID,
        mode=None,
        status=Status.PROMISED,
        stance=Stance.ASSERTS,
        certainty=Certainty.CERTAIN,
        actors=(Party("Norland", span_of("Norland", text), Resolution("Norland", NORLAND, "name", 0.9)),),
        recipients=(party("Suderia", SUDERIA, text),),
        voices=(
            Voice(
                text="Foreign Minister Mara Velt",
                span=span_of("Foreign Minister Mara Velt", text),
                cue="said",
                cue_span=span_of("said", text),
                kind=SpeakerKind.NAMED_PERSON,
                carried=False,
                actor=Resolution("Foreign Minister Mara Velt", MARA, "office", 0.95),
            ),
        ),
        time=Timing("Friday", span_of("Friday", text), Resolution("Friday", day_when(day), "weekday", 0.9)),
        place=Location("Halm", span_of("Halm", text), Resolution("Halm", HALM, "gazetteer", 0.7)),
        amounts=(Amount(AmountKind.UNITS, "40 lorries", span_of("40 lorries", text), None, 40.0, None, "lorries"),),
        score=0.75,
        coder="reader-1",
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


def make_coded(body: bytes = b"<p>one</p>", uri: str = "news/one.html", claims: int = 1) -> CodedPage:
    page = make_page(body, uri)
    document = make_document(page)
    return CodedPage(page, document, tuple(make_claim(document, number) for number in range(claims)))


def make_event(*claims: Claim, families: tuple[str, ...] = (), **changes: object) -> Event:
    documents = tuple(dict.fromkeys(claim.document_id for claim in claims))
    event = Event(
        id=f"e-{claims[0].id[2:]}",
        type=EventType.AID,
        mode=None,
        status=Status.PROMISED,
        actors=(NORLAND,),
        recipients=(SUDERIA,),
        earliest="2024-03-08",
        latest="2024-03-08",
        time_precision=Precision.DAY,
        time_basis=TimeBasis.RELATIVE,
        place=HALM,
        claims=tuple(claim.id for claim in claims),
        sides=tuple(Side.OTHER for _ in claims),
        links=(),
        documents=documents,
        families=families,
        publishers=("The Halm Courier",),
        origins=1,
        copies=len(documents) - 1,
        amounts=(),
        disputes=(),
        standing=Standing.SINGLE_NAMED,
        standing_rule="7: one origin, a named speaker",
        standing_claims=(),
        first_told="2024-03-06",
        last_told="2024-03-06",
    )
    return replace(event, **changes)  # type: ignore[arg-type]


def make_family(*documents: Document) -> Family:
    first, *others = (document.id for document in documents)
    copies = (Member(other, Relation.IDENTICAL, first, 1.0, "same text") for other in others)
    return Family(f"f-{first[2:]}", (Member(first, Relation.ORIGINAL, None, 1.0, "first"), *copies))


def make_run(name: str = "run-1", reader: str = "reader-1") -> Run:
    return Run(
        id=name,
        version="0.1.0",
        reader=reader,
        knowledge="k1",
        settings=to_json(Settings()),
        inputs=("news",),
        started=datetime(2024, 3, 7, 8, 0, tzinfo=UTC),
        finished=None,
        counts=RunCounts(),
    )


def sizes(chronicle: Chronicle) -> dict[str, int]:
    """Number of rows of every table that is not empty, without the log of runs."""
    found = {}
    for table in TABLES:
        (row,) = chronicle.rows(f"SELECT count(*) AS n FROM {table.name}")
        if row["n"] and table.name not in ("runs", "migrations"):
            found[table.name] = row["n"]
    return found


def values(chronicle: Chronicle, sql: str) -> list[object]:
    """The first column of a query."""
    return [next(iter(row.values())) for row in chronicle.rows(sql)]
