"""Words that count units: "the past 24 hours", "two months ago", "within 30 days", "for ten days"."""

from dataclasses import replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import SPANS, Context, back, number_of, stretch
from bede.resolutions.times.core import Core, TimexType, length, value_of
from bede.resolutions.times.relative import unit

_MORE = frozenset({"more than", "at least", "well over"})


def _number(context: Context) -> float | None:
    """Return how many units: one where a single one stands alone ("the past week", "week-long")."""
    if not context.word("n") and not context.word("u").endswith("s"):
        return 1
    return context.number


def past_units(context: Context) -> Core | None:
    """Read "in the past 24 hours", "over the last three days"; "in recent weeks" has no beginning."""
    number = _number(context)
    if number is not None and context.word("half"):
        number += 0.5
    value = length(number, context.unit)
    if context.reference is None:
        return Core(None, value, TimexType.DURATION)
    start = _start(context.reference, number, context.unit) if number is not None else None
    return Core(stretch(start, context.reference, TimeBasis.RELATIVE), value, TimexType.DURATION)


def _start(day: date, number: float, name: str) -> date:
    """Return where the last so many units begin; several years are counted as calendar years."""
    start = back(day, number, name)
    return start.replace(month=1, day=1) if (name == "year" and number >= 2) or name == "decade" else start


def coming_units(context: Context) -> Core | None:
    """Read "the next two weeks"; "the coming days" has no end. Only of acts ahead."""
    number = number_of(context.word("n2")) or _number(context)
    value = length(context.number or number, context.unit)
    if context.reference is None or not context.future:
        return Core(None, value, TimexType.DURATION)
    end = back(context.reference, -number, context.unit) if number is not None else None
    return Core(stretch(context.reference, end, TimeBasis.RELATIVE), value, TimexType.DURATION)


def duration(context: Context) -> Core | None:
    """Read "within 30 days", "in two weeks", "for two months": a length of time, and where it tells one an interval.

    Of acts ahead "within" and "in" count from the document's day. What lasted "for" a time is not dated by it.
    """
    number = number_of(context.word("n2")) or _number(context)
    value = length(_number(context), context.unit)
    if context.ongoing and context.reference is not None and number is not None:  # under way for so long
        open_ended = context.lead == "over" or context.word("about") in _MORE
        start = None if open_ended else _start(context.reference, number, context.unit)
        return Core(stretch(start, context.reference, TimeBasis.RELATIVE), value, TimexType.DURATION)
    ahead = context.lead in {"within", "in", "for"} or context.lead in SPANS
    if context.reference is None or not context.future or not ahead or number is None:
        return Core(None, value, TimexType.DURATION)
    end = back(context.reference, -number, context.unit)
    return Core(stretch(context.reference, end, TimeBasis.RELATIVE), value, TimexType.DURATION)


def units_ago(context: Context) -> Core | None:
    """Read "two days ago" as a day, "two months ago" as that month; "several weeks ago" is only over."""
    number, name = context.number, context.unit
    if number is None or context.reference is None:
        when = stretch(None, context.reference, TimeBasis.RELATIVE) if context.reference else None
        return Core(when, length(None, name), TimexType.DURATION)
    middle = back(context.reference, number, name)
    core = _ago(middle, number, context)
    if context.word("about") in _MORE or context.word("about2") == "over":
        return replace(core, value=value_of(core), told=stretch(None, middle, TimeBasis.RELATIVE))
    far = number_of(context.word("n2"))
    if far is not None:  # "four or five years ago"
        start = _ago(back(context.reference, far, name), far, context).when
        end = core.when
        if start and end:
            return replace(core, told=stretch(start.earliest, end.latest, TimeBasis.RELATIVE))
    return core


def _ago(middle: date, number: float, context: Context) -> Core:
    """Return the day, or the week around it, or the month, year or decade that it stands for."""
    name = context.unit
    if name in {"minute", "hour"} and context.reference is not None:
        days = int(number // (24 if name == "hour" else 1440))
        when = stretch(middle, context.reference - timedelta(days=days), TimeBasis.RELATIVE)
        return Core(when, length(number, name), TimexType.DURATION)
    if name == "day":
        return Core(stretch(middle, middle, TimeBasis.RELATIVE))
    if name == "week":
        three = timedelta(days=3)
        when = When(middle - three, middle + three, Precision.WEEK, TimeBasis.RELATIVE)
        return Core(when, f"{middle:%G-W%V}")
    if name == "decade":
        when = stretch(date(middle.year - 5, 1, 1), date(middle.year + 4, 12, 31), TimeBasis.RELATIVE)
        return Core(when, f"{middle:%Y}")
    return Core(unit(middle, name, 0))
