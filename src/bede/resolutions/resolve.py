"""Document and Parse in, Resolutions out: every mention gets a value with its reason, or an honest None."""

from datetime import date

from bede.model import Document, Parse, Precision, Resolutions, TimeBasis
from bede.resolutions.actors.parties import resolve_parties
from bede.resolutions.actors.spoken import author_of
from bede.resolutions.places.resolve import resolve_places
from bede.resolutions.places.whereabouts import parties_of
from bede.resolutions.times.frames import frame_times
from bede.resolutions.voices.speakers import resolve_voices
from bede.settings import ResolutionsOptions


def resolve(document: Document, parse: Parse, options: ResolutionsOptions) -> Resolutions:
    """Return what the parties, speakers, places and times of a document mean."""
    day = _day_of(document)
    author = author_of(document, parse, day)
    actors = resolve_parties(document, parse, day, author.value)
    spans = {frame.place.span for frame in parse.frames if frame.place is not None}
    places = resolve_places(document, spans, parties_of(parse, actors))
    times = frame_times(document, parse, options, actors)
    return Resolutions(actors, places, times, resolve_voices(parse, actors, author))


def _day_of(document: Document) -> date | None:
    """Return the day as of which persons are looked up: the last on which the document can have been published.

    Of a date that only the background bounds it is the middle, since at its ends offices change hands; where the
    bounds lie more than a year apart it is none.
    """
    when = document.published.value
    if when is None or when.basis is not TimeBasis.BACKGROUND:
        return (when.latest or when.earliest) if when else None
    if when.earliest is None or when.latest is None or when.precision is Precision.LONGER:
        return None
    return when.earliest + (when.latest - when.earliest) / 2
