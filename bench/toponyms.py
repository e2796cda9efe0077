"""Toponyms with known coordinates, read from the corpora LGL (local news) and GeoVirus (Wikinews), for bench/places.py.

A toponym that the annotators gave no coordinates is left out. A document belongs to the half "even" or "odd" by the
parity of the SHA-256 of its id (LGL's ``docid``, GeoVirus' address, so that all parts of one story fall together).
"""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bede.model import Block, BlockKind, Document, Resolution, Span

CORPORA = "places/geo_corpora/Corpora"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text and where it lies, in degrees; ``geonames``: its id, None where none is annotated."""

    span: Span
    lat: float
    lon: float
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """A document with its toponyms; ``half`` is "even" or "odd"."""

    half: str
    document: Document
    toponyms: tuple[Toponym, ...]


def half_of(key: str) -> str:
    """Return the half of a document id: even is for development, odd for report."""
    return "odd" if int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2 else "even"


def lgl(corpora: Path, *, nameless: bool = False) -> Iterator[Story]:
    """Yield the stories of LGL. Their address is what a saved page has; ``nameless`` stories have none."""
    for article in ET.parse(corpora / CORPORA / "lgl.xml").getroot():
        key = article.attrib["docid"]
        document = _document(key, article.findtext("text") or "", "" if nameless else article.findtext("url") or "")
        found = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None:
                found.append(_toponym(toponym, tag, int(tag.attrib["geonameid"])))
        yield Story(half_of(key), document, tuple(found))


def geovirus(corpora: Path) -> Iterator[Story]:
    """Yield the stories of GeoVirus."""
    for number, article in enumerate(ET.parse(corpora / CORPORA / "GeoVirus.xml").getroot()):
        uri = article.findtext("source") or ""
        document = _document(f"geovirus-{number}", article.findtext("text") or "", uri)
        found = [_toponym(location, location, None) for location in article.iter("location")]
        yield Story(half_of(uri), document, tuple(found))


def _toponym(where: ET.Element, point: ET.Element, geonames: int | None) -> Toponym:
    shift = int(geonames is None)  # GeoVirus counts from one
    span = Span(int(where.findtext("start") or 0) - shift, int(where.findtext("end") or 0) - shift)
    return Toponym(span, float(point.findtext("lat") or 0), float(point.findtext("lon") or 0), geonames)


def _document(key: str, text: str, uri: str) -> Document:
    return Document(
        id=key, page_id="", uri=uri, title=None, text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "corpus"),),
        publisher=None, byline=None, credit=None, dateline=None,
        published=Resolution("", None, "none", 0.0), language="en",
    )  # fmt: skip
