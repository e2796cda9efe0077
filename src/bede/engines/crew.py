"""Workers and who looks after them: each is a process of its own, and its end costs at most one answer.

The pools of the standard library end as a whole with the first worker that is killed; here every worker has a thread
beside it that asks, waits, and starts a new process in the place of one that died or did not come to an end.
"""

import multiprocessing
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, TypeVar

from bede.engines.worker import READY, Making, serve
from bede.errors import EngineError
from bede.settings import Settings

T = TypeVar("T")

# Spawned, not forked: a fork of a process with threads may hold locks that nobody will ever open.
_SPAWN = multiprocessing.get_context("spawn")
_STARTS = 2  # a worker that twice does not come up never will


class Lost(StrEnum):
    """Why there is no answer; the words are reasons of Rejects."""

    CRASHED = "crashed"
    TOO_SLOW = "too-slow"


class Worker:
    """One process at a time, started when it is asked first, and anew after it is lost."""

    def __init__(self, make: Making, settings: Settings) -> None:
        self._make = make
        self._settings = settings
        self._lock = threading.Lock()  # starting and closing come from different threads
        self._closed = False
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, question: object, seconds: float | None = None) -> Any:
        """Return the answer, or Lost where the worker died over it, or took longer than ``seconds`` (None: no limit).

        Raises EngineError where no worker can be started.
        """
        pipe = self._pipe or self._start()
        try:
            pipe.send(question)
            if pipe.poll(seconds):
                return pipe.recv()
        except (EOFError, OSError):
            self._end()
            return Lost.CRASHED
        self._end()
        return Lost.TOO_SLOW

    def close(self) -> None:
        """End the process, and start none any more."""
        with self._lock:
            self._closed = True
        self._end()

    def _start(self) -> Connection:
        for _ in range(_STARTS):
            pipe = self._spawn()
            try:
                told = pipe.recv() if pipe.poll(self._settings.engines.start_seconds) else None
            except (EOFError, OSError):
                told = None
            if told == READY:
                return pipe
            self._end()
            if told is not None:
                raise EngineError(f"A worker process can't begin: {told}")
        raise EngineError(
            "A worker process can't be started: it ended, or hung, before its model was loaded. Is there enough memory "
            "(about 0.5 GiB for each)? Try fewer with --workers."
        )

    def _spawn(self) -> Connection:
        with self._lock:
            if self._closed:
                raise EngineError("The workers have been ended.")
            if hasattr(signal, "pthread_sigmask"):  # inherited: Ctrl-C must not break a worker that is just beginning
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            self._pipe, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(target=serve, args=(theirs, self._make, self._settings), name="bede-worker")
            self._process.start()
            theirs.close()  # else the end of the worker would not be the end of the pipe
            return self._pipe

    def _end(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            self._process = self._pipe = None  # the pipe closes with its last user, who may just be waiting at it


class Crew:
    """Some workers of one kind, each asked by a thread of its own. Use it in a ``with`` block."""

    def __init__(self, make: Making, settings: Settings, number: int) -> None:
        self._workers = [Worker(make, settings) for _ in range(number)]
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(number, "bede-crew")

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, ask: Callable[[Worker], T]) -> Future[T]:
        """Let ``ask`` speak with the next worker that has nothing to do; the future holds what it returns."""
        return self._threads.submit(self._asked, ask)

    def close(self) -> None:
        """End all workers; what was not answered is cancelled."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _asked(self, ask: Callable[[Worker], T]) -> T:
        worker = self._idle.get()
        try:
            return ask(worker)
        finally:
            self._idle.put(worker)
