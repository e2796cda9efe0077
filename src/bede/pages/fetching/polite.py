"""Fetching as a good guest: robots.txt, one request at a time per host, a pause between them, honest about who asks."""

import ipaddress
import socket
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from urllib.parse import urldefrag, urljoin, urlsplit

from bede import __version__
from bede.pages.fetching.clock import Clock
from bede.pages.fetching.faults import FetchFault
from bede.pages.fetching.outcomes import Failed, Fetched, NotModified, Outcome, Request
from bede.pages.fetching.robots import Rules, rules_of
from bede.pages.fetching.transport import Answer, exchange, load_library, parsed
from bede.pages.fetching.waiting import back_off, retry_after
from bede.settings import WatchOptions

_SLOWER = frozenset({429, 503})
_MOVED = frozenset({301, 302, 303, 307, 308})
_ROBOTS_HOPS = 5  # as many as RFC 9309 asks for at least
_START = datetime.min.replace(tzinfo=UTC)

Exchange = Callable[[str, Mapping[str, str], WatchOptions], Answer]
Resolve = Callable[[str], Sequence[str]]


@dataclass(slots=True)
class _Host:
    """A host: whose turn it is, when the next request may be made, and what its robots.txt allows."""

    lock: Lock = field(default_factory=Lock)
    ready: datetime = _START
    rules: Rules | None = None


