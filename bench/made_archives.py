"""Records of web archives made by hand: sound ones, and ones that lie about themselves in a way that is known."""

import base64
import gzip
import hashlib
from collections.abc import Callable, Iterable, Mapping

END = b"\r\n\r\n"
DATE = "2022-03-03T10:00:00Z"
HTTP = "application/http; msgtype=response"
HTML = "text/html; charset=utf-8"

Pack = Callable[[bytes], bytes]


def sha1(data: bytes) -> str:
    """Return the digest as archives write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(
    kind: str,
    uri: str | None,
    block: bytes = b"",
    *,
    content_type: str | None = None,
    date: str = DATE,
    length: int | str | None = None,
    version: str = "WARC/1.1",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Return a record as it stands in an archive. ``length``: what it says of its block, where not the truth."""
    identity = hashlib.sha256(f"{kind} {uri} {date}".encode() + block).hexdigest()[:32]
    headers: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{identity}>",
        "WARC-Date": date,
        "WARC-Target-URI": uri,
        "Content-Type": content_type,
        **(more or {}),
        "Content-Length": str(len(block) if length is None else length),
    }
    lines = [version, *(f"{name}: {value}" for name, value in headers.items() if value is not None)]
    return "\r\n".join(lines).encode() + END + block + END


def answer(body: bytes, headers: Mapping[str, str] | None = None, status: str = "200 OK") -> bytes:
    """Return an HTTP answer."""
    told = {"Content-Type": HTML, **(headers or {})}
    return (
        "\r\n".join([f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items())]).encode() + END + body
    )


def response(
    uri: str,
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    status: str = "200 OK",
    digests: bool = True,
    date: str = DATE,
    length: int | str | None = None,
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Return a response record. ``digests``: with those of block and payload."""
    block = answer(body, headers, status)
    told = {"WARC-Payload-Digest": sha1(body), "WARC-Block-Digest": sha1(block)} if digests else {}
    return record("response", uri, block, content_type=HTTP, date=date, length=length, more={**told, **(more or {})})


def revisit(uri: str, body: bytes, *, date: str, more: Mapping[str, str] | None = None, head: bool = True) -> bytes:
    """Return a record that says: at ``date`` the page was still ``body``."""
    told = {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Payload-Digest": sha1(body),
        **(more or {}),
    }
    block = answer(b"") if head else b""
    return record("revisit", uri, block, content_type=HTTP, date=date, more=told)


def chunked(data: bytes, size: int = 1000) -> bytes:
    """Return the data in HTTP chunks."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def as_it_is(data: bytes) -> bytes:
    """Pack nothing."""
    return data


def gzipped(data: bytes) -> bytes:
    """Pack as gzip, the same each time."""
    return gzip.compress(data, 6, mtime=0)


def laid_out(records: Iterable[bytes], pack: Pack = gzipped) -> tuple[bytes, list[int]]:
    """Return an archive of the records, each packed by itself, and the offset of each."""
    archive, offsets = bytearray(), []
    for one in records:
        offsets.append(len(archive))
        archive += pack(one)
    return bytes(archive), offsets
