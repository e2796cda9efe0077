"""From a noun phrase to the party that it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bede.knowledge.world import (
    Body,
    Country,
    Demonym,
    GazetteerPlace,
    Seat,
    Title,
    country_by_code,
    party_index,
    place_index,
    slug,
)
from bede.model import Actor, Resolution, Sector
from bede.resolutions.actors.groups import (
    GOVERNMENTS,
    body_actor,
    group_of,
    is_ministry,
    ministry_of,
    organ_of,
    seat_actor,
    state_actor,
)
from bede.resolutions.actors.officials import Official, is_office, office_holder, official_named, tells_another_time
from bede.resolutions.actors.people import People, Person
from bede.resolutions.actors.scene import NOWHEN, Scene
from bede.resolutions.actors.segments import Segments, segments
from bede.text.normalise import fold, squeeze
from bede.text.tokens import tokenise

_LEADING = re.compile(
    r"^(?:the|a|an|his|her|its|their|our|my|your|this|that|some|several|many|two|three)\s+", re.IGNORECASE
)

# What stands behind "a Russian" where that is one of the people.
_BEHIND_PEOPLE = frozenset(
    {"who", "whom", "from", "in", "of", "with", "at", "on", "by", "and", "or", "killed", "living", "born", "named"}
)

# Words that only point at parties named elsewhere ("the two sides"): by themselves they name nobody.
_VAGUE = frozenset({"side", "sides", "party", "parties", "counterpart", "counterparts", "both sides"})

_BRACKETS = re.compile(r"\s?[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader saw in a phrase: the person or the organisation in whose name it ends."""

    person: str | None = None
    organisation: str | None = None


UNREAD = Read()


def resolve_phrase(text: str, people: People, scene: Scene = NOWHEN, read: Read = UNREAD) -> Resolution[Actor]:
    """Return the party that a phrase (no pronoun) names, with the rule that found it."""
    words = _BRACKETS.sub("", text).strip() or text
    words = people.names.long_forms.get(fold(_LEADING.sub("", words)), words)
    parts = segments(words)
    if _only_opens(words, parts, people, read):
        parts = replace(parts, name=None)
    phrase = _Phrase(words, parts, people, scene, read)
    for rule in (_namesake, _person, _body, _organisation, _group, _state, _seat, _role, _known_name):
        found = rule(phrase)
        if found is not None:
            actor, method, score = found
            return Resolution(text, actor, method, score)
    return Resolution(text, None, "none", 0.0)


def _only_opens(words: str, parts: Segments, people: People, read: Read) -> bool:
    """Return whether the name left over is but the capital of a sentence's first word ("Corrupt politicians").

    Only where the reader marks names, and marked none in the phrase, and nothing there introduces the word.
    """
    name, cut = parts.name, words.split()
    if name is None or read.person or read.organisation or people.find(name) is not None:
        return False
    marks = bool(people.names.persons or people.names.organisations)
    return marks and len(cut) > 1 and cut[0] == name and cut[1].islower() and people.names.whole_person(name) is None


_Found = tuple[Actor, str, float] | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase with its parts, and the persons of its document: what every rule sees."""

    text: str
    parts: Segments
    people: People
    scene: Scene
    read: Read

    @property
    def name(self) -> str | None:
        """The personal name: the one that the reader saw, or the words that are left over; none in organisations."""
        return self.read.person or (None if self.read.organisation else self.parts.name)

    @property
    def is_unnamed(self) -> bool:
        """Whether no name is left over, or a place's only, where the reader saw no person ("the Norfolk senator")."""
        return self.parts.name is None or (bool(self.parts.titles) and self.place is not None)

    @property
    def place(self) -> GazetteerPlace | None:
        """The place whose name is left over where the reader saw no person in the phrase, though others elsewhere."""
        if self.read.person is not None or not self.people.names.persons or self.name is None:
            return None
        words = [token.text for token in tokenise(self.name, 0)]
        match = place_index().longest(words, 0)
        return match.entry if match is not None and match.length == len(words) else None


def _holder(parts: Segments) -> str | None:
    holders: list[Country | Body | Seat] = [*parts.countries, *parts.bodies, *parts.seats]
    return holders[0].code if holders else None


def _namesake(phrase: _Phrase) -> _Found:
    """Read a person of the document who bears the name of a state or capital ("Jordan" after "Rep. Jim Jordan")."""
    match = party_index().longest([phrase.text], 0) if phrase.text.isalpha() else None
    if match is None or not match.ambiguous or match.kind not in {"country", "seat"}:
        return None
    person = phrase.people.find(phrase.text)
    return None if person is None else (_as_actor(person, phrase.scene.day), "name-in-document", 0.6)


_HEADS = frozenset({"chief", "head", "boss"})

_KOREAS = {"north": "PRK", "south": "KOR"}
"""What "the North" and "the South" mean where the document is about Korea."""

_SIDES = frozenset({"armed", "parties"})
"""Tables of bodies whose fighters, members and leaders act as the body ("FMLN troops")."""


