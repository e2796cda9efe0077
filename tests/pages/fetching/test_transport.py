"""Exchanges with a real server on loopback that misbehaves in all the ways that cost a reader time or memory."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from bede.pages.fetching import FetchFault, exchange
from bede.settings import WatchOptions

OPTIONS = WatchOptions(connect_seconds=2.0, read_seconds=0.5, deadline_seconds=0.8, max_bytes=1000)


@contextmanager
def server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection by a function; the address."""
    listening = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            try:
                received = b""
                while b"\r\n\r\n" not in received:
                    received += connection.recv(4096)
                talk(connection)
            except OSError:
                return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/x"
    finally:
        listening.close()
        thread.join(10)


def fault(talk: Callable[[socket.socket], None]) -> FetchFault:
    with server(talk) as uri, pytest.raises(FetchFault) as raised:
        exchange(uri, {}, OPTIONS)
    return raised.value


def drip(piece: bytes, start: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        for _ in range(100):
            connection.sendall(piece)
            time.sleep(0.05)

    return talk


def test_an_answer_comes_back_with_its_headers_and_bytes():
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nETag: 7\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")

    with server(talk) as uri:
        answer = exchange(uri, {}, OPTIONS)
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"abc", "7")


def test_chunks_are_undone():
    def talk(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")

    with server(talk) as uri:
        answer = exchange(uri, {}, OPTIONS)
    assert (answer.body, "transfer-encoding" in answer.headers) == (b"abcde", False)


@pytest.mark.parametrize(
    ("talk", "reason"),
    [
        (drip(b"", b""), "timeout"),
        (drip(b"x", b"HTTP/1.1 200 OK\r\nX: "), "timeout"),
        (drip(b"x", b"HTTP/1.1 200 OK\r\n\r\n"), "timeout"),
        (drip(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"), "timeout"),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nabc"), "cut-off"),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"), "cut-off"),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1001), "too-large"),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n" + b"x" * 99_000), "too-large"),
        (lambda c: c.sendall(b"SSH-2.0-other\r\n"), "cut-off"),
        (lambda c: None, "cut-off"),
        (lambda c: c.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"), "cut-off"),
    ],
    ids=[
        "hangs",
        "drips header",
        "drips body",
        "drips counted body",
        "cut",
        "cut chunk",
        "large",
        "larger",
        "other",
        "closed",
        "headers",
    ],
)
def test_a_server_that_misbehaves_costs_little_and_is_named(talk, reason):
    start = time.monotonic()
    assert fault(talk).reason == reason
    assert time.monotonic() - start < 30  # a second where the machine is idle


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FetchFault) as raised:
        exchange(f"http://127.0.0.1:{port}/", {}, OPTIONS)
    assert raised.value.reason == "unreachable"
