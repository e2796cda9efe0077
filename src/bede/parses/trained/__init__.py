"""The reader that was trained: one encoder, one pass over a sentence."""