def _person(phrase: _Phrase) -> _Found:
    if phrase.name is None:
        return None
    known = phrase.people.find(phrase.name)
    person_title = next((t for t in phrase.parts.titles if t.kind == "person"), None)
    country = _holder(phrase.parts) or (known.country if known else None)
    title = person_title or (known.title if known else None)
    name = known.name if known and len(known.name) >= len(phrase.name) else _whole(phrase)
    official = official_named(name, country, phrase.scene.day)
    if (whose := known.country if known else official.country if official else None) and _is_government_of(phrase):
        state = country_by_code(whose)
        return (state_actor(state), "government-of-person", 0.7) if state else None
    if known is None and official is None and (person_title is None or phrase.place is not None):
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
    last = fold(phrase.name or "").split()[-1:]
    return bool(last) and words[-1] in GOVERNMENTS and words[-1] != last[0]


def _whole(phrase: _Phrase) -> str:
    """Return the name of the phrase, in full where the document writes it so elsewhere."""
    name = phrase.name or ""
    return (phrase.people.full_name(name) if len(name.split()) == 1 else None) or name


def _body(phrase: _Phrase) -> _Found:
    if any(title.kind == "person" for title in phrase.parts.titles):
        return None  # "the secretary general of NATO"
    body = phrase.parts.last
    if isinstance(body, Country) and phrase.parts.bodies and not phrase.parts.titles and " of " in phrase.text:
        body = phrase.parts.bodies[-1]  # "Supreme Court of Colombia"
    if not isinstance(body, Body) or phrase.parts.name is not None:
        return None
    if phrase.text.split()[-1].lower() in _HEADS and (head := _head_of(body, phrase)) is not None:
        return head.as_actor(), "office-on-day", 0.8
    whose = phrase.parts.countries[0].code if phrase.parts.countries else _land_of_whole(phrase) or phrase.scene.focus
    country = country_by_code(whose) if whose and whose != body.code else None
    if country is not None and body.code and country_by_code(body.code) and not _is_sure(body, phrase.text):
        bare = squeeze(_LEADING.sub("", phrase.text))
        words = _common_form(body, phrase.text) if phrase.parts.countries else bare
        return organ_of(country, words, body.sector), "organ-of-country", 0.6
    return body_actor(body), "body", 0.95


def _land_of_whole(phrase: _Phrase) -> str | None:
    """Return the country of a body that the document also writes with it ("the Senate" after "US Senate")."""
    bare = _LEADING.sub("", phrase.text)
    whole = phrase.people.names.whole_organisation(bare)
    return None if whole == bare else _holder(segments(whole))


def _head_of(body: Body, phrase: _Phrase) -> Official | None:
    """Return who heads a body on the day ("the IAEA chief")."""
    day = phrase.scene.day
    if day is None or tells_another_time(fold(phrase.text).split()):
        return None
    return office_holder("chief", body.code or body.entity, day)


def _is_sure(body: Body, text: str) -> bool:
    """Return whether a phrase holds a form of the body's name that nobody else bears."""
    words = f" {fold(text)} "
    return any(f" {fold(form.text)} " in words for form in body.forms if not form.ambiguous)


def _common_form(body: Body, text: str) -> str:
    """Return the longest form of the body's name in a phrase: what other states have under that name too."""
    words = f" {fold(text)} "
    return max((form.text for form in body.forms if f" {fold(form.text)} " in words), key=len, default=body.name)


def _organisation(phrase: _Phrase) -> _Found:
    """Read the name of an organisation that no table has; what it is made of tells its country and sector."""
    if phrase.read.organisation is None:
        return None
    name = _LEADING.sub("", phrase.people.names.whole_organisation(_proper(phrase.read.organisation)))
    words = [token.text for token in tokenise(name, 0)]
    body = _body_at_end(words)
    if body is not None:
        return body_actor(body), "body", 0.9
    parts = segments(name)
    if parts.name is None or (party_index().longest(words, 0) is not None and not parts.titles):
        return None
    sector = _telling_title(parts).sector if parts.titles else None
    return Actor(slug(name), name, _holder(parts) or _holder(phrase.parts), sector), "name-of-organisation", 0.7


def _proper(name: str) -> str:
    """Return a name without the common words behind it ("Harbour Council of Norland *umbrella group*")."""
    words = name.split()
    while len(words) > 1 and words[-1].islower():
        del words[-1]
    return " ".join(words)


def _body_at_end(words: Sequence[str]) -> Body | None:
    """Return the body in whose name the words end behind a common word ("Islamic movement *Hamas*")."""
    for start in range(1, len(words)):
        match = party_index().longest(words, start) if words[start - 1].islower() else None
        if match is not None and start + match.length == len(words) and isinstance(match.entry, Body):
            return None if match.ambiguous else match.entry
    return None


def _telling_title(parts: Segments) -> Title:
    """Return the title that says what the party is: the last one, words of many meanings ("industry") apart."""
    plain = [title for title in parts.titles if not title.forms[0].ambiguous]
    return (plain or list(parts.titles))[-1]


