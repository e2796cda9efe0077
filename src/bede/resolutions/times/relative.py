"""Words that name a unit of the calendar seen from a day: "last week", "that year", "the end of the month"."""

from dataclasses import replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.bounds import part_of
from bede.resolutions.times.context import SPANS, Context, back, stretch
from bede.resolutions.times.core import Core, TimexType, length, value_of
from bede.resolutions.times.periods import SEASONS, decade_of, month_of, season_of, season_value, year_of
from bede.resolutions.times.quarters import quarter_of
from bede.text.calendar import add_months

_SUNDAY = 6
_STEPS = {"last": -1, "previous": -1, "past": -1, "latest": -1, "next": 1, "coming": 1, "following": 1}
_TOLD = frozenset({"the previous", "the following", "that", "the same", "that same"})
"""Words that count from the day told last, where one was told."""


def relative_unit(context: Context) -> Core | None:
    """Read "last week", "earlier this year", "late last month", "next summer", "that year"."""
    relation, name = context.word("rel"), context.unit
    step = _STEPS.get(relation.removeprefix("the ").removeprefix("this "), 0)
    if relation in _TOLD and name not in SEASONS:
        return _unit_told(context, name, step)
    reference = context.reference
    if reference is None:
        return None
    if name in SEASONS:
        season = _season(reference, name, step)
        return Core(season, season_value(season, name))
    if relation in {"the next", "the coming"} and context.lead in SPANS:  # "over the next week"
        end = back(reference, -1, name)
        return Core(stretch(reference, end, TimeBasis.RELATIVE), length(1, name), TimexType.DURATION)
    if relation == "this past":
        told = stretch(back(reference, 1, name), reference, TimeBasis.RELATIVE)
        return Core(unit(reference, name, step), told=told)
    return _own_unit(context, reference, name, step)


def _unit_told(context: Context, name: str, step: int) -> Core | None:
    """Return the unit around the day told last; where none was, only the value, from the document's day."""
    if name == "year" and context.year_told is not None:
        return Core(year_of(context.year_told.year + step, TimeBasis.CARRIED))
    reference = context.anchor or context.reference
    if reference is None:
        return None
    found = unit(reference, name, step)
    return Core(replace(found, basis=TimeBasis.CARRIED) if context.anchor else None, value_of(Core(found)))


def _own_unit(context: Context, reference: date, name: str, step: int) -> Core:
    """Return the unit so many steps from the document's own; of that the part that is over, or yet to come."""
    part = context.word("part").removesuffix(" in")
    if step == 0:
        reference = _day_spoken_of(context, reference, name)
    found = unit(reference, name, step)
    value = f"{found.earliest:%Y}"[:2] if name == "century" else None
    if step == 0 and part == "later":
        return Core(found, value, told=replace(found, earliest=context.reference))
    if step == 0 and not context.future and (part == "earlier" or not (part or context.lead)):
        # What is told as done "this year" was done by now.
        return Core(found, value, told=replace(found, latest=context.reference))
    return Core(found, value)


def _day_spoken_of(context: Context, reference: date, name: str) -> date:
    """Return the day whose week is meant: what is told as done on a Sunday was done in the week that ends."""
    back_to = name == "week" and reference.weekday() == _SUNDAY and not context.future
    return reference - timedelta(days=1) if back_to else reference


def unit(reference: date, name: str, step: int) -> When:
    """Return the calendar week (from Monday), month, quarter, year, decade ``step`` away from the reference's own."""
    if name == "week":
        # On a Sunday "last week" is the one just over, and "this week" the one to come.
        monday = reference - timedelta(days=0 if reference.weekday() == _SUNDAY else reference.weekday())
        monday += timedelta(weeks=step)
        return When(monday, monday + timedelta(days=6), Precision.WEEK, TimeBasis.RELATIVE)
    if name == "month":
        first = add_months(reference.replace(day=1), step)
        return month_of(first.year, first.month, TimeBasis.RELATIVE)
    if name == "quarter":
        first = add_months(reference.replace(month=(reference.month - 1) // 3 * 3 + 1, day=1), step * 3)
        return quarter_of(first.year, (first.month + 2) // 3, TimeBasis.RELATIVE)
    if name == "decade":
        return decade_of(reference.year + 10 * step, TimeBasis.RELATIVE)
    if name == "century":
        first = date(reference.year // 100 * 100 + 100 * step, 1, 1)
        return When(first, date(first.year + 99, 12, 31), Precision.LONGER, TimeBasis.RELATIVE)
    return year_of(reference.year + step, TimeBasis.RELATIVE)


def _season(reference: date, name: str, step: int) -> When:
    """Return the last season of that name that is over, the next one to begin, or the one that is or is nearest."""
    around = [season_of(reference.year + n, name, TimeBasis.RELATIVE) for n in (-2, -1, 0, 1)]
    over = [s for s in around if s.latest and s.latest < reference]
    ahead = [s for s in around if s.earliest and s.earliest > reference]
    if step < 0:
        return over[-1]
    if step > 0:
        return ahead[0]
    present = next((s for s in around if s not in over and s not in ahead), None)
    return present or next((s for s in around if s.earliest and s.earliest.year == reference.year), ahead[0])


def the_unit(context: Context) -> Core | None:
    """Read "the year", "the week": the document's own."""
    if context.reference is None:
        return None
    name = context.unit
    if name in SEASONS:
        season = _season(context.reference, name, 0)
        return Core(season, season_value(season, name))
    if context.groups.get("ended") is not None:  # "the year ended Sept. 30"
        return Core(None, length(1, name), TimexType.DURATION)
    found = unit(_day_spoken_of(context, context.reference, name), name, 0)
    return Core(found, told=None if context.future else replace(found, latest=context.reference))


def end_of_unit(context: Context) -> Core | None:
    """Read "the end of last week", "the end of the year", "year's end".

    "The year" of a past act may be any year, so an act is dated by it only where its end is reached.
    """
    if context.reference is None:
        return None
    found = unit(context.reference, context.unit, _STEPS.get(context.word("rel"), 0))
    value = value_of(Core(found))
    if not context.word("rel") and context.unit == "year" and found.latest:  # "year-end" is its last day
        value = back(found.latest, context.lead == "since", "year").isoformat()
    the = context.word("rel") not in {"this", "last", "next"}
    if the and not context.future and found.latest and found.latest > context.reference:
        return Core(None, value)
    ended = found if context.lead in {"by", "until", "before", "toward"} else part_of(found, "end")
    return Core(ended, value, inside=True)
