"""How fast the pages answer, on a chronicle of invented events: first page, filters, weight of the pages.

    python -m bench.web_speed            (100,000 events; minutes)
    python -m bench.web_speed 20000 --keep build/invented.duckdb

Times are those of requests to a real `bede serve` on this machine, without the browser's own work.
"""

import argparse
import gzip
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.invented_chronicle import COUNTRIES, WORDS, make_chronicle

_SEED = 20141128
_FILTERS = 200


def main() -> None:
    """Make the chronicle, serve it, and print what its pages take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where the chronicle lies, and is made if it is not there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "invented.duckdb"
        if not path.exists():
            started = time.perf_counter()
            counts = make_chronicle(path, given.events, _SEED)
            print(f"made in {time.perf_counter() - started:.0f} s: {counts}, {path.stat().st_size / 1e6:.0f} MB")
        measure(path)


def measure(path: Path) -> None:
    """Serve the chronicle and print the figures."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "bede", "serve", str(path), "--port", "0", "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline() if server.stdout else ""
        port = int(re.findall(r":(\d+)/", line)[0])
        print(f"from the command to the address: {time.perf_counter() - started:.1f} s")
        ask = _client(port)
        first = [ask("/events.json?group=day") for _ in range(10)]
        times = [seconds for seconds, _, _ in first]
        print(
            f"first page: {_ms(times[0])} the first time, then {_spread(times[1:])}; "
            f"{first[0][1] / 1000:.0f} kB packed, {first[0][2] / 1000:.0f} kB plain"
        )
        print(
            f"further page: {_spread([ask(f'/events.json?group=day&counts=false&offset={n}')[0] for n in _offsets()])}"
        )
        event = _any_event(port)
        for name, addresses in _pages(event).items():
            asked = [ask(address) for address in addresses for _ in range(3)]
            print(
                f"{name}: {_spread([seconds for seconds, _, _ in asked])}, "
                f"{max(weight for _, weight, _ in asked) / 1000:.0f} kB packed"
            )
        answers = {query: ask(f"/events.json?group=day&{query}")[0] for query in filters()}
        print(f"{len(answers)} filters, list with counts: {_spread(list(answers.values()))}")
        for address, seconds in sorted(answers.items(), key=lambda item: -item[1])[:5]:
            print(f"    slow: {_ms(seconds)}  {address}")
    finally:
        server.terminate()
        server.wait()


def _client(port: int) -> Callable[[str], tuple[float, int, int]]:
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(address: str) -> tuple[float, int, int]:
        started = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - started
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status} {body[:300]!r}")
        plain = gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
        return seconds, len(body), len(plain)

    return ask


def _any_event(port: int) -> Mapping[str, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/events.json?sort=-claims&limit=1")
    row: Mapping[str, Any] = json.loads(connection.getresponse().read())["rows"][0]
    return row


def _pages(event: Mapping[str, Any]) -> dict[str, list[str]]:
    busy = sorted(COUNTRIES)[:3]
    return {
        "event with most claims": [f"/events/{event['id']}.json"],
        "document": [f"/documents/{event['according_to']['document']}.json"],
        "actors": [f"/actors/{code}.json" for code in busy],
        "dyads": [f"/dyads/{busy[0]}/{busy[1]}.json"],
        "map": ["/map.json"],
        "network": ["/network.json", "/network.json?unit=country"],
        "positions": ["/positions.json", "/positions.json?stance=denies"],
        "about": ["/about.json"],
    }


def _offsets() -> Iterator[int]:
    yield from (50, 1000, 20_000, 7_000, 150)


def filters() -> list[str]:
    """Return queries as readers make them: one to four things asked for at a time."""
    draw = random.Random(_SEED)
    codes = sorted(COUNTRIES)
    makers: list[Callable[[], dict[str, Any]]] = [
        lambda: {"type": draw.choice(["ASSAULT", "CONSULT", "AID", "SANCTION"])},
        lambda: {"status": draw.choice(["occurred", "planned", "promised"])},
        lambda: {"standing": draw.choice(["disputed", "corroborated"])},
        lambda: {"actor": draw.choice(codes)},
        lambda: {"recipient": draw.choice(codes)},
        lambda: {"country": draw.choice(codes)},
        lambda: {"dyad": ",".join(draw.sample(codes, 2))},
        lambda: {"party": draw.choice(WORDS)},
        lambda: {"speaker": draw.choice(codes)},
        lambda: {"publisher": f"Outlet {draw.randrange(40)}"},
        lambda: {"text": draw.choice(WORDS) if draw.random() < 0.7 else _two_words(draw)},
        lambda: {"place": draw.choice(WORDS)},
        lambda: _half_a_year(draw.randrange(2014, 2024)),
    ]
    found: dict[str, None] = {}
    while len(found) < _FILTERS:
        chosen: dict[str, Any] = {}
        for maker in draw.sample(makers, draw.choice([1, 1, 2, 2, 3, 4])):
            chosen |= maker()
        found[urlencode(chosen)] = None
    return list(found)


def _two_words(draw: random.Random) -> str:
    return f"{draw.choice(WORDS)[-1]} {draw.choice(WORDS)[:2]}"


def _half_a_year(year: int) -> dict[str, Any]:
    return {"since": f"{year}-03-01", "until": f"{year}-09-30"}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _spread(seconds: list[float]) -> str:
    at95 = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
    return f"median {_ms(statistics.median(seconds))}, 95th percentile {_ms(at95)}, worst {_ms(max(seconds))}"


if __name__ == "__main__":
    main()
