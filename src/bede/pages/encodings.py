"""The body of an HTTP answer as the page it stands for: transfer and content encoding undone, size bounded.

Headers are believed only as far as the bytes bear them out: crawlers and HTTP libraries undo an encoding and leave
its header in place, and some servers announce one that they do not apply. Bytes that are not of the announced
encoding at all are taken as they are; bytes that are, but break off or are damaged, are ``bad-encoding``.
"""

import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from bede.errors import RejectedInput
from bede.pages.sniff import SAMPLE, media_type
from bede.pages.unpack import too_large

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_AS_GZIP, _AS_ZLIB, _AS_RAW = 31, 15, -15  # zlib's codes for what surrounds deflated data
_MOST = 4  # encodings in a row; real ones have one, two where a proxy packs what is packed
_PIECE = 256 * 1024
_CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,1000})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")


class _Reader(Protocol):
    def read(self, size: int, /) -> bytes: ...


def undone(body: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    """Return the body without its encodings. ``headers``: names in lower case.

    Raises RejectedInput ``bad-encoding``, or ``too-large`` as soon as it unfolds to more than ``limit`` bytes.
    """
    body = _of_header("content-encoding", transferred(body, headers, limit), headers, limit)
    if body.startswith(_GZIP):  # packed once more, or a header that was lost
        body = _ungzipped(body, limit)
    if len(body) > limit:
        raise too_large(limit)
    return body


def transferred(body: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    """Return the body with its transfer encoding undone, but not its content encoding. Raises as ``undone`` does."""
    return _of_header("transfer-encoding", body, headers, limit)


def _of_header(name: str, body: bytes, headers: Mapping[str, str], limit: int) -> bytes:
    codings = [coding.strip().lower() for coding in headers.get(name, "").split(",") if coding.strip()]
    if len(codings) > _MOST:
        raise _bad(f"{len(codings)} encodings in a row")
    for coding in reversed(codings):
        body = _UNDO.get(coding, _as_it_is)(body, limit)
    return body


def _as_it_is(body: bytes, limit: int) -> bytes:  # noqa: ARG001  what all in _UNDO are called with
    return body


def _unchunked(body: bytes, limit: int) -> bytes:
    """Undo chunks, by RFC 9112; fastwarc's reader knows no extensions. The trailer and its end are not missed."""
    if not _CHUNK_HEAD.match(body):
        return body
    taken, at = bytearray(), 0
    while head := _CHUNK_HEAD.match(body, at):
        size = int(head[1], 16)
        if size == 0:
            return bytes(taken)
        taken += body[head.end() : head.end() + size]
        if len(taken) > limit:
            raise too_large(limit)
        end = _LINE_END.match(body, head.end() + size)
        if end is None:
            break
        at = end.end()
    raise _bad("chunked: a chunk is missing, or its length is wrong")


def _ungzipped(body: bytes, limit: int) -> bytes:
    return _inflated(body, _AS_GZIP, limit) if body.startswith(_GZIP) else body


def _undeflated(body: bytes, limit: int) -> bytes:
    """Undo "deflate", which the standard wraps in zlib and some servers do not."""
    wrapped = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0  # RFC 1950, 2.2
    try:
        return _inflated(body, _AS_ZLIB if wrapped else _AS_RAW, limit)
    except RejectedInput as error:
        return _if_text(body, error)


def _unbrotlied(body: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  only answers from the web need it

    try:
        return _read(BrotliReader(io.BytesIO(body)), limit)
    except OSError as error:
        return _if_text(body, _bad(f"br: {error}"))


def _unzstd(body: bytes, limit: int) -> bytes:
    from fastwarc.stream_io import ZstdReader  # noqa: PLC0415  only answers from the web need it

    if not body.startswith(_ZSTD):
        return body
    try:
        return _read(ZstdReader(io.BytesIO(body)), limit)
    except OSError as error:
        raise _bad(f"zstd: {error}") from None


_UNDO: dict[str, Callable[[bytes, int], bytes]] = {
    "chunked": _unchunked,
    "gzip": _ungzipped,
    "x-gzip": _ungzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
    "zstd": _unzstd,
}


def _read(reader: _Reader, limit: int) -> bytes:
    taken = bytearray()
    while piece := reader.read(_PIECE):
        taken += piece
        if len(taken) > limit:
            raise too_large(limit)
    return bytes(taken)


def _inflated(body: bytes, wrapping: int, limit: int) -> bytes:
    """Return what is deflated in the body; what follows its end is left away, as browsers do."""
    taken = bytearray()
    try:
        for piece in _pieces(body, wrapping):
            taken += piece
            if len(taken) > limit:
                raise too_large(limit)
    except (zlib.error, EOFError) as error:
        raise _bad(f"gzip or deflate: {error}") from None
    return bytes(taken)


def _pieces(body: bytes, wrapping: int) -> Iterator[bytes]:
    """Yield the content of deflated data, member by member. Raises zlib.error, EOFError."""
    rest = body
    while rest:
        engine = zlib.decompressobj(wrapping)
        while not engine.eof:
            piece = engine.decompress(rest, _PIECE)
            rest = engine.unconsumed_tail
            if not piece and not rest and not engine.eof:
                raise EOFError("the data breaks off")
            yield piece
        rest = engine.unused_data if wrapping == _AS_GZIP and engine.unused_data.startswith(_GZIP) else b""


def _if_text(body: bytes, otherwise: RejectedInput) -> bytes:
    """Return a body that is plainly no packed data but text; else raise the error."""
    if otherwise.reason == "bad-encoding" and _is_text(body):
        return body
    raise otherwise


def _is_text(body: bytes) -> bool:
    try:
        media_type(body[:SAMPLE])
    except RejectedInput as error:
        return error.reason != "not-text"
    return True


def _bad(what: str) -> RejectedInput:
    return RejectedInput("bad-encoding", f"The page's encoding is damaged ({what}). Fetch it again.")
