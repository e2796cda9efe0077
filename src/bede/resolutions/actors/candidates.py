"""The parties of a document with all their mentions: whom a pointer can mean."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from bede.knowledge.words.names import Gender, gender_of
from bede.model import Actor, Document, Parse, Resolution, Span
from bede.resolutions.actors.groups import body_actor
from bede.resolutions.actors.officials import titles_held
from bede.resolutions.actors.people import People
from bede.resolutions.actors.phrases import Read, resolve_phrase
from bede.resolutions.actors.scene import Scene
from bede.resolutions.actors.segments import segments

_PERSONAL = frozenset(
    {"name-with-title", "name-in-document", "title-in-document", "office-on-day", "name-of-official"}
    | {"counterpart-on-day", "office-of-country", "label"}
)
"""Ways in which only a person is found."""

_HONORIFICS: Mapping[str, Gender] = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f",
    "miss": "f", "lady": "f", "queen": "f", "dame": "f",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a party: where it stands, in which sentence and part, and whether it is the sentence's first.

    ``part``: actor, recipient, speaker, or ``name`` where it has no part in an act.
    """

    start: int
    sentence: int
    part: str
    first: bool


@dataclass(slots=True)
class Candidate:
    """A party of the document and its mentions so far, in the order of the text.

    ``person``: one human being; ``gender`` as far as names, honorifics and pronouns tell it; ``title``: the office by
    which the document introduces the person, ``body``: the body ("*Hamas* spokesman Radwan"); ``holds``: the folded
    titles that the tables give them about the day.
    """

    actor: Actor
    person: bool
    gender: Gender | None = None
    title: str | None = None
    body: Actor | None = None
    holds: frozenset[str] = frozenset()
    told: list[Told] = field(default_factory=list)

    def before(self, start: int) -> list[Told]:
        """Return the mentions before an offset."""
        return [told for told in self.told if told.start < start]


@dataclass(frozen=True, slots=True)
class Places:
    """Where mentions stand: the sentence of an offset, and the part that a span has in an act.

    ``sentences``: begin and number of each, in the order of the text.
    """

    sentences: tuple[tuple[int, int], ...]
    parts: Mapping[Span, str]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at an offset, of the last one before it between two."""
        after = bisect_right(self.sentences, offset, key=itemgetter(0))
        return self.sentences[after - 1][1] if after else 0


def places_of(parse: Parse) -> Places:
    """Return where the mentions of a parse stand."""
    parts: dict[Span, str] = {}
    for frame in parse.frames:
        spoken = (v.speaker for v in frame.voices if v.speaker is not None)
        named = (("speaker", spoken), ("actor", frame.actors), ("recipient", frame.recipients))
        for part, mentions in named:
            for mention in mentions:
                parts.setdefault(mention.span, part)
    return Places(tuple((s.span.start, s.index) for s in parse.sentences), parts)


def candidates_of(
    document: Document,
    named: Mapping[Span, Resolution[Actor]],
    people: People,
    places: Places,
    day: date | None,
) -> dict[str, Candidate]:
    """Return the parties of a document by entity, with the mentions that name them."""
    found: dict[str, Candidate] = {}
    titles = {person.name: person.title for group in people.by_last_name.values() for person in group}
    seen: set[int] = set()
    for span, resolution in sorted(named.items()):
        actor = resolution.value
        if actor is None:
            continue
        candidate = found.setdefault(actor.entity, Candidate(actor, person=False))
        if resolution.method in _PERSONAL or people.names.person_at(document.text, span) is not None:
            candidate.person = True
            title = titles.get(actor.name)
            candidate.holds = candidate.holds or titles_held(actor.name, day)
            candidate.title = candidate.title or (title.name if title else None)
            candidate.body = candidate.body or _body_in(resolution.text, people, day)
            candidate.gender = candidate.gender or _honorific(document.text, span) or gender_of(actor.name)
        sentence = places.sentence_at(span.start)
        candidate.told.append(Told(span.start, sentence, places.parts.get(span, "name"), sentence not in seen))
        seen.add(sentence)
    return found


def _body_in(phrase: str, people: People, day: date | None) -> Actor | None:
    """Return the body that a phrase for a person names beside them: one of the tables, or that the reader marked."""
    if bodies := segments(phrase).bodies:
        return body_actor(bodies[0])
    marked = next((name for _, name in people.names.organisations if f" {name} " in f" {phrase} "), None)
    return resolve_phrase(marked, people, Scene(day), Read(organisation=marked)).value if marked else None


def _honorific(text: str, span: Span) -> Gender | None:
    around = [
        *text[max(0, span.start - 8) : span.start].lower().split()[-1:],
        *text[span.start : span.end].lower().split(),
    ]
    return next((_HONORIFICS[word] for word in around if word in _HONORIFICS), None)
