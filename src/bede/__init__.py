"""bede reads the news and keeps the record: who did what to whom, when, where, according to whom."""

from importlib.metadata import version

__version__ = version("bede")
