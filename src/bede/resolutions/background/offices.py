"""Bounds from who held office: a text that speaks of "Foreign Secretary X" as present was written in X's term."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bede.knowledge.world import (
    Days,
    Holder,
    Term,
    body_by_slug,
    country_by_code,
    holders,
    holders_named,
    office_called,
)
from bede.resolutions.background.evidence import Evidence, Fact
from bede.resolutions.background.intervals import Interval
from bede.resolutions.background.mentions import OfficeMention, office_mentions
from bede.text.normalise import fold

ELECT_DAYS = timedelta(days=200)
"""How long before taking office somebody is called "-elect": Mexico's presidents waited five months."""


def from_offices(text: str, offset: int) -> Iterator[Evidence]:
    """Yield what the persons tell whom a line introduces in an office. ``offset``: where it stands in the document."""
    for mention in office_mentions(text, offset):
        if (found := _evidence(mention)) is not None:
            yield found


def _evidence(mention: OfficeMention) -> Evidence | None:
    holders = _holders(mention)
    if not holders:
        return None
    facts = sorted((fact for holder in holders for fact in _facts(holder, mention)), key=lambda fact: fact.days)
    if not facts:
        return None
    countries = {term.country for holder in holders for term in _terms(holder, mention)}
    country = countries.pop() if len(countries) == 1 else None
    return Evidence(
        "|".join(holder.entity for holder in holders), mention.span, tuple(facts), country, sloppy=not mention.tense
    )


def _holders(mention: OfficeMention) -> list[Holder]:
    """Return whom the name means; a last name without a country only where it is a head's of one country."""
    found = [holder for holder in holders_named(mention.name) if _terms(holder, mention)]
    if " " in mention.name or mention.codes or mention.title == "president":
        return found
    countries = {term.country for holder in found for term in _terms(holder, mention)}
    return found if office_called(mention.title) is not None and len(countries) == 1 else []


def _terms(holder: Holder, mention: OfficeMention) -> list[Term]:
    """Return the terms in the office that a mention names."""
    return [
        term
        for term in holder.terms
        if (not mention.codes or term.country in mention.codes) and _is_called(term, mention)
    ]


def _is_called(term: Term, mention: OfficeMention) -> bool:
    if office_called(mention.title) in term.offices:
        return True
    titles = [fold(title) for title in term.titles]
    return any(own == mention.title or (len(own) > len(mention.title) and mention.role.endswith(own)) for own in titles)


@cache
def _table_day() -> date:
    """Return the last day of which the tables tell a beginning; terms that end later are still running."""
    return max(term.since.latest for holder in holders() for term in holder.terms)


def _held(term: Term) -> Interval | None:
    ended = term.until is not None and term.until.latest <= _table_day()
    return term.since.earliest, term.until.latest if term.until and ended else date.max


def _left(term: Term) -> Interval | None:
    return (term.until.earliest, date.max) if term.until else None


def _to_come(term: Term) -> Interval | None:
    return term.since.earliest - ELECT_DAYS, term.since.latest


_DAYS = {0: _held, -1: _left, 1: _to_come}
"""Tense of a mention → the days that a term leaves to the text."""


def _facts(holder: Holder, mention: OfficeMention) -> Iterator[Fact]:
    for term in _terms(holder, mention):
        if (days := _DAYS[mention.tense](term)) is not None:
            since = f"from {_day(term.since)} to {_day(term.until)}" if term.until else f"since {_day(term.since)}"
            yield Fact(f"{holder.names[0]}, {term.titles[0]} ({_place(term.country)}) {since}", days)


def _day(days: Days) -> str:
    """Return a day as far as it is known: 2024-07-05, 2024-07, 2024."""
    first, last = days.earliest.isoformat(), days.latest.isoformat()
    return next(first[:cut] for cut in (10, 7, 4) if first[:cut] == last[:cut])


def _place(code: str) -> str:
    country, body = country_by_code(code), body_by_slug(code)
    return country.name if country else body.name if body else code
