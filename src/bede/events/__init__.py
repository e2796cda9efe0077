"""Step six: join claims that speak of one happening, and documents that copy one another. One verb, ``link``."""

from bede.events.claims import LinkClaim
from bede.events.families import LinkDocument, find_families
from bede.events.ladders import find_ladders
from bede.events.link import link
from bede.events.stories import find_stories

__all__ = ["LinkClaim", "LinkDocument", "find_families", "find_ladders", "find_stories", "link"]
