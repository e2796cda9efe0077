"""Bytes from a file: gzip undone on the way, sizes bounded, faults of the carrier told as reasons."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from bede.errors import RejectedInput

_GZIP = b"\x1f\x8b"
_LAYERS = 2  # a file that was sent with gzip encoding and then saved as .gz has two; more is a prank
_CHUNK = 256 * 1024


@contextmanager
def carrier_faults() -> Iterator[None]:
    """Turn the faults of files and gzip into RejectedInput."""
    try:
        yield
    except EOFError:
        detail = "The gzip file ends early. Fetch it again; only JSON Lines before the break were read."
        raise RejectedInput("truncated-gzip", detail) from None
    except (gzip.BadGzipFile, zlib.error) as error:
        detail = f"The gzip file is damaged ({error}). Fetch it again; only JSON Lines before it were read."
        raise RejectedInput("bad-gzip", detail) from None
    except OSError as error:
        detail = f"The file can't be read ({error.strerror or error}). Check that you may read it."
        raise RejectedInput("unreadable", detail) from None


def unpacked(file: io.BufferedIOBase) -> io.BufferedIOBase:
    """Return a stream of the file's content from its start, with up to two layers of gzip undone."""
    stream = file
    for _ in range(_LAYERS):
        stream.seek(0)
        packed = stream.read(2) == _GZIP
        stream.seek(0)
        if not packed:
            break
        stream = gzip.GzipFile(fileobj=stream, mode="rb")
    return stream


def digest(file: io.BufferedIOBase) -> str:
    """Return the SHA-256 (hex) of the file as it lies on disk, from its start."""
    file.seek(0)
    total = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        total.update(chunk)
    return total.hexdigest()


def head(stream: io.BufferedIOBase, size: int) -> bytes:
    """Return the first ``size`` bytes, or what comes before a break in the gzip."""
    taken = bytearray()
    try:
        while len(taken) < size and (chunk := stream.read1(size - len(taken))):
            taken += chunk
    except (EOFError, gzip.BadGzipFile, zlib.error):
        if not taken:
            raise
    return bytes(taken)


def whole(stream: io.BufferedIOBase, limit: int) -> bytes:
    """Return all of the stream; RejectedInput ``too-large`` as soon as it has more than ``limit`` bytes."""
    taken = bytearray()
    while chunk := stream.read1(_CHUNK):
        taken += chunk
        if len(taken) > limit:
            raise too_large(limit)
    return bytes(taken)


def too_large(limit: int) -> RejectedInput:
    """Return the RejectedInput for what has more than ``limit`` bytes."""
    return RejectedInput(
        "too-large", f"This has more than {limit:,} bytes. Split it, one article each, or raise the limit."
    )
