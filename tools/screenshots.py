"""Writes docs/images/: the main pages of the example crisis as pictures, from a real browser on `bede serve`.

python tools/screenshots.py build/demo.duckdb    (needs playwright, and Debian's chromium)
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "images"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}
LARGEST = 200_000
"""Bytes; a picture that is larger is refused, for the repository's sake."""


def shots(server: str, ask: Any) -> list[tuple[str, str, dict[str, int], str]]:
    """Return name, address, size and colour scheme of each picture."""
    kerch = ask(f"{server}/events.json?text=Kerch&standing=corroborated")["rows"][0]["id"]
    denied = ask(f"{server}/events.json?disputed=true")["rows"][0]
    claim = ask(f"{server}/events/{denied['id']}.json")["claims"][0]
    document = f"/documents/{claim['document']}?claim={claim['id']}"
    return [
        ("chronicle", "/events", DESK, "light"),
        (
            "evidence",
            f"/events?open={kerch}&since=2018-01-01&until=2018-12-31",
            {"width": 1280, "height": 760},
            "light",
        ),
        (
            "dark",
            f"/events?open={denied['id']}&since=2014-01-01&until=2014-12-31",
            {"width": 1280, "height": 760},
            "dark",
        ),
        ("document", document, {"width": 1180, "height": 640}, "light"),
        ("map", "/map", {"width": 1180, "height": 860}, "light"),
        ("network", "/network", {"width": 1180, "height": 900}, "light"),
        ("dyad", "/dyads/RUS/UKR", DESK, "light"),
        ("commitments", "/commitments?kind=aid", DESK, "light"),
        ("phone", "/events", PHONE, "light"),
    ]


def main(file: str) -> None:
    """Write all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-u", "-m", "bede", "serve", file, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            server = "http://" + serving.stdout.readline().split("http://")[1].split("/#")[0].strip()
            take(server)
        finally:
            serving.terminate()


def take(server: str) -> None:
    """Take all pictures of what is served at ``server``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--use-angle=swiftshader", "--no-sandbox"]
        )
        asking = browser.new_page()
        for name, address, size, scheme in shots(server, lambda url: asking.request.get(url).json()):
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(server + address)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(300)
            picture = FOLDER / f"{name}.png"
            page.screenshot(path=picture)
            page.close()
            print(f"{picture.name}: {picture.stat().st_size // 1024} kB")
            assert picture.stat().st_size <= LARGEST, f"{picture} is larger than {LARGEST} bytes"
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
