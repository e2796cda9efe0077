"""The texts that annotations point into: how each corpus' own file becomes a document's text.

A reference is the path of a file inside the corpora archives, with ``#n`` where one file holds many documents. Each
reader is a pure function from the file's bytes; its result is fixed by the hash kept with the annotation, so a change
here that moves a single character is noticed.
"""

import re
from collections.abc import Callable
from xml.etree import ElementTree

from lxml import html

_SPACES = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_SKIPPED = ("script", "style", "noscript", "template", "svg", "iframe", "head")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em font i kbd label mark q s samp small span strong sub sup "
    "time tt u var wbr ins del acronym big strike nobr".split()
)


def timeml_text(body: bytes, _part: str) -> str:
    """Return the TEXT element of a TimeML file, markup dropped, as it stands."""
    text = ElementTree.fromstring(body).find("TEXT")
    return "" if text is None else "".join(text.itertext())


def address_then_text(body: bytes, _part: str) -> str:
    """Return the text behind a first line that holds the page's address."""
    return body.decode("utf-8").replace("\r\n", "\n").partition("\n")[2].strip("\n")


def plain_text(body: bytes, _part: str) -> str:
    """Return a UTF-8 file as it stands."""
    return body.decode("utf-8")


def muc_text(body: bytes, part: str) -> str:
    """Return message ``part`` of a MUC file: its paragraphs on one line each, runs of white space made one blank."""
    for message in re.split(r"^(?=(?:DEV|TST\d)-MUC\d-\d{4})", body.decode("latin-1"), flags=re.MULTILINE):
        head, _, rest = message.partition("\n")
        if head.split(" ")[0] == part:
            paragraphs = (_SPACES.sub(" ", paragraph).strip() for paragraph in _BLANK_LINE.split(rest))
            return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    raise KeyError(part)


def conllu_text(body: bytes, _part: str) -> str:
    """Return a CoNLL-U document: its sentences with a blank between, a blank line before each new paragraph."""
    pieces: list[str] = []
    new_paragraph = False
    for line in body.decode("utf-8").splitlines():
        if line.startswith("# newpar"):
            new_paragraph = True
        elif line.startswith("# text = "):
            pieces.append(("\n\n" if new_paragraph else " ") + line.removeprefix("# text = "))
            new_paragraph = False
    return "".join(pieces).strip()


def numbered_article(body: bytes, part: str) -> str:
    """Return the text of article number ``part`` (from 0) of an XML file of articles."""
    article = ElementTree.fromstring(body).findall("article")[int(part)]
    return (article.findtext("text") or "").strip()


def visible_text(body: bytes, _part: str) -> str:
    """Return all that an HTML page shows as plain text, a line a block: menus, article, comments, footer alike."""
    lines = [""]
    _append_text(html.document_fromstring(body), lines)
    shown = (_SPACES.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in shown if line)


def _append_text(element: html.HtmlElement, lines: list[str]) -> None:
    block = element.tag not in _INLINE
    if block:
        lines.append("")
    lines[-1] += element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            _append_text(child, lines)
        lines[-1] += child.tail or ""
    if block:
        lines.append("")


READERS: tuple[tuple[str, Callable[[bytes, str], str]], ...] = (
    ("newswire/TE3-Silver/", timeml_text),
    ("names/en-worldwide-newswire/", address_then_text),
    ("attribution/PolNeAR/", plain_text),
    ("events/MUC34/", muc_text),
    ("parsing/UD_English-GUM/", conllu_text),
    ("places/geo_corpora/", numbered_article),
    ("extraction/trafilatura-eval-en/html/", visible_text),
)
"""Beginning of a reference → the reader of that corpus."""


def split_reference(reference: str) -> tuple[str, str]:
    """Return the path and the part of a reference; the part is empty where the file is one document."""
    path, _, part = reference.partition("#")
    return path, part


def text_of(reference: str, body: bytes) -> str:
    """Return the document's text. Raises ``KeyError`` where no reader knows the reference, or the file lacks it."""
    path, part = split_reference(reference)
    for beginning, reader in READERS:
        if path.startswith(beginning):
            return reader(body, part)
    raise KeyError(reference)
