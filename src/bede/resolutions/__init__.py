"""Step four: say whom, where and when the mentions of a document mean. One verb, ``resolve``."""

from bede.resolutions.resolve import resolve

__all__ = ["resolve"]
