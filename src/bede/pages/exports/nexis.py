"""LexisNexis: the layout of Academic ("1 of 12 DOCUMENTS") and that of Nexis Uni ("Body", "End of Document")."""

import re
from collections.abc import Iterator

from bede.pages.exports.article import Article, blocks_of, day_of, is_rights, with_dateline
from bede.pages.signs import NEXIS_COUNT, NEXIS_END

_COUNT = re.compile(NEXIS_COUNT, re.MULTILINE)
_END = re.compile(NEXIS_END, re.MULTILINE)
_HEAD_FIELDS = frozenset("BYLINE SECTION LENGTH DATELINE HEADLINE HIGHLIGHT SERIES".split())
_TAIL_FIELDS = frozenset(
    "LOAD-DATE LANGUAGE PUBLICATION-TYPE DOCUMENT-TYPE GRAPHIC SUBJECT ORGANIZATION PERSON COMPANY TICKER INDUSTRY "
    "GEOGRAPHIC COUNTRY CITY STATE JOURNAL-CODE CORRECTION CORRECTION-DATE URL ACC-NO TYPE DISTRIBUTION NOTES".split()
)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][A-Za-z-]{2,20}):[^\S\n]*(?P<value>.*)$")
_TAIL_TITLES = frozenset(("classification", "graphic", "notes"))
_LANGUAGE = re.compile(r"^\s*LANGUAGE:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(r"^\s*LENGTH:\s*[\d,]+\s+words", re.IGNORECASE | re.MULTILINE)


def nexis_articles(text: str) -> Iterator[Article]:
    """Yield the articles of a LexisNexis export; an empty one where a piece has no text or breaks off."""
    if _COUNT.search(text):
        pieces = _COUNT.split(text)[1:]
        yield from (_numbered(piece.split("\n")) for piece in pieces)
        return
    *pieces, rest = _END.split(text)
    yield from (_with_sections(piece.split("\n")) for piece in pieces)
    if _LENGTH.search(rest):
        yield {}


def _numbered(lines: list[str]) -> Article:
    """Return the article between two counts. Its head ends with the last field before the text."""
    fields, head, at = _head(lines)
    blocks = [block for block in blocks_of(head) if not all(map(is_rights, block))]
    blocks = [[line for line in block if not is_rights(line)] or block for block in blocks]
    dated = next((number for number, block in enumerate(blocks) if day_of(block[0])), None)
    if dated is None:
        dated = min(1, len(blocks) - 1)
    title = fields.get("HEADLINE") or " ".join(line for block in blocks[dated + 1 :] for line in block)
    publisher = " ".join(blocks[dated - 1]) if dated > 0 else ""
    return _article(title, publisher, blocks[dated][0] if blocks else "", fields, lines[at:])


def _with_sections(lines: list[str]) -> Article:
    """Return the article before an "End of Document": title, publication and date stand in lines above each other."""
    start = next((number for number, line in enumerate(lines) if line.strip().lower() == "body"), None)
    if start is None:
        return {}
    fields, head, _ = _head(lines[:start])
    shown = [line.strip() for line in head if line.strip() and not is_rights(line)]
    dated = next((number for number in range(len(shown) - 1, 1, -1) if day_of(shown[number])), None)
    if dated is None:
        return _article(shown[-1] if shown else "", "", "", fields, lines[start + 1 :])
    return _article(shown[dated - 2], shown[dated - 1], shown[dated], fields, lines[start + 1 :])


def _head(lines: list[str]) -> tuple[dict[str, str], list[str], int]:
    """Return the fields of a head, its other lines, and where the text begins: behind the last field of the head.

    A field's value runs on to the next blank line or field.
    """
    fields, others, at = dict[str, str](), list[str](), 0
    last: str | None = None
    for number, line in enumerate(lines):
        found = _FIELD.match(line.strip())
        name = found["name"].upper() if found else None
        if name == "BODY":
            at = number + 1
            break
        if found and name in _HEAD_FIELDS and name not in fields:
            last, at = name, number + 1
            fields[last] = found["value"].strip()
        elif name in _TAIL_FIELDS:
            break
        elif last and line.strip():
            fields[last] += f" {line.strip()}"
            at = number + 1
        elif not line.strip():
            last = None
            if not fields:
                others.append("")
        elif fields:
            if not _more_fields(lines, number):
                break
            others += ["", line]
        else:
            others.append(line)
    return fields, others, at


def _more_fields(lines: list[str], start: int) -> bool:
    """Tell whether another field of the head comes within a few lines: a title may stand between two of them."""
    for line in lines[start : start + 6]:
        found = _FIELD.match(line.strip())
        if found and found["name"].upper() in _HEAD_FIELDS:
            return True
    return False


def _article(title: str, publisher: str, dated: str, fields: dict[str, str], body: list[str]) -> Article:
    """Return the article; its text ends where the fields of the archive begin."""
    text = "\n".join(_until_tail(body)).strip()
    language = _LANGUAGE.search("\n".join(body))
    if not text:
        return {}
    return {
        "title": title,
        "publisher": publisher,
        "date": day_of(dated) or "",
        "byline": fields.get("BYLINE", ""),
        "language": language[1] if language else "",
        "text": with_dateline(text, fields.get("DATELINE", "")),
    }


def _until_tail(body: list[str]) -> Iterator[str]:
    for line in body:
        found = _FIELD.match(line.strip())
        told = found is not None and found["name"].upper() in _TAIL_FIELDS
        if told and found and (found["name"].isupper() or found["name"] == "Load-Date"):
            return
        if line.strip().lower() in _TAIL_TITLES or (is_rights(line) and len(line) - len(line.lstrip()) > 5):
            return
        yield line.strip()
