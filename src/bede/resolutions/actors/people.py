"""The persons whom a document introduces, so that a last name finds its country and office later on."""

import re
from dataclasses import dataclass

from bede.knowledge.world import Body, Country, Introduction, Seat, Title, introductions
from bede.model import Sector
from bede.resolutions.actors.segments import segments
from bede.text.normalise import fold, squeeze
from bede.text.tokens import Token, tokenise

_FULL_NAME = re.compile(r"[A-Z][\w’'.-]*[\w’](?: [A-Z][\w’'.-]*[\w’])+")
_LONGEST_NAME = 4  # words; a longer run of capitals is a headline or a list


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
            for person in dict.fromkeys(self.by_last_name.values())
            if person.title == title and (country is None or person.country == country)
        ]
        return found[0] if len(found) == 1 else None


def find_people(text: str) -> People:
    """Return the persons that ``text`` introduces by title; longer forms of a name win over shorter ones."""
    found: dict[str, Person] = {}
    for line in re.finditer(r"[^\n]+", text):
        tokens = tokenise(line.group(), line.start())
        for introduction in introductions([token.text for token in tokens]):
            _add(found, introduction, tokens, text)
    for full in dict.fromkeys(_FULL_NAME.findall(text)):
        _lengthen(found, full)
    return People(found)


def _add(found: dict[str, Person], introduction: Introduction, tokens: list[Token], text: str) -> None:
    name = segments(_words(text, tokens, introduction.name)).name
    if name is None or len(name.split()) > _LONGEST_NAME:
        return
    role = tokens[introduction.role[0]].start
    around = segments(_words(text, tokens, introduction.role))
    holder: list[Country | Body | Seat] = [*around.countries, *around.bodies, *around.seats]
    country = holder[0].code if holder else _country_spoken_of(text, role)
    key = fold(name).split()[-1]
    known = found.get(key)
    found[key] = Person(
        name=known.name if known and len(known.name) > len(name) else squeeze(name),
        country=(known.country if known else None) or country,
        title=(known.title if known else None) or introduction.title,
    )


def _words(text: str, tokens: list[Token], span: tuple[int, int]) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _country_spoken_of(text: str, role: int) -> str | None:
    """Return the country that "the country's president" means: the first one of the sentence."""
    opening = max(text.rfind(mark, 0, role) for mark in (". ", "\n", "? ", "! ")) + 1
    if "country" not in text[opening : role + len("the country’s ")]:
        return None
    countries = segments(text[opening:role]).countries
    return countries[0].code if countries else None


def _lengthen(found: dict[str, Person], full: str) -> None:
    """Take over the fuller form of a name known by one word only ("Lavrov" → "Sergey Lavrov")."""
    key = fold(full).split()[-1]
    person = found.get(key)
    if person is None or len(person.name.split()) > 1:
        return
    name = segments(full).name
    if name is not None and fold(name).split()[-1] == key and len(name.split()) <= _LONGEST_NAME - 1:
        found[key] = Person(name, person.country, person.title)
