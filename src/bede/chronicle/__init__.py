"""The record as one DuckDB file: schema, writing, queries, evidence, export."""

from bede.chronicle.coded_rows import CodedPage
from bede.chronicle.write import Chronicle
from bede.chronicle.written import Written

__all__ = ["Chronicle", "CodedPage", "Written"]
