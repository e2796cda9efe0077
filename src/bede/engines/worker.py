"""The other side of a pipe: a process that makes its tools once and then answers one question after the other."""

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection, wait
from typing import Any

from bede.settings import Settings

READY = "ready"
"""What a worker says first, when its model is loaded; anything else is why it can't begin."""

GRACE = 30.0
"""Seconds over the limit after which a worker whose master has not ended it ends by itself: its master is gone."""

Answering = Callable[[Any], Any]
"""What answers a question."""

Making = Callable[[Settings], Answering]
"""What makes, in a worker, what answers there. A function of a module, for it is named to the new process."""


def serve(connection: Connection, make: Making, settings: Settings) -> None:
    """Answer what comes through the connection until it is closed: the whole life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of a terminal; the master ends the workers
    _end_with_master()
    # A broken pipe is a master that is gone.
    with suppress(EOFError, OSError):
        answer = _made(connection, make, settings)
        if answer is None:
            return
        connection.send(READY)
        while True:
            question = connection.recv()
            end_after(settings.engines.page_seconds + GRACE)
            given = answer(question)
            go_on()
            connection.send(given)


def _made(connection: Connection, make: Making, settings: Settings) -> Answering | None:
    """Return what answers; None where it can't be made, which is told to the master."""
    try:
        return make(settings)
    except Exception as error:  # whatever it is, the master has to hear of it
        connection.send(str(error) or type(error).__name__)
        return None


def end_after(seconds: float) -> None:
    """End this process after some seconds, even where it never gives up the interpreter, but for ``go_on``.

    Called again, the time begins anew. A thread of Python would wait for the interpreter; faulthandler's does not.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())


def go_on() -> None:
    """Take back ``end_after``."""
    faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def _end_with_master() -> None:
    """Let this process end as soon as the one that started it does, however that ends."""
    master = multiprocessing.parent_process()
    if master is None:
        return

    def watch() -> None:
        wait([master.sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="bede-master", daemon=True).start()
