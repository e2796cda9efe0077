"""Watching feeds: what they list is fetched, coded and linked, and what is new about events is told.

``watching`` is the loop, ``rounds`` one round of it: feeds that are due -> articles -> documents and claims ->
events -> notices -> channels. All state stands in the chronicle, so a watcher that was killed goes on where it was.
"""

from bede.watch.feed_list import WatchList, read_list
from bede.watch.rounds import Round, Watcher
from bede.watch.rules import Rule
from bede.watch.watching import watch

__all__ = ["Round", "Rule", "WatchList", "Watcher", "read_list", "watch"]
