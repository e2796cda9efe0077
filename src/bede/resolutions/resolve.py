"""Document and Parse in, Resolutions out: every mention gets a value with its reason, or an honest None."""

from bede.model import Actor, Document, Parse, Resolution, Resolutions, Span
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
    people = find_people(document.text)
    named = _named_actors(document, parse, people)
    actors = {**named, **resolve_pronouns(document, parse, named)}
    actors |= resolve_roles(document, parse, actors)
    countries = {r.value.country for r in actors.values() if r.value is not None and r.value.country}
    places = {
        frame.place.span: resolve_place(document.text[frame.place.span.start : frame.place.span.end], countries)
        for frame in parse.frames
        if frame.place is not None
    }
    times = frame_times(document, parse, options)
    return Resolutions(actors, places, times, resolve_voices(parse, actors))


def _named_actors(document: Document, parse: Parse, people: People) -> dict[Span, Resolution[Actor]]:
    spoken = [v.speaker for f in parse.frames for v in f.voices if v.speaker is not None]
    mentions = [*(m for f in parse.frames for m in (*f.actors, *f.recipients)), *spoken]
    spans = sorted({mention.span for mention in mentions})
    texts = {span: document.text[span.start : span.end] for span in spans}
    return {span: resolve_phrase(text, people) for span, text in texts.items() if not is_pronoun(text)}
