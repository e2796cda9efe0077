"""Step five: put frames and their resolved values together as claims. One verb, ``code``."""

from bede.claims.code import code

__all__ = ["code"]
