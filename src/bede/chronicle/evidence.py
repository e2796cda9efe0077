"""The state of the evidence: the bytes that were kept, and the file on disk that they came from."""

import hashlib
import re
import zlib
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters or more: "C:" is a drive
_PIECE = 1 << 20


class BodyState(StrEnum):
    """What became of the bytes that the chronicle keeps."""

    OK = "ok"
    DAMAGED = "damaged"
    NOT_KEPT = "not kept"


class FileState(StrEnum):
    """What became of the file since it was read."""

    UNCHANGED = "unchanged"
    CHANGED = "changed since"
    GONE = "gone"
    NOT_A_FILE = "not a file"
    UNREADABLE = "not readable"


def body_state(page_id: str, body: bytes | None) -> BodyState:
    """Tell whether the kept bytes (compressed by zlib) still have the hash ``page_id``."""
    if body is None:
        return BodyState.NOT_KEPT
    try:
        plain = zlib.decompress(body)
    except zlib.error:
        return BodyState.DAMAGED
    return BodyState.OK if hashlib.sha256(plain).hexdigest() == page_id else BodyState.DAMAGED


def file_state(uri: str, sha256: str | None) -> FileState:
    """Tell whether the file at ``uri`` still has this SHA-256; addresses on the web are never asked."""
    path = _path(uri)
    if path is None:
        return FileState.NOT_A_FILE
    try:
        if not path.exists():
            return FileState.GONE
        if not path.is_file():
            return FileState.NOT_A_FILE
        return FileState.UNCHANGED if _sha256(path) == sha256 else FileState.CHANGED
    except (OSError, ValueError):
        return FileState.UNREADABLE


def _path(uri: str) -> Path | None:
    """Return the path that a uri means; None for standard input (``-``) and for other schemes than file."""
    if uri.lower().startswith("file:"):
        return Path(url2pathname(urlsplit(uri).path))
    if uri in ("", "-") or _SCHEME.match(uri):
        return None
    return Path(uri)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
