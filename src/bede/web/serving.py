"""Serves a site until it is told to stop."""

import asyncio
import os
import pkgutil
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from typing import Any

from bede.errors import UsageError
from bede.web.site import Site

APP = "bede.web.app:make_app"
"""Named and not imported: FastAPI takes half a second to import, and `bede --help` needs none of it."""

PORT = 8731
"""Where it is served if nothing else is asked for: a number that no known service has."""

START = "/events.json?group=month&limit=20"
"""What the start page asks for first. It is asked for before anybody does, so that it is at hand."""

_NEARBY = 20
"""Ports tried after ``PORT`` where that is taken, as by another chronicle."""


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens; without a port on the first free one from ``PORT`` on.

    Raises UsageError where there is none.
    """
    wanted = range(PORT, PORT + _NEARBY) if port is None else (port,)
    for number in wanted:
        try:
            return _bound(host, number)
        except OSError as error:
            problem = error
    where = f"Port {port} of {host}" if port is not None else f"{host}, ports {PORT} to {PORT + _NEARBY - 1},"
    raise UsageError(
        f"{where} can't be used: {problem.strerror or problem}. Choose another one with --port (0: any free one)."
    )


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # on Windows it would let two programs have one port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError:
        bound.close()
        raise
    return bound


def address_of(listening: socket.socket, host: str, token: str | None) -> str:
    """Return the address to open. The token stands behind ``#``, which browsers never send and no log keeps."""
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"#token={token}" if token else "")


def serve(site: Site, listening: socket.socket, started: Callable[[], None]) -> None:
    """Serve until interrupted; ``started`` is called once requests are answered."""
    import uvicorn  # noqa: PLC0415  0.2 s, see APP

    make_app: Any = pkgutil.resolve_name(APP)
    app = make_app(site)
    asyncio.run(_ask(app, START, host=next(iter(site.hosts or ("localhost",)))))
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
    server = uvicorn.Server(config)
    threading.Thread(target=_tell, args=(server, started), daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:  # it closes what is open first, and then passes the signal on
        return
    finally:
        listening.close()


async def _ask(app: Any, address: str, host: str) -> None:
    """Have the application answer, to nobody."""
    path, _, query = address.partition("?")
    scope = {
        **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"},
        **{"path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": ""},
        **{"headers": [(b"host", host.encode()), (b"accept-encoding", b"gzip")], "client": None, "server": None},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_: dict[str, Any]) -> None:
        pass

    await app(scope, receive, send)


def _tell(server: Any, started: Callable[[], None]) -> None:
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.02)
    started()


def open_browser(address: str) -> None:
    """Open the address in a browser where there is a screen for one."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # else a browser of the terminal might take it over
    webbrowser.open(address)
