"""The only file that knows the order of the steps.

bytes -> Page -> Document -> Parse -> Resolutions -> claims   (per page: pure)
claims -> families, events                                    (over all)
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from bede import __version__
from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.as_known import Known, known_by
from bede.chronicle.judged_rows import Correction
from bede.chronicle.judgements import load_judgements
from bede.chronicle.link_rows import load_link_claims, told_on
from bede.chronicle.load import load_documents
from bede.chronicle.write import Further
from bede.claims import code
from bede.documents import clean
from bede.errors import RejectedInput
from bede.events import LinkClaim, LinkDocument, find_families, find_ladders, find_stories
from bede.events.corrections import corrected
from bede.events.judged import corrections_of, judged
from bede.events.link import link_judged
from bede.events.rulings import Ruling, State, rule
from bede.knowledge.resources import digest
from bede.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Judgement,
    Page,
    Precision,
    Reject,
    Run,
    RunCounts,
    TimeBasis,
    When,
)
from bede.pages import Found, find, read_found
from bede.parses import Reader, TrainedReader, annotate
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.settings import Settings, to_json

BATCH = 100
"""Pages written in one transaction: a kill loses at most these, and memory holds no more of them."""

NO_READER = "none: nothing was read"
"""What a run names as its reader that only made the events anew."""

_READABLE = ("en", "und")
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION})
_NOTES = frozenset({BlockKind.STANDFIRST, BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.LEGAL})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: files done of all, and what the last one was. ``stage``: reading or linking."""

    done: int
    total: int
    uri: str
    stage: str = "reading"


Report = Callable[[Progress], None]
"""What is told how far a build is."""


def silent(progress: Progress) -> None:
    """Tell nobody how far a build is."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: the run with its counts, and the rejects in the order they were met.

    ``unread``: new documents in a language that the reader does not read; they are kept without claims.
    """

    run: Run
    rejects: tuple[Reject, ...]
    unread: int


def make_reader(settings: Settings) -> Reader:
    """Return the reader that the settings ask for. Raises ModelError where its model can't be used."""
    return TrainedReader(settings.parses)


def code_page(page: Page, reader: Reader, settings: Settings) -> CodedPage:
    """Return the document and the claims of one page: a pure function of the page and the settings.

    Documents in a language that the reader does not read are kept without claims. Raises RejectedInput.
    """
    document = clean(page, settings.documents)
    if not _is_read(document.language):
        return CodedPage(page, document, ())
    document = date_by_background(document, page.fetched.date() if page.fetched else None)
    return CodedPage(page, document, code_document(document, reader, settings))


def code_document(document: Document, reader: Reader, settings: Settings) -> tuple[Claim, ...]:
    """Return the claims of a document."""
    parse = annotate(document, reader, settings.parses)
    return code(document, parse, resolve(document, parse, settings.resolutions))


def try_page(page: Page, reader: Reader, settings: Settings) -> CodedPage | Reject:
    """Return the coded page, or a Reject with the reason; no page can stop a batch."""
    try:
        return code_page(page, reader, settings)
    except RejectedInput as error:
        return Reject(page.uri, page.locator, error.reason, error.detail)
    except Exception as error:  # a defect of ours must cost one page, be named, and not the batch
        detail = f"{type(error).__name__}: {error}. This is a defect of bede; please report it with the page."
        return Reject(page.uri, page.locator, "defect", detail)


def build(
    paths: Sequence[str],
    target: Path,
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    report: Report = silent,
) -> Built:
    """Read, code and link all that ``paths`` mean into the chronicle ``target``.

    Pages that are known already are not coded again, so the same call adds nothing and one that was cut
    short is completed by the next. Raises ChronicleError where the file can't be used.
    """
    reader = make_reader(settings)
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        run = _begun(paths, f"{reader.name} {reader.digest}", settings)
        unlinked = _must_be_linked(chronicle, run)
        chronicle.begin_run(run)
        pages = _pages(find(paths), settings, stdin, report)
        counts, rejects = _read_all(chronicle, pages, reader, settings)
        if counts.documents or unlinked:
            report(Progress(0, 0, "", "linking"))
            relink(chronicle, settings)
        run = _finished(chronicle, run, counts)
        unread = _unread(chronicle, run)
    return Built(run, tuple(rejects), unread)


