"""An mbox file: messages in a row, read one at a time."""

import io
import re
from collections.abc import Iterator

from bede.model import Page, Reject
from bede.pages.mail.messages import MOST, MailFile, ReadInner, message_pages
from bede.pages.unpack import digest, too_large, unpacked
from bede.settings import PagesOptions

_LINE = re.compile(rb"From \S+ .*\d{4}")
_QUOTED = re.compile(rb"(?m)^>(>*From )")
_LONGEST_LINE = 1024 * 1024


def mailbox_pages(
    file: io.BufferedIOBase, uri: str, options: PagesOptions, read_inner: ReadInner
) -> Iterator[Page | Reject]:
    """Yield the pages of each message of an mbox file; the locator is ``message 3``."""
    source = MailFile(uri, digest(file), options, read_inner)
    limit = MOST * options.max_record_bytes
    for number, body in enumerate(_messages(unpacked(file), limit), 1):
        locator = f"message {number}"
        if body is None:
            error = too_large(limit)
            yield Reject(uri, locator, error.reason, error.detail)
        else:
            yield from message_pages(body, locator, source)


def _messages(stream: io.BufferedIOBase, limit: int) -> Iterator[bytes | None]:
    """Yield the bytes of each message without the line that divides them; None for one over the limit."""
    taken = bytearray()
    blank, begun, over = True, False, False
    while line := stream.readline(_LONGEST_LINE):
        if blank and _LINE.match(line):
            if begun:
                yield None if over else _QUOTED.sub(rb"\1", bytes(taken))
            taken, begun, over = bytearray(), True, False
        elif not over:
            taken += line
            over = len(taken) > limit
            taken = bytearray() if over else taken
        blank = not line.strip(b"\r\n")
    if begun:
        yield None if over else _QUOTED.sub(rb"\1", bytes(taken))
