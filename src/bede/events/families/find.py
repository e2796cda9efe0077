"""Documents in, families out: fingerprints, candidates, comparison, groups, originals, relations."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TypeVar

from bede.events.families.candidates import find_candidates
from bede.events.families.documents import LinkDocument
from bede.events.families.fingerprints import Fingerprint, fingerprint_of
from bede.events.families.groups import join_passages, join_texts, members
from bede.events.families.likeness import MOST, Likeness, Pair, find_taker, judge
from bede.events.families.overlap import compare
from bede.events.families.relations import find_relation, tell_reason
from bede.events.families.stock import Stock
from bede.events.families.trees import find_original, find_parents
from bede.events.families.wording import Wording, read_wording
from bede.model import Family, Member, Relation
from bede.settings import EventsOptions

T = TypeVar("T")


def _nobody(names: Collection[str]) -> None:
    """Tell nobody which documents will be asked for."""


_HELD = 20_000
"""Texts whose words are held at once, about 7 KB each; pairs are compared in the order of publication."""

_TOGETHER = 2_000
"""Pairs that are compared, and families that are made, after one announcement of the documents that they need."""

_Words = Callable[[str], Wording]
Documents = Callable[[str], LinkDocument]
"""Returns the document of an id."""
Announce = Callable[[Collection[str]], None]
"""Is told which documents will be asked for next, so that they can be loaded at once."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """A family, and a hash of what it rests on: its documents, and the pairs that hold them together."""

    family: Family
    ground: str


def find_families(documents: Iterable[LinkDocument], options: EventsOptions) -> tuple[Family, ...]:
    """Return the families of two and more documents; the original stands first in each. Ordered by their ids."""
    rows = {document.id: document for document in documents}
    words = lru_cache(_HELD)(lambda name: read_wording(rows[name].text))
    fingerprints = [fingerprint_of(rows[name], words(name)) for name in sorted(rows, key=lambda n: _in_time(rows[n]))]
    pairs = _pairs(find_candidates(fingerprints), rows.__getitem__, words, options)
    return join_pairs(fingerprints, pairs, rows.__getitem__, options)


def find_pairs(
    fingerprints: Iterable[Fingerprint],
    document: Documents,
    options: EventsOptions,
    known: Iterable[Pair] = (),
    announce: Announce = _nobody,
) -> list[Pair]:
    """Return the pairs of documents that are worth a comparison, compared.

    ``document`` is asked for these only. ``known``: pairs that were compared before, by the same options; they are
    taken as they are, so that new documents cost no comparison of old ones.
    """
    words = lru_cache(_HELD)(lambda name: read_wording(document(name).text))
    found = {(pair.first, pair.second): pair for pair in known}
    wanted = find_candidates(list(fingerprints))
    for some in _some([pair for pair in wanted if pair not in found]):
        announce({name for pair in some for name in pair})
        found |= {(pair.first, pair.second): pair for pair in _pairs(some, document, words, options)}
    return [found[pair] for pair in wanted]


def join_pairs(
    fingerprints: Iterable[Fingerprint], pairs: Sequence[Pair], document: Documents, options: EventsOptions
) -> tuple[Family, ...]:
    """Return the families that compared pairs make; ``fingerprints`` must be those of all documents."""
    return tuple(grounded.family for grounded in ground_families(fingerprints, pairs, document, options))


def ground_families(
    fingerprints: Iterable[Fingerprint],
    pairs: Sequence[Pair],
    document: Documents,
    options: EventsOptions,
    *,
    known: Mapping[str, Family] | None = None,
    announce: Announce = _nobody,
) -> tuple[Grounded, ...]:
    """Return the same families with what each rests on.

    ``known``: families of an earlier run by their ground, by the same options; they are taken as they are, and their
    documents, which must not have changed, are not asked for.
    """
    rows, before = list(fingerprints), known or {}
    found = list[Grounded]()
    missing = list[tuple[str, list[str], list[Pair]]]()
    for group, held in _groups(rows, pairs, options):
        ground = _ground(group, held)
        if ground in before:
            found.append(Grounded(before[ground], ground))
        else:
            missing.append((ground, group, held))
    for some in _some(missing):
        announce({name for _, group, _ in some for name in group})
        found += [Grounded(_family([document(n) for n in group], held), ground) for ground, group, held in some]
    return tuple(sorted(found, key=lambda grounded: grounded.family.id))


def _groups(
    rows: Sequence[Fingerprint], pairs: Sequence[Pair], options: EventsOptions
) -> Iterator[tuple[list[str], list[Pair]]]:
    """Yield the documents of each family, in the order of publication, with the pairs that hold them together."""
    texts = join_texts(pairs)
    stock = Stock(rows, texts.find)
    kept = [pair for pair in pairs if _counts(pair, stock, options)]
    held: dict[str, list[Pair]] = defaultdict(list)
    for pair in join_passages(texts, kept):
        held[texts.find(pair.first)].append(pair)
    for group in members(texts, (row.document for row in sorted(rows, key=_print_in_time))):
        yield group, held[texts.find(group[0])]


def _ground(group: Sequence[str], held: Sequence[Pair]) -> str:
    names = [*group, *(f"{pair.first} {pair.second}" for pair in held)]
    return sha256("\n".join(names).encode()).hexdigest()[:24]


def _some(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), _TOGETHER):
        yield things[start : start + _TOGETHER]


def _in_time(document: LinkDocument) -> tuple[str, str]:
    return document.published or "9999", document.id


def _print_in_time(fingerprint: Fingerprint) -> tuple[str, str]:
    return fingerprint.published or "9999", fingerprint.document


def _pairs(wanted: Iterable[tuple[str, str]], document: Documents, words: _Words, options: EventsOptions) -> list[Pair]:
    def pair_of(first: str, second: str) -> Pair:
        mine, theirs = compare(words(first), words(second))
        one, other = document(first), document(second)
        likeness = judge(one, other, mine, theirs, options)
        return Pair(first, second, mine, theirs, likeness, find_taker(one, other, mine, theirs))

    return [pair_of(*pair) for pair in wanted]


def _counts(pair: Pair, stock: Stock, options: EventsOptions) -> bool:
    """Tell whether a pair says anything: a passage that many texts have doesn't, but the report that many cut short."""
    if pair.likeness is not Likeness.PASSAGE:
        return pair.likeness is not Likeness.NONE
    if max(pair.share, pair.part) >= MOST and pair.opens:
        return True
    return stock.texts_with(pair.first, pair.second) <= options.stock_texts


def _family(documents: Sequence[LinkDocument], pairs: Sequence[Pair]) -> Family:
    """Return the family of documents (in the order of publication) that the pairs hold together."""
    by_id = {document.id: document for document in documents}
    original = find_original(documents, pairs)
    parents = find_parents(original, list(by_id), pairs)

    def member(name: str) -> Member:
        pair = parents[name]
        one, parent = by_id[name], by_id[pair.other(name)]
        relation = find_relation(one, parent, pair)
        share = round(pair.taken(name).share, 3)
        return Member(name, relation, parent.id, share, tell_reason(one, parent, pair, relation))

    first = Member(original, Relation.ORIGINAL, None, 1.0, "the first known")
    others = tuple(member(name) for name in by_id if name != original)
    return Family("f" + sha256(original.encode()).hexdigest()[:15], (first, *others))
