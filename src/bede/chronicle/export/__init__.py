"""Export of nested rows to JSON Lines, CSV (with a Frictionless descriptor) and Parquet."""

from bede.chronicle.export.export import FORMATS, export

__all__ = ["FORMATS", "export"]
