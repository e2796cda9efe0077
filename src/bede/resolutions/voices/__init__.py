"""According to whom: the speakers of each frame."""