def resolve(host: str) -> list[str]:
    """Return the IP addresses of a host. Raises OSError where it has none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


class Fetcher:
    """Fetches addresses and never raises for what a server does. It knows nothing of files: state is the caller's."""

    def __init__(
        self, options: WatchOptions, clock: Clock, *, send: Exchange = exchange, resolve: Resolve = resolve
    ) -> None:
        self._options = options
        self._clock = clock
        self._send = send
        self._resolve = resolve
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        load_library()
        contact = f" (+{options.contact})" if options.contact else ""
        self._headers = {"User-Agent": f"bede/{__version__}{contact}", "Accept-Encoding": "gzip", "Accept": "*/*"}

    def fetch_all(self, requests: Sequence[Request]) -> list[Outcome]:
        """Return the outcome of each request: hosts side by side, the requests to one host in their order."""
        by_host: dict[str, list[int]] = defaultdict(list)
        for place, request in enumerate(requests):
            by_host[_authority(request.uri)].append(place)

        def in_turn(places: Iterable[int]) -> list[tuple[int, Outcome]]:
            return [(place, self.fetch(requests[place])) for place in places]

        with ThreadPoolExecutor(max(1, min(self._options.hosts_at_once, len(by_host)))) as pool:
            done = [pair for pairs in pool.map(in_turn, by_host.values()) for pair in pairs]
        return [outcome for _, outcome in sorted(done, key=lambda pair: pair[0])]

    def fetch(self, request: Request) -> Outcome:
        """Return what became of one request."""
        try:
            return self._follow(request)
        except Exception as error:  # a defect of ours must cost one address, be named, and not the round
            defect = f"{type(error).__name__}: {error}. This is a defect of bede; please report it with {request.uri}."
            fault = error if isinstance(error, FetchFault) else FetchFault("defect", defect)
            now = self._clock.now()
            wait = now + back_off(request.uri, request.failures + 1, self._options)
            longest = now + timedelta(seconds=self._options.wait_most)
            retry = None if fault.final else min(fault.retry_at or wait, longest)
            return Failed(request.uri, fault.reason, fault.detail, now, retry, fault.counts)

    def _follow(self, request: Request) -> Outcome:
        """Fetch, and follow redirects: each of them is a visit of its own, with all that is due to its host."""
        uri, headers = request.uri, self._conditional(request)
        for _ in range(self._options.redirects + 1):
            self._check_network(uri, request.given)
            answer = self._visit(uri, headers)
            now = self._clock.now()
            if answer.status == 304:
                return NotModified(uri, now)
            if answer.status not in _MOVED or not answer.headers.get("location"):
                self._check_status(uri, answer)
                return Fetched(uri, answer.headers, answer.body, now)
            uri = _next(uri, answer.headers["location"])
        raise FetchFault("bad-redirect", f"{request.uri} leads on more than {self._options.redirects} times.")

    def _conditional(self, request: Request) -> dict[str, str]:
        headers = dict(self._headers)
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
        return headers

    def _visit(self, uri: str, headers: Mapping[str, str]) -> Answer:
        """Make one request when it is the turn of this one at its host."""
        host = self._hosts[_authority(uri)]
        with host.lock:
            self._wait(uri, host)
            rules = self._rules(uri, host)
            if not rules.allows(uri):
                raise _forbidden(uri, rules)
            try:
                answer = self._send(uri, headers, self._options)
            finally:
                host.ready = self._clock.now() + timedelta(seconds=max(self._options.host_delay, rules.delay))
            told = self._pause(answer)  # it speaks of all that we ask of the host
            host.ready = max(host.ready, told or host.ready)
            return answer

    def _pause(self, answer: Answer) -> datetime | None:
        """Return until when a server asks to be left alone, for a bounded time; None: it does not."""
        if answer.status not in _SLOWER:
            return None
        now = self._clock.now()
        told = retry_after(answer.headers.get("retry-after"), now)
        return told and min(told, now + timedelta(seconds=self._options.wait_most))

    def _wait(self, uri: str, host: _Host) -> None:
        """Wait for the turn; put the request off where that takes longer than is good for the others."""
        wait = (host.ready - self._clock.now()).total_seconds()
        if wait > self._options.patience:
            detail = f"{uri} is put off: its host asks for a pause until {host.ready:%H:%M:%S}."
            raise FetchFault("put-off", detail, retry_at=host.ready, counts=False)
        if wait > 0:
            self._clock.sleep(wait)

    def _rules(self, uri: str, host: _Host) -> Rules:
        now = self._clock.now()
        if host.rules is None or host.rules.until <= now:
            host.rules = rules_of(self._robots(uri), now, self._options)
        return host.rules

    def _robots(self, uri: str) -> Answer | FetchFault:
        at = urljoin(uri, "/robots.txt")
        try:
            for _ in range(_ROBOTS_HOPS + 1):
                answer = self._send(at, self._headers, self._options)
                if answer.status not in _MOVED or not answer.headers.get("location"):
                    return answer
                at = _next(at, answer.headers["location"])
                self._check_network(at, uri)
        except FetchFault as fault:
            return fault
        return FetchFault("bad-redirect", "it leads on and on")

    def _check_status(self, uri: str, answer: Answer) -> None:
        if 200 <= answer.status < 300:
            return
        if answer.status == 410:
            raise FetchFault("gone", f"{uri} is gone for good (410).", final=True)
        reason = "too-many-requests" if answer.status == 429 else "http-status"
        raise FetchFault(reason, f"{uri} answers {answer.status}.", retry_at=self._pause(answer))

    def _check_network(self, uri: str, given: str) -> None:
        """Keep a page from making us ask machines of our own network for what it could not ask itself."""
        if self._is_private(uri) and not (given and self._is_private(given)):
            raise FetchFault("private-address", f"{uri} lies in a private network, {given or 'it'} not.", final=True)

    def _is_private(self, uri: str) -> bool:
        host = (parsed(uri).host or "").strip("[]")
        try:
            return any(not ipaddress.ip_address(found.partition("%")[0]).is_global for found in self._resolve(host))
        except (OSError, ValueError) as error:
            raise FetchFault("unreachable", f"{host} has no address: {error}") from error


def _forbidden(uri: str, rules: Rules) -> FetchFault:
    if rules.fault:
        return FetchFault("robots-unreachable", f"{uri}: robots.txt can't be had: {rules.fault}")
    return FetchFault("robots", f"{uri}: robots.txt forbids it.", retry_at=rules.until, counts=False)


def _next(uri: str, location: str) -> str:
    """Return where a redirect leads. Raises FetchFault where it would give up the protection that the address had."""
    target = urldefrag(urljoin(uri, location)).url
    if parsed(uri).scheme == "https" and parsed(target).scheme != "https":
        raise FetchFault("bad-redirect", f"{uri} leads from https to {target}, which anybody can alter on the way.")
    return target


def _authority(uri: str) -> str:
    return urlsplit(uri).netloc.lower()
