"""Whom "I", "we" and "our troops" mean where it is known who speaks: by the label of a turn, or as a text's author."""

from collections.abc import Mapping
from datetime import date

from bede.knowledge.bylines import person_in
from bede.knowledge.world import country_by_code
from bede.model import Actor, Document, Parse, Resolution, Sector, Span
from bede.resolutions.actors.candidates import Candidate
from bede.resolutions.actors.groups import state_actor
from bede.resolutions.actors.names import names_of
from bede.resolutions.actors.people import find_people
from bede.resolutions.actors.phrases import Read, resolve_phrase
from bede.resolutions.actors.pointers import THIRD_PERSONS, Pointer, first_person, kind_of
from bede.resolutions.actors.roles import owned
from bede.resolutions.actors.scene import Scene

_OFFICIAL = frozenset({Sector.GOV, Sector.MIL})
SURE = 0.8
"""Score of a first person whose speaker is known."""


def author_of(document: Document, parse: Parse, day: date | None) -> Resolution[Actor]:
    """Return whom the byline means, where others than the outlet speak; ``day``: as of which he is looked up."""
    name = person_in(document.byline) if parse.references or _is_labelled(parse) else None
    if name is None:
        return Resolution("", None, "none", 0.0)
    people = find_people(document.text, (), names_of(document, parse))
    return resolve_phrase(name, people, Scene(day), Read(person=name))


def _is_labelled(parse: Parse) -> bool:
    return any(voice.labelled for frame in parse.frames for voice in frame.voices)


def _person(pointer: Pointer) -> str:
    """Return the class of the pronoun that a pointer is or begins with; of another word whatever it has."""
    return kind_of(pointer.text.split()[0])


class Spoken:
    """The direct speech of a document (``Parse.references``) with who speaks there.

    ``known``: what the labels mean. ``candidates``: all parties by entity. ``author``: whom the byline means.
    """

    def __init__(
        self,
        references: Mapping[Span, Span | None],
        known: Mapping[Span, Resolution[Actor]],
        candidates: Mapping[str, Candidate],
        author: Actor | None,
    ) -> None:
        self._references, self._known, self._candidates, self._author = references, known, candidates, author
        speakers = (self._speaker(span) for span in references)
        self._speakers = frozenset(speaker.entity for speaker in speakers if speaker is not None)

    def is_of_speaker(self, pointer: Pointer) -> bool:
        """Return whether a pointer in direct speech is a first person or begins with one: "we", "our troops"."""
        return pointer.span in self._references and first_person(pointer.text)

    def strangers(self, pointer: Pointer) -> frozenset[str]:
        """Return the entities whom a third person in direct speech does not mean: all who speak in the document."""
        is_other = pointer.span in self._references and _person(pointer) in THIRD_PERSONS
        return self._speakers if is_other else frozenset()

    def resolved(self, pointer: Pointer) -> Resolution[Actor]:
        """Return whom a first person means; of "our troops" the group of that party."""
        speaker = self._speaker(pointer.span)
        meant = speaker if _person(pointer) == "i" else self._ours(speaker)
        if not pointer.is_pronoun:
            unknown: Resolution[Actor] = Resolution(pointer.text, None, "none", 0.0)
            return owned(pointer.text, meant) or unknown
        return Resolution(pointer.text, meant, "pronoun" if meant else "none", SURE if meant else 0.0)

    def _speaker(self, span: Span) -> Actor | None:
        label = self._references[span]
        if label is None:
            return self._author
        return self._known[label].value if label in self._known else None

    def _ours(self, speaker: Actor | None) -> Actor | None:
        """Return whom "we" means: the state of one who speaks for it, else the speaker, or the body that speaks.

        The "we" of a column may be anybody's, unless an official signs it.
        """
        if speaker is None:
            return None
        candidate = self._candidates.get(speaker.entity)
        is_person = speaker is self._author or (candidate is not None and candidate.person)
        state = country_by_code(speaker.country) if speaker.country and speaker.sector in _OFFICIAL else None
        if is_person and state is not None:
            return state_actor(state)
        is_column = self._author is not None and speaker.entity == self._author.entity
        return None if is_column else speaker
