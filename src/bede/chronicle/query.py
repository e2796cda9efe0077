"""Questions to the chronicle: nested rows of claims, events and documents, ready for JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from bede.chronicle.filters import ClaimFilter, where
from bede.chronicle.shapes import SHAPES
from bede.chronicle.write import Chronicle

EVERYTHING = ClaimFilter()


def claims(
    chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING, *, as_they_count: bool = False
) -> Iterator[dict[str, Any]]:
    """Yield claims with actors, recipients, voices, place and amounts nested; dates as ISO text.

    In the order of event time, then as the document tells them; undated claims come last. ``as_they_count``: without
    those that people judged wrong, and with the values that they put in; else as they were coded.
    """
    return plain(typed_rows(chronicle, "counted_claims" if as_they_count else "claims", wanted))


def events(chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING) -> Iterator[dict[str, Any]]:
    """Yield events in the order of event time, undated last.

    Type, status, parties, country, place and time are asked of the event, all else of any of its claims.
    """
    return plain(typed_rows(chronicle, "events", wanted))


def documents(chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING) -> Iterator[dict[str, Any]]:
    """Yield documents with their text and blocks, by date of publication, undated last.

    Document and publisher are asked of the document, all else of any of its claims.
    """
    return plain(typed_rows(chronicle, "documents", wanted))


def typed_rows(chronicle: Chronicle, table: str, wanted: ClaimFilter) -> Iterator[dict[str, Any]]:
    """Yield the same rows with dates as ``datetime.date``."""
    condition, parameters = where(table, wanted)
    for row in chronicle.rows(SHAPES[table].query(condition, wanted.limit), parameters):
        yield dict(row)


def plain(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows with dates as ISO text, ready for JSON."""
    for row in rows:
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value
