"""Factiva: the layout with field codes ("HD", "TD") and the one without, divided by document numbers."""

import re
from collections.abc import Iterator

from bede.pages.exports.article import Article, day_of, is_rights
from bede.pages.signs import FACTIVA_NUMBER

_NUMBER = re.compile(FACTIVA_NUMBER, re.MULTILINE)
_CODES = (
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF ART CLM DLN CO IN NS RE IPD IPC PUB AN".split()
)  # in the order of an article
_FIELD = re.compile(rf"^(?P<code>{'|'.join(_CODES)})(?:(?:[^\S\n]{{2,}}|\t)(?P<value>.*)|[^\S\n]*)$")
_WORDS = re.compile(r"^[\d,]+ words$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(?: ?[AP]M)?$")
_SOURCE_CODE = re.compile(r"^[A-Z0-9]{2,8}$")
_LANGUAGES = frozenset(
    "english french german spanish portuguese italian dutch russian ukrainian polish arabic chinese japanese turkish "
    "swedish danish norwegian finnish greek hebrew korean indonesian malay".split()
)
_LONGEST_NAME = 7  # words of a byline
_BY = re.compile(r"^by\s", re.IGNORECASE)


def factiva_articles(text: str) -> Iterator[Article]:
    """Yield the articles of a Factiva export; an empty one where a piece has no text or breaks off."""
    lines = text.split("\n")
    coded = {found["code"] for line in lines if (found := _FIELD.match(line))}
    if "HD" in coded and coded & {"LP", "TD"}:
        yield from _with_codes(lines)
        return
    *pieces, rest = _NUMBER.split(text)
    yield from (_without_codes(piece.split("\n")) for piece in pieces)
    if any(_WORDS.match(line.strip()) for line in rest.split("\n")):
        yield {}


def _with_codes(lines: list[str]) -> Iterator[Article]:
    """Yield the articles of the layout with codes. A code out of its order begins the next article, or is text."""
    fields, place = dict[str, list[str]](), -1
    code: str | None = None
    for line in lines:
        found = _FIELD.match(line)
        told = _CODES.index(found["code"]) if found else -1
        begins = found is not None and found["code"] in {"SE", "HD"} and told <= place
        if begins:
            yield _of_fields(fields)
            fields, place = {}, -1
        if found and told > place:
            code, place = found["code"], told
            fields[code] = [found["value"] or ""]
        elif code:
            fields[code].append(line)
    if "HD" in fields:
        yield _of_fields(fields)


def _of_fields(fields: dict[str, list[str]]) -> Article:
    told = {code: "\n".join(lines).strip() for code, lines in fields.items()}
    text = "\n\n".join(filter(None, (told.get("LP"), told.get("TD"))))
    if not text:
        return {}
    day = day_of(told.get("PD", ""))
    return {
        "title": " ".join(told.get("HD", "").split()),
        "publisher": told.get("SN", ""),
        "date": f"{day} {told.get('ET', '')}".strip() if day else "",
        "byline": " ".join(told.get("BY", "").split()),
        "language": told.get("LA", ""),
        "text": text,
    }


def _without_codes(lines: list[str]) -> Article:
    """Return an article whose head is known by its places around the line "512 words"."""
    shown = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    counted = next((place for place, (_, line) in enumerate(shown) if _WORDS.match(line)), None)
    if counted is None:
        return {}
    above = [line for _, line in shown[:counted]]
    byline = above.pop() if len(above) > 1 and _is_name(above[-1]) else ""
    head, start = _head_below(shown[counted + 1 :])
    text = "\n".join(line.strip() for line in lines[start:]).strip() if start else ""
    if not text:
        return {}
    return {**head, "title": max(above, key=len, default=""), "byline": byline, "text": text}


def _head_below(shown: list[tuple[int, str]]) -> tuple[Article, int]:
    """Return what stands below the count of words, and the number of the line where the text begins (0: nowhere).

    It is date, time, publication, its code, pages, language, and copyright; the last two end it.
    """
    head: Article = {}
    end = 0
    for number, line in shown[:12]:
        if is_rights(line):
            return head, number + 1
        if line.lower() in _LANGUAGES:
            head["language"], end = line, number + 1
        elif end:
            break
        elif "date" not in head and (day := day_of(line)):
            head["date"] = day
        elif "date" in head and _CLOCK.match(line):
            head["date"] += f" {line}"
        elif "date" in head and "publisher" not in head and not _SOURCE_CODE.match(line):
            head["publisher"] = line
    return head, end


def _is_name(line: str) -> bool:
    """Tell a byline: "By" somebody, or few words that all begin with capitals."""
    words = line.split()
    return bool(_BY.match(line)) or (1 < len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words))
