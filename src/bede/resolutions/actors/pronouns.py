"""Pronouns: the person, or the body, of whom the sentence or the one before it spoke first."""

from bede.model import Actor, Document, Frame, Parse, Resolution, Sector, Span
from bede.resolutions.actors.segments import segments

_PERSON = frozenset({"he", "she", "him", "her", "his"})
_SPEAKER = frozenset({"i", "we", "us", "me", "our", "my"})
_BODY = frozenset({"it", "they", "them", "its", "their"})
_PERSON_METHODS = frozenset(
    {"name-with-title", "name-in-document", "title-in-document", "pronoun-of-speaker", "pronoun-of-person"}
)
_LOOK_BACK = 2  # sentences; farther back a pronoun's antecedent is as often wrong as right


def is_pronoun(text: str) -> bool:
    """Return whether the phrase is a single personal pronoun."""
    if text == "US":
        return False
    return text.lower() in _PERSON | _SPEAKER | _BODY | {"who"}


def resolve_pronouns(
    document: Document, parse: Parse, named: dict[Span, Resolution[Actor]]
) -> dict[Span, Resolution[Actor]]:
    """Return a resolution for each pronoun among the parties and speakers; its value is None where nothing fits."""
    resolved: dict[Span, Resolution[Actor]] = {}
    for frame in parse.frames:
        spoken = [v.speaker for v in frame.voices if v.speaker is not None]
        for mention in (*spoken, *frame.actors, *frame.recipients):
            text = document.text[mention.span.start : mention.span.end]
            if mention.span in named or mention.span in resolved or not is_pronoun(text):
                continue
            resolved[mention.span] = _antecedent(text, mention.span, frame, document, parse, {**named, **resolved})
    return resolved


def _antecedent(
    text: str,
    span: Span,
    frame: Frame,
    document: Document,
    parse: Parse,
    known: dict[Span, Resolution[Actor]],
) -> Resolution[Actor]:
    if text.lower() in _SPEAKER:
        speakers = [v.speaker.span for v in frame.voices if v.speaker is not None and v.speaker.span != span]
        value = known[speakers[-1]].value if speakers and speakers[-1] in known else None
        return Resolution(text, value, "speaker" if value else "none", 0.6 if value else 0.0)
    wants_person = text.lower() in _PERSON
    told_by = [v.speaker.span for v in frame.voices if v.speaker is not None and v.speaker.span in known]
    for speaker in told_by if wants_person else ():
        actor = known[speaker].value  # "he" in what somebody tells is mostly the teller
        if actor is not None and _is_person(known[speaker]):
            return Resolution(text, actor, "pronoun-of-speaker", 0.6)
    role = "recipients" if any(m.span == span for m in frame.recipients) else "actors"
    for back in range(_LOOK_BACK + 1):
        for candidate in _parties_of(parse, frame.sentence - back, span.start, known, role):
            actor = known[candidate].value
            if actor is not None and _is_person(known[candidate]) == wants_person:
                method = "pronoun-of-person" if wants_person else "pronoun"
                return Resolution(text, actor, method, 0.5)
    if wants_person:
        return Resolution(text, None, "none", 0.0)
    return _country_before(text, span, document, parse, frame)


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


def _is_person(found: Resolution[Actor]) -> bool:
    named = found.method in _PERSON_METHODS
    return named or (found.method == "name-itself" and " " in found.text and not found.text.lower().startswith("the "))


def _country_before(text: str, span: Span, document: Document, parse: Parse, frame: Frame) -> Resolution[Actor]:
    """Return the country that the sentence named last before "it" or "they"; the likeliest bearer, no more."""
    opening = parse.sentences[frame.sentence].span.start
    countries = segments(document.text[opening : span.start]).countries
    if not countries:
        return Resolution(text, None, "none", 0.0)
    country = countries[-1]
    return Resolution(text, Actor(country.entity, country.name, country.code, Sector.GOV), "pronoun-of-country", 0.4)
