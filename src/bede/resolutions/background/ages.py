"""Bounds from how long something has lasted whose start is known: a government, a war, an upheaval."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bede.knowledge.words.amounts import amount_words
from bede.knowledge.words.background import background_words
from bede.knowledge.world import (
    Country,
    Demonym,
    Term,
    country_by_code,
    holder_of,
    holders_named,
    party_index,
    terms_of,
)
from bede.knowledge.world.happenings import Happening, happenings
from bede.model import Span
from bede.resolutions.background.evidence import Evidence, Fact
from bede.resolutions.background.intervals import Interval, shifted
from bede.resolutions.background.sentences import sentence_ranges
from bede.text.tokens import tokenise

UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
"""Mean length in days."""

_MORE = 1.5
"""Units that may have gone by beyond the number: "three years into the war" is told until well into the fourth."""
_LESS = 1
"""And short of it: "nearly three years into the war"."""

_NUMBER = r"(?P<n>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_AGE = re.compile(
    rf"(?:\b(?P<owner>[A-Z][\w-]+)['’]s )?\b{_NUMBER}[- ](?P<u>day|week|month|year)-old (?:[A-Za-z-]+ ){{0,2}}"
    r"(?:government|administration|coalition|cabinet)\b"
)
_LASTED = re.compile(
    rf"\b{_NUMBER} (?P<u>day|week|month|year)s? (?:into|after|since) (?:[^\s.;,]+ ){{0,6}}$", re.IGNORECASE
)
_LIES_BEHIND = re.compile(
    r"\b(?:since|after|following|anniversary of|aftermath of|wake of) (?:[^\s.;,]+ ){0,6}$", re.IGNORECASE
)


def from_ages(text: str, offset: int, offices: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield what spans of time tell in a line. ``offset``: where it stands in the document.

    ``offices``: what the offices of the line told: a government is that of whoever is named last before it.
    """
    for start, end in sentence_ranges(text):
        yield from _of_governments(text[start:end], offset + start, offices)
        yield from _of_happenings(text[start:end], offset + start)


def _of_governments(sentence: str, offset: int, offices: Sequence[Evidence]) -> Iterator[Evidence]:
    for match in _AGE.finditer(sentence):
        code = _of_owner(match["owner"]) if match["owner"] else _named_last(sentence[: match.start()], offset, offices)
        country = country_by_code(code) if code else None
        terms = [term for term in terms_of(code) if "head_of_government" in term.offices] if code else []
        if country is not None and terms:
            span = Span(offset + match.start(), offset + match.end())
            yield Evidence(f"government of {country.name}", span, tuple(_begun(term, country, match) for term in terms))


def _begun(term: Term, country: Country, match: re.Match[str]) -> Fact:
    """Return that a government began, and the days on which it was so old."""
    days = _reached(term.since.earliest, match)[0], _reached(term.since.latest, match)[1]
    return Fact(f"government of {holder_of(term).names[0]} ({country.name}) since {term.since.earliest}", days)


def _of_owner(owner: str) -> str | None:
    """Return the country that a name in the possessive means: its own, or the one that its bearer governed."""
    match = party_index().longest([owner], 0)
    if match is not None and isinstance(match.entry, Country):
        return match.entry.code
    terms = [term for holder in holders_named(owner) for term in holder.terms]
    codes = {term.country for term in terms if "head_of_government" in term.offices}
    return codes.pop() if len(codes) == 1 else None


def _named_last(before: str, offset: int, offices: Sequence[Evidence]) -> str | None:
    """Return the country named last, by itself or by an office of it."""
    named = [(item.span.end, item.country) for item in offices if offset <= item.span.start < offset + len(before)]
    tokens = tokenise(before, offset)
    words = [token.text for token in tokens]
    for position, token in enumerate(tokens):
        match = party_index().longest(words, position)
        if match is not None and isinstance(match.entry, Country | Demonym) and not match.ambiguous:
            country = match.entry if isinstance(match.entry, Country) else match.entry.country
            named.append((token.end, country.code))
    return max(named, key=lambda item: item[0])[1] if named else None


def _of_happenings(sentence: str, offset: int) -> Iterator[Evidence]:
    if background_words().supposed.search(sentence):
        return
    for happening in happenings():
        for match in happening.words.finditer(sentence):
            before = sentence[: match.start()]
            if (lasted := _LASTED.search(before)) is not None:
                yield _since(
                    happening, Span(offset + lasted.start(), offset + match.end()), _reached(happening.day, lasted)
                )
            elif (behind := _LIES_BEHIND.search(before)) is not None:
                yield _since(happening, Span(offset + behind.start(), offset + match.end()), (happening.day, date.max))


def _since(happening: Happening, span: Span, days: Interval) -> Evidence:
    return Evidence(happening.name, span, (Fact(f"{happening.name}: {happening.day.isoformat()}", days),))


def _reached(start: date, match: re.Match[str]) -> Interval:
    """Return the days on which so much time may be said to have passed since ``start``."""
    word, unit = match["n"].lower(), UNITS[match["u"].lower()]
    number = int(word) if word.isdigit() else int(amount_words().numbers.get(word, 1))
    return (
        shifted(start, timedelta(days=max(0, int((number - _LESS) * unit)))),
        shifted(start, timedelta(days=int((number + _MORE) * unit))),
    )
