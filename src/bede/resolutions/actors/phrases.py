"""From a noun phrase to the party that it names."""

import re
from dataclasses import dataclass
from datetime import date

from bede.knowledge.world import Body, Country, Demonym, Seat, Title, country_by_code, party_index, slug
from bede.model import Actor, Resolution, Sector
from bede.resolutions.actors.officials import Official, office_holder, official_named, tells_another_time
from bede.resolutions.actors.people import People, Person
from bede.resolutions.actors.segments import Segments, segments
from bede.text.normalise import fold, squeeze

_LEADING = re.compile(r"^(?:the|a|an|his|her|its|their|this|that|some|several|many|two|three)\s+", re.IGNORECASE)

# Words that only point at parties named elsewhere ("the two sides"): by themselves they name nobody.
_VAGUE = frozenset({"side", "sides", "party", "parties", "counterpart", "counterparts", "both sides"})

_GOVERNMENTS = frozenset({"government", "administration", "regime", "cabinet"})

# What a group of a country is called, so that "Russian troops" and "Russia's army" are one party.
_GROUP_NAMES: dict[Sector, str] = {
    Sector.GOV: "government",
    Sector.MIL: "military",
    Sector.COP: "police",
    Sector.SPY: "intelligence services",
    Sector.LEG: "parliament",
    Sector.JUD: "courts",
    Sector.OPP: "opposition",
    Sector.REB: "rebels",
    Sector.PRM: "paramilitaries",
    Sector.UAF: "armed men",
    Sector.CVL: "civilians",
    Sector.REF: "refugees",
    Sector.JRN: "media",
    Sector.BUS: "business",
    Sector.CRM: "criminals",
    Sector.PTY: "parties",
    Sector.LAB: "workers",
    Sector.REL: "clergy",
    Sector.MED: "medical workers",
    Sector.EDU: "academics",
    Sector.ELI: "former officials",
}


def resolve_phrase(text: str, people: People, day: date | None = None) -> Resolution[Actor]:
    """Return the party that a phrase (no pronoun) names, with the rule that found it.

    ``day``: as of which persons and offices are looked up; None: of no day, where only full names tell.
    """
    phrase = _Phrase(text, segments(text), people, day)
    for rule in (_namesake, _person, _body, _group, _state, _seat, _role, _known_name):
        found = rule(phrase)
        if found is not None:
            actor, method, score = found
            return Resolution(text, actor, method, score)
    return Resolution(text, None, "none", 0.0)


_Found = tuple[Actor, str, float] | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with its parts, and the persons of its document: what every rule sees."""

    text: str
    parts: Segments
    people: People
    day: date | None


def _holder(parts: Segments) -> str | None:
    holders: list[Country | Body | Seat] = [*parts.countries, *parts.bodies, *parts.seats]
    return holders[0].code if holders else None


def _namesake(phrase: _Phrase) -> _Found:
    """Read a person of the document who bears the name of a state or capital ("Jordan" after "Rep. Jim Jordan")."""
    match = party_index().longest([phrase.text], 0) if phrase.text.isalpha() else None
    if match is None or not match.ambiguous or match.kind not in {"country", "seat"}:
        return None
    person = phrase.people.find(phrase.text)
    return None if person is None else (_as_actor(person), "name-in-document", 0.6)


def _person(phrase: _Phrase) -> _Found:
    if phrase.parts.name is None:
        return None
    known = phrase.people.find(phrase.parts.name)
    person_title = next((t for t in phrase.parts.titles if t.kind == "person"), None)
    country = _holder(phrase.parts) or (known.country if known else None)
    title = person_title or (known.title if known else None)
    name = known.name if known and len(known.name) >= len(phrase.parts.name) else _whole(phrase)
    official = official_named(name, country, phrase.day)
    if (whose := known.country if known else official.country if official else None) and _is_government_of(phrase):
        state = country_by_code(whose)
        return (_state_actor(state), "government-of-person", 0.7) if state else None
    if known is None and person_title is None and official is None:
        return None
    method = "name-with-title" if person_title else "name-in-document" if known else "name-of-official"
    sector = title.sector if title else (known.sector if known else None)
    if official is None:
        return Actor(slug(name), name, country, sector), method, 0.9
    actor = official.as_actor()
    told = actor.sector if sector is None or sector is Sector.GOV else sector
    return Actor(actor.entity, actor.name, country or actor.country, told or sector), method, 0.9


def _is_government_of(phrase: _Phrase) -> bool:
    """Return whether the phrase means a person's government, not the person ("Gbagbo's government")."""
    words = fold(phrase.text).split()
    last = fold(phrase.parts.name or "").split()[-1:]
    return bool(last) and words[-1] in _GOVERNMENTS and words[-1] != last[0]


