"""Every party and speaker of a document: by its own words, then by what the document tells of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bede.model import Actor, Document, Parse, Resolution, Span, SpeakerKind, VoiceReading
from bede.resolutions.actors.belonging import settle
from bede.resolutions.actors.counterparts import counterparts
from bede.resolutions.actors.focus import Focus, focus_of
from bede.resolutions.actors.names import bare_name, names_of
from bede.resolutions.actors.people import People, find_people
from bede.resolutions.actors.phrases import Read, resolve_phrase
from bede.resolutions.actors.pointers import is_pronoun
from bede.resolutions.actors.pointing import point
from bede.resolutions.actors.quoted import Quoted
from bede.resolutions.actors.scene import Scene


@dataclass(frozen=True, slots=True)
class Worded:
    """What the words of a document's parties and names mean by themselves.

    ``named``: parties and speakers but for pronouns; ``beside``: names that the reader marked elsewhere, since pronouns
    and roles may mean them.
    """

    people: People
    focus: Focus | None
    scene: Scene
    named: dict[Span, Resolution[Actor]]
    beside: dict[Span, Resolution[Actor]]


def resolve_parties(
    document: Document, parse: Parse, day: date | None, author: Actor | None = None
) -> dict[Span, Resolution[Actor]]:
    """Return what the parties and speakers of a document mean.

    ``day``: as of which persons are looked up. ``author``: whom the byline means.
    """
    worded = by_words(document, parse, day, author)
    found = pointed(document, parse, worded)
    return found | settle(parse, worded.focus, found)


def pointed(document: Document, parse: Parse, worded: Worded) -> dict[Span, Resolution[Actor]]:
    """Return the parties by their own words and, of pronouns and bare roles, by what they point at."""
    return worded.named | point(document, parse, {**worded.beside, **worded.named}, worded.people, worded.scene)


def by_words(document: Document, parse: Parse, day: date | None, author: Actor | None = None) -> Worded:
    """Return what parties and names mean by themselves."""
    spans = party_spans(parse)
    texts = [document.text[span.start : span.end] for span in spans]
    people = find_people(document.text, texts, names_of(document, parse))
    focus = focus_of(document.text)
    scene = Scene(day, focus.code if focus else None, author)
    labels = {v.speaker.span for f in parse.frames for v in f.voices if v.speaker is not None and _is_label(v)}
    named, beside = dict(_by_words(document, spans, people, scene, labels)), dict(_beside(spans, people, scene))
    return Worded(people, focus, scene, named | counterparts(document, beside | named, day), beside)


def party_spans(parse: Parse) -> list[Span]:
    """Return the spans of the parties and speakers of all acts, and of who speaks of them, in the order of the text."""
    spoken = [v.speaker for f in parse.frames for v in f.voices if v.speaker is not None]
    parties, quoted = [m.span for f in parse.frames for m in (*f.actors, *f.recipients)], Quoted(parse)
    referred = [*parse.references.values(), *map(quoted.speaker, parties)]
    return sorted({*parties, *(one.span for one in spoken), *(span for span in referred if span is not None)})


def _is_label(voice: VoiceReading) -> bool:
    """Return whether a label or byline names a person, in words that may look like those of a body ("MR. VELT:")."""
    return voice.labelled and voice.kind is SpeakerKind.NAMED_PERSON


def _by_words(
    document: Document, spans: list[Span], people: People, scene: Scene, labels: Collection[Span]
) -> Iterator[tuple[Span, Resolution[Actor]]]:
    for span in spans:
        text = document.text[span.start : span.end]
        if not is_pronoun(text):
            own = bare_name(text) if span in labels and not text.lower().startswith("the ") else None
            person = people.names.person_at(document.text, span) or own
            read = Read(person, None if person else people.names.organisation_at(document.text, span))
            found = resolve_phrase(text, people, scene, read)
            yield span, replace(found, method="label") if own and found.method == "name-itself" else found


def _beside(spans: list[Span], people: People, scene: Scene) -> Iterator[tuple[Span, Resolution[Actor]]]:
    """Yield what names mean that stand in no party's phrase."""
    known: dict[tuple[str, bool], Resolution[Actor]] = {}
    kinds = ((people.names.persons, True), (people.names.organisations, False))
    for names, is_person in kinds:
        for span, name in names:
            if any(other.start < span.end and span.start < other.end for other in spans):
                continue
            if (name, is_person) not in known:
                read = Read(name, None) if is_person else Read(None, name)
                known[name, is_person] = resolve_phrase(name, people, scene, read)
            yield span, known[name, is_person]
