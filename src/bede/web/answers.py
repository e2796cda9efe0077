"""Answers: JSON with an ETag, packed where the browser takes it, and errors in one shape."""

import gzip
import hashlib
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import TypedDict

from bede.chronicle.export.lines import to_json
from bede.web.kept import Kept

_SMALL = 1000
"""Bytes below which packing does not pay."""

_LEVEL = 5
"""Of gzip: 6 packs JSON of lists by a hundredth better and takes half as long again."""

_GZIP = b"\x1f\x8b"
"""How packed bytes begin; JSON never does."""


class WrongField(TypedDict):
    """A parameter, or a field of what was sent, that is wrong."""

    name: str
    """Its name."""
    message: str
    """What is wrong with it."""


class Error(TypedDict):
    """What went wrong."""

    code: str
    """A short fixed word: ``invalid``, ``not-found``, ``forbidden``, ``busy``, ``failed``, ``defect`` ..."""
    message: str
    """A sentence for people that says what to do about it."""
    fields: list[WrongField]
    """What was wrong in the call; empty for other errors."""


class ErrorAnswer(TypedDict):
    """The one shape of all errors."""

    error: Error
    """What went wrong."""


def json_answer(
    request: Request, state: str, make: Callable[[], Any], also: str = "", kept: Kept | None = None
) -> Response:
    """Return the JSON that ``make`` gives, or 304 where the browser has it; from ``kept`` where it was given before.

    It must depend on nothing but the state of the chronicle, the address, and what ``also`` tells.
    """
    address = f"{state} {request.url.path} {request.url.query} {also}"
    etag = f'W/"{hashlib.sha256(address.encode()).hexdigest()[:16]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding", "X-Bede-State": state}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    tag = f"{etag} {takes_gzip}"
    body = kept.get(tag) if kept else None
    if body is None:
        body = _packed(to_json(make()).encode(), takes_gzip)
        if kept:
            kept.keep(tag, body)
    if body.startswith(_GZIP):
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="application/json", headers=headers)


def _packed(body: bytes, takes_gzip: bool) -> bytes:
    return gzip.compress(body, _LEVEL, mtime=0) if takes_gzip and len(body) >= _SMALL else body


def error_answer(status: int, code: str, message: str, fields: list[WrongField] | None = None) -> Response:
    """Return an error in the one shape."""
    answer: ErrorAnswer = {"error": {"code": code, "message": message, "fields": fields or []}}
    return Response(to_json(answer).encode(), status, {"Cache-Control": "no-store"}, "application/json")
