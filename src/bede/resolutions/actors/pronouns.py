"""Pronouns: the person, or the body, of whom the sentence or the one before it spoke first."""

import re
from dataclasses import dataclass

from bede.model import Actor, Document, Frame, Parse, Resolution, Sector, Span
from bede.resolutions.actors.segments import segments

_PERSON = frozenset({"he", "she", "him", "her", "his"})
_SPEAKER = frozenset({"i", "we", "us", "me", "our", "my"})
_THING = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their"})
_PERSON_METHODS = frozenset({"name-with-title", "name-in-document", "title-in-document"})
_ONE_METHODS = frozenset({"country", "seat", "pronoun-of-country"})
_PLURAL = re.compile(r"(?:[^s’']s|\b(?:police|people|men|women|children|militia))$", re.IGNORECASE)
_LOOK_BACK = 2  # sentences; farther back a pronoun's antecedent is as often wrong as right


def is_pronoun(text: str) -> bool:
    """Return whether the phrase is a single personal pronoun."""
    if text == "US":
        return False
    return text.lower() in _PERSON | _SPEAKER | _THING | _MANY | {"who"}


def resolve_pronouns(
    document: Document, parse: Parse, named: dict[Span, Resolution[Actor]]
) -> dict[Span, Resolution[Actor]]:
    """Return a resolution for each pronoun among the parties and speakers; its value is None where nothing fits."""
    resolved: dict[Span, Resolution[Actor]] = {}
    persons = {r.value.entity for r in named.values() if r.value is not None and _names_a_person(r)}
    for frame in parse.frames:
        spoken = [v.speaker for v in frame.voices if v.speaker is not None]
        for mention in (*spoken, *frame.actors, *frame.recipients):
            text = document.text[mention.span.start : mention.span.end]
            if mention.span in named or mention.span in resolved or not is_pronoun(text):
                continue
            search = _Search(text, mention.span, frame, {**named, **resolved}, persons)
            resolved[mention.span] = _antecedent(search, document, parse)
    return resolved


def antecedent_of(
    word: str, span: Span, frame: Frame, document: Document, *, parse: Parse, known: dict[Span, Resolution[Actor]]
) -> Actor | None:
    """Return whom a possessive ("its forces") means that opens the phrase at ``span``."""
    others = {where: found for where, found in known.items() if where != span}
    persons = {r.value.entity for r in others.values() if r.value is not None and _names_a_person(r)}
    return _antecedent(_Search(word, span, frame, others, persons), document, parse).value


def _names_a_person(found: Resolution[Actor]) -> bool:
    if found.method in _PERSON_METHODS:
        return True
    return found.method == "name-itself" and " " in found.text and not found.text.lower().startswith("the ")


@dataclass(frozen=True, slots=True)
class _Search:
    """A pronoun, the act it is a party to, what is known so far, and which entities are persons."""

    text: str
    span: Span
    frame: Frame
    known: dict[Span, Resolution[Actor]]
    persons: set[str]

    @property
    def role(self) -> str:
        """The side of the act on which the pronoun stands."""
        return "recipients" if any(m.span == self.span for m in self.frame.recipients) else "actors"

    @property
    def others(self) -> set[str]:
        """The entities on the other side of the act: whoever does it does not do it to *him*, but to himself."""
        opposite = self.frame.actors if self.role == "recipients" else self.frame.recipients
        values = (self.known[m.span].value for m in opposite if m.span in self.known)
        return {value.entity for value in values if value is not None}

    def fits(self, found: Resolution[Actor]) -> bool:
        """Return whether a pronoun of this kind and number can mean what was found."""
        if found.value is None or found.value.entity in self.others:
            return False
        word, person = self.text.lower(), found.value.entity in self.persons
        if person or word in _PERSON:
            return person and word in _PERSON
        if found.method in _ONE_METHODS:
            return word in _THING
        if found.method == "body":
            return True
        plural = found.text.lower() in _MANY or _PLURAL.search(found.text) is not None
        return plural == (word in _MANY)


def _antecedent(search: _Search, document: Document, parse: Parse) -> Resolution[Actor]:
    word = search.text.lower()
    spoken = [v.speaker.span for v in search.frame.voices if v.speaker is not None and v.speaker.span != search.span]
    if word in _SPEAKER:
        value = search.known[spoken[-1]].value if spoken and spoken[-1] in search.known else None
        return Resolution(search.text, value, "speaker" if value else "none", 0.6 if value else 0.0)
    for span in spoken if word in _PERSON else ():
        found = search.known.get(span)  # "he" in what somebody tells is mostly the teller
        if found is not None and search.fits(found):
            return Resolution(search.text, found.value, "pronoun-of-speaker", 0.6)
    for back in range(_LOOK_BACK + 1):
        for candidate in _parties_of(parse, search.frame.sentence - back, search.span.start, search.known, search.role):
            if word in _MANY and _only_other_side(candidate, search, parse):
                continue  # "the FSB fired on boats before they were seized": whom the act was done to may be unnamed
            if search.fits(search.known[candidate]):
                method = "pronoun-of-person" if word in _PERSON else "pronoun"
                return Resolution(search.text, search.known[candidate].value, method, 0.5)
    if word in _THING:
        return _country_before(search, document, parse)
    return Resolution(search.text, None, "none", 0.0)


def _parties_of(
    parse: Parse, sentence: int, before: int, known: dict[Span, Resolution[Actor]], role: str
) -> list[Span]:
    """Return the parties and speakers of a sentence that stand before an offset, the likeliest antecedent first.

    A speaker is meant most often, then a party that stood in the same role ("fired on the boats before *they*
    were seized"), then whoever was named first.
    """
    if sentence < 0:
        return []
    bounds = parse.sentences[sentence].span
    frames = [f for f in parse.frames if f.sentence == sentence]
    speakers = {v.speaker.span for f in frames for v in f.voices if v.speaker is not None}
    same_role = {m.span for f in frames for m in getattr(f, role)}
    inside = [s for s in known if bounds.start <= s.start < bounds.end and s.end <= before]
    return sorted(inside, key=lambda s: (s not in speakers, s not in same_role, s.start))


def _only_other_side(candidate: Span, search: _Search, parse: Parse) -> bool:
    """Return whether a party stands in its sentence only on the side on which the pronoun does not stand."""
    other = "actors" if search.role == "recipients" else "recipients"
    sentence = [f for f in parse.frames if f.sentence == search.frame.sentence]
    same = any(m.span == candidate for f in sentence for m in getattr(f, search.role))
    return not same and any(m.span == candidate for f in sentence for m in getattr(f, other))


def _country_before(search: _Search, document: Document, parse: Parse) -> Resolution[Actor]:
    """Return the country that the sentence named last before "it"; the likeliest bearer, no more."""
    opening = parse.sentences[search.frame.sentence].span.start
    countries = segments(document.text[opening : search.span.start]).countries
    country = next((c for c in reversed(countries) if c.entity not in search.others), None)
    if country is None:
        return Resolution(search.text, None, "none", 0.0)
    value = Actor(country.entity, country.name, country.code, Sector.GOV)
    return Resolution(search.text, value, "pronoun-of-country", 0.4)
