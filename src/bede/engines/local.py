"""``--workers N``: pages coded by processes of this machine, with one model and one thread each."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from bede.chronicle import CodedPage
from bede.engines.crew import Crew, Lost, Worker
from bede.engines.worker import Answering, Making
from bede.model import Claim, Document, Page, Reject
from bede.pipeline import (
    TOGETHER,
    TOGETHER_BYTES,
    Engine,
    Item,
    Outcome,
    Refused,
    bytes_of,
    in_groups,
    in_place,
    make_reader,
    pages_of,
    refused,
    together,
    try_pages,
)
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
    """Return, in a worker, what codes some pages together."""
    reader = make_reader(settings)

    def answer(pages: Sequence[Page]) -> list[Read | Reject]:
        return [
            Read(coded.document, coded.claims) if isinstance(coded, CodedPage) else coded.reject
            for coded in try_pages(pages, reader, settings)
        ]

    return answer


@contextmanager
def pool(settings: Settings, workers: int, make: Making = make_answering, *, most: int = TOGETHER) -> Iterator[Engine]:
    """Give an engine of some processes (0: as many as there are cores); all of them end with the block.

    They start when the first page comes, and are asked for ``most`` pages at once. Where a worker dies over them, or
    they take longer than ``engines.page_seconds``, they are tried one by one; a page whose worker dies is tried once
    more, in a new worker; if that dies too, or the page takes too long, it is refused by name and the rest goes on. The
    engine raises EngineError where no worker can be started. ``make``: what codes in them, another for tests.
    """
    number = workers or usable_cores()
    with Crew(make, single_threaded(settings), number) as crew:

        def coded(items: Iterable[Item]) -> Iterator[Outcome]:
            options = settings.engines
            some = together(items, min(most, options.ahead), min(TOGETHER_BYTES, options.ahead_bytes // 2))
            return _in_order(some, crew, options, number)

        yield coded


@dataclass(frozen=True, slots=True)
class _OnTheWay:
    """Items, and the answers that are to come to those that are pages, if any is."""

    items: Sequence[Item]
    asked: Future[list[_Answer]] | None

    @property
    def size(self) -> int:
        """Bytes that wait with the items."""
        return sum(map(bytes_of, self.items))

    def is_there(self) -> bool:
        """Return whether the outcomes can be had without waiting."""
        return self.asked is None or self.asked.done()


def _in_order(groups: Iterable[list[Item]], crew: Crew, options: EnginesOptions, workers: int) -> Iterator[Outcome]:
    """Yield the outcomes in the order of the items, with no more of them on the way than memory may hold."""
    line: deque[_OnTheWay] = deque()
    items = held = 0
    for some in groups:
        pages = pages_of(some)
        line.append(_OnTheWay(some, crew.submit(partial(_ask, pages=pages, options=options)) if pages else None))
        items += len(some)
        held += line[-1].size
        while line and (line[0].is_there() or items >= options.ahead * workers or held > options.ahead_bytes):
            items -= len(line[0].items)
            held -= line[0].size
            yield from _outcomes(line.popleft(), options)
    while line:
        yield from _outcomes(line.popleft(), options)


def _ask(worker: Worker, pages: Sequence[Page], options: EnginesOptions) -> list[_Answer]:
    """Return the worker's answers; where it was lost over several pages, each is tried alone, so that one is lost."""
    if len(pages) > 1:
        answers: list[_Answer] | Lost = worker.ask(pages, options.page_seconds)
        if not isinstance(answers, Lost):
            return answers
    return [_ask_for(worker, page, options) for page in pages]


def _ask_for(worker: Worker, page: Page, options: EnginesOptions) -> _Answer:
    """Return the worker's answer; where it died, there is a second try, alone in a new process."""
    answers: list[_Answer] | Lost = worker.ask([page], options.page_seconds)
    if answers is Lost.CRASHED:
        answers = worker.ask([page], options.page_seconds)
    return answers if isinstance(answers, Lost) else answers[0]


def here(answer: Answering) -> Engine:
    """Return the engine that lets what answers in a worker answer in this process."""
    return in_groups(lambda pages: map(_made_of, pages, answer(pages)))


def _made_of(page: Page, answer: Read | Reject) -> CodedPage | Refused:
    return CodedPage(page, answer.document, answer.claims) if isinstance(answer, Read) else Refused(page, answer)


def _outcomes(some: _OnTheWay, options: EnginesOptions) -> Iterator[Outcome]:
    answers = some.asked.result() if some.asked else []
    pages = pages_of(some.items)
    return in_place(some.items, (_outcome(*pair, options) for pair in zip(pages, answers, strict=True)))


def _outcome(page: Page, answer: _Answer, options: EnginesOptions) -> CodedPage | Refused:
    if isinstance(answer, Lost):
        return refused(page, answer.value, LOST[answer].format(seconds=options.page_seconds))
    return _made_of(page, answer)