@contextmanager
def judging(target: Path, settings: Settings) -> Iterator[Chronicle]:
    """Open the chronicle for judgements; at the end of the block its events are made anew, as a run of its own.

    What was judged is kept even where that does not come about; then the next build or judgement does it.
    """
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        yield chronicle
        run = _begun(("judgements",), NO_READER, settings)
        if _must_be_linked(chronicle, run):
            chronicle.begin_run(run)
            relink(chronicle, settings)
            _finished(chronicle, run, RunCounts())


@contextmanager
def as_known(path: Path, day: date, settings: Settings, *, judgements_until: date | None = None) -> Iterator[Known]:
    """Give the chronicle as it was known at the end of a day, linked from what was known by then."""
    with known_by(path, day, judgements_until=judgements_until) as known:
        relink(known.chronicle, settings)
        yield known


def relink(chronicle: Chronicle, settings: Settings) -> None:
    """Make families, events, commitments and stories anew from all claims and what people judged."""
    documents = {document.id: document for document in load_documents(chronicle)}
    judgements = tuple(load_judgements(chronicle))
    families = find_families((_link_document(d) for d in documents.values()), settings.events)
    claims = tuple(load_link_claims(chronicle))
    counting = judged(claims, judgements)
    events = link_judged(counting, families, settings.events)
    named = _named(claims, judgements)
    rulings = rule(judgements, named)
    further = Further(
        ladders=find_ladders(events, counting.claims, settings.events),
        stories=find_stories(events, settings.events),
        rulings=rulings,
        corrections=_corrections(rulings, named),
    )
    chronicle.replace_events(events, families, further)


def _named(claims: Iterable[LinkClaim], judgements: Sequence[Judgement]) -> dict[str, LinkClaim]:
    """Return the claims that judgements name."""
    ids = {claim for judgement in judgements for claim in (judgement.left, judgement.right)}
    return {claim.id: claim for claim in claims if claim.id in ids}


def _corrections(rulings: Sequence[Ruling], claims: Mapping[str, LinkClaim]) -> Iterator[Correction]:
    """Yield the claims whose values people replaced."""
    values = corrections_of(ruling.judgement for ruling in rulings if ruling.state is State.COUNTS)
    for claim, own in sorted(values.items()):
        yield Correction(corrected(claims[claim], own), frozenset(field for field, _ in own))


def _begun(paths: Sequence[str], reader: str, settings: Settings) -> Run:
    started = datetime.now(UTC)
    run_id = f"r{started:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    return Run(
        run_id,
        __version__,
        reader,
        digest(),
        to_json(settings),
        tuple(paths),
        started,
        None,
        RunCounts(),
    )


def _finished(chronicle: Chronicle, run: Run, counts: RunCounts) -> Run:
    events = next(chronicle.rows("SELECT count(*) AS n FROM events"))["n"]
    done = replace(run, finished=datetime.now(UTC), counts=replace(counts, events=events))
    chronicle.finish_run(done)
    return done


def _unread(chronicle: Chronicle, run: Run) -> int:
    sql = "SELECT language FROM documents WHERE run_id = ?"
    return sum(not _is_read(str(row["language"])) for row in chronicle.rows(sql, [run.id]))


def _is_read(language: str) -> bool:
    return language.lower().startswith(_READABLE)


def _must_be_linked(chronicle: Chronicle, run: Run) -> bool:
    """Return whether the events are not those of all claims and judgements, by this program and its options.

    So it is where a run since the last whole one did not end, where a new schema emptied the tables since then, where
    that run was one of another version, other tables of knowledge or other options of linking, and where a judgement
    has no ruling yet.
    """
    found = list(chronicle.rows(_LAST_RUN))
    if not found:
        return next(chronicle.rows("SELECT 1 FROM documents LIMIT 1"), None) is not None
    last = found[0]
    by = (run.version, run.knowledge, _linking(run.settings))
    same = (last["version"], last["knowledge"], _linking(last["settings"])) == by
    return not (last["whole"] and same) or next(chronicle.rows(_UNRULED), None) is not None


_LAST_RUN = """
SELECT version, knowledge, settings,
    finished > (SELECT max(applied) FROM migrations)
    AND NOT EXISTS (SELECT 1 FROM runs o WHERE o.finished IS NULL AND o.started >= r.started) AS whole
FROM runs r WHERE finished IS NOT NULL ORDER BY started DESC LIMIT 1"""
_UNRULED = """
SELECT 1 FROM judgements j LEFT JOIN rulings r USING (judgement_id)
WHERE r.state IS NULL OR (r.state = 'withdrawn') <> (j.withdrawn IS NOT NULL) LIMIT 1"""


