"""Pronouns and bare roles of a document resolved one after the other, each seeing what was told before it."""

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bede.model import Actor, Document, Frame, Parse, Resolution, Span
from bede.resolutions.actors.candidates import Candidate, Told, candidates_of, places_of
from bede.resolutions.actors.groups import is_ministry
from bede.resolutions.actors.people import People
from bede.resolutions.actors.pointers import THIRD_PERSONS, Pointer, first_person, is_pronoun, kind_of, title_of
from bede.resolutions.actors.quoted import Quoted
from bede.resolutions.actors.references import Around, Teller, choose, likeliest
from bede.resolutions.actors.roles import POSSESSIVES, owned
from bede.resolutions.actors.scene import Scene
from bede.resolutions.actors.spoken import SURE, Spoken

_LEAST = {True: 0.4, False: 0.5}
"""Likelihood from which a pronoun (True) or a role (False) is told whom it means; below it stays open. On the claim
corpus' train part, on which the weights were fitted, 83 % and 81 % of those told are right."""

_ONES_OWN = frozenset({"his", "her", "my", "our"})
"""What stands before a country that is one person's: "their country" may be that of several."""

_OF_BODIES = frozenset({"body", "name-of-organisation", "ministry-of-country", "organ-of-country"})
"""Ways in which a body is found that says "we" of itself."""

_BARE = frozenset({"role", "none"})
_LEADS = frozenset({"the", "his", "her", "their", "its", "this", "these", "those"})


def point(
    document: Document, parse: Parse, named: Mapping[Span, Resolution[Actor]], people: People, scene: Scene
) -> dict[Span, Resolution[Actor]]:
    """Return whom the pronouns and bare roles among parties and speakers mean.

    ``named``: what phrases and the reader's names mean by themselves. A pronoun that means nobody known has the value
    None; a role keeps what its words tell.
    """
    pointers = pointers_of(document, parse, named)
    spans = {pointer.span for pointer in pointers}
    anchors = {span: found for span, found in named.items() if span not in spans}
    candidates = candidates_of(document, anchors, people, places_of(parse), scene.day)
    known = dict(anchors)
    resolved: dict[Span, Resolution[Actor]] = {}
    spoken = Spoken(parse.references, anchors, candidates, scene.author)
    for pointer in pointers:
        if spoken.is_of_speaker(pointer):
            resolved[pointer.span] = spoken.resolved(pointer)
            continue
        around = around_of(pointer, known, candidates, scene.focus)
        strangers = spoken.strangers(pointer)
        others = [candidate for entity, candidate in candidates.items() if entity not in strangers]
        if (sure := _sure(pointer, around, known)) is not None:
            method = "pronoun" if pointer.is_pronoun else "role-in-document"
            resolved[pointer.span] = Resolution(pointer.text, sure, method, SURE)
            continue
        chosen, likelihood = (None, 0.0) if is_left(pointer) else choose(pointer, others, around)
        if chosen is not None and likelihood >= _LEAST[pointer.is_pronoun]:
            method = "pronoun" if pointer.is_pronoun else "role-in-document"
            found = Resolution(pointer.text, chosen.actor, method, round(likelihood, 2))
            tell(chosen, pointer)
            known[pointer.span] = resolved[pointer.span] = found
        elif pointer.is_pronoun:
            resolved[pointer.span] = Resolution(pointer.text, None, "none", 0.0)
        elif (group := _of_owner(pointer, candidates, around)) is not None:
            resolved[pointer.span] = group
    return resolved


def _sure(pointer: Pointer, around: Around, known: Mapping[Span, Resolution[Actor]]) -> Actor | None:
    """Return whom a pointer means where what stands around it leaves no choice.

    "His country", told by one person, is that person's; first persons in quotations: see ``_speaker``.
    """
    if pointer.kind == "land" and pointer.text.split()[0].lower() in _ONES_OWN:
        return around.teller.state if around.teller is not None and around.teller.person else None
    return _speaker(pointer, around, known)


def _speaker(pointer: Pointer, around: Around, known: Mapping[Span, Resolution[Actor]]) -> Actor | None:
    """Return who speaks in a quotation where nobody else can be meant.

    By "I" the person, by "we" a body that speaks, or that a person speaks for and is no state's ("*Hamas* spokesman").
    """
    teller = around.teller
    if teller is None or not pointer.is_quoted or not pointer.is_pronoun:
        return None
    if pointer.kind == "i":
        return teller.actor if teller.person else None
    if teller.person:
        return teller.body if teller.state is None else None
    return teller.actor if known[pointer.tellers[-1]].method in _OF_BODIES else None


def is_left(pointer: Pointer) -> bool:
    """Return whether no single party can be meant ("both sides"), or only its owner tells ("its foreign ministry")."""
    return pointer.kind == "pair" or (_is_one_ministry(pointer.text) and pointer.text.split()[0].lower() in POSSESSIVES)


