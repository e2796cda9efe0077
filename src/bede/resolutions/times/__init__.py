"""When: the arithmetic of dating words, one module per kind of word, and the time of each frame."""
