"""``--workers N``: pages coded by processes of this machine, with one model and one thread each."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from bede.chronicle import CodedPage
from bede.engines.crew import Crew, Lost, Worker
from bede.engines.worker import Answering, Making
from bede.model import Claim, Document, Page, Reject
from bede.pipeline import Engine, Item, Outcome, Refused, make_reader, refused, try_page
from bede.settings import EnginesOptions, Settings

LOST = {
    Lost.CRASHED: "The process that coded this page died over it, and so did a second one. If memory ran out, use "
    "fewer --workers; else this is a defect of bede: please report it with the page.",
    Lost.TOO_SLOW: "This page was not coded within {seconds:.0f} seconds. Is it one article? Split it or leave it out.",
}
"""What is told of a page whose worker was lost."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a worker makes of a page; the page itself need not travel back."""

    document: Document
    claims: tuple[Claim, ...]


_Answer: TypeAlias = Read | Reject | Lost


def usable_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def single_threaded(settings: Settings) -> Settings:
    """Return the settings for one of many workers: one thread each. That changes no row."""
    return replace(settings, parses=replace(settings.parses, threads=1))


def make_answering(settings: Settings) -> Answering:
    """Return, in a worker, what codes a page."""
    reader = make_reader(settings)

    def answer(page: Page) -> Read | Reject:
        coded = try_page(page, reader, settings)
        return Read(coded.document, coded.claims) if isinstance(coded, CodedPage) else coded.reject

    return answer


@contextmanager
def pool(settings: Settings, workers: int, make: Making = make_answering) -> Iterator[Engine]:
    """Give an engine of some processes (0: as many as there are cores); all of them end with the block.

    They start when the first page comes. A page whose worker dies is tried once more, alone in a new worker; if that
    dies too, or the page takes longer than ``engines.page_seconds``, it is refused by name and the rest goes on. The
    engine raises EngineError where no worker can be started. ``make``: what codes in them, another for tests.
    """
    number = workers or usable_cores()
    with Crew(make, single_threaded(settings), number) as crew:

        def coded(items: Iterable[Item]) -> Iterator[Outcome]:
            return _in_order(items, crew, settings.engines, number)

        yield coded


@dataclass(frozen=True, slots=True)
class _OnTheWay:
    """An item, and the answer that is to come where it is a page."""

    item: Item
    asked: Future[_Answer] | None

    @property
    def size(self) -> int:
        """Bytes that wait with the item."""
        if isinstance(self.item, Reject):
            return 0
        return len(self.item.body if isinstance(self.item, Page) else self.item.page.body)

    def is_there(self) -> bool:
        """Return whether the outcome can be had without waiting."""
        return self.asked is None or self.asked.done()


def _in_order(items: Iterable[Item], crew: Crew, options: EnginesOptions, workers: int) -> Iterator[Outcome]:
    """Yield the outcomes in the order of the items, with no more of them on the way than memory may hold."""
    line: deque[_OnTheWay] = deque()
    held = 0
    for item in items:
        asked = crew.submit(partial(_ask, page=item, options=options)) if isinstance(item, Page) else None
        line.append(_OnTheWay(item, asked))
        held += line[-1].size
        while line and (line[0].is_there() or len(line) >= options.ahead * workers or held > options.ahead_bytes):
            held -= line[0].size
            yield _outcome(line.popleft(), options)
    while line:
        yield _outcome(line.popleft(), options)


def _ask(worker: Worker, page: Page, options: EnginesOptions) -> _Answer:
    """Return the worker's answer; where it died, there is a second try, alone in a new process."""
    answer: _Answer = worker.ask(page, options.page_seconds)
    return worker.ask(page, options.page_seconds) if answer is Lost.CRASHED else answer


def here(answer: Answering) -> Engine:
    """Return the engine that lets what answers in a worker answer in this process."""

    def coded(items: Iterable[Item]) -> Iterator[Outcome]:
        for item in items:
            yield _made_of(item, answer(item)) if isinstance(item, Page) else item

    return coded


def _made_of(page: Page, answer: Read | Reject) -> CodedPage | Refused:
    return CodedPage(page, answer.document, answer.claims) if isinstance(answer, Read) else Refused(page, answer)


def _outcome(one: _OnTheWay, options: EnginesOptions) -> Outcome:
    if one.asked is None or not isinstance(one.item, Page):
        return one.item  # type: ignore[return-value]  # a page is always asked for
    answer = one.asked.result()
    if isinstance(answer, Lost):
        return refused(one.item, answer.value, LOST[answer].format(seconds=options.page_seconds))
    return _made_of(one.item, answer)
