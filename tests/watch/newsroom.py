"""Outlets that serve feeds and articles on loopback, and do all that servers do: edits, 304s, 429s, 500s, hangs."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

START = datetime(2024, 3, 4, tzinfo=UTC)


class PlayedClock:
    """A clock that a test sets; whoever sleeps only moves it on."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._lock = threading.Lock()
        self.slept = 0.0

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self._now += timedelta(seconds=seconds)
            self.slept += seconds

    def set(self, moment: datetime) -> None:
        with self._lock:
            self._now = moment


@dataclass
class Story:
    """An article as it stands: its paragraphs, and since when it is listed."""

    title: str
    paragraphs: tuple[str, ...]
    published: datetime
    changed: datetime


@dataclass
class Outlet:
    """A server with one feed. ``mode`` is what it does to whoever asks for the feed: nothing, or some mischief."""

    name: str
    kind: str
    clock: PlayedClock
    stories: dict[str, Story] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    mode: str = ""
    robots: str | None = None
    tags: bool = True
    requests: list[tuple[str, int]] = field(default_factory=list)
    raw: dict[str, bytes] = field(default_factory=dict)
    base: str = ""
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def feed(self) -> str:
        return f"{self.base}/feed"

    def uri(self, path: str) -> str:
        return f"{self.base}{path}"

    def publish(self, path: str, title: str, *paragraphs: str) -> None:
        now = self.clock.now()
        self.stories[path] = Story(title, paragraphs, now, now)
        self.listed.insert(0, path)

    def edit(self, path: str, *paragraphs: str, title: str | None = None) -> None:
        """Change an article without a word in the feed, as outlets do."""
        story = self.stories[path]
        self.stories[path] = Story(title or story.title, paragraphs, story.published, self.clock.now())

    def asked(self, path: str) -> list[int]:
        """The statuses that requests for a path got."""
        return [status for asked, status in self.requests if asked == path]

    def page(self, path: str) -> bytes:
        """The article as a web page; what stands around it is never twice the same."""
        if path in self.raw:
            return self.raw[path]
        story = self.stories[path]
        body = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)
        number = len(self.requests)
        return f"""<!DOCTYPE html><html lang="en"><head><title>{story.title}</title>
<meta property="article:published_time" content="{story.published.isoformat()}">
<meta property="og:site_name" content="{self.name}"><script>var visit = {number};</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{story.title}</h1>{body}</article>
<footer>Visitor {number} of today. All rights reserved</footer></body></html>""".encode()

    def feed_body(self) -> tuple[str, bytes]:
        return {"rss": self._rss, "atom": self._atom, "json": self._json, "sitemap": self._sitemap}[self.kind]()

    def _rss(self) -> tuple[str, bytes]:
        items = "".join(
            f"<item><guid>{path}</guid><link>{self.uri(path)}</link><title>{escape(self.stories[path].title)}</title>"
            f"<pubDate>{format_datetime(self.stories[path].published)}</pubDate></item>"
            for path in self.listed
        )
        text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.name}</title>{items}</channel></rss>'
        return "application/rss+xml", text.encode()

    def _atom(self) -> tuple[str, bytes]:
        items = "".join(
            f"<entry><id>{path}</id><link href='{self.uri(path)}'/><title>{escape(self.stories[path].title)}</title>"
            f"<published>{self.stories[path].published.isoformat()}</published>"
            f"<updated>{self.stories[path].published.isoformat()}</updated></entry>"
            for path in self.listed
        )
        text = (
            f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{self.name}</title>{items}</feed>'
        )
        return "application/atom+xml", text.encode()

    def _json(self) -> tuple[str, bytes]:
        items = [
            {
                "id": path,
                "url": self.uri(path),
                "title": self.stories[path].title,
                "content_html": "".join(f"<p>{escape(p, quote=False)}</p>" for p in self.stories[path].paragraphs),
                "date_published": self.stories[path].published.isoformat(),
            }
            for path in self.listed
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": self.name, "items": items}
        return "application/feed+json", json.dumps(feed).encode()

    def _sitemap(self) -> tuple[str, bytes]:
        items = "".join(
            f"<url><loc>{self.uri(path)}</loc><news:news><news:publication><news:name>{self.name}</news:name>"
            f"</news:publication><news:publication_date>{self.stories[path].published.isoformat()}"
            f"</news:publication_date><news:title>{escape(self.stories[path].title)}</news:title></news:news></url>"
            for path in self.listed
        )
        text = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>"""
        return "application/xml", text.encode()


class _Handler(BaseHTTPRequestHandler):
    outlet: Outlet

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.path == "/feed":
            self._feed()
        elif self.path == "/robots.txt":
            self._robots()
        elif self.path in self.outlet.stories:
            self._article()
        else:
            self._answer(404, b"not here")

    def _robots(self) -> None:
        if self.outlet.robots is None:
            self._answer(404, b"")
        else:
            self._answer(200, self.outlet.robots.encode(), {"Content-Type": "text/plain"})

    def _feed(self) -> None:
        mode = self.outlet.mode
        if mode == "hang":
            self.outlet.requests.append((self.path, 0))
            self.outlet.released.wait(30)
        elif mode.startswith("429"):
            self._answer(429, b"slower", {"Retry-After": mode.removeprefix("429 ")})
        elif mode.isdigit():
            self._answer(int(mode), b"out of order")
        else:
            kind, body = self.outlet.feed_body()
            self._tagged(body, {"Content-Type": kind}, hashlib.sha256(body).hexdigest(), cut=mode == "cut")

    def _article(self) -> None:
        story = self.outlet.stories[self.path]
        tag = hashlib.sha256(repr(story).encode()).hexdigest()
        self._tagged(self.outlet.page(self.path), {"Content-Type": "text/html; charset=utf-8"}, tag)

    def _tagged(self, body: bytes, headers: dict[str, str], tag: str, *, cut: bool = False) -> None:
        if self.outlet.tags:
            headers = {**headers, "ETag": f'"{tag}"'}
            if self.headers.get("If-None-Match") == f'"{tag}"':
                self._answer(304, b"", headers)
                return
        self._answer(200, body, headers, cut=cut)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, *, cut: bool = False) -> None:
        self.outlet.requests.append((self.path, status))
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)


@contextmanager
def served(*outlets: Outlet) -> Iterator[None]:
    """Serve each outlet on a port of its own."""
    servers = []
    for outlet in outlets:
        handler = type("Handler", (_Handler,), {"outlet": outlet})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        server.block_on_close = False
        outlet.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        servers.append((server, thread))
    try:
        yield
    finally:
        for outlet in outlets:
            outlet.released.set()
        for server, thread in servers:
            server.shutdown()
            server.server_close()
            thread.join(5)
