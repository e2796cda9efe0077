"""What agreeing knows of the documents behind the claims: who copies whom, and what was taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bede.model import Family, Member, Relation

_WHOLE = 0.5
"""Least part of a correction's own text that stands in the corrected one too. A mere notice of a correction tells
the story no more than its headline does, so that its silence takes nothing back."""


@dataclass(frozen=True, slots=True)
class Context:
    """Families as agreeing asks for them. Documents of no family are families of their own.

    ``homes``: document → id of its family. ``members``: document → what it is in its family. ``corrections``:
    document → later versions that correct it and tell the whole story anew.
    """

    homes: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Member] = field(default_factory=dict)
    corrections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, families: Iterable[Family]) -> "Context":
        """Return the context that families give."""
        homes, members, corrections = dict[str, str](), dict[str, Member](), dict[str, tuple[str, ...]]()
        for family in families:
            homes.update(dict.fromkeys(family.documents, family.id))
            members.update((member.document, member) for member in family.members)
            corrections.update(_corrections(family))
        return cls(homes, members, corrections)

    def home(self, document: str) -> str:
        """Return the id of a document's family, or the document's own."""
        return self.homes.get(document, document)

    def relation(self, document: str) -> Relation:
        """Return what a document is to the one that it was made from."""
        member = self.members.get(document)
        return member.relation if member is not None else Relation.ORIGINAL

    def versions_before(self, document: str) -> tuple[str, ...]:
        """Return the documents that one was made from, the nearest first."""
        return _line(document, self.members)


def _corrections(family: Family) -> dict[str, tuple[str, ...]]:
    members = {member.document: member for member in family.members}
    whole = [m.document for m in family.members if m.relation is Relation.CORRECTION and m.share >= _WHOLE]
    found: dict[str, tuple[str, ...]] = {}
    for document in members if whole else ():
        made_from = {document, *_line(document, members)}
        by = tuple(sorted(c for c in whole if c not in made_from))
        if by:
            found[document] = by
    return found


def _line(document: str, members: Mapping[str, Member]) -> tuple[str, ...]:
    line: list[str] = []
    member = members.get(document)
    while member is not None and member.of is not None and member.of not in line and member.of != document:
        line.append(member.of)
        member = members.get(member.of)
    return tuple(line)
