"""How fast documents are coded, step by step: shares of one run, which hold on a busy machine too.

Usage: python bench/throughput.py ../shared/claims
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bede.claims import code
from bede.documents import clean
from bede.model import Page
from bede.pages import read_records
from bede.parses import annotate
from bede.pipeline import make_reader
from bede.resolutions import resolve
from bede.settings import Settings

T = TypeVar("T")


class Clock:
    """Seconds by the name of the step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Do the work and add what it took."""
        start = time.perf_counter()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
        return result


def main() -> None:
    """Print documents and sentences per second, and the share of each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with documents.jsonl")
    folder = parser.parse_args().folder
    settings, clock = Settings(), Clock()
    reader = make_reader(settings)
    documents = sentences = claims = 0
    with (folder / "documents.jsonl").open("rb") as lines:
        pages = [page for page in read_records(lines, "bench:", settings.pages) if isinstance(page, Page)]
    for page in pages:
        document = clock.time("documents", lambda page=page: clean(page, settings.documents))  # type: ignore[misc]
        parse = clock.time("parses", lambda d=document: annotate(d, reader, settings.parses))  # type: ignore[misc]
        found = clock.time("resolutions", lambda d=document, p=parse: resolve(d, p, settings.resolutions))  # type: ignore[misc]
        coded = clock.time("claims", lambda d=document, p=parse, r=found: code(d, p, r))  # type: ignore[misc]
        documents, sentences, claims = documents + 1, sentences + len(parse.sentences), claims + len(coded)
    total = sum(clock.seconds.values())
    print(f"{documents} documents, {sentences} sentences, {claims} claims in {total:.1f} s, one process")
    print(f"  {documents / total:.0f} documents/s, {sentences / total:.0f} sentences/s")
    print("  " + json.dumps({name: f"{seconds / total:.0%}" for name, seconds in clock.seconds.items()}))


if __name__ == "__main__":
    main()
