"""Annotated claims: the format, its rules, and the texts that it points into."""
