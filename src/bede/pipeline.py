"""The only file that knows the order of the steps.

bytes -> Page -> Document -> Parse -> Resolutions -> claims   (per page: pure)
claims -> families, events                                    (over all)
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from bede import __version__
from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.load import load_claims, load_documents
from bede.claims import code
from bede.documents import clean
from bede.errors import RejectedInput
from bede.events import LinkClaim, LinkDocument, find_families, link
from bede.knowledge.resources import digest
from bede.model import BlockKind, Claim, Document, Page, Precision, Reject, Run, RunCounts, TimeBasis, When
from bede.pages import Found, find, read_found
from bede.parses import Reader, TrainedReader, annotate
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.settings import Settings, to_json

BATCH = 100
"""Pages written in one transaction: a kill loses at most these, and memory holds no more of them."""

_READABLE = ("en", "und")
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION})


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
        run = _begun(paths, reader, settings)
        unlinked = _cut_short(chronicle)
        chronicle.begin_run(run)
        pages = _pages(find(paths), settings, stdin, report)
        counts, rejects = _read_all(chronicle, pages, reader, settings)
        if counts.documents or unlinked:
            report(Progress(0, 0, "", "linking"))
            relink(chronicle, settings)
        events = next(chronicle.rows("SELECT count(*) AS n FROM events"))["n"]
        run = replace(run, finished=_now(), counts=replace(counts, events=events))
        chronicle.finish_run(run)
        unread = _unread(chronicle, run)
    return Built(run, tuple(rejects), unread)


def relink(chronicle: Chronicle, settings: Settings) -> None:
    """Make families and events anew from all claims of the chronicle."""
    documents = {document.id: document for document in load_documents(chronicle)}
    families = find_families((_link_document(d) for d in documents.values()), settings.events)
    claims = (_link_claim(c, documents[c.document_id]) for c in load_claims(chronicle))
    chronicle.replace_events(link(claims, families, settings.events), families)


def _begun(paths: Sequence[str], reader: Reader, settings: Settings) -> Run:
    started = _now()
    run_id = f"r{started:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    return Run(
        run_id,
        __version__,
        f"{reader.name} {reader.digest}",
        digest(),
        to_json(settings),
        tuple(paths),
        started,
        None,
        RunCounts(),
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _unread(chronicle: Chronicle, run: Run) -> int:
    sql = "SELECT language FROM documents WHERE run_id = ?"
    return sum(not _is_read(str(row["language"])) for row in chronicle.rows(sql, [run.id]))


def _is_read(language: str) -> bool:
    return language.lower().startswith(_READABLE)


def _cut_short(chronicle: Chronicle) -> bool:
    """Return whether a run since the last whole one did not end: what it coded may not be linked yet."""
    sql = """SELECT 1 FROM runs WHERE finished IS NULL
        AND started >= coalesce((SELECT max(started) FROM runs WHERE finished IS NOT NULL), '-infinity')"""
    return next(chronicle.rows(sql), None) is not None


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
    copied = (b.span for b in document.blocks if b.kind in _COPIED)
    text = "\n".join(document.text[span.start : span.end] for span in copied)
    return LinkDocument(document.id, document.uri, document.publisher, document.credit, _published(document), text)


def _published(document: Document) -> str | None:
    """Return the day on which it was told; None where only the background bounds it, which tells no order."""
    when = document.published.value
    known = when is not None and when.basis is not TimeBasis.BACKGROUND
    day = (when.latest or when.earliest) if when and known else None
    return day.isoformat() if day else None


def _link_claim(claim: Claim, document: Document) -> LinkClaim:
    when = claim.time.when.value or When(None, None, Precision.UNKNOWN, TimeBasis.NONE)
    return LinkClaim(
        id=claim.id,
        document_id=claim.document_id,
        publisher=document.publisher,
        published=_published(document),
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
    )
