"""The date of a document that tells none: bounded by who held office, and by the dates that it tells as past."""

from bede.resolutions.background.bound import date_by_background

__all__ = ["date_by_background"]
