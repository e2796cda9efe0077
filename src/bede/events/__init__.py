"""Step six: join claims that speak of one happening, and documents that copy one another. One verb, ``link``."""

from bede.events.claims import LinkClaim
from bede.events.families import LinkDocument, find_families
from bede.events.link import link

__all__ = ["LinkClaim", "LinkDocument", "find_families", "link"]
