"""The record as one DuckDB file: schema, writing, queries, evidence, export."""

from bede.chronicle.write import Chronicle, CodedPage, Written

__all__ = ["Chronicle", "CodedPage", "Written"]