def _whole(phrase: _Phrase) -> str:
    """Return the name of the phrase, in full where the document writes it so elsewhere."""
    name = phrase.parts.name or ""
    return (phrase.people.full_name(name) if len(name.split()) == 1 else None) or name


def _body(phrase: _Phrase) -> _Found:
    if isinstance(phrase.parts.last, Body) and phrase.parts.name is None:
        return _body_actor(phrase.parts.last), "body", 0.95
    return None


def _body_actor(body: Body) -> Actor:
    return Actor(body.entity, body.name, body.code, body.sector)


def group_of(country: Country, sector: Sector) -> Actor:
    """Return the group or organ of a country, so that "Russian troops" and "Russia's army" are one party.

    Its government is the state itself: what "Russia" and "the Russian government" do is one party's doing.
    """
    if sector is Sector.GOV:
        return _state_actor(country)
    adjective = country.adjectives[0].text if country.adjectives else country.name
    name = f"{adjective} {_GROUP_NAMES.get(sector, 'people')}"
    return Actor(f"{country.id}.{sector}", name, country.code, sector)


def _state_actor(country: Country) -> Actor:
    return Actor(country.entity, country.name, country.code, Sector.GOV)


def _telling_title(parts: Segments) -> Title:
    """Return the title that says what the party is: the last one, words of many meanings ("vessel") apart."""
    plain = [title for title in parts.titles if not title.forms[0].ambiguous]
    return (plain or list(parts.titles))[-1]


def _group(phrase: _Phrase) -> _Found:
    """Read a role or group of a known state ("Russian troops", "the Ukrainian foreign minister")."""
    if not phrase.parts.titles or phrase.parts.name is not None:
        return None
    title = _telling_title(phrase.parts)
    code = _holder(phrase.parts)
    singular = not title.plural or f"{fold(title.plural)} " not in f"{fold(phrase.text)} "
    if title.kind == "person" and singular and (holder := phrase.people.with_title(title, code)) is not None:
        return _as_actor(holder), "title-in-document", 0.7
    if title.kind == "person" and singular and (bearer := _bearer(phrase, title, code)) is not None:
        return bearer.as_actor(), "office-on-day", 0.8
    country = phrase.parts.countries[0] if phrase.parts.countries else country_by_code(code) if code else None
    if country is None:
        body = phrase.parts.bodies[0] if phrase.parts.bodies else None
        return (_body_actor(body), "body-of-phrase", 0.7) if body else None
    return group_of(country, title.sector), "group-of-country", 0.85


def _bearer(phrase: _Phrase, title: Title, code: str | None) -> Official | None:
    """Return who holds the office on the day ("the Russian foreign minister")."""
    before = fold(phrase.text).partition(fold(title.name))[0].split()
    if phrase.day is None or code is None or tells_another_time(before):
        return None
    return office_holder(title.name, code, phrase.day)


def _state(phrase: _Phrase) -> _Found:
    if phrase.parts.countries and phrase.parts.name is None:
        country = phrase.parts.countries[-1]
        if isinstance(phrase.parts.last, Demonym) and phrase.parts.last.plural and not phrase.parts.last.adjective:
            return group_of(country, Sector.CVL), "people-of-country", 0.8
        return _state_actor(country), "country", 0.95
    return None


def _seat(phrase: _Phrase) -> _Found:
    if phrase.parts.seats and phrase.parts.name is None:
        seat = phrase.parts.seats[-1]
        country = country_by_code(seat.code) if seat.code else None
        sector = seat.sector or Sector.GOV
        if country is not None and sector is Sector.GOV:
            return _state_actor(country), "seat", 0.85
        return Actor(seat.entity, seat.name, seat.code, sector), "seat", 0.85
    return None


def _role(phrase: _Phrase) -> _Found:
    """Read a role without a country ("protesters"): the words are all that is known of it."""
    if not phrase.parts.titles or phrase.parts.name is not None:
        return None
    title = phrase.parts.titles[-1]
    if title.name in _VAGUE:
        return None
    words = squeeze(_LEADING.sub("", phrase.text))
    return Actor(slug(words), words, None, title.sector), "role", 0.4


def _known_name(phrase: _Phrase) -> _Found:
    if phrase.parts.name is None:
        return None
    code, name = _holder(phrase.parts), _whole(phrase)
    return Actor(slug(name), name, code, None), "name-itself", 0.4


def _as_actor(person: Person) -> Actor:
    return Actor(slug(person.name), person.name, person.country, person.sector)
