"""The persons whom a document introduces, so that a last name finds its country and office later on."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.world import Body, Country, Seat, Title, titles
from bede.model import Sector
from bede.resolutions.actors.segments import segments
from bede.text.normalise import fold, squeeze

_CAP = r"[A-Z][\w’'.-]*[\w’]"
_NAME = rf"{_CAP}(?:\s(?:{_CAP}|bin|al|de|van|von|ibn|el))*"


# Roles that point at another's: no title of their own, but their bearer has the same rank elsewhere.
_POINTERS = {"counterpart", "colleague", "opposite number"}
_OF_THE_COUNTRY = re.compile(r"\bcountry[’']s\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as this document presents them. ``country`` and ``title`` None: the document does not say."""

    name: str
    country: str | None
    title: Title | None

    @property
    def sector(self) -> Sector | None:
        """The sector of the title; a minister's counterpart or colleague without one is of a government too."""
        return self.title.sector if self.title else Sector.GOV


@dataclass(frozen=True, slots=True)
class People:
    """The persons of one document by their folded last names."""

    by_last_name: dict[str, Person]

    def find(self, name: str) -> Person | None:
        """Return the person that a name means, by its last word."""
        return self.by_last_name.get(fold(name).split()[-1]) if name.strip() else None

    def with_title(self, title: Title, country: str | None) -> Person | None:
        """Return the one person of this document who holds the title, or None where there is none or several."""
        found = [
            person
            for person in set(self.by_last_name.values())
            if person.title == title and (country is None or person.country == country)
        ]
        return found[0] if len(found) == 1 else None


@cache
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {form.text for title in titles() if title.kind == "person" for form in title.forms} | _POINTERS
    role = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    lead = r"(?:(?:[A-Z][\w.’'-]*|former|new|top|then|the|deputy|acting|foreign|defen[cs]e)\s){0,5}"
    before = re.compile(rf"(?P<lead>{lead})\b(?P<role>(?i:{role}))(?:\s|,\s)(?P<name>{_NAME})")
    after = re.compile(
        rf"(?P<name>{_NAME}),\s(?P<lead>(?:the|a|an)?\s?{lead})(?P<role>(?i:{role}))\b(?P<tail>(?:\s(?:of|for)\s[\w\s’'.-]{{1,40}}?)?)(?=[,.;]|\s(?:said|told|has|was|is)\b)"
    )
    return before, after


def find_people(text: str) -> People:
    """Return the persons that ``text`` introduces by title; longer forms of a name win over shorter ones."""
    found: dict[str, Person] = {}
    for pattern in _introductions():
        for match in pattern.finditer(text):
            _add(found, match, text)
    for full in re.findall(rf"{_CAP}(?:\s{_CAP})+", text):
        _lengthen(found, squeeze(full))
    return People(found)


def _add(found: dict[str, Person], match: re.Match[str], text: str) -> None:
    name = segments(match.group("name")).name
    if name is None or len(name.split()) > 4:
        return
    groups = match.groupdict()
    around = segments(f"{_last_clause(groups['lead'])} {groups['role']} {groups.get('tail') or ''}")
    holder: list[Country | Body | Seat] = [*around.countries, *around.bodies, *around.seats]
    country = holder[0].code if holder else _country_spoken_of(text, match.start("role"))
    key = fold(name).split()[-1]
    known = found.get(key)
    person = Person(
        name=known.name if known and len(known.name) > len(name) else squeeze(name),
        country=(known.country if known else None) or country,
        title=(known.title if known else None) or (around.titles[-1] if around.titles else None),
    )
    found[key] = person


def _country_spoken_of(text: str, role: int) -> str | None:
    """Return the country that "the country's president" means: the first one of the sentence."""
    if not _OF_THE_COUNTRY.search(text[:role]):
        return None
    opening = max(text.rfind(mark, 0, role) for mark in (". ", "\n", "? ", "! ")) + 1
    countries = segments(text[opening:role]).countries
    return countries[0].code if countries else None


def _last_clause(lead: str) -> str:
    """Return what belongs to the title itself: nothing before a comma, a full stop or a verb of the sentence."""
    return re.split(r"[,;:]\s|(?<!\b[A-Z])\.\s|\b(?:said|told|met|and|with|by|to|that)\b", lead)[-1]


def _lengthen(found: dict[str, Person], full: str) -> None:
    key = fold(full).split()[-1]
    person = found.get(key)
    if person is None or len(person.name.split()) > 1:
        return
    name = segments(full).name
    if name is not None and fold(name).split()[-1] == key and len(name.split()) <= 3:
        found[key] = Person(name, person.country, person.title)