def _linking(settings: str) -> object:
    """Return the options of linking out of the settings of a run."""
    return json.loads(settings).get("events")


def _read_all(
    chronicle: Chronicle, pages: Iterable[Page | Reject], reader: Reader, settings: Settings
) -> tuple[RunCounts, list[Reject]]:
    counts, rejects = RunCounts(), list[Reject]()
    known = chronicle.known_pages()
    waiting: list[CodedPage] = []
    seen: list[Page] = []
    for item in pages:
        if isinstance(item, Reject):
            rejects.append(item)
        elif item.id in known:
            seen.append(item)
        else:
            coded = try_page(item, reader, settings)
            if isinstance(coded, Reject):
                rejects.append(coded)
            else:
                waiting.append(coded)
                known.add(item.id)
        if len(waiting) >= BATCH or len(seen) >= BATCH:
            counts = _flush(chronicle, waiting, seen, counts)
    counts = _flush(chronicle, waiting, seen, counts)
    chronicle.write_rejects(rejects)
    return replace(counts, pages=counts.pages + len(rejects), rejects=len(rejects)), rejects


def _pages(
    found: Sequence[Found | Reject], settings: Settings, stdin: BinaryIO | None, report: Report
) -> Iterator[Page | Reject]:
    for number, item in enumerate(found):
        report(Progress(number, len(found), item.uri))
        if isinstance(item, Reject):
            yield item
        else:
            yield from read_found(item, settings.pages, stdin)
    report(Progress(len(found), len(found), ""))


def _flush(chronicle: Chronicle, waiting: list[CodedPage], seen: list[Page], counts: RunCounts) -> RunCounts:
    """Write what waits and return the counts with it added; both lists are emptied."""
    written = chronicle.write_batch(waiting)
    chronicle.write_captures(seen)
    counts = replace(
        counts,
        pages=counts.pages + len(waiting) + len(seen),
        documents=counts.documents + written.documents,
        known=counts.known + len(seen),
        claims=counts.claims + written.claims,
    )
    waiting.clear()
    seen.clear()
    return counts


def _link_document(document: Document) -> LinkDocument:
    def lines(kinds: frozenset[BlockKind]) -> str:
        return "\n".join(_line(document, block) for block in document.blocks if block.kind in kinds)

    when = document.published.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    return LinkDocument(
        id=document.id,
        uri=document.uri,
        publisher=document.publisher,
        credit=document.credit,
        published=told_on(when.basis, when.earliest, when.latest),
        text=lines(_COPIED),
        title=document.title,
        notes=lines(_NOTES),
    )


def _line(document: Document, block: Block) -> str:
    """Return the words of a block; those of a quotation that is set apart without marks get them."""
    words = document.text[block.span.start : block.span.end]
    unmarked = block.kind is BlockKind.QUOTATION and not any(mark in words for mark in '"“”„«')
    return f'"{words}"' if unmarked else words


def link_claim(claim: Claim, document: Document) -> LinkClaim:
    """Return what linking needs of a claim."""
    when = claim.time.when.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    published = document.published.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    return LinkClaim(
        id=claim.id,
        document_id=claim.document_id,
        publisher=document.publisher,
        published=told_on(published.basis, published.earliest, published.latest),
        trigger=document.text[claim.trigger.start : claim.trigger.end],
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        stance=claim.stance,
        actors=tuple(p.actor.value for p in claim.actors if p.actor.value),
        recipients=tuple(p.actor.value for p in claim.recipients if p.actor.value),
        speakers=tuple((voice.actor.value, voice.kind) for voice in claim.voices),
        earliest=when.earliest,
        latest=when.latest,
        precision=when.precision,
        basis=when.basis,
        place=claim.place.place.value if claim.place else None,
        score=claim.score,
        start=claim.trigger.start,
        sentence=document.text[claim.sentence.start : claim.sentence.end],
        certainty=claim.certainty,
        amounts=claim.amounts,
        unnamed_actors=tuple(p.text for p in claim.actors if p.actor.value is None),
        unnamed_recipients=tuple(p.text for p in claim.recipients if p.actor.value is None),
        speaker_words=tuple(voice.text for voice in claim.voices),
    )
