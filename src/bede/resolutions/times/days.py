"""Words that name a day without its date: weekdays, the weekend, "today", and days that hang on another one."""

from dataclasses import replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, back, single, stretch
from bede.resolutions.times.core import Core, value_of
from bede.resolutions.times.hours import at_daytime
from bede.text.calendar import (
    weekday_not_after,
    weekday_not_before,
    weekday_number,
)

_SATURDAY = 5


def weekday(context: Context) -> Core | None:
    """Read "Wednesday", "late Sunday", "last Friday", "Monday morning"."""
    number = weekday_number(context.word("w"))
    if number is None:
        return None
    if context.reference is None:
        return Core(None, f"XXXX-WXX-{number + 1}")
    relation = context.word("rel")
    if relation in {"the previous", "the following", "the next"} and context.anchor:
        back_from = context.anchor - timedelta(days=1)
        day = weekday_not_after(back_from, number)
        if relation != "the previous":
            day = weekday_not_before(context.anchor + timedelta(days=1), number)
        return at_daytime(single(day, TimeBasis.CARRIED), context)
    return at_daytime(single(nearest_weekday(number, context, context.reference), TimeBasis.RELATIVE), context)


def nearest_weekday(number: int, context: Context, reference: date) -> date:
    """Return the weekday on the side of the act; "last" and "next" never mean the document's own day."""
    relation = context.word("rel").removeprefix("the ")
    if relation in {"next", "following"}:
        return weekday_not_before(reference + timedelta(days=1), number)
    if relation in {"last", "past", "this past", "previous"}:
        return weekday_not_after(reference - timedelta(days=1), number)
    if context.ahead or relation == "this coming":
        return weekday_not_before(reference, number)
    return weekday_not_after(reference, number)


def range_of_weekdays(context: Context) -> Core | None:
    """Read "from Monday to Wednesday"."""
    first, last = weekday_number(context.word("w1")), weekday_number(context.word("w2"))
    if first is None or last is None or context.reference is None:
        return None
    if context.future:
        start = weekday_not_before(context.reference, first)
        when = stretch(start, weekday_not_before(start, last), TimeBasis.RELATIVE)
        return Core(when, told=when)
    end = weekday_not_after(context.reference, last)
    when = stretch(weekday_not_after(end, first), end, TimeBasis.RELATIVE)
    return Core(when, told=when)


def weekend(context: Context) -> Core | None:
    """Read "over the weekend": Saturday and Sunday; on a weekend the one that is, unless it is "last" or "next"."""
    if context.reference is None:
        return None
    relation, today = context.word("rel"), context.reference
    if relation in {"next", "the coming"}:
        saturday = weekday_not_before(today + timedelta(days=1), _SATURDAY)
    elif relation == "last":
        saturday = weekday_not_after(today - timedelta(days=2), _SATURDAY)
    elif "past" not in relation and today.weekday() < _SATURDAY and _is_to_come(relation, context, today):
        saturday = weekday_not_before(today, _SATURDAY)
    else:
        saturday = weekday_not_after(today, _SATURDAY)
    found = When(saturday, saturday + timedelta(days=1), Precision.DAYS, TimeBasis.RELATIVE)
    return Core(found, f"{saturday:%G-W%V}-WE")


def _is_to_come(relation: str, context: Context, today: date) -> bool:
    """Return whether the weekend named on a weekday is the one ahead: "this weekend" is, unless told on a Monday."""
    ahead = not context.sure and relation == "this" and today.weekday() > 0
    return ahead or context.future or context.lead == "before"


_DAY_SHIFT = {"yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "last night": (-1, 0)}


def named_day(context: Context) -> Core | None:
    """Read "today", "yesterday", "overnight" (the night may lie on either side of midnight)."""
    if context.reference is None:
        return None
    name, today = context.word("n"), context.reference
    first, last = _DAY_SHIFT.get(name, (0, 0))
    found = stretch(today + timedelta(days=first), today + timedelta(days=last), TimeBasis.RELATIVE)
    return at_daytime(found, context, name)


_AFTER, _BEFORE = frozenset({"next", "following", "after"}), frozenset({"previous", "before"})


def anchored_day(context: Context) -> Core | None:
    """Read "the same day", "the next morning", "the day before": carried from the day that was told last.

    Where none was told, the TIMEX3 value counts from the document's day, as annotators do; no act is dated so.

    "Later in the day" is the document's own day where no other was told: news is written on its day.
    """
    words = context.word("n").split()
    if context.anchor is None:
        if context.reference is None:
            return None
        if words[1:] == ["in", "the", "day"]:
            return Core(single(context.reference, TimeBasis.RELATIVE))
        core = at_daytime(single(context.reference + _shift(words), TimeBasis.RELATIVE), context, words[-1])
        return replace(core, when=None, value=value_of(core))
    found = single(context.anchor + _shift(words), TimeBasis.CARRIED)
    return at_daytime(found, context, words[-1])


def _shift(words: list[str]) -> timedelta:
    return timedelta(days=1 if _AFTER & set(words) else -1 if _BEFORE & set(words) else 0)


def anchored_units(context: Context) -> Core | None:
    """Read "three days later", "a week earlier": exact in days and weeks; longer units name no day."""
    number, unit = context.number, context.unit
    direction = context.word("dir")
    clause = direction in {"before", "after", "prior"} and context.groups.get("last") is None
    if clause or context.anchor is None or number is None or unit not in {"day", "week", "month", "year"}:
        return None  # "two days after the vote" hangs on a day of its own
    # "He fled on 20 May, two days after he was [sued]": the act comes before the day told.
    sign = 1 if direction in {"earlier", "after"} else -1
    middle = back(context.anchor, sign * number, unit)
    if unit == "day":
        return Core(single(middle, TimeBasis.CARRIED))
    if unit in {"month", "year"}:
        return Core(None, f"{middle:%Y-%m}" if unit == "month" else f"{middle:%Y}")
    three = timedelta(days=3)
    return Core(When(middle - three, middle + three, Precision.WEEK, TimeBasis.CARRIED))
