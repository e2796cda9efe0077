"""A good guest: what is asked of servers, how often, and what is refused. Nothing here leaves the machine."""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from bede.pages.fetching import Answer, Failed, Fetched, Fetcher, FetchFault, NotModified, Request
from bede.settings import WatchOptions

NOON = datetime(2024, 3, 4, 12, 0, tzinfo=UTC)
OPTIONS = WatchOptions(host_delay=2.0, wait_first=300.0, wait_most=86_400.0, patience=30.0, contact="desk@example.org")


class Clock:
    """Whoever sleeps moves it on."""

    def __init__(self) -> None:
        self.moment = NOON
        self.naps: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.moment += timedelta(seconds=seconds)


class Web:
    """Servers that are a table: address → answer, fault, or what makes one. All others answer 404."""

    def __init__(self, **private: str) -> None:
        self.pages: dict[str, Answer | FetchFault | Callable[[Mapping[str, str]], Answer]] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.private = private

    def send(self, uri: str, headers: Mapping[str, str], options: WatchOptions) -> Answer:
        self.asked.append((uri, headers))
        found = self.pages.get(uri, Answer(404, {}, b""))
        if isinstance(found, FetchFault):
            raise found
        return found if isinstance(found, Answer) else found(headers)

    def resolve(self, host: str) -> list[str]:
        return [self.private.get(host.partition(".")[0], "93.184.216.34")]

    def fetcher(self, clock: Clock | None = None, options: WatchOptions = OPTIONS) -> Fetcher:
        return Fetcher(options, clock or Clock(), send=self.send, resolve=self.resolve)

    @property
    def uris(self) -> list[str]:
        return [uri for uri, _ in self.asked]


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status, {"location": to}, b"")


def test_what_is_there_is_fetched_and_says_who_asks():
    web = Web()
    web.pages["https://a.example/x"] = Answer(200, {"etag": '"7"', "last-modified": "then"}, b"words")
    found = web.fetcher().fetch(Request("https://a.example/x"))
    assert isinstance(found, Fetched)
    assert (found.body, found.etag, found.last_modified, found.at) == (
        b"words",
        '"7"',
        "then",
        NOON,
    )
    assert web.uris == ["https://a.example/robots.txt", "https://a.example/x"]
    agent = web.asked[1][1]["User-Agent"]
    assert agent.startswith("bede/")
    assert agent.endswith(" (+desk@example.org)")
    assert "Cookie" not in web.asked[1][1]


def test_the_copy_at_hand_is_not_sent_again():
    web = Web()
    web.pages["https://a.example/x"] = lambda headers: Answer(
        304 if (headers.get("If-None-Match"), headers.get("If-Modified-Since")) == ('"7"', "then") else 200, {}, b""
    )
    assert isinstance(web.fetcher().fetch(Request("https://a.example/x", '"7"', "then")), NotModified)
    assert isinstance(web.fetcher().fetch(Request("https://a.example/x")), Fetched)


def test_robots_txt_is_read_once_and_obeyed_with_its_delay():
    web, clock = Web(), Clock()
    web.pages["https://a.example/robots.txt"] = Answer(
        200, {}, b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n\nUser-agent: other\nDisallow: /"
    )
    web.pages |= {f"https://a.example/{name}": Answer(200, {}, b"") for name in ("1", "2", "private/3")}
    requests = [Request(f"https://a.example/{name}") for name in ("1", "2", "private/3")]
    one, two, three = web.fetcher(clock).fetch_all(requests)
    assert isinstance(one, Fetched)
    assert isinstance(two, Fetched)
    assert clock.naps == [7.0, 7.0]
    assert isinstance(three, Failed)
    assert (three.reason, three.counts) == ("robots", False)
    assert three.retry_at == NOON + timedelta(hours=OPTIONS.robots_hours)
    assert web.uris == ["https://a.example/robots.txt", "https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (Answer(404, {}, b""), None),
        (Answer(403, {}, b""), None),
        (Answer(500, {}, b""), "robots-unreachable"),
        (Answer(429, {}, b""), "robots-unreachable"),
        (FetchFault("timeout", "too late"), "robots-unreachable"),
    ],
)
def test_without_robots_txt_all_is_allowed_and_where_it_can_not_be_had_nothing_is(robots, reason):
    web = Web()
    web.pages |= {"https://a.example/robots.txt": robots, "https://a.example/x": Answer(200, {}, b"")}
    found = web.fetcher().fetch(Request("https://a.example/x"))
    assert (found.reason if isinstance(found, Failed) else None) == reason


def test_robots_txt_is_asked_for_again_when_its_time_is_over():
    web, clock = Web(), Clock()
    web.pages["https://a.example/x"] = Answer(200, {}, b"")
    fetcher = web.fetcher(clock)
    for hours in (0, 11, 13):
        clock.moment = NOON + timedelta(hours=hours)
        fetcher.fetch(Request("https://a.example/x"))
    assert web.uris.count("https://a.example/robots.txt") == 2


