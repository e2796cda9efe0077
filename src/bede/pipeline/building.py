"""``build``: all that paths mean, read, coded and linked into one chronicle."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from bede.chronicle import Chronicle, CodedPage, Written
from bede.model import Page, Reject, Run, RunCounts
from bede.pages import Found, Originals, find, read_found
from bede.pipeline.coding import Engine, Item, Outcome, Refused, Seen, in_turn, is_read, make_reader
from bede.pipeline.linking import must_be_linked, relink
from bede.pipeline.runs import begun, finished, paused
from bede.settings import Settings

BATCH = 100
"""Pages written in one transaction: a kill loses at most these, and memory holds no more of them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: files done of all, what the last one was, and pages read. ``stage``: reading or linking."""

    done: int
    total: int
    uri: str
    stage: str = "reading"
    pages: int = 0


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


class Record(Protocol):
    """Where what was read is written down: a chronicle, or a part of one."""

    def known_pages(self) -> set[bytes]:
        """Return the digests of the pages that need no coding."""
        ...

    def write_batch(self, batch: Sequence[CodedPage]) -> Written:
        """Write down pages with their documents and claims."""
        ...

    def write_captures(self, pages: Sequence[Page]) -> int:
        """Write down where pages were seen once more."""
        ...

    def write_rejects(self, rejects: Sequence[Reject]) -> int:
        """Write down what could not be used."""
        ...


def build(
    paths: Sequence[str],
    target: Path,
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    report: Report = silent,
    engine: Engine | None = None,
    link: bool = True,
) -> Built:
    """Read, code and link all that ``paths`` mean into the chronicle ``target``.

    Pages that are known already are not coded again, so the same call adds nothing and one that was cut
    short is completed by the next. ``engine`` codes the pages; None: this process. Without ``link``
    the events are left as they are, and the run stays open: the next build or ``link`` makes them. Raises
    ChronicleError where the file can't be used.
    """
    reader = make_reader(settings)
    with Chronicle.open(target, options=settings.chronicle) as chronicle:
        run = begun(paths, f"{reader.name} {reader.digest}", settings)
        unlinked = must_be_linked(chronicle, settings)
        chronicle.begin_run(run)
        pages = _pages(find(paths), settings, stdin, report)
        counts, rejects = read_all(chronicle, pages, engine or in_turn(reader, settings))
        if not link:
            run = paused(chronicle, run, counts)
            return Built(run, tuple(rejects), _unread(chronicle, run))
        if counts.documents or unlinked:
            report(Progress(0, 0, "", "linking"))
            relink(chronicle, settings)
        run = finished(chronicle, run, counts)
        unread = _unread(chronicle, run)
    return Built(run, tuple(rejects), unread)


def _unread(chronicle: Chronicle, run: Run) -> int:
    sql = "SELECT language FROM documents WHERE run_id = ?"
    return sum(not is_read(str(row["language"])) for row in chronicle.rows(sql, [run.id]))


def read_all(record: Record, pages: Iterable[Page | Reject], engine: Engine) -> tuple[RunCounts, list[Reject]]:
    """Code the pages and write all that comes of them into the record, a batch at a time; return what came of it."""
    known, refused = record.known_pages(), dict[str, Reject]()
    counts, rejects = RunCounts(), list[Reject]()
    for outcomes in _batches(engine(_told_apart(pages, known))):
        coded = [outcome for outcome in outcomes if isinstance(outcome, CodedPage)]
        refused |= {outcome.page.id: outcome.reject for outcome in outcomes if isinstance(outcome, Refused)}
        seen = [outcome.page for outcome in outcomes if isinstance(outcome, Seen) and outcome.page.id not in refused]
        new = [found for outcome in outcomes if (found := _rejected(outcome, refused)) is not None]
        written = record.write_batch(coded)
        record.write_captures(seen)
        record.write_rejects(new)
        rejects += new
        counts = replace(
            counts,
            pages=counts.pages + len(outcomes),
            documents=counts.documents + written.documents,
            known=counts.known + len(seen),
            claims=counts.claims + written.claims,
            rejects=counts.rejects + len(new),
        )
    return counts, rejects


def _told_apart(pages: Iterable[Page | Reject], known: set[bytes]) -> Iterator[Item]:
    """Yield what an engine has to code, and, wrapped, what is coded already or will be; ``known`` grows."""
    for page in pages:
        if isinstance(page, Page):
            digest = bytes.fromhex(page.id)
            if digest in known:
                yield Seen(page)
                continue
            known.add(digest)
        yield page


def _rejected(outcome: Outcome, refused: Mapping[str, Reject]) -> Reject | None:
    """Return the reject that an outcome is; a page that was refused is refused wherever it is seen again."""
    if isinstance(outcome, Reject):
        return outcome
    if isinstance(outcome, Refused):
        return outcome.reject
    if isinstance(outcome, Seen) and outcome.page.id in refused:
        return replace(refused[outcome.page.id], uri=outcome.page.uri, locator=outcome.page.locator)
    return None


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Yield lists of at most BATCH outcomes."""
    flow = iter(outcomes)
    while batch := list(islice(flow, BATCH)):
        yield batch


def _pages(
    found: Sequence[Found | Reject], settings: Settings, stdin: BinaryIO | None, report: Report
) -> Iterator[Page | Reject]:
    read = 0
    with closing(Originals()) as originals:
        for number, item in enumerate(found):
            report(Progress(number, len(found), item.uri, pages=read))
            if isinstance(item, Reject):
                yield item
                continue
            for page in read_found(item, settings.pages, stdin, originals):
                yield page
                read += 1
                if read % BATCH == 0:  # a file may hold a million pages
                    report(Progress(number, len(found), item.uri, pages=read))
    report(Progress(len(found), len(found), "", pages=read))
