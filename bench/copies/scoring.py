"""Families found against the truth of a stress set: pairs, kinds, relations, originals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bede.model import Family, Relation
from bench.copies.making import StressSet

Couple = frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of documents: found and true, found though the set knows of no copying, and missed."""

    right: list[Couple]
    unknown: list[Couple]
    missed: list[Couple]


def score_pairs(made: StressSet, families: Sequence[Family]) -> Scored:
    """Return the pairs of documents that are one family in the truth, in the answer, or in both."""
    by_root: dict[str, list[str]] = defaultdict(list)
    for document, copy in made.made.items():
        by_root[copy.root].append(document)
    true = set(_couples(by_root.values()))
    found = set(_couples(family.documents for family in families))

    def ordered(couples: Iterable[Couple]) -> list[Couple]:
        return sorted(couples, key=sorted)

    return Scored(ordered(true & found), ordered(found - true), ordered(true - found))


def kinds_of(made: StressSet, couple: Couple) -> str:
    """Return the kinds of copying that a pair is between."""
    return " with ".join(sorted({made.made[document].kind for document in couple}))


def recall_by_kind(made: StressSet, families: Sequence[Family]) -> Iterator[tuple[str, int, int]]:
    """Yield each kind of copy, how many of them are in a family with another of their root, and how many there are."""
    family_of = {document: family.id for family in families for document in family.documents}
    by_root: dict[str, set[str]] = defaultdict(set)
    for document, copy in made.made.items():
        by_root[copy.root].add(document)
    found, all_of = Counter[str](), Counter[str]()
    for document, copy in made.made.items():
        others = by_root[copy.root] - {document}
        if not others or document in made.originals:
            continue
        all_of[copy.kind] += 1
        home = family_of.get(document)
        found[copy.kind] += home is not None and any(family_of.get(other) == home for other in others)
    for kind in sorted(all_of):
        yield kind, found[kind], all_of[kind]


def score_relations(made: StressSet, families: Sequence[Family]) -> Counter[tuple[Relation, Relation]]:
    """Count (true, told) relations of copies whose original is in their family; identical edits count as reprints."""
    told: Counter[tuple[Relation, Relation]] = Counter()
    for family in families:
        for member in family.members:
            copy = made.made[member.document]
            if copy.root in family.documents and copy.root != member.document:
                told[copy.relation, member.relation] += 1
    return told


def score_originals(made: StressSet, families: Sequence[Family]) -> tuple[int, int]:
    """Return how often the original is told right, and of how many families: those of one root, which is there."""
    right = count = 0
    for family in families:
        roots = {made.made[document].root for document in family.documents}
        if len(roots) == 1 and roots <= set(family.documents):
            count += 1
            right += family.members[0].document in roots
    return right, count


def _couples(groups: Iterable[Iterable[str]]) -> Iterator[Couple]:
    for group in groups:
        yield from (frozenset(couple) for couple in combinations(group, 2))
