"""The reader that was trained: one encoder, one pass over a sentence."""

from bede.parses.trained.reader import TrainedReader

__all__ = ["TrainedReader"]
