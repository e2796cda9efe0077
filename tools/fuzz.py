"""Feed a reader of foreign bytes with what nobody would send on purpose.

    python -m pip install atheris
    python tools/fuzz.py files --seconds 600
    python tools/fuzz.py documents --seconds 600

Whatever comes in, only pages, documents and named rejects may come out. A finding stops the run, and the bytes that
made it lie in ``build/fuzz``; run ``python tools/fuzz.py documents build/fuzz/crash-...`` to see it again. Seeds are
made here, and read from the folder ``--seeds`` if one is given.
"""

import argparse
import gzip
import hashlib
import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bede", "fastwarc", "feedparser", "email", "pypdf"]):
    from bede.documents import clean
    from bede.errors import RejectedInput
    from bede.model import Page, Reject
    from bede.pages import read_found
    from bede.pages.files import STDIN_URI, Found
    from bede.settings import DocumentsOptions, PagesOptions

FOUND = Path("build/fuzz")
PAGES = PagesOptions(max_bytes=2**22, max_record_bytes=2**20)
DOCUMENTS = DocumentsOptions(max_tags=20_000, max_text=100_000, max_lines=5_000)
KINDS = ("text/html", "text/plain", "application/json")

STORY = (
    "<html lang='en'><head><title>A treaty is signed</title>"
    "<meta property='article:published_time' content='2022-03-04T10:00:00Z'>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A treaty", "datePublished": "2022-03-04"}'
    "</script></head><body><nav><a href='/'>Home</a></nav><article><h1>A treaty is signed</h1><p>ANKARA (Reuters) - "
    "Russia and Turkey signed a grain treaty on Friday.<br><br>Nobody objected.</p></article></body></html>"
)
CAPTURE = "A treaty is signed\n\n4 March 2022\n\nRussia and Turkey signed a grain treaty on Friday.\n\nRead more\n"
RECORD = '{"id": 1, "date": "2022-03-04", "title": "A treaty", "text": "Russia and Turkey signed a treaty."}'
RESPONSE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(STORY)}\r\n\r\n{STORY}"
WARC = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nWARC-Date: 2022-03-04T10:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(RESPONSE)}\r\n\r\n{RESPONSE}\r\n\r\n"
)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Gazette</title><item><title>A treaty</title>"
    "<link>https://news.example/1</link><guid>1</guid><pubDate>Fri, 04 Mar 2022 10:00:00 GMT</pubDate>"
    "<description>Russia and Turkey signed.</description></item></channel></rss>"
)
MAIL = (
    "From: desk@news.example\r\nSubject: =?utf-8?q?A_treaty?=\r\nDate: Fri, 04 Mar 2022 10:00:00 +0000\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n"
    "--x\r\nContent-Type: text/plain\r\n\r\n"
    f"{CAPTURE}\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<p>A=20b</p>\r\n--x--\r\n"
)
SEEDS = [text.encode() for text in (STORY, CAPTURE, RECORD, f"{RECORD}\n{RECORD}\n", f"[{RECORD}]", WARC, FEED, MAIL)]
SEEDS += [gzip.compress(WARC.encode()), STORY.encode("utf-16"), CAPTURE.encode("cp1252")]


def files(data: bytes) -> None:
    """Read bytes as a file of any kind that its content shows."""
    for item in read_found(Found(STDIN_URI, None), PAGES, io.BytesIO(data)):
        assert isinstance(item, Page | Reject)


def documents(data: bytes) -> None:
    """Clean bytes as a page; the first byte chooses the kind."""
    kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    page = Page(hashlib.sha256(data).hexdigest(), "file:///x", "", data[1:], kind, "")
    try:
        document = clean(page, DOCUMENTS)
    except RejectedInput:
        return
    except ValueError:
        if kind == "application/json":  # pages/ hands over nothing that is no JSON
            return
        raise
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(document.text)


TARGETS: dict[str, Callable[[bytes], None]] = {"files": files, "documents": documents}


def main() -> None:
    """Run one target until the time is over or something is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("again", nargs="?", type=Path, help="a finding to run again")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seeds", type=Path, help="a folder of files to begin with, beside those made here")
    chosen = parser.parse_args()
    target = TARGETS[chosen.target]
    if chosen.again:
        target(chosen.again.read_bytes())
        return
    FOUND.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS):
            for first in range(len(KINDS)) if chosen.target == "documents" else (None,):
                name = f"{number}-{first}"
                (Path(folder) / name).write_bytes(seed if first is None else bytes([first]) + seed)
        folders = [folder, *([str(chosen.seeds)] if chosen.seeds else [])]
        options = [f"-max_total_time={chosen.seconds}", "-timeout=60", "-rss_limit_mb=4096", "-max_len=65536"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={FOUND}/", *folders], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
