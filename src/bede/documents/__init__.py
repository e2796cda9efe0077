"""Step two: from a page to its document, the text fixed and every block named. One verb, ``clean``."""

from bede.documents.clean import clean

__all__ = ["clean"]
