"""The persons whom a document introduces, so that a last name finds its country and office later on."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bede.knowledge.world import Body, Country, Introduction, Seat, Title, introductions
from bede.model import Sector, Span
from bede.resolutions.actors.names import UNNAMED, Names
from bede.resolutions.actors.segments import segments
from bede.text.normalise import fold, squeeze
from bede.text.tokens import Token, tokenise

_FULL_NAME = re.compile(r"[A-Z][\w’'.-]*[\w’](?: [A-Z][\w’'.-]*[\w’])+")
# Countries whose people are called by the first word of their name.
_FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "MAC", "SGP", "VNM"})
_CALLED = {
    "bill": "william", "bob": "robert", "jim": "james", "dick": "richard", "ted": "edward", "tony": "anthony",
    "chuck": "charles", "jack": "john", "tim": "timothy", "hank": "henry", "rick": "richard",
}  # fmt: skip
# Words that open a sentence before a name ("But Podliska").
_OPENERS = frozenset(
    """a after although an and as at because before both but by during even for from had has have he her here his how
    however if in instead is it its later like meanwhile no nor not now of on only or our over several she since so some
    still than that the their then there these they this those though through to under unlike until was we were what
    when where whether which while who why will with would yet""".split()
)
_FAMILY_FIRST_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")  # "Chen Shih-chung", "Kim Hyun-sook"
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
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
    """The persons of one document by their folded last names, in the order in which they are introduced.

    ``full_names``: names of several words that stand in the document, by the folded last one, whether introduced or
    not.
    """

    by_last_name: dict[str, tuple[Person, ...]]
    full_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    names: Names = UNNAMED

    def find(self, name: str) -> Person | None:
        """Return the person that a name means: one with that last name and no other first name."""
        words = fold(name).split()
        known = self.by_last_name.get(words[-1], ()) if words else ()
        return next((person for person in known if _may_be_one(person.name, name)), None)

    def full_name(self, name: str) -> str | None:
        """Return the one full name of the document that ends in a name that stands alone ("Fitton")."""
        found = self.full_names.get(fold(name), ())
        return found[0] if len(found) == 1 else self.names.whole_person(name)

    def with_title(self, title: Title, country: str | None) -> Person | None:
        """Return the one person of this document who holds the title, or None where there is none or several."""
        found = [
            person
            for person in dict.fromkeys(person for people in self.by_last_name.values() for person in people)
            if person.title == title and (country is None or person.country == country)
        ]
        return found[0] if len(found) == 1 else None


def _may_be_one(first: str, second: str) -> bool:
    """Return whether names with one last name can be one person's: "Sergei" and "Sergey", not "Jill" and "Joe"."""
    one, other = fold(first).split(), fold(second).split()
    if len(one) == 1 or len(other) == 1 or one[0][:2] == other[0][:2]:
        return True
    return _CALLED.get(one[0], one[0]) == _CALLED.get(other[0], other[0])


def find_people(text: str, phrases: Iterable[str] = (), names: Names = UNNAMED) -> People:
    """Return the persons that ``text`` introduces by title; longer forms of a name win over shorter ones.

    ``phrases``: phrases of the text that name parties. Full names are those that the reader marked; where it marked
    no person at all, they are looked for in the phrases and among runs of capitalised words.
    """
    found: dict[str, list[Person]] = {}
    for line in re.finditer(r"[^\n]+", text):
        tokens = tokenise(line.group(), line.start())
        for introduction in introductions([token.text for token in tokens]):
            _add(found, introduction, tokens, (text, names))
    written = [name for _, name in names.persons if " " in name] or _FULL_NAME.findall(text)
    for full in dict.fromkeys(written):
        _lengthen(found, full)
    _by_family_name_first(found)
    named = {} if names.persons else _full_names([*phrases, *(() if text.isupper() else dict.fromkeys(written))])
    return People({key: tuple(people) for key, people in found.items()}, named, names)


def _full_names(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the personal names of several words in phrases, by the folded last word; one of two spellings only.

    Names with the family's name first are found by that too, where no other name of the document begins with it.
    """
    found: dict[str, list[str]] = {}
    for name in filter(None, map(_bare_name, dict.fromkeys(phrases))):
        words = name.split()
        last = words[-2] if words[-1].lower() in _SUFFIXES else words[-1]
        known = found.setdefault(fold(last), [])
        if not any(_may_be_one(name, other) for other in known):
            known.append(name)
    names = [name for known in found.values() for name in known]
    first = Counter(fold(name).split()[0] for name in names)
    for name in names:
        key = fold(name).split()[0]
        if _FAMILY_FIRST_NAME.fullmatch(name) and first[key] == 1:
            found.setdefault(key, []).append(name)
    return {key: tuple(known) for key, known in found.items()}


def _bare_name(phrase: str) -> str | None:
    """Return the personal name of several words in a phrase, without a word that only opens the sentence."""
    words = squeeze(segments(phrase).name or "").split()
    while words and words[0].lower() in _OPENERS:
        del words[0]
    return " ".join(words) if 1 < len(words) <= _LONGEST_NAME else None


def _add(
    found: dict[str, list[Person]], introduction: Introduction, tokens: list[Token], where: tuple[str, Names]
) -> None:
    text, names = where
    first, end = introduction.name
    read = names.overlapping_person(Span(tokens[first].start, tokens[end - 1].end))
    name = read or (None if names.persons else segments(_words(text, tokens, introduction.name)).name)
    if name is None or len(name.split()) > _LONGEST_NAME:
        return
    role = tokens[introduction.role[0]].start
    around = segments(_words(text, tokens, introduction.role))
    holder: list[Country | Body | Seat] = [*around.countries, *around.bodies, *around.seats]
    country = holder[0].code if holder else _country_spoken_of(text, role)
    people = found.setdefault(fold(name).split()[-1], [])
    known = next((person for person in people if _may_be_one(person.name, name)), None)
    person = Person(
        name=known.name if known and len(known.name) > len(name) else squeeze(name),
        country=(known.country if known else None) or country,
        title=(known.title if known else None) or introduction.title,
    )
    if known is None:
        people.append(person)
    else:
        people[people.index(known)] = person


def _words(text: str, tokens: list[Token], span: tuple[int, int]) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _country_spoken_of(text: str, role: int) -> str | None:
    """Return the country that "the country's president" means: the first one of the sentence."""
    opening = max(text.rfind(mark, 0, role) for mark in (". ", "\n", "? ", "! ")) + 1
    if "country" not in text[opening : role + len("the country’s ")]:
        return None
    countries = segments(text[opening:role]).countries
    return countries[0].code if countries else None


def _lengthen(found: dict[str, list[Person]], full: str) -> None:
    """Take over the fuller form of a name known by one word only ("Lavrov" → "Sergey Lavrov")."""
    key = fold(full).split()[-1]
    people = found.get(key, [])
    person = next((p for p in people if len(p.name.split()) == 1), None)
    if person is None:
        return
    name = segments(full).name
    if name is not None and fold(name).split()[-1] == key and len(name.split()) <= _LONGEST_NAME - 1:
        people[people.index(person)] = Person(name, person.country, person.title)


def _by_family_name_first(found: dict[str, list[Person]]) -> None:
    """Let "Xi" find Xi Jinping where no two persons of the document have that first word."""
    people = [p for group in found.values() for p in group if p.country in _FAMILY_NAME_FIRST and " " in p.name]
    first = [fold(person.name).split()[0] for person in people]
    for key, person in zip(first, people, strict=True):
        if first.count(key) == 1 and key not in found:
            found[key] = [person]
