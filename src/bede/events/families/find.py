"""Documents in, families out: fingerprints, candidates, comparison, groups, originals, relations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

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

_HELD = 20_000
"""Texts whose words are held at once, about 7 KB each; pairs are compared in the order of publication."""

_Words = Callable[[str], Wording]
Documents = Callable[[str], LinkDocument]
"""Returns the document of an id."""


def find_families(documents: Iterable[LinkDocument], options: EventsOptions) -> tuple[Family, ...]:
    """Return the families of two and more documents; the original stands first in each. Ordered by their ids."""
    rows = {document.id: document for document in documents}
    words = lru_cache(_HELD)(lambda name: read_wording(rows[name].text))
    fingerprints = [fingerprint_of(rows[name], words(name)) for name in sorted(rows, key=lambda n: _in_time(rows[n]))]
    pairs = _pairs(fingerprints, rows.__getitem__, words, options, {})
    return join_pairs(fingerprints, pairs, rows.__getitem__, options)


def find_pairs(
    fingerprints: Iterable[Fingerprint],
    document: Documents,
    options: EventsOptions,
    known: Iterable[Pair] = (),
) -> list[Pair]:
    """Return the pairs of documents that are worth a comparison, compared.

    ``document`` is asked for these only. ``known``: pairs that were compared before, by the same options; they are
    taken as they are, so that new documents cost no comparison of old ones.
    """
    words = lru_cache(_HELD)(lambda name: read_wording(document(name).text))
    before = {(pair.first, pair.second): pair for pair in known}
    return _pairs(list(fingerprints), document, words, options, before)


def join_pairs(
    fingerprints: Iterable[Fingerprint], pairs: Sequence[Pair], document: Documents, options: EventsOptions
) -> tuple[Family, ...]:
    """Return the families that compared pairs make; ``fingerprints`` must be those of all documents."""
    rows = list(fingerprints)
    texts = join_texts(pairs)
    stock = Stock(rows, texts.find)
    kept = [pair for pair in pairs if _counts(pair, stock, options)]
    held: dict[str, list[Pair]] = defaultdict(list)
    for pair in join_passages(texts, kept):
        held[texts.find(pair.first)].append(pair)
    groups = members(texts, (row.document for row in sorted(rows, key=_print_in_time)))
    families = (_family([document(n) for n in group], held[texts.find(group[0])]) for group in groups)
    return tuple(sorted(families, key=lambda family: family.id))


def _in_time(document: LinkDocument) -> tuple[str, str]:
    return document.published or "9999", document.id


def _print_in_time(fingerprint: Fingerprint) -> tuple[str, str]:
    return fingerprint.published or "9999", fingerprint.document


def _pairs(
    fingerprints: Sequence[Fingerprint],
    document: Documents,
    words: _Words,
    options: EventsOptions,
    known: Mapping[tuple[str, str], Pair],
) -> list[Pair]:
    def pair_of(first: str, second: str) -> Pair:
        mine, theirs = compare(words(first), words(second))
        one, other = document(first), document(second)
        likeness = judge(one, other, mine, theirs, options)
        return Pair(first, second, mine, theirs, likeness, find_taker(one, other, mine, theirs))

    return [known.get(pair) or pair_of(*pair) for pair in find_candidates(fingerprints)]


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
