"""Claims as columns of numbers: what features of many pairs at once are computed on.

Row ``n`` of every array is the claim ``ids[n]``; rows stand in the order of ids. Words, parties, places, documents and
the like are numbered in the order in which they are met there, so the same claims give the same columns. -1 is
"none" in every column of numbers of things, NaN in every column of measures. Where a list is longer than its column
is wide, the first ones are kept.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from bede.events.claims import LinkClaim
from bede.events.linking.interning import Filler, Numbers
from bede.events.linking.land import place_key, taken_land
from bede.events.linking.parties import Parties, Speaker, make_parties, make_speaker
from bede.events.linking.triggers import Triggers, make_triggers
from bede.events.linking.words import WordSets, content_stems, joined_sets, make_word_sets, rarity, stems
from bede.model import (
    AmountKind,
    Certainty,
    EventType,
    PlacePrecision,
    Precision,
    Stance,
    Status,
    TimeBasis,
)

Ints = NDArray[np.int32]
Small = NDArray[np.int8]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

OPEN_START, OPEN_END = 0, 4_000_000
"""Ordinals of days that stand for an open or unknown beginning and end: before and after every date."""
AMOUNTS = 3
TRIGGER_WORDS = 3
EXACT = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT})
"""Places that are points."""
_TOWN = PlacePrecision.SETTLEMENT

TYPES, STATUSES, STANCES, CERTAINTIES = tuple(EventType), tuple(Status), tuple(Stance), tuple(Certainty)
PRECISIONS, BASES, PLACE_PRECISIONS, AMOUNT_KINDS = (
    tuple(Precision),
    tuple(TimeBasis),
    tuple(PlacePrecision),
    tuple(AmountKind),
)
"""What the numbers of these columns mean: the place of a value in its vocabulary."""


def _numbered(vocabulary: Sequence[StrEnum]) -> dict[StrEnum, int]:
    return {value: number for number, value in enumerate(vocabulary)}


_TYPE, _STATUS, _STANCE, _CERTAINTY = map(_numbered, (TYPES, STATUSES, STANCES, CERTAINTIES))
_PRECISION, _BASIS, _PLACE_PRECISION, _AMOUNT = map(_numbered, (PRECISIONS, BASES, PLACE_PRECISIONS, AMOUNT_KINDS))


@dataclass(frozen=True, slots=True)
class Columns:
    """Claims as arrays. Days are proleptic ordinals (``date.toordinal``).

    ``home``: the family of the document, or the document. ``dated``: has an interval of its own, closed on both
    sides. ``published``: day of the document, -1 unknown. ``place``: one number per gazetteer id or name;
    ``exact``: number of the name of a site or settlement; ``town``: of a settlement; ``land``: number of the place
    that is told to have been taken (``land.py``), in the numbers of ``place``.
    ``trigger``: stem of the trigger's first word;
    ``trigger_words`` [n, 3]. ``sentence``: number of the sentence's text; equal texts have one number. ``told_words``:
    the stems of each sentence; ``document_words``: those of all sentences of a document that tell claims. ``rarity`` of
    a word is in hundredths. Amounts [n, 3]. ``start``: offset of the trigger in the document.
    """

    ids: tuple[str, ...]
    document: Ints
    home: Ints
    publisher: Ints
    type: Small
    mode: Ints
    status: Small
    stance: Small
    certainty: Small
    earliest: Ints
    latest: Ints
    dated: Bools
    precision: Small
    basis: Small
    published: Ints
    place: Ints
    place_country: Ints
    exact: Ints
    town: Ints
    land: Ints
    place_precision: Small
    lat: Floats
    lon: Floats
    actors: Parties
    recipients: Parties
    speaker: Speaker
    trigger: Ints
    trigger_words: Ints
    start: Ints
    sentence: Ints
    triggers: Triggers
    told_words: WordSets
    document_words: WordSets
    rarity: NDArray[np.int64]
    amount_kind: Small
    amount_unit: Ints
    amount_low: Floats
    amount_best: Floats
    amount_high: Floats
    stems: tuple[str, ...]
    """The stem that each number of a word means, for triggers, party heads and sentences alike."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays; the ids and stems themselves are not counted."""
        return sum(getattr(getattr(self, field.name), "nbytes", 0) for field in fields(self))


