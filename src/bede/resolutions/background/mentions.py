"""Persons whom a text names in an office, and whether it speaks of the office as held, left or to come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.knowledge.words.background import background_words
from bede.knowledge.world import Introduction, introductions
from bede.model import Span
from bede.resolutions.actors.segments import segments
from bede.resolutions.background.sentences import sentence_around
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN
from bede.text.normalise import fold
from bede.text.tokens import Token, tokenise

_NEAR, _ADJACENT = 4, 2
"""Words before a title that may tell of another time; "former" must be nearer ("a former backer of Sen. Poe")."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d(?:s|\b)")
"""In a sentence that names a year, an office may be one of that year."""

_AFTER = re.compile(r"^(?:former|ex|exiled)[\s-](?:u\.?s\.? )?")
_AHEAD = re.compile(r"[\s-](?:elect|designate)$")
"""How titles of the table begin that were left, and end that are not yet held."""

_GOES_ON = re.compile(r" (?:al|el|ul|as|ad|ar|ash|do|da|dos|das|di)[-‑ ]+[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
"""What a name goes on with behind its last capitalised word ("Nuri al-Maliki", "Maria do Carmo")."""

_DAY_NAME = re.compile(rf"(?: (?:{WEEKDAY_PATTERN}|{MONTH_PATTERN}|On|In))+$")
"""What a name seems to go on with where a day follows ("President Susilo Bambang Yudhoyono Monday")."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """A person with a title.

    ``name``: as written; ``title``: by its name in the table of titles, without "former" and "-elect"; ``role``: all
    words of the title with what belongs to it, folded; ``codes``: of the countries and bodies named in it. ``tense``:
    -1 for an office that was left, 1 for one to come, 0 for one that is held.
    """

    name: str
    title: str
    role: str
    codes: tuple[str, ...]
    tense: int
    span: Span


def office_mentions(text: str, offset: int) -> Iterator[OfficeMention]:
    """Yield the persons in office of a line, but those of whom the line tells that it speaks of another time.

    ``offset``: where the line stands in the document.
    """
    tokens = tokenise(text, offset)
    for introduction in introductions([token.text for token in tokens]):
        mention = _mention(text, offset, tokens, introduction)
        if mention is None:
            continue
        around = sentence_around(text, mention.span.start - offset)
        if mention.tense or not (_YEAR.search(around) or background_words().recalls.search(around)):
            yield mention


def _mention(text: str, offset: int, tokens: Sequence[Token], introduction: Introduction) -> OfficeMention | None:
    if introduction.title is None:
        return None
    words, title = background_words(), fold(introduction.title.name)
    role, name = _span(tokens, introduction.role), _span(tokens, introduction.name)
    told = text[role.start - offset : role.end - offset]
    before = _before(tokens, introduction.role[0], fold(told).partition(title)[0])
    if title in words.ranks or words.not_now & set(before):
        return None
    left = bool(words.former & set(before[-_ADJACENT:]) or _AFTER.match(title))
    return OfficeMention(
        name=_whole_name(text, name.start - offset, name.end - offset),
        title=_AHEAD.sub("", _AFTER.sub("", title)),
        role=fold(told),
        codes=_codes(told),
        tense=-1 if left else 1 if _AHEAD.search(title) else 0,
        span=_trimmed(tokens, min(introduction.role[0], introduction.name[0]), max(role.end, name.end)),
    )


def _span(tokens: Sequence[Token], reach: tuple[int, int]) -> Span:
    return Span(tokens[reach[0]].start, tokens[reach[1] - 1].end)


def _before(tokens: Sequence[Token], role: int, lead: str) -> list[str]:
    """Return the last words before a title: those outside the role's words, then its ``lead``, cut at hyphens."""
    outside = " ".join(token.lower for token in tokens[max(0, role - _NEAR) : role])
    return f"{outside} {lead}".replace("-", " ").split()


def _whole_name(text: str, start: int, end: int) -> str:
    rest = _GOES_ON.match(text, end)
    return _DAY_NAME.sub("", text[start : rest.end() if rest else end])


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> Span:
    """Return the span from the first word on, without a dash or a possessive before it."""
    while not tokens[first].text[0].isalnum():
        first += 1
    return Span(tokens[first].start, end)


def _codes(words: str) -> tuple[str, ...]:
    """Return the codes of the countries and bodies that the words name."""
    parts = segments(words)
    codes = [country.code for country in parts.countries]
    codes += [seat.code for seat in parts.seats]
    codes += [code for body in parts.bodies for code in (body.code, body.entity)]
    return tuple(code for code in codes if code)
