"""What two claims have in common and what sets them apart, for many pairs at once.

Every feature is a number that reads by itself: 1 where its name holds, else 0, or a share between. Their weights stand
in ``knowledge/links.tsv`` and are fitted by ``training/links.py``. Nothing but the two claims and the words of their
documents decides a feature.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import (
    AMOUNT_KINDS,
    OPEN_END,
    STATUSES,
    TYPES,
    Bools,
    Columns,
    Floats,
    Ints,
    make_columns,
)
from bede.events.linking.constraints import DONE, WORD_ONLY, pair_table, status_table
from bede.events.linking.likeness import Alike, parties_alike
from bede.events.linking.triggers import NEW, OLD
from bede.events.linking.words import likeness
from bede.model import AmountKind, EventType, Stance, Status

T = EventType
Named = Iterator[tuple[str, NDArray[np.generic]]]

NEAR_TYPES = frozenset(
    frozenset(pair)
    for pair in (
        (T.ASSAULT, T.COERCE), (T.ASSAULT, T.PROTEST), (T.ASSAULT, T.MOBILIZE), (T.AGREE, T.SUPPORT),
        (T.AGREE, T.COOPERATE), (T.CONCEDE, T.RETREAT), (T.COERCE, T.SANCTION), (T.ACCUSE, T.REJECT),
        (T.ACCUSE, T.REQUEST), (T.AID, T.MOBILIZE), (T.AID, T.COOPERATE), (T.REQUEST, T.THREATEN), (T.ACCUSE, T.COERCE),
        (T.CONSULT, T.AGREE), (T.SUPPORT, T.COOPERATE), (T.REJECT, T.SANCTION),
    )
)  # fmt: skip
"""Types that readers give to one and the same act."""
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})


_NEAR = pair_table(NEAR_TYPES)
_SPEECH = np.array([t in {T.ACCUSE, T.REQUEST, T.REJECT, T.THREATEN, T.SUPPORT, T.AGREE} for t in TYPES], np.bool_)
_MEETING = np.array([t is T.CONSULT for t in TYPES], np.bool_)
_HARM = np.array([t is T.ASSAULT for t in TYPES], np.bool_)


_IS_DONE, _IS_AHEAD, _IS_WORD = map(status_table, (DONE, _AHEAD, WORD_ONLY))
_LOSSES = [AMOUNT_KINDS.index(kind) for kind in (AmountKind.KILLED, AmountKind.INJURED)]
NEXT = 450
"""Code points between two triggers that stand in sentences next to each other, or nearly."""
_NOT = STATUSES.index(Status.NOT_OCCURRED)
_ASSERTS, _DENIES = tuple(Stance).index(Stance.ASSERTS), tuple(Stance).index(Stance.DENIES)


def features(columns: Columns, left: Ints, right: Ints) -> Floats:
    """Return [pairs, features]: the features of each pair of claims, in the order of ``FEATURES``."""
    found = np.empty((len(FEATURES), len(left)), np.float32)
    for number, (_, values) in enumerate(_all(columns, left, right)):
        found[number] = values
    return found.T


def _all(c: Columns, left: Ints, right: Ints) -> Named:
    here = c.document[left] == c.document[right]
    actors, recipients = (parties_alike(side, side, left, right) for side in (c.actors, c.recipients))
    yield from _kinds(c, left, right)
    yield from _statuses(c, left, right)
    yield from _side("actor", actors)
    yield from _side("recipient", recipients)
    yield from _both_sides(c, left, right, actors, recipients)
    yield from _times(c, left, right, here)
    yield from _places(c, left, right)
    yield from _triggers(c, left, right, here, (actors.some, recipients.some))
    yield from _words(c, left, right, here)
    yield from _neighbours(c, left, right)
    yield from _amounts(c, left, right)
    yield from _speakers(c, left, right)


def _kinds(c: Columns, left: Ints, right: Ints) -> Named:
    a, b = c.type[left], c.type[right]
    near = _NEAR[a, b]
    # Taking a land is ASSAULT by force and COERCE by decree, and of one taking both are told.
    yield "near types", near & ~_same_land(c, left, right)
    yield "unlike types", (a != b) & ~near
    yield "both words of mouth", (a == b) & _SPEECH[a]
    yield "both meetings", (a == b) & _MEETING[a]
    yield "both assaults", (a == b) & _HARM[a]
    known = (c.mode[left] >= 0) & (c.mode[right] >= 0)
    yield "same mode", known & (c.mode[left] == c.mode[right])
    yield "other mode", known & (c.mode[left] != c.mode[right])


def _statuses(c: Columns, left: Ints, right: Ints) -> Named:
    a, b = c.status[left], c.status[right]
    done_a, done_b = _IS_DONE[a], _IS_DONE[b]
    yield "done and under way", done_a & done_b & (a != b)
    yield "done and ahead", (done_a & _IS_AHEAD[b]) | (done_b & _IS_AHEAD[a])
    yield "ahead and a mere word", (_IS_AHEAD[a] & _IS_WORD[b]) | (_IS_AHEAD[b] & _IS_WORD[a])
    yield "planned and possible", _IS_AHEAD[a] & _IS_AHEAD[b] & (a != b)
    yield "other words of it", _IS_WORD[a] & _IS_WORD[b] & (a != b)
    yield "one not done", (a == _NOT) != (b == _NOT)
    stance_a, stance_b = c.stance[left], c.stance[right]
    yield "one denies it", (stance_a == _DENIES) ^ (stance_b == _DENIES)


def _side(name: str, alike: Alike) -> Named:
    yield f"same {name}", alike.entity & ~alike.state
    yield f"same state as {name}", alike.entity & alike.state
    yield f"{name} a state and its organ", alike.organ
    yield f"{name} of one country and sector", alike.sector
    yield f"{name} of one country", alike.country
    yield f"{name} called alike", alike.word
    yield f"every {name} the same", alike.every
    yield f"{name} told once", alike.once
    yield f"{name} told never", alike.never
    yield f"{name} of other countries", alike.foreign
    yield f"other {name}", alike.other


def _both_sides(c: Columns, left: Ints, right: Ints, actors: Alike, recipients: Alike) -> Named:
    yield "same actor and recipient", actors.some & recipients.some
    across = parties_alike(c.actors, c.recipients, left, right)
    back = parties_alike(c.recipients, c.actors, left, right)
    yield "sides changed", across.some & back.some & ~actors.some & ~recipients.some
    yield "one party on both sides", (across.some | back.some) & ~(across.some & back.some) & ~actors.some


def _times(c: Columns, left: Ints, right: Ints, here: Bools) -> Named:
    both = c.dated[left] & c.dated[right]
    width = np.maximum(c.latest - c.earliest, 0)
    wider = np.maximum(width[left], width[right])
    yield "same day", both & (wider <= 1)
    yield "same days", both & (wider > 1) & (wider <= 7)
    yield "same weeks", both & (wider > 7) & (wider <= 31)
    yield "wide times", both & (wider > 31)
    within = both & (wider > 31) & (np.minimum(width[left], width[right]) <= 7)
    yield "day within a wide time", within & ~_same_land(c, left, right)
    one = c.dated[left] != c.dated[right]
    dated, other = np.where(c.dated[left], left, right), np.where(c.dated[left], right, left)
    told = np.where(c.published[other] >= 0, c.published[other], np.minimum(c.latest[other], OPEN_END))
    ago = told - c.latest[dated]
    known = (told > 0) & (told < OPEN_END)
    yield "one undated, told within days", one & known & (ago <= 3)
    yield "one undated, told within weeks", one & known & (ago > 3) & (ago <= 31)
    yield "one undated, told long after", one & known & (ago > 31)
    yield "one undated, no day of telling", one & ~known
    between = np.abs(c.published[left] - c.published[right])
    publications = (c.published[left] >= 0) & (c.published[right] >= 0) & ~here
    yield "published on one day", publications & (between <= 1)
    yield "undated, published days apart", publications & ~both & (between > 1) & (between <= 7)
    yield "undated, published weeks apart", publications & ~both & (between > 7)


def _places(c: Columns, left: Ints, right: Ints) -> Named:
    a, b = c.place[left], c.place[right]
    known = (a >= 0) & (b >= 0)
    exact = (c.exact[left] >= 0) & (c.exact[right] >= 0)
    country = known & (c.place_country[left] >= 0) & (c.place_country[left] == c.place_country[right])
    yield "same town or site", known & (exact & (c.exact[left] == c.exact[right]))
    yield "same area", known & (a == b) & ~exact
    yield "places of one country", country & (a != b) & ~exact
    yield "places that differ", known & (a != b) & ~country
    yield "place told once", (a >= 0) != (b >= 0)


def _triggers(c: Columns, left: Ints, right: Ints, here: Bools, parties: tuple[Bools, Bools]) -> Named:
    t = c.triggers
    a, b = t.phrase[left], t.phrase[right]
    shared = np.zeros(len(left), np.bool_)
    for mine in t.families.T:
        for other in t.families.T:
            shared |= (mine[a] >= 0) & (mine[a] == other[b])
    taken = _same_land(c, left, right)
    shared |= taken
    first = (t.families[a, 0] == t.families[b, 0]) | taken
    near = np.where(shared, 0, np.einsum("ij,ij->i", t.meaning[a], t.meaning[b]))
    rare = np.minimum(_rarity(c, left), _rarity(c, right))
    yield "same words for it", a == b
    yield "same word for it", shared & (a != b) & first
    yield "shared word for it", shared & (a != b) & ~first
    yield "same word, elsewhere", shared & ~here
    yield "same rare word", shared * rare
    yield "words near in meaning", np.maximum(near, 0)
    yield "words near in meaning, elsewhere", np.maximum(near, 0) * ~here
    yield "words far in meaning", ~shared & (near < 0.15)
    yield "same word, same actor", shared & parties[0]
    yield "same word, same recipient", shared & parties[1]
    yield "one of them plural", (t.many[a] != t.many[b])
    yield "same word, one plural", shared & (t.many[a] != t.many[b])
    later = np.where(c.start[left] > c.start[right], t.article[left], t.article[right])
    same_text = c.document[left] == c.document[right]
    yield "the later points back", same_text & (later == OLD)
    yield "the later is a new one", same_text & (later == NEW)


def _same_land(c: Columns, left: Ints, right: Ints) -> Bools:
    """Return whether both tell the taking of one land: seized, annexed, took over are one word then."""
    found: Bools = (c.land[left] >= 0) & (c.land[left] == c.land[right])
    return found


def _rarity(c: Columns, rows: Ints) -> Floats:
    """Return how rare the first word of each trigger is, 0..1."""
    word = c.trigger[rows]
    return np.where(word >= 0, c.rarity[word], 0).astype(np.float32) / np.float32(100)


def _words(c: Columns, left: Ints, right: Ints, here: Bools) -> Named:
    apart = c.sentence[left] != c.sentence[right]
    shared, share = likeness(c.told_words, c.rarity, c.sentence[left], c.sentence[right])
    yield "rare words shared", np.where(apart, np.minimum(shared / 4, 1), 0)
    yield "sentences alike", np.where(apart, share, 0)
    yield "sentences alike, elsewhere", np.where(apart & ~here, share, 0)
    yield "one sentence in two documents", ~apart & (c.document[left] != c.document[right])
    about, alike = np.zeros(len(left), np.float32), np.zeros(len(left), np.float32)
    away = np.flatnonzero(~here)
    about[away], alike[away] = likeness(c.document_words, c.rarity, c.document[left[away]], c.document[right[away]])
    yield "documents share rare words", np.minimum(about / 20, 1)
    yield "documents alike", alike
    yield "documents quite alike", np.minimum(np.maximum(alike - 0.1, 0) / 0.2, 1)


def _neighbours(c: Columns, left: Ints, right: Ints) -> Named:
    same = c.document[left] == c.document[right]
    sentence = same & (c.sentence[left] == c.sentence[right]) & ~(same & _answers(c, left, right))
    gap = np.abs(c.start[left] - c.start[right])
    phrase = c.triggers.phrase
    yield "one sentence", sentence
    yield "one sentence, other words", sentence & (phrase[left] != phrase[right])
    near = same & ~sentence & (gap < NEXT)
    one_type = c.type[left] == c.type[right]
    yield "the next sentence", near
    yield "the next sentence, same type", near & one_type
    yield "the next sentence, both count losses", near & one_type & _counts_losses(c, left) & _counts_losses(c, right)
    yield "next to it, by the other side", near & one_type & _by_two_sides(c, left, right)
    own = _is_own_count(c, left, right) | _is_own_count(c, right, left)
    yield "the doer's own count of it", near & one_type & _by_two_sides(c, left, right) & own
    yield "far apart in the text", same * np.minimum(gap / 3000, 1)


def _answers(c: Columns, left: Ints, right: Ints) -> Bools:
    """Return whether one word is told twice, and one of the two denies it: "accused Tarn of it, and Tarn denied it"."""
    found: Bools = (c.start[left] == c.start[right]) & ((c.stance[left] == _DENIES) != (c.stance[right] == _DENIES))
    return found


def _counts_losses(c: Columns, rows: Ints) -> Bools:
    found = np.zeros(len(rows), np.bool_)
    for kind in c.amount_kind[rows].T:
        found |= np.isin(kind, _LOSSES)
    return found


def _is_own_count(c: Columns, told: Ints, own: Ints) -> Bools:
    """Return whether those who do what ``told`` tells give the losses in ``own``, which by itself has no place or day.

    "A Suderian officer said Norland's missiles killed 12 at the camp." "Norland's ministry reported 40 men killed."
    """
    bare = _speaks_of(c, own, told) & (c.place[own] < 0) & ~c.dated[own]
    done = _IS_DONE[c.status[told]] & _IS_DONE[c.status[own]]
    found: Bools = bare & done & _counts_losses(c, told) & _counts_losses(c, own)
    return found


def _by_two_sides(c: Columns, left: Ints, right: Ints) -> Bools:
    """Return whether speakers of two countries tell them, and at least one of these is a party to either."""
    a, b = c.speaker.country[left], c.speaker.country[right]
    party = np.zeros(len(left), np.bool_)
    for side in (c.actors, c.recipients):
        for country in (*side.country[left].T, *side.country[right].T):
            np.logical_or(party, (country == a) | (country == b), out=party)
    found: Bools = (a >= 0) & (b >= 0) & (a != b) & party
    return found


def _amounts(c: Columns, left: Ints, right: Ints) -> Named:
    agree, differ = np.zeros(len(left), np.bool_), np.zeros(len(left), np.bool_)
    for mine in range(c.amount_kind.shape[1]):
        for other in range(c.amount_kind.shape[1]):
            kind = c.amount_kind[left, mine]
            same = (kind >= 0) & (kind == c.amount_kind[right, other])
            low, high = _bounds(c, left, mine)
            other_low, other_high = _bounds(c, right, other)
            agree |= same & (low == other_low) & (high == other_high)
            differ |= same & ((low > other_high) | (other_low > high))
    yield "same figure", agree
    yield "other figure", differ & ~agree


def _bounds(c: Columns, rows: Ints, place: int) -> tuple[Floats, Floats]:
    """Return the least and the most that a figure allows: "up to 180" contradicts no 35."""
    best = c.amount_best[rows, place]
    low, high = c.amount_low[rows, place], c.amount_high[rows, place]
    low, high = np.where(np.isnan(low), best, low), np.where(np.isnan(high), best, high)
    return np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)


def _speakers(c: Columns, left: Ints, right: Ints) -> Named:
    a, b = c.speaker.entity[left], c.speaker.entity[right]
    yield "told by who does the other", _speaks_of(c, left, right) | _speaks_of(c, right, left)
    yield "same speaker", (a >= 0) & (a == b)
    yield "other speaker", (a >= 0) & (b >= 0) & (a != b)
    kinds = c.speaker.kind[left], c.speaker.kind[right]
    yield "one by the outlet itself", (kinds[0] < 0) != (kinds[1] < 0)


def _speaks_of(c: Columns, left: Ints, right: Ints) -> Bools:
    """Return whether the left claim names no actor, and its speaker is of a country that acts in the right one."""
    country = c.speaker.country[left]
    of_that = (c.actors.country[right] == country[:, None]).any(axis=1)
    found: Bools = of_that & (country >= 0) & (c.actors.count[left] == 0)
    return found


_NOBODY = np.zeros(0, np.int32)
FEATURES: tuple[str, ...] = tuple(name for name, _ in _all(make_columns((), {}), _NOBODY, _NOBODY))
"""Names of the features, in the order of their columns."""
