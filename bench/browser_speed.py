"""How long a reader waits in a real browser for the start page of a chronicle.

    python -m bench.web_speed 100000 --keep build/invented.duckdb
    python -m bench.browser_speed build/invented.duckdb

Needs Chromium and playwright. The time runs from asking for the page, in a tab with nothing cached, to rows that stand
in it; server and browser together.
"""

import shutil
import statistics
import subprocess
import sys
import time

from playwright.sync_api import Page, sync_playwright

ROUNDS = 15
ARGUMENTS = ["--use-angle=swiftshader", "--no-sandbox", "--disable-dev-shm-usage"]
READY = ".list[aria-busy=false] article"


def main() -> None:
    """Print what the start page takes."""
    command = [sys.executable, "-u", "-m", "bede", "serve", sys.argv[1], "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as started:
        assert server.stdout is not None
        address = "http://" + server.stdout.readline().split("http://")[1].split("/#")[0].strip().rstrip("/")
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        first = [_start(browser.new_page(), address) for _ in range(ROUNDS)]
        print(_line("start page, nothing cached by the browser", first))
        browser.close()
        server.terminate()


def _start(page: Page, address: str) -> float:
    begun = time.perf_counter()
    page.goto(address + "/events")
    page.locator(READY).first.wait_for()
    return time.perf_counter() - begun


def _line(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{name}: median {statistics.median(ordered) * 1000:.0f} ms, 95th percentile {late * 1000:.0f} ms"


if __name__ == "__main__":
    main()
