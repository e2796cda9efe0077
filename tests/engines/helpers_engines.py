"""Workers that need no model, and pages that bring trouble over them."""

import faulthandler
import os
import select
import signal
from collections.abc import Sequence
from pathlib import Path

from helpers_chronicle import make_page

from bede.documents import clean
from bede.engines.local import Read
from bede.engines.share import make_sharing
from bede.errors import ModelError
from bede.model import Page, Reject
from bede.settings import Settings

KILLS, CRASHES, HANGS, KILLS_ONCE = (
    b"page that kills",
    b"page that crashes",
    b"page that hangs",
    b"page that is deadly once: ",
)
PAGE = "Envoys meet in {town}\n\n12 March 2022\n\nThe envoys met in {town} to speak of item {number} of the list.\n"


def text_page(number: int, words: bytes = b"", uri: str = "") -> Page:
    """A page of plain text, with words that bring trouble."""
    text = PAGE.format(town=("Halm", "Vell", "Orth")[number % 3], number=number).encode()
    made = make_page(text + b"\n" + words + b"\n", uri or f"file:///{number}.txt")
    return Page(made.id, made.uri, "", made.body, "text/plain", made.file_sha256)


def make_fragile(settings: Settings):
    """What codes a page without claims, but for those that bring trouble."""

    def answer(pages: Sequence[Page]) -> list[Read | Reject]:
        return [answer_one(page) for page in pages]

    def answer_one(page: Page) -> Read | Reject:
        if KILLS in page.body:
            os.kill(os.getpid(), signal.SIGKILL)
        if CRASHES in page.body:
            faulthandler.disable()
            faulthandler._sigsegv()
        if HANGS in page.body:
            while True:
                pass
        if KILLS_ONCE in page.body:
            mark = Path(page.body.partition(KILLS_ONCE)[2].strip().decode())
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return Read(clean(page, settings.documents), ())

    return answer


def make_fragile_sharing(settings: Settings):
    """What codes a shard, page by page as above."""
    return make_sharing(settings, make_fragile)


def make_nothing(settings: Settings):
    """What never comes up."""
    raise ModelError("There is no model in this test.")


def has_ended(pid: int, seconds: float = 60) -> bool:
    """Wait for a process that is no child of this one; return whether it came to its end."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)
