"""Real news to make copies of, read from the unpacked corpora: five corpora, one shape."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from pathlib import Path

from bede.documents import clean
from bede.model import BlockKind, Page
from bede.settings import DocumentsOptions

_SHORTEST = 60  # words: shorter texts are headlines and market flashes, of which no third can be kept
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Story:
    """A real document: its paragraphs, who published it and when. ``topic``: documents that tell one event share it."""

    id: str
    publisher: str
    published: str | None
    title: str | None
    paragraphs: tuple[str, ...]
    topic: str | None = None

    @property
    def words(self) -> int:
        """How many words the text has."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def read_stories(corpora: Path) -> list[Story]:
    """Return the stories of all corpora that are long enough, in the order of their ids."""
    readers = (_silver, _worldwide, _ecb, _clusters, _pages)
    stories = {story.id: story for reader in readers for story in reader(corpora)}
    return [stories[key] for key in sorted(stories) if _SHORTEST <= stories[key].words <= _LONGEST]


def read_reuters(corpora: Path) -> Iterator[Story]:
    """Yield the stories of Reuters-21578, of which the measures of speed need many."""
    for path in sorted((corpora / "newswire/Reuters-21578").glob("*.sgm")):
        for found in re.finditer(r"<REUTERS.*?NEWID=\"(\d+)\">(.*?)</REUTERS>", path.read_text("latin-1"), re.DOTALL):
            body = re.search(r"<BODY>(.*?)(?:\x03|&#3;)?</BODY>", found[2], re.DOTALL)
            if body:
                parts = re.split(r"\n\s{4,}", unescape(body[1]).removesuffix("\x03").strip())
                paragraphs = [_line(part) for part in parts if part.strip(" \n\x03")]
                paragraphs = [p for p in paragraphs if p.upper() != "REUTER"]
                yield Story(f"reuters-{found[1]}", "Reuters", None, None, tuple(paragraphs))


def _silver(corpora: Path) -> Iterator[Story]:
    for path in sorted((corpora / "newswire/TE3-Silver").glob("*/*.tml")):
        text = path.read_text("utf-8")
        body = re.search(r"<TEXT>(.*?)</TEXT>", text, re.DOTALL)
        title = re.search(r"<TITLE>(.*?)</TITLE>", text, re.DOTALL)
        day = re.search(r"_(\d{4})(\d\d)(\d\d)\.", path.name)
        if body and day:
            publisher = "AFP" if path.name.startswith("AFP") else "Xinhua"
            paragraphs = _paragraphs(unescape(re.sub(r"<[^>]+>", "", body[1])))
            heading = _line(unescape(re.sub(r"<[^>]+>", "", title[1]))) if title else None
            yield Story(path.stem, publisher, "-".join(day.groups()), heading, paragraphs)


def _worldwide(corpora: Path) -> Iterator[Story]:
    for path in sorted((corpora / "names/en-worldwide-newswire/original_articles").glob("*.txt")):
        address, _, text = path.read_text("utf-8").partition("\n")
        host = re.sub(r"^https?://(?:www\.)?([^/\s]*).*", r"\1", address.strip())
        yield Story(f"worldwide-{path.stem}", host, None, None, _paragraphs(text))


def _ecb(corpora: Path) -> Iterator[Story]:
    for path in sorted((corpora / "coreference/ECBplus/ECB+").glob("*/*.xml")):
        tokens = re.findall(r'<token [^>]*?sentence="(\d+)"[^>]*>([^<]*)</token>', path.read_text("utf-8"))
        rows = [[unescape(word) for _, word in run] for _, run in groupby(tokens, lambda token: token[0])]
        publisher = f"outlet of {path.stem}"
        if rows and rows[0][0] == "http":
            host = re.search(r"//(?:www\.)?([^/]+)", "".join(rows.pop(0)))
            publisher = host[1] if host else publisher
        kind = "plus" if path.stem.endswith("plus") else ""
        paragraphs = tuple(_untokenised(row) for row in rows)
        yield Story(f"ecb-{path.stem}", publisher, None, None, paragraphs, f"{path.parent.name}{kind}")


def _clusters(corpora: Path) -> Iterator[Story]:
    for path in sorted((corpora / "clusters/Giveme5W1H").glob("*/data/*.json")):
        row = json.loads(path.read_text("utf-8"))
        topic = str(row.get("newsCluster", row.get("category")) or "")[:60]
        day = (row["date_publish"] or "")[:10] or None
        paragraphs = _paragraphs(row["text"] or "")
        yield Story(f"cluster-{path.stem[:12]}", row["source_domain"], day, row["title"], paragraphs, topic or None)


def _pages(corpora: Path) -> Iterator[Story]:
    folder = corpora / "extraction/trafilatura-eval-en"
    rows = json.loads((folder / "evaldata_en.json").read_text("utf-8"))
    for address, row in sorted(rows.items()):
        path = folder / "html" / row["file"]
        if not path.exists():
            continue
        page = Page(path.stem, address, "", path.read_bytes(), "text/html", "")
        document = clean(page, DocumentsOptions(guess_dates=False))
        kept = [b.span for b in document.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
        text = "\n".join(document.text[s.start : s.end] for s in kept)
        publisher = document.publisher or address
        yield Story(f"page-{path.stem}", publisher, None, document.title, _paragraphs(text))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, text.splitlines()) if line)


def _line(text: str) -> str:
    return " ".join(text.split())


def _untokenised(words: list[str]) -> str:
    text = " ".join("'" if word == "`" else word for word in words).replace("``", '"').replace("''", '"')
    text = re.sub(r" ([.,;:!?%)\]]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    return re.sub(r"([(\[$]) ", r"\1", text)


def apart(stories: Iterable[Story], others: Iterable[Story] = (), running: int = 6) -> Iterator[Story]:
    """Yield the stories that share no run of so many words with ``others`` nor with one before."""
    seen: set[tuple[str, ...]] = set()
    for story in others:
        seen.update(_runs(story, running))
    for story in stories:
        runs = _runs(story, running)
        if not runs & seen:
            yield story
        seen |= runs


def _runs(story: Story, running: int) -> set[tuple[str, ...]]:
    words = " ".join(story.paragraphs).lower().split()
    return {tuple(words[i : i + running]) for i in range(len(words) - running + 1)}
