"""Step three: find the sentences of a document and what they name. One verb, ``annotate``."""

from bede.parses.annotate import annotate
from bede.parses.reader import Reader, Reading
from bede.parses.sentences import split_sentences
from bede.parses.trained import TrainedReader

__all__ = ["Reader", "Reading", "TrainedReader", "annotate", "split_sentences"]
