"""Step three: find the sentences of a document and what they name. One verb, ``annotate``."""

from bede.parses.annotate import annotate, annotate_all
from bede.parses.reader import Reader, Reading, Split
from bede.parses.sentences import split_sentences
from bede.parses.trained import TrainedReader

__all__ = ["Reader", "Reading", "Split", "TrainedReader", "annotate", "annotate_all", "split_sentences"]
