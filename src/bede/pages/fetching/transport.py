"""One exchange with a server, bounded in time and size: no redirects, no cookies, no second try."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bede.pages.fetching.faults import FetchFault
from bede.settings import WatchOptions

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.util.url import Url

_PIECE = 64 * 1024
SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. Names of headers in lower case; the last of several of one name."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def load_library() -> None:
    """Load what exchanges need; threads that did so side by side would find it half loaded."""
    import urllib3.connection  # noqa: F401, PLC0415  see parsed


def exchange(
    uri: str, headers: Mapping[str, str], options: WatchOptions, *, method: str = "GET", body: bytes | None = None
) -> Answer:
    """Send a request and return the answer, whatever its status. Raises FetchFault.

    Reasons: ``bad-address``, ``unreachable``, ``timeout``, ``cut-off``, ``too-large``.
    """
    address = parsed(uri)
    with _told_as_faults(uri), _connected(address, options) as (connection, late):
        try:
            return _exchange(connection, address, (method, headers, body), options)
        except Exception as error:
            if late.is_set():  # a socket that was shut under way fails in many ways
                raise _timeout(options) from error
            raise
        finally:
            if late.is_set():  # ... or looks like the end of an answer
                raise _timeout(options)


def parsed(uri: str) -> Url:
    """Return the parts of an address. Raises FetchFault ``bad-address`` where it is none of the web."""
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415  0.1 s, and `bede --help` needs none of it
    from urllib3.util import parse_url  # noqa: PLC0415

    try:
        address = parse_url(uri)
    except LocationParseError:
        address = None
    if address is None or address.scheme not in SCHEMES or not address.host or address.auth:
        raise FetchFault("bad-address", f"{uri} is no address of the web (http or https, without a name).", final=True)
    return address


def _exchange(
    connection: HTTPConnection,
    address: Url,
    request: tuple[str, Mapping[str, str], bytes | None],
    options: WatchOptions,
) -> Answer:
    method, headers, body = request
    connection.request(
        method, address.request_uri, body=body, headers=headers, preload_content=False, decode_content=False
    )
    with closing(connection.getresponse()) as response:
        parts, size = [], 0
        for piece in response.stream(_PIECE, decode_content=False):
            size += len(piece)
            if size > options.max_bytes:
                raise FetchFault("too-large", f"The answer is longer than {options.max_bytes} bytes.")
            parts.append(piece)
    told = {name.lower(): value for name, value in response.headers.items()}
    told.pop("transfer-encoding", None)  # it is undone
    return Answer(response.status, told, b"".join(parts))


@contextmanager
def _connected(address: Url, options: WatchOptions) -> Iterator[tuple[HTTPConnection, threading.Event]]:
    """Give a connection that is shut when the time is up, and what says so then.

    Time-outs of the socket bound each wait, not the whole: a server may send a byte now and then for hours.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415  see parsed

    kind: Any = HTTPSConnection if address.scheme == "https" else HTTPConnection
    connection = kind((address.host or "").strip("[]"), address.port, timeout=options.connect_seconds)
    late = threading.Event()
    watchdog = threading.Timer(options.deadline_seconds, _shut, (connection, late))
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.connect()
        connection.sock.settimeout(options.read_seconds)
        yield connection, late
    finally:
        watchdog.cancel()
        connection.close()


def _shut(connection: HTTPConnection, late: threading.Event) -> None:
    late.set()
    held = connection.sock
    if held is not None:
        try:
            held.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it is shut already


@contextmanager
def _told_as_faults(uri: str) -> Iterator[None]:
    from http.client import HTTPException  # noqa: PLC0415  see parsed

    from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError  # noqa: PLC0415
    from urllib3.exceptions import TimeoutError as Late  # noqa: PLC0415

    try:
        yield
    except FetchFault:
        raise
    except NewConnectionError as error:  # which urllib3 counts among time-outs
        raise _unreachable(uri, error) from error
    except (Late, TimeoutError) as error:
        raise FetchFault("timeout", f"{uri} gave no answer in time.") from error
    except (ProtocolError, HTTPException) as error:  # incomplete reads among them
        raise FetchFault("cut-off", f"{uri} broke off, or sent what is no answer ({type(error).__name__}).") from error
    except (HTTPError, OSError, ValueError) as error:
        raise _unreachable(uri, error) from error


def _unreachable(uri: str, error: Exception) -> FetchFault:
    return FetchFault("unreachable", f"{uri} can't be reached: {type(error).__name__}: {error}")


def _timeout(options: WatchOptions) -> FetchFault:
    return FetchFault("timeout", f"The answer was not there after {options.deadline_seconds:g} seconds.")
