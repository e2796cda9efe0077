"""Pairs of claims of which it is known whether they speak of one happening."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bede.events import LinkClaim
from bede.events.linking.columns import Columns, make_columns
from bede.events.linking.constraints import contradict
from bede.events.linking.features import features
from bede.gold.article import article_of
from bede.gold.linked import link_claims
from bede.gold.read import read_gold
from bede.parses import TrainedReader
from bede.resolutions.background import date_by_background
from bede.settings import Settings
from training.corpora.at_triggers import claims_at
from training.corpora.ecbplus import tellings

CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim, its true happening (None: not annotated), and the set of claims that it is compared with."""

    claim: LinkClaim
    happening: str | None
    block: Hashable


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of annotated claims of one block that do not contradict each other: rows of ``columns``, and features."""

    rows: tuple[Labelled, ...]
    columns: Columns
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    features: NDArray[np.float32]
    same: NDArray[np.bool_]

    @property
    def one_document(self) -> NDArray[np.bool_]:
        """Whether both claims of a pair stand in one document."""
        found: NDArray[np.bool_] = self.columns.document[self.left] == self.columns.document[self.right]
        return found


def labelled_claims(gold: Path, corpora: Path, part: str) -> list[Labelled]:
    """Return the annotated claims of a part of the claim corpus, to be compared within their document."""
    found = []
    for reading in read_gold(gold, corpora, (part,)).readings:
        if reading.document.text is not None:
            name = reading.document.doc
            for number, (claim, told) in enumerate(zip(link_claims(reading), reading.claims, strict=True)):
                found.append(Labelled(claim, f"{name}:{told.event or number}", name))
    return found


def labelled_readings(
    gold: Path, corpora: Path, part: str, every: int, *, reader: TrainedReader, settings: Settings
) -> list[Labelled]:
    """Return the claims of every ``every``-th document of a part, as read and resolved at the annotated triggers."""
    found = []
    for reading in read_gold(gold, corpora, (part,)).readings[::every]:
        if reading.document.text is None or not reading.claims:
            continue
        document, name = date_by_background(article_of(reading.document)), reading.document.doc
        triggers = [(claim.sentence, claim.trigger) for claim in reading.claims]
        given = frozenset(sentence for sentence, _ in triggers)
        at, _ = claims_at(document, reading.document.sentences, triggers, given, reader=reader, settings=settings)
        for number, (claim, told) in enumerate(zip(at, reading.claims, strict=True)):
            if claim is not None:
                found.append(Labelled(replace(claim, id=f"{name}-{number:04}"), f"{name}:{told.event or number}", name))
    return found


def labelled_actions(
    corpora: Path, reader: TrainedReader, settings: Settings, wanted: Callable[[int], bool]
) -> list[Labelled]:
    """Return the actions of ECB+'s ``wanted`` topics as claims, to be compared within their topic.

    The subtopic is not given. Claims of sentences that are not annotated stand beside them, with no happening.
    """
    found = []
    for told in tellings(corpora):
        if not wanted(told.topic):
            continue
        triggers = [(action.sentence, action.span) for action in told.actions]
        at, others = claims_at(told.document, told.sentences, triggers, told.listed, reader=reader, settings=settings)
        for number, (claim, action) in enumerate(zip(at, told.actions, strict=True)):
            if claim is not None:
                named = replace(claim, id=f"{told.document.id}-{number:03}")  # two actions may share a trigger
                found.append(Labelled(named, f"{told.topic}:{action.chain}", told.topic))
        found += [Labelled(claim, None, told.topic) for claim in others]
    return found


def pairs_of(rows: Sequence[Labelled]) -> Pairs:
    """Return all pairs of annotated claims of one block that do not contradict each other."""
    ordered = tuple(sorted(rows, key=lambda row: row.claim.id))
    columns = make_columns([row.claim for row in ordered], {})
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, row in enumerate(ordered):
        if row.happening is not None:
            blocks[row.block].append(number)
    first, second = [], []
    for members in blocks.values():
        i, j = np.triu_indices(len(members), 1)
        first.append(np.array(members, np.int32)[i])
        second.append(np.array(members, np.int32)[j])
    left, right = np.concatenate(first), np.concatenate(second)
    kept = ~contradict(columns, left, right)
    left, right = left[kept], right[kept]
    names = np.unique([row.happening or "" for row in ordered], return_inverse=True)[1]
    chunks = [slice(start, start + CHUNK) for start in range(0, max(len(left), 1), CHUNK)]
    found = np.concatenate([features(columns, left[part], right[part]) for part in chunks])
    return Pairs(ordered, columns, left, right, found, names[left] == names[right])


def claim_pairs(gold: Path, corpora: Path, part: str) -> Pairs:
    """Return the pairs of a part of the claim corpus."""
    return pairs_of(labelled_claims(gold, corpora, part))


def ecb_pairs(corpora: Path, reader: TrainedReader, settings: Settings, wanted: Callable[[int], bool]) -> Pairs:
    """Return the pairs of ECB+'s wanted topics."""
    return pairs_of(labelled_actions(corpora, reader, settings, wanted))
