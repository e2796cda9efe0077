"""How long a reader waits in a real browser: for the start page of a chronicle, and for a filter.

    python -m bench.web_speed 100000 --keep build/invented.duckdb
    python -m bench.browser_speed build/invented.duckdb

Needs Chromium and playwright. The start page is asked for in a tab with nothing cached; its time runs from asking to
rows that stand in it. A filter is a link that is clicked in an open page; its time runs from the click until the page
says that it shows that address, and two frames have been drawn. Server and browser together, and the server's part.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.web_speed import filters

ARGUMENTS = ["--use-angle=swiftshader", "--no-sandbox", "--disable-dev-shm-usage"]
READY = "[data-shown] article"

# Times of the page itself: `performance.now()` counts from the navigation.
_DRAWN = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
_OF_PAGE = f"""async () => {{ {_DRAWN}
    const data = performance.getEntriesByType('resource').find((one) => one.name.includes('.json'));
    return {{ drawn: performance.now(), asked: data.requestStart, answered: data.responseEnd }}; }}"""
_FILTER = f"""async (query) => {{
    const link = document.createElement('a');
    link.href = '/events?' + query;
    document.body.append(link);
    performance.clearResourceTimings();
    const begun = performance.now();
    link.click();
    const wanted = new URLSearchParams(query).toString();
    const shown = () => document.querySelector('[data-shown]')?.dataset.shown === wanted;
    await new Promise((done, failed) => {{
        const look = () => shown() ? done() : performance.now() - begun > 20000 ? failed(query) : setTimeout(look, 2);
        look();
    }});
    const there = performance.now() - begun;
    {_DRAWN}
    link.remove();
    const data = performance.getEntriesByType('resource').filter((one) => one.name.includes('.json'));
    const waited = Math.max(0, ...data.map((one) => one.responseEnd)) - begun;
    return {{ drawn: performance.now() - begun, there, waited, requests: data.length }}; }}"""


def main() -> None:
    """Print what the start page and filters take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--rounds", type=int, default=30, help="times that the start page is asked for")
    parser.add_argument("--filters", type=int, default=200)
    given = parser.parse_args()
    print(f"load of the machine before: {_load()}")
    with _served(given.file) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        _start(browser.new_page(), address)  # the browser's own first breath
        _print_start([_start(browser.new_page(), address) for _ in range(given.rounds)])
        _print_filters(list(_filtered(browser.new_page(), address, filters()[: given.filters])))
        browser.close()
    print(f"load of the machine after: {_load()}")


@contextmanager
def _served(file: str) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "bede", "serve", file, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield "http://" + server.stdout.readline().split("http://")[1].split("/#")[0].strip().rstrip("/")
        finally:
            server.terminate()


def _start(page: Page, address: str) -> dict[str, float]:
    begun = time.perf_counter()
    page.goto(address + "/events")
    page.locator(READY).first.wait_for()
    waited = time.perf_counter() - begun
    told: dict[str, float] = page.evaluate(_OF_PAGE)
    page.context.close()
    return {"waited": waited * 1000, **told}


def _filtered(page: Page, address: str, queries: Sequence[str]) -> Iterator[dict[str, Any]]:
    page.goto(address + "/events")
    page.locator(READY).first.wait_for()
    for query in queries:
        yield {"query": query, **page.evaluate(_FILTER, query)}


def _print_start(rounds: list[dict[str, float]]) -> None:
    print(f"start page, nothing cached by the browser, {len(rounds)} times:")
    print(f"    from asking to rows: {_spread([one['waited'] for one in rounds])}")
    print(f"    drawn, by the clock of the page: {_spread([one['drawn'] for one in rounds])}")
    print(f"    its data asked for after {_spread([one['asked'] for one in rounds])}")
    print(f"    its data answered within {_spread([one['answered'] - one['asked'] for one in rounds])}")


def _print_filters(rounds: list[dict[str, Any]]) -> None:
    print(f"filters, {len(rounds)} of them, each asked for the first time:")
    print(f"    from the click to the rows drawn: {_spread([one['drawn'] for one in rounds])}")
    print(f"    from the click to the rows in the page: {_spread([one['there'] for one in rounds])}")
    print(f"    of it until the last answer of the server: {_spread([one['waited'] for one in rounds])}")
    for one in sorted(rounds, key=lambda one: -one["drawn"])[:3]:
        print(f"    slow: {one['drawn']:.0f} ms, {one['waited']:.0f} of them the server's: {one['query']}")


def _spread(milliseconds: list[float]) -> str:
    at95 = statistics.quantiles(milliseconds, n=20, method="inclusive")[-1]
    return f"median {statistics.median(milliseconds):.0f} ms, 95th percentile {at95:.0f} ms"


def _load() -> str:
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
