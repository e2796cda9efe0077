"""Events over time, by month or year and kind of act. A chosen time is left aside, so that the rest stays in sight."""

from dataclasses import replace
from datetime import date

from typing_extensions import TypedDict

from bede.chronicle.pages.rows import Bin
from bede.chronicle.pages.wanted import EventFilter, names_of, parameters, where
from bede.chronicle.write import Chronicle

_MONTHS = 240
"""Months that a histogram spans at most; 20 years of bars two pixels wide fill a phone."""


class Histogram(TypedDict):
    """Events by month; by year where they span more than twenty years."""

    unit: str
    """``month`` or ``year``."""
    bins: list[Bin]
    """In order; months without events are left out."""
    undated: int
    """Events that stand in no bin, for they have no date of their own."""


def histogram_of(chronicle: Chronicle, wanted: EventFilter) -> Histogram:
    """Return the events that fit all that is wanted but ``since`` and ``until``, over time."""
    wanted = replace(wanted, since=None, until=None)
    sql = f"""SELECT CASE WHEN e.untimed THEN NULL ELSE date_trunc('month', coalesce(e.earliest, e.latest))::DATE
            END AS start, e.quad, count(*) AS n
        FROM pages.events e WHERE {where(names_of(wanted))} GROUP BY ALL ORDER BY ALL"""
    counted = [(row["start"], row["quad"], row["n"]) for row in chronicle.rows(sql, parameters(wanted))]
    months = [start for start, _, _ in counted if start is not None]
    unit = "year" if months and _month(months[-1]) - _month(months[0]) >= _MONTHS else "month"
    bins: dict[date, list[int]] = {}
    for start, quad, number in counted:
        if start is not None:
            quads = bins.setdefault(start.replace(month=1) if unit == "year" else start, [0, 0, 0, 0])
            quads[quad - 1] += number
    return {
        "unit": unit,
        "bins": [{"start": start, "count": sum(quads), "quads": quads} for start, quads in bins.items()],
        "undated": sum(number for start, _, number in counted if start is None),
    }


def _month(day: date) -> int:
    return day.year * 12 + day.month
