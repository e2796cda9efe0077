"""What surrounds every answer: who may ask, the twin of an address, and headers that keep strangers' code out."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bede.web.answers import error_answer
from bede.web.shell import PAGES

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere and no script within the page. Styles may stand in elements: the map sets them there."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


TWINNED = tuple(f"/{page.split('/')[1]}" for page in PAGES)
"""How the addresses begin that have a JSON twin."""


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        asked = Headers(scope=scope)
        if not self._is_known(asked.get("host", "")):
            refusal = error_answer(421, "wrong-host", "This server is not asked for by that name. Use its address.")
            await refusal(scope, receive, guarded)
            return
        await self._app(_twin(scope, asked), receive, guarded)

    def _is_known(self, host: str) -> bool:
        return self._hosts is None or (urlsplit(f"//{host}").hostname or "") in self._hosts


def _twin(scope: Scope, asked: Headers) -> Scope:
    """Lead who asks for JSON at the address of a page to its twin."""
    path = scope["path"]
    accept = asked.get("accept", "")
    wants_json = "application/json" in accept and "text/html" not in accept
    if wants_json and scope["method"] == "GET" and path.startswith(TWINNED) and not path.endswith(".json"):
        return {**scope, "path": f"{path}.json", "raw_path": scope.get("raw_path", b"") + b".json"}
    return scope