def test_redirects_are_followed_but_not_without_end_nor_out_of_https():
    web = Web()
    web.pages |= {
        "https://a.example/x": moved("/y", 301),
        "https://a.example/y": moved("https://b.example/z#top"),
        "https://b.example/z": Answer(200, {}, b"here"),
        "https://a.example/loop": moved("/loop"),
        "https://a.example/down": moved("http://a.example/plain"),
        "https://a.example/file": moved("file:///etc/passwd"),
    }
    fetcher = web.fetcher()
    found = fetcher.fetch(Request("https://a.example/x"))
    assert isinstance(found, Fetched)
    assert (found.uri, found.body) == ("https://b.example/z", b"here")
    assert "https://b.example/robots.txt" in web.uris
    for name, reason in (("loop", "bad-redirect"), ("down", "bad-redirect"), ("file", "bad-address")):
        failed = fetcher.fetch(Request(f"https://a.example/{name}"))
        assert isinstance(failed, Failed)
        assert failed.reason == reason, name
    assert web.uris.count("https://a.example/loop") == OPTIONS.redirects + 1
    assert "http://a.example/plain" not in web.uris


@pytest.mark.parametrize(
    "uri", ["file:///etc/passwd", "ftp://a.example/x", "javascript:1", "//a.example", "", "https://me:pw@a.example/"]
)
def test_what_is_no_address_of_the_web_is_never_asked_for(uri):
    web = Web()
    failed = web.fetcher().fetch(Request(uri))
    assert isinstance(failed, Failed)
    assert (failed.reason, failed.retry_at) == ("bad-address", None)
    assert web.asked == []


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.0.9", "169.254.169.254", "::1", "fe80::1%eth0"])
def test_a_public_feed_leads_into_no_private_network(address):
    web = Web(inside=address)
    web.pages |= {
        "https://a.example/x": moved("http://inside.example/admin"),
        "http://inside.example/admin": Answer(200, {}, b"secret"),
    }
    fetcher = web.fetcher()
    for uri in ("http://inside.example/admin", "https://a.example/x"):
        failed = fetcher.fetch(Request(uri, given="https://a.example/feed"))
        assert isinstance(failed, Failed)
        assert failed.reason in {"private-address", "bad-redirect"}
    assert not any("inside" in uri for uri in web.uris)
    mine = fetcher.fetch(Request("http://inside.example/admin", given="http://inside.example/feed"))
    assert isinstance(mine, Fetched)


def test_who_asks_for_a_pause_gets_it_for_all_that_is_asked_there():
    web, clock = Web(), Clock()
    web.pages["https://a.example/x"] = Answer(429, {"retry-after": "3600"}, b"")
    web.pages["https://a.example/y"] = Answer(200, {}, b"")
    fetcher = web.fetcher(clock)
    first, second = fetcher.fetch_all([Request("https://a.example/x"), Request("https://a.example/y")])
    assert isinstance(first, Failed)
    assert isinstance(second, Failed)
    assert (first.reason, first.retry_at, first.counts) == ("too-many-requests", NOON + timedelta(hours=1), True)
    assert (second.reason, second.retry_at, second.counts) == ("put-off", NOON + timedelta(hours=1), False)
    assert "https://a.example/y" not in web.uris
    clock.moment = NOON + timedelta(hours=1)
    assert isinstance(fetcher.fetch(Request("https://a.example/y")), Fetched)


def test_a_pause_of_years_is_a_day():
    web = Web()
    web.pages["https://a.example/x"] = Answer(503, {"retry-after": "Wed, 01 Jan 2099 00:00:00 GMT"}, b"")
    failed = web.fetcher().fetch(Request("https://a.example/x"))
    assert isinstance(failed, Failed)
    assert failed.retry_at == NOON + timedelta(days=1)


def test_gone_is_for_good_and_other_failures_are_not():
    web = Web()
    web.pages["https://a.example/x"] = Answer(410, {}, b"")
    fetcher = web.fetcher()
    gone, missing = (fetcher.fetch(Request(f"https://a.example/{name}")) for name in "xy")
    assert isinstance(gone, Failed)
    assert isinstance(missing, Failed)
    assert (gone.reason, gone.retry_at) == ("gone", None)
    assert missing.reason == "http-status"
    assert missing.retry_at is not None


def test_a_defect_costs_one_address():
    web = Web()
    web.pages |= {"https://a.example/x": lambda headers: 1 / 0, "https://b.example/y": Answer(200, {}, b"")}  # type: ignore[dict-item]
    bad, good = web.fetcher().fetch_all([Request("https://a.example/x"), Request("https://b.example/y")])
    assert isinstance(bad, Failed)
    assert bad.reason == "defect"
    assert isinstance(good, Fetched)


def test_one_host_is_asked_one_thing_at_a_time_and_hosts_side_by_side():
    busy: dict[str, int] = {}
    lock, both = threading.Lock(), threading.Barrier(2, timeout=10)

    def send(uri: str, headers: Mapping[str, str], options: WatchOptions) -> Answer:
        host = uri.split("/")[2]
        with lock:
            busy[host] = busy.get(host, 0) + 1
            assert busy[host] == 1
        if uri.endswith("/1"):
            both.wait()  # each of the two hosts waits here for the other
        with lock:
            busy[host] -= 1
        return Answer(200 if "robots" not in uri else 404, {}, uri.encode())

    requests = [Request(f"https://{host}.example/{number}") for number in (1, 2, 3) for host in "ab"]
    options = WatchOptions(host_delay=0.0)
    found = Fetcher(options, Clock(), send=send, resolve=lambda host: ["93.184.216.34"]).fetch_all(requests)
    assert [outcome.uri for outcome in found] == [request.uri for request in requests]
    assert all(isinstance(outcome, Fetched) for outcome in found)
