"""Who holds another's office elsewhere: "John Kerry met his Russian counterpart"."""

from collections.abc import Mapping
from datetime import date

from bede.knowledge.world import POINTERS, Term, in_office
from bede.model import Actor, Document, Resolution, Span
from bede.resolutions.actors.officials import as_official, official_named
from bede.resolutions.actors.segments import segments

_NEAR = 300  # code points; whoever is named farther back has a counterpart of his own by then


def counterparts(
    document: Document, named: Mapping[Span, Resolution[Actor]], day: date | None
) -> dict[Span, Resolution[Actor]]:
    """Return whom the "counterparts" without a name mean: who has the office of the person told last, in their country.

    Only where the table knows the office of that person and one holder of the like office on the day.
    """
    found: dict[Span, Resolution[Actor]] = {}
    if day is None:
        return found
    for span, resolution in named.items():
        text = document.text[span.start : span.end]
        countries = segments(text).countries
        # A phrase that still is but a name ("Stone's Russian counterpart") says whose it is, and he is not known.
        if not countries or text.split()[-1].lower() not in POINTERS or resolution.method == "name-itself":
            continue
        theirs = _office_before(span, named, day)
        for office in theirs.offices if theirs else ():
            bearers = in_office(countries[-1].code or "", office, day)
            if len({term.person for term in bearers}) == 1:
                found[span] = Resolution(text, as_official(bearers[0]).as_actor(), "counterpart-on-day", 0.7)
                break
    return found


def _office_before(span: Span, named: Mapping[Span, Resolution[Actor]], day: date) -> Term | None:
    """Return the office of the last person close before a span who holds one on the day."""
    ahead = [s for s in named if span.start - _NEAR <= s.start < span.start]
    for other in sorted(ahead, key=lambda s: -s.start):
        actor = named[other].value
        official = official_named(actor.name, actor.country, day) if actor is not None else None
        if official is not None and official.term.possibly_on(day):
            return official.term
    return None
