"""Words that name a part of a day or an hour; the interval stays the day, the TIMEX3 value tells the hour."""

from dataclasses import replace
from datetime import timedelta

from bede.model import TimeBasis, When
from bede.resolutions.times.context import Context, single, stretch
from bede.resolutions.times.core import Core, TimexType, timex_value
from bede.text.calendar import weekday_not_after, weekday_not_before, weekday_number

_PARTS = {
    "morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI",
    "tonight": "TNI", "midnight": "T24:00"
   ,
}  # fmt: skip


def at_daytime(when: When, context: Context, name: str = "") -> Core:
    """Return a day as it is, or with the part of it that "night", "the morning of" or ``name`` tell.

    The night of a day may end on the next one, and "last night" begins on the day before: its value is that day's.
    """
    words = f"{context.word('t')} {name}".split()
    part = next((_PARTS[word] for word in words if word in _PARTS), None)
    if part is None:
        return Core(when)
    day = replace(when, latest=when.earliest) if name in {"overnight", "last night"} else when
    if name == "overnight" and when.earliest is not None:
        return Core(when, f"{day.earliest}{part}", TimexType.TIME)
    value = timex_value(single(day.earliest, day.basis)) if day.earliest else None
    return Core(when, f"{value}{part}" if value else None, TimexType.TIME)


def clock(context: Context) -> Core | None:
    """Read "9 a.m. Tuesday", "noon", "10:30 p.m.", "14:30 GMT": an hour of the day named, else of the one told last."""
    when = _day(context)
    if when is None or when.earliest is None:
        return None
    # An hour with no day told is one of the document's day or, as news goes to print the day after, the one before.
    own = context.word("w") or context.word("n") or context.anchor or context.future
    told = when if own else stretch(when.earliest - timedelta(days=1), when.latest, when.basis)
    name = context.word("t")
    if name:
        hour = _PARTS[name]
    else:
        number = int(context.word("h"))
        if context.word("ap"):
            number = number % 12 + (12 if context.word("ap") == "p" else 0)
        hour = f"T{number:02}:{context.word('min') or '00'}"
    return Core(when, f"{when.earliest}{hour}", TimexType.TIME, told)


def _day(context: Context) -> When | None:
    reference = context.reference
    number = weekday_number(context.word("w")) if context.word("w") else None
    if number is not None:
        if reference is None:
            return None
        nearest = weekday_not_before if context.ahead else weekday_not_after
        return single(nearest(reference, number), TimeBasis.RELATIVE)
    if context.word("n") and reference is not None:
        shift = {"yesterday": -1, "tomorrow": 1}.get(context.word("n"), 0)
        return single(reference + timedelta(days=shift), TimeBasis.RELATIVE)
    if context.anchor is not None:
        return single(context.anchor, TimeBasis.CARRIED)
    return single(reference, TimeBasis.RELATIVE) if reference else None
