"""Resolved values. A value and its reason are two fields, and None is an honest value."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from bede.model.codes import PlacePrecision, Precision, Sector, TimeBasis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Actor:
    """A real party. ``entity`` is a stable id (``Q30`` where Wikidata's is known, else a slug).

    ``country``: ISO 3166-1 alpha-3, or an organisation's own code (``UNO``, ``NATO``, ``EU``);
    None where the text says nothing. ``sector`` as PLOVER's.
    """

    entity: str
    name: str
    country: str | None
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. ``lat``, ``lon`` in degrees (WGS 84), a representative point only.

    ``country`` is ISO 3166-1 alpha-3; None for areas that lie in several countries or in none.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geonames: int | None


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of days ``[earliest, latest]``; None is an open or unknown end.

    ``instant`` keeps the clock time, with its zone where the text tells one, for publication dates.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: TimeBasis
    instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resolution(Generic[T]):
    """What a mention was resolved to, and how.

    ``value`` None: it could not be told. ``method`` names the rule, ``score`` is its confidence in
    0..1, ``rivals`` are the readings that lost.
    """

    text: str
    value: T | None
    method: str
    score: float
    rivals: tuple[T, ...] = ()