def make_columns(rows: Sequence[LinkClaim], family_of: Mapping[str, str]) -> Columns:
    """Return the columns of claims in the order of telling; ``family_of`` names the family of a document."""
    documents, homes, publishers, modes, places = (Numbers[str | None]() for _ in range(5))
    countries, names, units = (Numbers[str | None]() for _ in range(3))
    entities, words = Numbers[str | None](), Numbers[str | None]()
    fill = Filler(rows)
    sentences = Numbers[str | None]()
    sentence = fill.ints(lambda c: sentences[c.sentence])
    document = fill.ints(lambda c: documents[c.document_id])
    owner, told = _told(sentences, words)
    rare = _rarities(words)
    told_words = make_word_sets(len(sentences), owner, told, rare)
    return Columns(
        ids=tuple(row.id for row in rows),
        document=document,
        home=fill.ints(lambda c: homes[family_of.get(c.document_id, c.document_id)]),
        publisher=fill.ints(lambda c: publishers[c.publisher]),
        type=fill.small(lambda c: _TYPE[c.type]),
        mode=fill.ints(lambda c: modes[c.mode]),
        status=fill.small(lambda c: _STATUS[c.status]),
        stance=fill.small(lambda c: _STANCE[c.stance]),
        certainty=fill.small(lambda c: _CERTAINTY[c.certainty]),
        earliest=fill.ints(lambda c: c.earliest.toordinal() if c.earliest else OPEN_START),
        latest=fill.ints(lambda c: c.latest.toordinal() if c.latest else OPEN_END),
        dated=fill.small(lambda c: c.dated).astype(np.bool_),
        precision=fill.small(lambda c: _PRECISION[c.precision]),
        basis=fill.small(lambda c: _BASIS[c.basis]),
        published=fill.ints(lambda c: _day(c.published)),
        place=fill.ints(lambda c: places[place_key(c)]),
        place_country=fill.ints(lambda c: countries[c.place.country if c.place else None]),
        exact=fill.ints(lambda c: names[c.place.name if c.place and c.place.precision in EXACT else None]),
        town=fill.ints(lambda c: names[c.place.name if c.place and c.place.precision is _TOWN else None]),
        land=fill.ints(lambda c: places[taken_land(c)]),
        place_precision=fill.small(lambda c: _PLACE_PRECISION[c.place.precision] if c.place else -1),
        lat=fill.measures(lambda c: c.place.lat if c.place else None),
        lon=fill.measures(lambda c: c.place.lon if c.place else None),
        actors=make_parties([(c.actors, c.unnamed_actors) for c in rows], entities, countries, words),
        recipients=make_parties([(c.recipients, c.unnamed_recipients) for c in rows], entities, countries, words),
        speaker=make_speaker(rows, entities, countries),
        trigger=fill.ints(lambda c: words[_first(c.trigger)]),
        trigger_words=fill.lists(TRIGGER_WORDS, lambda c: [words[w] for w in stems(c.trigger)]),
        start=fill.ints(lambda c: c.start),
        sentence=sentence,
        triggers=make_triggers(rows),
        told_words=told_words,
        document_words=joined_sets(told_words, document, sentence, rare),
        amount_kind=fill.lists(AMOUNTS, lambda c: [_AMOUNT[a.kind] for a in c.amounts]).astype(np.int8),
        amount_unit=fill.lists(AMOUNTS, lambda c: [units[a.unit] for a in c.amounts]),
        amount_low=fill.measure_lists(AMOUNTS, lambda c: [a.low for a in c.amounts]),
        amount_best=fill.measure_lists(AMOUNTS, lambda c: [a.best for a in c.amounts]),
        amount_high=fill.measure_lists(AMOUNTS, lambda c: [a.high for a in c.amounts]),
        rarity=_rarities(words),
        stems=tuple(str(word) for word in words),
    )


def _told(sentences: Collection[str | None], words: Numbers[str | None]) -> tuple[Ints, Ints]:
    """Return the numbers of the words of all sentences, and beside each the number of its sentence."""
    counts, found = array("i"), array("i")
    for text in sentences:
        stems_of = content_stems(text or "")
        counts.append(len(stems_of))
        found.extend([words[word] for word in stems_of])
    owner = np.repeat(np.arange(len(counts), dtype=np.int32), np.array(counts, np.int32))
    return owner, np.array(found, np.int32)


def _rarities(words: Collection[str | None]) -> NDArray[np.int64]:
    return np.fromiter((rarity(str(word)) for word in words), np.int64, len(words))


def _first(trigger: str) -> str | None:
    return next(iter(stems(trigger)), None)


def _day(published: str | None) -> int:
    return date.fromisoformat(published).toordinal() if published else -1