def _group(phrase: _Phrase) -> _Found:
    """Read a role or group of a known state ("Russian troops", "the Ukrainian foreign minister")."""
    if not phrase.parts.titles or not phrase.is_unnamed:
        return None
    title = _telling_title(phrase.parts)
    code = _holder(phrase.parts) or (phrase.place.country if phrase.place else None)
    singular = not title.plural or f"{fold(title.plural)} " not in f"{fold(phrase.text)} "
    if title.kind == "person" and singular and (holder := phrase.people.with_title(title, code)) is not None:
        return _as_actor(holder, phrase.scene.day), "title-in-document", 0.7
    if title.kind == "person" and singular and (bearer := _bearer(phrase, title, code)) is not None:
        return bearer.as_actor(), "office-on-day", 0.8
    if (
        singular
        and not _is_of_another_time(phrase, title)
        and is_office(title.name)
        and (state := country_by_code(code) if code else None) is not None
    ):
        return organ_of(state, title.name, title.sector), "office-of-country", 0.6
    country = phrase.parts.countries[0] if phrase.parts.countries else country_by_code(code) if code else None
    side = next((body for body in phrase.parts.bodies if body.kind in _SIDES), None)
    if side is not None and not singular:
        return body_actor(side), "body-of-phrase", 0.8
    if country is not None and is_ministry(title.name):
        return ministry_of(country, _ministry_words(phrase, title)), "ministry-of-country", 0.85
    if country is None:
        body = phrase.parts.bodies[0] if phrase.parts.bodies else None
        return (body_actor(body), "body-of-phrase", 0.7) if body else None
    return group_of(country, title.sector), "group-of-country", 0.85


def _ministry_words(phrase: _Phrase, title: Title) -> str:
    """Return what a ministry is called, where the tables only know it for one ("Ministry of Planning")."""
    if title.name != "ministry":
        return title.name
    own = [word for word in fold(phrase.text).split() if party_index().longest([word], 0) is None]
    return " ".join(word for word in own if word.isalpha() and word != "the") or title.name


def _bearer(phrase: _Phrase, title: Title, code: str | None) -> Official | None:
    """Return who holds the office on the day ("the Russian foreign minister")."""
    if phrase.scene.day is None or code is None or _is_of_another_time(phrase, title):
        return None
    return office_holder(title.name, code, phrase.scene.day)


def _is_of_another_time(phrase: _Phrase, title: Title) -> bool:
    return tells_another_time(fold(phrase.text).partition(fold(title.name))[0].split())


def _state(phrase: _Phrase) -> _Found:
    half = _KOREAS.get(fold(_LEADING.sub("", phrase.text)))
    if half is not None and phrase.scene.focus in _KOREAS.values() and (korea := country_by_code(half)):
        return state_actor(korea), "country", 0.8
    if phrase.parts.countries and phrase.parts.name is None:
        country = phrase.parts.countries[-1]
        if isinstance(phrase.parts.last, Demonym) and _is_people(phrase.text, phrase.parts.last):
            return group_of(country, Sector.CVL), "people-of-country", 0.8
        return state_actor(country), "country", 0.95
    return None


def _is_people(text: str, word: Demonym) -> bool:
    """Return whether a word for what belongs to a country means its people: "Thais", "a Thai", not "a Thai ship"."""
    words = text.lower().split()
    is_one = words[0] in {"a", "an", "another", "one"} and (len(words) < 3 or words[2] in _BEHIND_PEOPLE)
    return (word.plural and not word.adjective) or is_one


def _seat(phrase: _Phrase) -> _Found:
    if phrase.parts.seats and phrase.parts.name is None:
        return seat_actor(phrase.parts.seats[-1]), "seat", 0.85
    return None


def _role(phrase: _Phrase) -> _Found:
    """Read a role without a country ("protesters"): the words are all that is known of it."""
    if not phrase.parts.titles or not phrase.is_unnamed:
        return None
    title = phrase.parts.titles[-1]
    if title.name in _VAGUE:
        return None
    words = squeeze(_LEADING.sub("", phrase.text))
    return Actor(slug(words), words, None, title.sector), "role", 0.4


def _known_name(phrase: _Phrase) -> _Found:
    name = _whole(phrase) or phrase.parts.name
    if not name:
        return None
    code = _holder(phrase.parts) or (None if phrase.read.person else _land_of(name))
    return Actor(slug(name), name, code, None), "name-itself", 0.4


def _land_of(name: str) -> str | None:
    """Return the country of a place that bears the name and shares it with none ("the Gaza Strip")."""
    words = [token.text for token in tokenise(_LEADING.sub("", name), 0)]
    match = place_index().longest(words, 0)
    sure = match is not None and match.length == len(words) and not (match.ambiguous or match.rivals)
    return match.entry.country if match is not None and sure else None


def _as_actor(person: Person, day: date | None) -> Actor:
    official = official_named(person.name, person.country, day)
    if official is None:
        return Actor(slug(person.name), person.name, person.country, person.sector)
    actor = official.as_actor()
    return Actor(actor.entity, actor.name, actor.country, actor.sector or person.sector)
