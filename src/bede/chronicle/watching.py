"""The tables of watching as things of the model, out of the file and into rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from bede.chronicle.columns import Row, Table
from bede.chronicle.page_rows import utc
from bede.chronicle.tables.watching import ARTICLES, DELIVERIES, EDITS, FEED_ITEMS, FEEDS, NOTICED_RUNS, NOTICES
from bede.chronicle.write import Beside, Chronicle
from bede.model import Article, Delivery, Edit, FeedState, ListedItem, Notice, WatchedFeed

Kept = WatchedFeed | ListedItem | Article | Edit | Notice | Delivery
T = TypeVar("T", bound=Kept)

_TABLES: dict[type[Any], Table] = {
    WatchedFeed: FEEDS,
    ListedItem: FEED_ITEMS,
    Article: ARTICLES,
    Edit: EDITS,
    Notice: NOTICES,
    Delivery: DELIVERIES,
}


def rows_of(things: Iterable[Kept]) -> Beside:
    """Return the rows of things of all kinds, by their tables."""
    found: dict[str, tuple[Table, list[Row]]] = {}
    for thing in things:
        table = _TABLES[type(thing)]
        found.setdefault(table.name, (table, []))[1].append(_row(thing))
    return list(found.values())


def noticed_rows(runs: Iterable[str], at: datetime) -> Beside:
    """Return the rows that say that the news of some runs is told."""
    return [(NOTICED_RUNS, [{"run_id": run, "noticed": utc(at)} for run in runs])]


def load(chronicle: Chronicle, kind: type[T], condition: str = "true", parameters: Any = None) -> Iterator[T]:
    """Yield the things of a kind that meet a condition in SQL, in the order of their keys."""
    table = _TABLES[kind]
    sql = f"SELECT * FROM {table.name} WHERE {condition} ORDER BY {', '.join(table.key)}"
    for row in chronicle.rows(sql, parameters):
        yield kind(**{name: _value(name, value) for name, value in row.items()})


def among(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the parameters of a condition ``IN (SELECT unnest($names))``."""
    return {"names": list(names)}


def _row(thing: Kept) -> Row:
    return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _value(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    if name == "state":
        return FeedState(value)
    return tuple(value) if isinstance(value, list) else value
