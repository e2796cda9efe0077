"""Document and Parse in, Resolutions out: every mention gets a value with its reason, or an honest None."""

from datetime import date

from bede.model import Actor, Document, Parse, Resolution, Resolutions, Span
from bede.resolutions.actors.focus import settle
from bede.resolutions.actors.people import People, find_people
from bede.resolutions.actors.phrases import resolve_phrase
from bede.resolutions.actors.pronouns import is_pronoun, resolve_pronouns
from bede.resolutions.actors.roles import resolve_roles
from bede.resolutions.places.gazetteer import resolve_place
from bede.resolutions.times.frames import frame_times
from bede.resolutions.voices.speakers import resolve_voices
from bede.settings import ResolutionsOptions


def resolve(document: Document, parse: Parse, options: ResolutionsOptions) -> Resolutions:
    """Return what the parties, speakers, places and times of a document mean."""
    phrases = [document.text[span.start : span.end] for span in _party_spans(parse)]
    people = find_people(document.text, phrases)
    named = _named_actors(document, parse, people, _day_of(document))
    actors = {**named, **resolve_pronouns(document, parse, named)}
    actors |= resolve_roles(document, parse, actors)
    actors |= settle(document.text, actors)
    countries = {r.value.country for r in actors.values() if r.value is not None and r.value.country}
    places = {
        frame.place.span: resolve_place(document.text[frame.place.span.start : frame.place.span.end], countries)
        for frame in parse.frames
        if frame.place is not None
    }
    times = frame_times(document, parse, options)
    return Resolutions(actors, places, times, resolve_voices(parse, actors))


def _day_of(document: Document) -> date | None:
    """Return the day as of which persons are looked up: the last on which the document can have been published."""
    published = document.published.value
    return (published.latest or published.earliest) if published else None


def _party_spans(parse: Parse) -> list[Span]:
    spoken = [v.speaker for f in parse.frames for v in f.voices if v.speaker is not None]
    mentions = [*(m for f in parse.frames for m in (*f.actors, *f.recipients)), *spoken]
    return sorted({mention.span for mention in mentions})


def _named_actors(document: Document, parse: Parse, people: People, day: date | None) -> dict[Span, Resolution[Actor]]:
    texts = {span: document.text[span.start : span.end] for span in _party_spans(parse)}
    return {span: resolve_phrase(text, people, day) for span, text in texts.items() if not is_pronoun(text)}
