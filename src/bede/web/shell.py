"""The page that the browser loads: one HTML for all addresses, which fetches its data from the JSON twin."""

from starlette.requests import Request
from starlette.responses import Response

from bede.web.answers import error_answer
from bede.web.static_files import MAILED, SHELL, StaticFile, static_files

PAGES = (
    "/events",
    "/events/{event}",
    "/documents/{document}",
    "/actors/{party}",
    "/dyads/{a}/{b}",
    "/map",
    "/network",
    "/positions",
    "/commitments",
    "/stories",
    "/compare",
    "/about",
)
"""Addresses of pages; each has a JSON twin."""

_A_YEAR = "public, max-age=31536000, immutable"
_ASK = "no-cache"

_UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>bede</title>
<p>The pages of this copy of bede are not built. Run <code>make web</code>, and start again.
<p>The data are there: <a href="/events.json">events</a>, <a href="/about.json">about</a>,
<a href="/openapi.json">all addresses</a>."""


async def shell(request: Request) -> Response:
    """Answer with the HTML of the pages."""
    file = static_files().get(SHELL)
    if file is None:
        return Response(_UNBUILT, 503, media_type="text/html")
    return _answer(request, file, {"Cache-Control": _ASK, "Vary": "Accept, Accept-Encoding"})


async def static(request: Request) -> Response:
    """Answer with a built file; those whose name has their hash are kept for good."""
    path = request.path_params["path"]
    file = static_files().get(path)
    if file is None or path in (SHELL, MAILED):
        return error_answer(404, "not-found", f"There is no file {request.url.path}.")
    hashed = path.startswith("assets/")
    return _answer(request, file, {"Cache-Control": _A_YEAR if hashed else _ASK, "Vary": "Accept-Encoding"})


def _answer(request: Request, file: StaticFile, headers: dict[str, str]) -> Response:
    if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.packed, media_type=file.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(file.body, media_type=file.media_type, headers=headers)
