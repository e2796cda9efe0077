"""A real browser on a real server on the chronicle of the example crisis."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--use-angle=swiftshader", "--no-sandbox", "--disable-dev-shm-usage"]
TOKEN = "reviewer"


@dataclass(frozen=True)
class Served:
    """A chronicle that `bede serve` serves: its file, and the address of the page."""

    file: Path
    address: str

    def at(self, path: str) -> str:
        return self.address + path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install playwright)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def shown(page: Any, query: str) -> None:
    """Wait until the page shows what this query asks for."""
    page.locator(f'[data-shown="{query}"]').wait_for()


def bede(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "bede", *arguments], check=True, cwd=ROOT, capture_output=True)


@pytest.fixture(scope="session")
def chronicle(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("chronicle") / "crisis.duckdb"
    bede("build", "examples/crisis", "-o", str(file))
    return file


def serving(file: Path) -> Iterator[Served]:
    command = [sys.executable, "-u", "-m", "bede", "serve", str(file), "--port", "0", "--no-browser", "--token", TOKEN]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            line = server.stdout.readline()
            assert "http://" in line, line
            yield Served(file, "http://" + line.split("http://")[1].split("/#")[0].strip().rstrip("/"))
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def served(chronicle: Path) -> Iterator[Served]:
    yield from serving(chronicle)


@pytest.fixture(scope="session")
def mailed(chronicle: Path) -> Path:
    file = chronicle.parent / "crisis.html"
    bede("export", str(chronicle), "--format", "html", "-o", str(file))
    return file


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of a desk, which fails its test if anything is said in the console or asked of another host."""
    with opened(chromium) as page:
        yield page


class opened:  # noqa: N801  read like the function that it stands for
    """A page with its own context; what goes wrong in it is raised when it closes."""

    def __init__(self, browser: Any, **options: Any) -> None:
        options.setdefault("viewport", {"width": 1440, "height": 900})
        self._context = browser.new_context(**options)
        self._wrong: list[str] = []

    def __enter__(self) -> Any:
        page = self._context.new_page()
        page.set_default_timeout(30_000)  # a busy machine is no defect
        page.on("pageerror", lambda error: self._wrong.append(str(error)))
        page.on("console", lambda said: self._wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("request", self._look)
        return page

    def _look(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            self._wrong.append(f"asked for {request.url}")

    def __exit__(self, kind: object, *_: object) -> None:
        self._context.close()
        if kind is None:
            assert not self._wrong, self._wrong


def head_of(page: Any, words: str) -> Any:
    """Return the link of the first row of the chronicle whose sentence or headline has the words."""
    return page.locator("article", has_text=words).first.locator("h3 a")
