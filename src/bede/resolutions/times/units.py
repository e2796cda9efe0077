"""Words that count units from the document's day: "last week", "two months ago", "within 30 days"."""

from dataclasses import replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, back, directed, part_of, stretch
from bede.resolutions.times.periods import SEASONS, month_of, season_of, year_of
from bede.text.calendar import add_months, month_end

_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1}


def relative_unit(context: Context) -> When | None:
    """Read "last week", "earlier this year", "late last month", "next summer"."""
    if context.reference is None:
        return None
    name = context.word("u")
    step = _STEPS.get(context.word("rel").removeprefix("the "), 0)
    if name in SEASONS:
        return directed(_season(context.reference, name, step), context)
    found, part = unit(context.reference, name, step), context.word("part")
    if step == 0 and part == "later":
        return replace(found, earliest=context.reference)
    if step == 0 and not context.future and (part == "earlier" or not (part or context.word("dir"))):
        return replace(found, latest=context.reference)  # what is told as done "this year" was done by now
    return directed(found if part in {"earlier", "later"} else part_of(found, part), context)


def unit(reference: date, name: str, step: int) -> When:
    """Return the calendar week (from Monday), month, quarter or year ``step`` away from the reference's own."""
    if name == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
        return When(monday, monday + timedelta(days=6), Precision.WEEK, TimeBasis.RELATIVE)
    if name == "month":
        first = add_months(reference.replace(day=1), step)
        return month_of(first.year, first.month, TimeBasis.RELATIVE)
    if name == "quarter":
        first = add_months(reference.replace(month=(reference.month - 1) // 3 * 3 + 1, day=1), step * 3)
        return When(first, month_end(first.year, first.month + 2), Precision.QUARTER, TimeBasis.RELATIVE)
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


def past_units(context: Context) -> When | None:
    """Read "in the past 24 hours", "over the last three days"; "in recent weeks" has no beginning."""
    if context.reference is None:
        return None
    number = context.number
    if number is None and not context.word("n") and not context.word("u").endswith("s"):
        number = 1
    if number is None:
        return stretch(None, context.reference, TimeBasis.RELATIVE)
    start = back(context.reference, number, context.word("u").removesuffix("s"))
    return stretch(start, context.reference, TimeBasis.RELATIVE)


def coming_units(context: Context) -> When | None:
    """Read "within 30 days", "over the next two weeks"; "in the coming days" has no end. Only of acts ahead."""
    if context.reference is None or not context.future:
        return None
    number = context.number
    if number is None and not context.word("n") and not context.word("u").endswith("s"):
        number = 1
    if number is None:
        return stretch(context.reference, None, TimeBasis.RELATIVE)
    end = back(context.reference, -number, context.word("u").removesuffix("s"))
    return stretch(context.reference, end, TimeBasis.RELATIVE)


def units_ago(context: Context) -> When | None:
    """Read "two days ago" as a day, "two months ago" as that month; "several weeks ago" is only over."""
    number, name = context.number, context.word("u").removesuffix("s")
    if context.reference is None:
        return None
    if number is None:
        return stretch(None, context.reference, TimeBasis.RELATIVE)
    middle = back(context.reference, number, name)
    if context.word("about"):
        return stretch(None, middle, TimeBasis.RELATIVE)
    if name in {"minute", "hour"}:
        days = number // (24 if name == "hour" else 1440)
        return stretch(middle, context.reference - timedelta(days=days), TimeBasis.RELATIVE)
    if name == "day":
        return stretch(middle, middle, TimeBasis.RELATIVE)
    return _around(middle, name)


def _around(middle: date, name: str) -> When:
    """Return the week around a day, or the month, year or decade's length of years that it stands for."""
    if name == "week":
        three = timedelta(days=3)
        return When(middle - three, middle + three, Precision.WEEK, TimeBasis.RELATIVE)
    if name == "decade":
        return stretch(date(middle.year - 5, 1, 1), date(middle.year + 4, 12, 31), TimeBasis.RELATIVE)
    return unit(middle, name, 0)


def end_of_unit(context: Context) -> When | None:
    """Read "by the end of last week", "at the end of the year", "by year's end".

    "The year" of a past act may be any year, so it has a value only where its end is reached.
    """
    if context.reference is None:
        return None
    step = _STEPS.get(context.word("rel"), 0)
    found = unit(context.reference, context.word("u"), step)
    the = context.word("rel") not in {"this", "last", "next"}
    if the and not context.future and found.latest and found.latest > context.reference:
        return None
    if context.word("dir") == "at":
        return part_of(found, "end")
    return directed(found if context.word("dir") != "before" else part_of(found, "end"), context)
