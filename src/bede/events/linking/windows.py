"""The days on which a claim is compared with claims of other documents."""

from dataclasses import dataclass

import numpy as np

from bede.events.linking.columns import OPEN_END, Bools, Columns, Ints
from bede.settings import EventsOptions


@dataclass(frozen=True, slots=True)
class Windows:
    """First and last day, as ordinals, on which each claim is compared; ``known`` is False where on none.

    ``wide``: the window is wider than ``widest_days``; such claims are compared by finer keys (``wide.py``).
    """

    first: Ints
    last: Ints
    known: Bools
    wide: Bools

    def overlap(self, left: Ints, right: Ints) -> Bools:
        """Return for each pair whether both are compared on one day."""
        first = np.maximum(self.first[left], self.first[right])
        found: Bools = first <= np.minimum(self.last[left], self.last[right])
        return found & self.known[left] & self.known[right]


def windows(columns: Columns, options: EventsOptions) -> Windows:
    """Return the window of each claim.

    It is the interval of a dated claim, unless that is wider than ``year_days``: a decade overlaps with everything.
    An undated act is taken to be news: it is compared on the ``news_days`` before its publication, as far as what
    bounds it allows. Where no publication is known, it is compared within its document and family only.
    """
    news = np.maximum(columns.earliest, columns.published - options.news_days)
    first = np.where(columns.dated, columns.earliest, news)
    last = np.where(columns.dated, columns.latest, np.minimum(columns.latest, columns.published))
    known = np.where(columns.dated, True, columns.published >= 0) & (last < OPEN_END)
    known &= (first <= last) & (last - first <= options.year_days)
    wide = known & (last - first > options.widest_days)
    return Windows(first.astype(np.int32), last.astype(np.int32), known, wide)
