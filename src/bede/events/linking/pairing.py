"""Links between claims: the pairs whose score passes the threshold, strongest first."""

from dataclasses import dataclass

import numpy as np

from bede.events.linking.candidates import candidates
from bede.events.linking.columns import Bools, Columns, Floats, Ints
from bede.events.linking.scores import log_odds, odds_of
from bede.settings import EventsOptions


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of rows, ``left`` < ``right``, each once, sorted by log-odds (highest first) and then by rows."""

    left: Ints
    right: Ints
    odds: Floats
    scored: int
    """Pairs that were scored to find them."""

    def __len__(self) -> int:
        return len(self.left)

    def only(self, kept: Bools) -> "Links":
        """Return some of the links."""
        return Links(self.left[kept], self.right[kept], self.odds[kept], self.scored)


def find_links(columns: Columns, rows: Ints, options: EventsOptions, touched: Bools | None = None) -> Links:
    """Return the links between ``rows``; with ``touched``, only those that one of these has."""
    floor, scored = odds_of(options.link_threshold), 0
    found: list[tuple[Ints, Ints, Floats]] = []
    for left, right in candidates(columns, rows, options, touched):
        odds = log_odds(columns, left, right)
        kept = odds >= floor
        found.append((left[kept], right[kept], odds[kept]))
        scored += len(left)
    return sorted_links(found, scored)


def sorted_links(found: list[tuple[Ints, Ints, Floats]], scored: int) -> Links:
    """Return links made of chunks of left rows, right rows and log-odds; the chunks are emptied."""
    none = np.zeros(0, np.int32)
    left = np.concatenate([none, *(chunk[0] for chunk in found)])
    right = np.concatenate([none, *(chunk[1] for chunk in found)])
    odds = np.concatenate([none.astype(np.float32), *(chunk[2] for chunk in found)])
    found.clear()
    order = np.lexsort((right, left, -odds))
    left, right, odds = left[order], right[order], odds[order]
    once = np.ones(len(left), np.bool_)
    once[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])  # one pair has one score: its doubles are neighbours
    return Links(left[once], right[once], odds[once], scored)
