"""How two lists of parties agree, for many pairs at once."""

from dataclasses import dataclass

import numpy as np

from bede.events.linking.columns import Bools, Ints
from bede.events.linking.parties import Parties


@dataclass(frozen=True, slots=True)
class Alike:
    """How the parties of one side agree; of the first six, at most the first that holds is true.

    ``entity``: the same one (``state``: and it is a state); ``organ``: a state and an organ or person of it;
    ``sector``: two organs of one sector and country; ``country``: of one country; ``word``: unnamed, called by the
    same word. ``foreign``: their countries are known and all differ; ``other``: none of these. ``every``: all that
    either names are the same. ``once``, ``never``: only one of the claims tells it, or none.
    """

    entity: Bools
    state: Bools
    organ: Bools
    sector: Bools
    country: Bools
    word: Bools
    foreign: Bools
    other: Bools
    every: Bools
    once: Bools
    never: Bools

    @property
    def some(self) -> Bools:
        """Whether a party is the same, or a state and its own organ."""
        found: Bools = self.entity | self.organ
        return found


def parties_alike(mine: Parties, theirs: Parties, left: Ints, right: Ints) -> Alike:
    """Return how the parties that the left claims have in ``mine`` agree with those of the right ones in ``theirs``."""
    entity, state, organ, sector, country, foreign = (np.zeros(len(left), np.bool_) for _ in range(6))
    matched_left, matched_right = np.zeros(len(left), np.int32), np.zeros(len(left), np.int32)
    places = range(mine.entity.shape[1])
    used = [place for place in places if (mine.entity[left, place] >= 0).any()]
    used_right = [place for place in places if (theirs.entity[right, place] >= 0).any()]
    hits_right = {place: np.zeros(len(left), np.bool_) for place in used_right}
    for place in used:
        a, a_land, a_state = mine.entity[left, place], mine.country[left, place], mine.is_state[left, place]
        hit = np.zeros(len(left), np.bool_)
        for other in used_right:
            b, b_land = theirs.entity[right, other], theirs.country[right, other]
            b_state = theirs.is_state[right, other]
            same = (a >= 0) & (a == b)
            land = (a_land >= 0) & (a_land == b_land) & ~same
            entity |= same
            state |= same & a_state
            organ |= land & (a_state | b_state)
            sector |= land & (mine.sector[left, place] == theirs.sector[right, other])
            country |= land
            foreign |= (a_land >= 0) & (b_land >= 0) & (a_land != b_land)
            hit |= same
            hits_right[other] |= same
        matched_left += hit
    for found in hits_right.values():
        matched_right += found
    count_a, count_b = mine.count[left], theirs.count[right]
    every = entity & (matched_left >= count_a) & (matched_right >= count_b)
    word = _called_alike(mine, theirs, left, right)
    told_a = (count_a > 0) | (mine.unnamed[left, 0] >= 0)
    told_b = (count_b > 0) | (theirs.unnamed[right, 0] >= 0)
    organ &= ~entity
    sector &= ~entity & ~organ
    country &= ~entity & ~organ & ~sector
    word &= ~entity & ~organ & ~sector & ~country
    some = entity | organ | sector | country | word
    foreign &= ~some
    once, never = told_a != told_b, ~told_a & ~told_b
    other_ = ~some & ~foreign & told_a & told_b
    return Alike(entity, state, organ, sector, country, word, foreign, other_, every, once, never)


def _called_alike(mine: Parties, theirs: Parties, left: Ints, right: Ints) -> Bools:
    found = np.zeros(len(left), np.bool_)
    for place in range(mine.unnamed.shape[1]):
        for other in range(theirs.unnamed.shape[1]):
            word = mine.unnamed[left, place]
            found |= (word >= 0) & (word == theirs.unnamed[right, other])
    return found
