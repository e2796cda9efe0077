"""Whom a name or an office means on a day, by the table of who held which office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache

from bede.knowledge.world import (
    Holder,
    Term,
    body_by_slug,
    country_by_code,
    holder_of,
    holders,
    holders_named,
    in_office,
    office_called,
    office_words,
    on_day,
    organisations,
    terms_of,
)
from bede.model import Actor, Sector
from bede.text.normalise import fold

_AFTERGLOW = timedelta(days=400)
"""How long the news go on to call somebody by the last name alone after the office."""

_BEFORE = timedelta(days=90)
"""How long before: elected, designated, nominated."""

_FEW_YEARS = 5 * 366  # days

_ALL_BUT_THE_SAME = 0.9  # as difflib counts; two letters changed places in a name of twelve
_LETTERS_MORE = 3
_LONG_ENOUGH = 10  # letters; of shorter names many are like each other

_WEIGHT = (
    "head_of_state", "head_of_government", "supreme_leader", "party_leader", "body_head", "foreign_minister",
    "defence_minister", "group_leader",
)  # fmt: skip
"""Offices whose holders the news call by the last name alone, the likeliest first; all others come behind."""

_FIRST_RANK = _WEIGHT.index("supreme_leader")

_NOT_NOW = frozenset("former ex late then next future deputy first second outgoing ousted one-time onetime".split())


@dataclass(frozen=True, slots=True)
class Official:
    """A person of the table with the term that tells the country, and the sector as of the day."""

    holder: Holder
    term: Term
    sector: Sector | None

    @property
    def country(self) -> str | None:
        """The code of the country, or of the body, that the person serves; None for a group that has none."""
        code = self.term.country
        if code.isupper():
            return code if country_by_code(code) or code in organisations() else None
        body = body_by_slug(code)
        return body.code if body else None

    def as_actor(self) -> Actor:
        """Return the person as a party."""
        return Actor(self.holder.entity, self.holder.names[0], self.country, self.sector)


@lru_cache(maxsize=4096)
def official_named(name: str, country: str | None, day: date | None) -> Official | None:
    """Return whom a name means, or None where the table knows nobody or several of that name.

    A full name is enough at any time; a name that stands alone needs an office about that day, or, where no day is
    known, that only one person ever bore it in an office of the first rank. ``country``: what the text says; whoever
    served none of that code is another.
    """
    alone = len(name.split()) == 1
    found = [h for h in _named(name, day) if country is None or any(t.country == country for t in h.terms)]
    told = [official for h in found if (official := _official(h, day, country)) is not None]
    if alone and day is None:
        told = told if len(told) == 1 and _weight(told[0].term) <= _FIRST_RANK else []
    elif alone:
        told = [official for official in told if day is not None and _near(official.term, day)]
    elif day is not None:
        told = sorted(told, key=lambda official: _distance(official.term, day))[:1]
    if len(told) > 1:
        weights = sorted((_weight(official.term), number) for number, official in enumerate(told))
        if weights[0][0] == weights[1][0]:
            return None
        return told[weights[0][1]]
    return told[0] if told else None


def office_holder(title: str, country: str, day: date) -> Official | None:
    """Return the one person who holds the office that a title names in a country on a day."""
    called = [term for term in terms_of(country) if any(fold(own) == fold(title) for own in term.titles)]
    office = office_called(title)
    chosen = on_day(called, day) or (in_office(country, office, day) if office else ())
    people = {term.person: term for term in chosen}
    if len(people) != 1:
        return None
    (term,) = people.values()
    return as_official(term)


def as_official(term: Term) -> Official:
    """Return the person of a term as who holds it."""
    return Official(holder_of(term), term, _sector(term))


def is_office(title: str) -> bool:
    """Return whether a title names an office that one person at a time holds in a country."""
    return office_called(title) is not None


def titles_held(name: str, day: date | None) -> frozenset[str]:
    """Return the folded words for the offices that a person of the table holds on a day, or held shortly before."""
    official = official_named(name, None, day)
    if official is None or day is None or not _near(official.term, day):
        return frozenset()
    common = (word for word, office in office_words().items() if office in official.term.offices)
    return frozenset({*map(fold, official.term.titles), *common})


def tells_another_time(words: Iterable[str]) -> bool:
    """Return whether the words before an office say that its bearer does not hold it now ("former", "then")."""
    return any(fold(word) in _NOT_NOW or fold(word).startswith("ex-") for word in words)


def _named(name: str, day: date | None) -> Sequence[Holder]:
    """Return the persons of a name; a spelling that is only like one's needs an office within a few years."""
    exact = holders_named(name)
    words = fold(name).split()
    if exact or len(words) < 2 or day is None:
        return exact
    like = [h for h in holders_named(words[-1]) if any(_is_like(words, fold(own).split()) for own in h.names)]
    near = [h for h in like if any(_distance(term, day) < _FEW_YEARS for term in h.terms)]
    return near or _misspelt(" ".join(words), day)


def _misspelt(name: str, day: date) -> Sequence[Holder]:
    """Return the official of those years whose full name is all but the same ("Hosni Hubarak"), if there is one."""
    if len(name) < _LONG_ENOUGH:
        return []
    known = _names_about(day.year)
    likely = [own for own in known if own[0] == name[0] and abs(len(own) - len(name)) < _LETTERS_MORE]
    people = {known[own].entity: known[own] for own in get_close_matches(name, likely, n=2, cutoff=_ALL_BUT_THE_SAME)}
    return list(people.values()) if len(people) == 1 else []


@lru_cache(maxsize=64)
def _names_about(year: int) -> dict[str, Holder]:
    """Return the folded full names of all who held an office within a year of a year."""
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    return {
        fold(name): holder
        for holder in holders()
        if any(t.since.earliest <= last and (t.until is None or t.until.latest >= first) for t in holder.terms)
        for name in holder.names
        if " " in name and len(name) >= _LONG_ENOUGH
    }


def _is_like(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether full names with one last name can be one person's: "Sergey" and "Sergei", not "Jill" and "Joe"."""
    return one[-1] == other[-1] and len(other) > 1 and len(one[0]) > 2 and one[0][:3] == other[0][:3]


def _official(holder: Holder, day: date | None, country: str | None) -> Official | None:
    terms = [t for t in holder.terms if country is None or t.country == country]
    if day is None:
        return Official(holder, terms[-1], None)
    term = holder.on(day)
    if term is not None and term in terms:
        return Official(holder, term, _sector(term))
    over = [t for t in terms if t.until is not None and t.until.earliest <= day]
    if over:
        return Official(holder, over[-1], Sector.ELI)
    return Official(holder, terms[0], None)


def _sector(term: Term) -> Sector | None:
    body = body_by_slug(term.country) if term.country.islower() else None
    return body.sector if body else term.sector


def _near(term: Term, day: date) -> bool:
    return term.since.earliest - _BEFORE <= day and (term.until is None or day <= term.until.latest + _AFTERGLOW)


def _distance(term: Term, day: date) -> int:
    if term.possibly_on(day):
        return 0
    end = term.until.earliest if term.until else date.max
    return min(abs((term.since.earliest - day).days), abs((end - day).days))


def _weight(term: Term) -> int:
    return min((_WEIGHT.index(office) for office in term.offices if office in _WEIGHT), default=len(_WEIGHT))
