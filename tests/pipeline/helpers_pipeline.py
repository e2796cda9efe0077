"""Small pages written by hand, and ways to look at the chronicle that comes of them."""

import io
from pathlib import Path

from bede.chronicle import Chronicle
from bede.chronicle.schema import TABLES
from bede.pipeline import Built, build
from bede.settings import Settings

TOWNS = ("Donetsk", "Kharkiv", "Mariupol", "Odessa", "Lviv", "Kherson", "Sumy", "Poltava", "Izmail", "Yalta")
_COMING_IN = {"first_run", "run_id", "first_document"}


def page(number: int) -> str:
    """A short article of its own: what happened, and when and where, depend on the number."""
    town, day = TOWNS[number % len(TOWNS)], number % 27 + 1
    return f"""Russia strikes depot number {number} near {town}

{day} March 2022

Russian forces shelled depot number {number} near {town} on {day} March 2022, killing {number + 2} people, \
the regional governor said.

President Volodymyr Zelensky met German Chancellor Olaf Scholz in Kyiv to discuss item {number} of the list. \
The two men spoke for {number + 3} minutes before they parted, and no further talks were planned that week.
"""


def html_page(number: int) -> str:
    """The same kind of article as a web page, with a menu around it."""
    title, _, *rest = page(number).strip().split("\n\n")
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2022-03-{number % 27 + 2:02}T09:30:00Z">
<meta property="og:site_name" content="Harbour Gazette"></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"""


def write_pages(folder: Path, numbers: range) -> Path:
    """A folder of pages, plain text and HTML in turn."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        is_html = number % 5 == 0
        name = f"{number:03}.{'html' if is_html else 'txt'}"
        (folder / name).write_text((html_page if is_html else page)(number), encoding="utf-8")
    return folder


def built(*paths: Path | str, into: Path, settings: Settings | None = None, stdin: bytes = b"") -> Built:
    """Build with quiet progress."""
    return build([str(path) for path in paths], into, settings or Settings(), stdin=io.BytesIO(stdin))


def counts(file: Path) -> dict[str, int]:
    """Rows of every table but the log of runs."""
    with Chronicle.open(file, read_only=True) as chronicle:
        return {
            table.name: next(chronicle.rows(f"SELECT count(*) AS n FROM {table.name}"))["n"]
            for table in TABLES
            if table.name not in {"runs", "migrations"}
        }


def column(file: Path, sql: str) -> list[object]:
    """The first column of a query."""
    with Chronicle.open(file, read_only=True) as chronicle:
        return [next(iter(row.values())) for row in chronicle.rows(sql)]


def content(file: Path) -> dict[str, list[str]]:
    """All rows of all tables, without what the order of coming in decides; equal for equal chronicles."""
    told = {}
    with Chronicle.open(file, read_only=True) as chronicle:
        for table in TABLES:
            if table.name not in {"runs", "migrations", "rejects", "event_changes"}:
                kept = [c.name for c in table.columns if c.name not in _COMING_IN]
                names = ", ".join(f'"{name}"' for name in kept)
                rows = chronicle.rows(f"SELECT {names} FROM {table.name} ORDER BY ALL")
                told[table.name] = [repr(list(row.values())) for row in rows]
    return told
