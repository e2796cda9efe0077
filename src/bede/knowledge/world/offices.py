"""Who held which office when: the tables of ``offices/`` as terms, and the persons that they make.

A term's ends may be known to the day, the month or the year only; whoever may have been in office on a day is told
after those who were. Where one follows another on one day, that day is the successor's.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from bede.errors import KnowledgeError
from bede.knowledge.resources import read_rows, read_toml
from bede.knowledge.world.tables import slug
from bede.model.codes import Sector
from bede.text.normalise import fold

TABLES = ("world/offices/terms.tsv", "world/offices/congress.tsv")

SECTORS: Mapping[str, Sector | None] = MappingProxyType(
    {
        **dict.fromkeys(
            "head_of_state head_of_government supreme_leader vice_president deputy_head_of_government foreign_minister"
            " defence_minister interior_minister finance_minister justice_minister security_adviser un_ambassador"
            " government_spokesperson foreign_ministry_spokesperson chief_negotiator governor central_bank_governor"
            " party_leader".split(),
            Sector.GOV,
        ),
        "defence_ministry_spokesperson": Sector.MIL, "armed_forces_chief": Sector.MIL, "intelligence_chief": Sector.SPY,
        "parliament_speaker": Sector.LEG, "legislator": Sector.LEG, "opposition_leader": Sector.OPP,
        "body_head": Sector.IGO, "body_deputy": Sector.IGO, "foreign_policy_chief": Sector.IGO,
        "group_leader": None, "group_spokesperson": None,
        "other": Sector.GOV,
    }
)  # fmt: skip
"""Office → the sector of who holds it; None: that of the group."""

JOINED = "+"
"""Between two offices that one person holds through one term."""

GENERATION = 30
"""Years without an office after which a person of the same name is taken for another ("George Papandreou")."""

_DAY = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")


@dataclass(frozen=True, slots=True)
class Days:
    """A day that is known to lie from ``earliest`` to ``latest``."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Term:
    """One person in one office. ``country``: ISO 3166-1 alpha-3, or the code or slug of a body or group.

    ``offices``: one, or the two that the person holds at once. ``titles``: what the news call it, the usual form
    first. ``until`` None: still in office when the table was written. ``note``: acting, collective, rival ...
    """

    country: str
    offices: tuple[str, ...]
    titles: tuple[str, ...]
    person: str
    since: Days
    until: Days | None
    note: str

    def surely_on(self, day: date) -> bool:
        """Return whether the person was in office on that day; the last day is the successor's."""
        return self.since.latest <= day and (self.until is None or day < self.until.earliest)

    def possibly_on(self, day: date) -> bool:
        """Return whether the person may have been in office on that day, by what is known of the term's ends."""
        return self.since.earliest <= day and (self.until is None or day <= self.until.latest)

    @property
    def sector(self) -> Sector | None:
        """The sector of who holds the office, where the office tells it."""
        return SECTORS[self.offices[0]]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with all terms in order. ``names``: full names, the usual one first; ``short``: what stands alone."""

    entity: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    terms: tuple[Term, ...]

    def on(self, day: date) -> Term | None:
        """Return the term on a day: a sure one rather than a possible one, the later one first; None: no office."""
        return next(iter(on_day(self.terms, day)), None)


@dataclass(frozen=True, slots=True)
class _Row:
    country: str
    offices: tuple[str, ...]
    titles: tuple[str, ...]
    name: str
    others: tuple[str, ...]
    since: Days
    until: Days | None
    note: str


def days_of(text: str) -> Days:
    """Return the days that ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` may mean. Raises KnowledgeError."""
    match = _DAY.match(text)
    if match is None:
        raise KnowledgeError(f"world/offices: {text!r} is no day, month or year")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    first, last = month or 1, month or 12
    try:
        return Days(date(year, first, day or 1), date(year, last, day or calendar.monthrange(year, last)[1]))
    except ValueError as error:
        raise KnowledgeError(f"world/offices: {text!r} is no day ({error})") from error


def _row(cells: list[str]) -> _Row:
    country, office, title, name, others, since, until, note = cells
    offices = tuple(office.split(JOINED))
    if unknown := [one for one in offices if one not in SECTORS]:
        raise KnowledgeError(f"world/offices: {name} holds the unknown office {unknown[0]!r}")
    return _Row(
        country,
        offices,
        tuple(title.split("|")),
        name,
        tuple(other for other in others.split("|") if other),
        days_of(since),
        days_of(until) if until else None,
        note,
    )


@cache
def holders() -> tuple[Holder, ...]:
    """Return all persons who held an office, in the order of their names."""
    by_name: dict[str, list[_Row]] = defaultdict(list)
    for row in sorted((_row(cells) for table in TABLES for cells in read_rows(table)), key=lambda r: r.since.earliest):
        by_name[fold(row.name)].append(row)
    found = [holder for name in sorted(by_name) for holder in _persons(by_name[name])]
    return tuple(found)


def _persons(rows: Sequence[_Row]) -> Iterator[Holder]:
    """Yield the persons of one name: whoever comes back after a generation is another."""
    groups: list[list[_Row]] = [[rows[0]]]
    for row in rows[1:]:
        last = max((r.until or r.since).latest for r in groups[-1])
        if row.since.earliest.year - last.year > GENERATION:
            groups.append([])
        groups[-1].append(row)
    for number, group in enumerate(groups):
        entity = slug(group[0].name) + (f"-{group[0].since.earliest.year}" if number else "")
        others = dict.fromkeys(other for row in group for other in row.others)
        names = dict.fromkeys([group[0].name, *(row.name for row in group), *(o for o in others if o[0] != "=")])
        short = dict.fromkeys([*(o[1:] for o in others if o[0] == "="), *(name.split()[-1] for name in names)])
        terms = tuple(Term(r.country, r.offices, r.titles, entity, r.since, r.until, r.note) for r in group)
        yield Holder(entity, tuple(names), tuple(short), terms)


@cache
def _by_name() -> Mapping[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders():
        for key in dict.fromkeys(fold(name) for name in (*holder.names, *holder.short)):
            found[key].append(holder)
    return MappingProxyType({name: tuple(people) for name, people in found.items()})


def holders_named(name: str) -> tuple[Holder, ...]:
    """Return the persons that a full name or a name that stands alone ("Lavrov", "Kim") may mean, of all times."""
    return _by_name().get(fold(name), ())


def in_office(country: str, office: str, day: date) -> tuple[Term, ...]:
    """Return who held an office of a country or body on a day, the last to come first.

    Those who surely did, else those who may have done so by what is known of their terms; more than one where an
    office is held by several, or claimed by rivals.
    """
    return on_day((term for term in terms_of(country) if office in term.offices), day)


def on_day(terms: Iterable[Term], day: date) -> tuple[Term, ...]:
    """Return the terms that surely hold a day, else those that may; the last to begin comes first."""
    found = list(terms)
    now = [t for t in found if t.surely_on(day)] or [t for t in found if t.possibly_on(day)]
    return tuple(sorted(now, key=lambda term: term.since.earliest, reverse=True))


@cache
def office_words() -> Mapping[str, str]:
    """Return the offices that plain words name ("foreign minister"), by the folded words."""
    rows = read_toml("world/offices/words.toml")
    return MappingProxyType({word: office for office, words in rows.items() for word in words})


def office_called(title: str) -> str | None:
    """Return the office that a title names in any country or body; None for titles of one country's own."""
    return office_words().get(fold(title))


def terms_of(country: str) -> tuple[Term, ...]:
    """Return all terms in a country or body, in the order of their beginning."""
    return _by_country().get(country, ())


def holder_of(term: Term) -> Holder:
    """Return the person of a term."""
    return _by_entity()[term.person]


@cache
def _by_entity() -> Mapping[str, Holder]:
    return MappingProxyType({holder.entity: holder for holder in holders()})


@cache
def _by_country() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for holder in holders():
        for term in holder.terms:
            found[term.country].append(term)
    return MappingProxyType({key: tuple(sorted(t, key=lambda t: t.since.earliest)) for key, t in found.items()})