def _of_owner(pointer: Pointer, candidates: Mapping[str, Candidate], around: Around) -> Resolution[Actor] | None:
    """Return the group that a role with a possessive means ("its forces"), where the possessive means a known party."""
    first = pointer.text.split()[0].lower()
    if first not in POSSESSIVES:
        return None
    whose = replace(pointer, text=first, kind=kind_of(first))
    owner, likelihood = likeliest(whose, list(candidates.values()), around)
    return owned(pointer.text, owner.actor) if owner is not None and likelihood >= _LEAST[True] else None


def tell(candidate: Candidate, pointer: Pointer) -> None:
    """Note that a pointer means a candidate: one more mention, and the gender that a pronoun tells."""
    insort(candidate.told, Told(pointer.span.start, pointer.sentence, pointer.part, first=False), key=lambda t: t.start)
    if candidate.gender is None and pointer.kind in {"he", "she"}:
        candidate.gender = "m" if pointer.kind == "he" else "f"


def around_of(
    pointer: Pointer,
    known: Mapping[Span, Resolution[Actor]],
    candidates: Mapping[str, Candidate],
    focus: str | None,
) -> Around:
    """Return what is known of the parties beside a pointer."""
    tellers = [known[span].value for span in pointer.tellers if span in known]
    opposite = [known[span].value for span in pointer.opposite if span in known]
    return Around(
        tuple(actor.entity for actor in tellers if actor is not None),
        frozenset(actor.entity for actor in opposite if actor is not None),
        focus,
        _teller_of(pointer, known, candidates),
    )


def _teller_of(
    pointer: Pointer, known: Mapping[Span, Resolution[Actor]], candidates: Mapping[str, Candidate]
) -> Teller | None:
    """Return the innermost of the tellers who are known."""
    told = (known[span].value for span in reversed(pointer.tellers) if span in known)
    actor = next((actor for actor in told if actor is not None), None)
    if actor is None:
        return None
    named = candidates.get(actor.entity) or Candidate(actor, person=False)
    return Teller(actor, named.person, named.told[0].sentence if named.told else None, named.body)


def pointers_of(document: Document, parse: Parse, named: Mapping[Span, Resolution[Actor]]) -> list[Pointer]:
    """Return the pronouns and bare roles among parties and speakers, each span once, in the order of the text.

    Who speaks in a quotation goes before the pointers in it ("“We fired,” *he* said").
    """
    shouted, quoted, places = _is_shouted(document.text), Quoted(parse), places_of(parse)
    found: dict[Span, Pointer] = {}
    for part, frame, span, others in _parts(parse.frames, quoted):
        text = document.text[span.start : span.end]
        told_by = tuple(v.speaker.span for v in frame.voices if v.speaker is not None and v.speaker.span != span)
        if span in found and (found[span].tellers or not told_by):
            continue
        if not (is_pronoun(text) or _is_bare(text, named.get(span), shouted=shouted)):
            continue
        pointer = Pointer(span, text, kind_of(text), places.sentence_at(span.start), part, told_by, others)
        found[span] = _in_quotation(pointer, quoted.speaker(span))
    return sorted(found.values(), key=lambda pointer: _order(pointer, found))


def _in_quotation(pointer: Pointer, speaker: Span | None) -> Pointer:
    """Return a pointer as who speaks around it makes it: a first person means them, a third person never."""
    if speaker is None:
        return pointer
    if first_person(pointer.text):
        return replace(pointer, tellers=(speaker,), is_quoted=True)
    is_other = pointer.kind in THIRD_PERSONS
    return replace(pointer, opposite=(*pointer.opposite, speaker)) if is_other else pointer


def _parts(frames: Sequence[Frame], quoted: Quoted) -> Iterator[tuple[str, Frame, Span, tuple[Span, ...]]]:
    """Yield part, act and span of speakers and parties, with the parties on the act's other side."""
    for frame in frames:
        actors, recipients = (tuple(m.span for m in side) for side in (frame.actors, frame.recipients))
        yield from (("speaker", frame, v.speaker.span, ()) for v in frame.voices if v.speaker is not None)
        yield from (("actor", frame, span, recipients) for span in actors)
        yield from (("recipient", frame, span, actors) for span in recipients)
        speakers = (quoted.speaker(span) for span in (*actors, *recipients))
        yield from (("speaker", frame, speaker, ()) for speaker in speakers if speaker is not None)


def _order(pointer: Pointer, others: Mapping[Span, Pointer]) -> tuple[int, bool]:
    behind = [span.start for span in pointer.tellers if pointer.is_quoted and span in others]
    return max([pointer.span.start, *behind]), bool(behind)


def _is_bare(text: str, found: Resolution[Actor] | None, *, shouted: bool) -> bool:
    """Return whether a phrase is a role without any name in it."""
    words = text.split()
    if found is None or not words:
        return False
    if _is_one_ministry(text) and words[0].lower() not in POSSESSIVES:
        return False
    if shouted:
        return found.method in _BARE or (found.method == "name-itself" and words[0].lower() in _LEADS)
    return found.method == "role" or (found.method == "none" and not any(word[0].isupper() for word in words[1:]))


def _is_one_ministry(text: str) -> bool:
    """Return whether a phrase says which ministry it means: of those the country has one, told before or not."""
    title = title_of(text)
    return title is not None and is_ministry(title.name) and title.name != "ministry"


def _is_shouted(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) * 2 > len(letters)
