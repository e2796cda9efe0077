"""Words that name no day: "now", "recently", "the future", and sets of times: "daily", "every Thursday"."""

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, stretch
from bede.resolutions.times.core import Core, TimexType, length
from bede.text.calendar import weekday_number


def present(context: Context) -> Core | None:
    """Read "now", "currently": the document's day, of acts ahead that day or later."""
    if context.reference is None:
        return Core(None, "PRESENT_REF")
    end = None if context.future else context.reference
    return Core(stretch(context.reference, end, TimeBasis.RELATIVE), "PRESENT_REF")


def past(context: Context) -> Core | None:
    """Read "recently", "in the past": before the document's day, nothing more."""
    return Core(stretch(None, context.reference, TimeBasis.RELATIVE) if context.reference else None, "PAST_REF")


def ahead(context: Context) -> Core | None:
    """Read "soon", "in the future": of acts ahead, after the document's day, nothing more."""
    when = None
    if context.reference and context.future:
        when = When(context.reference, None, Precision.UNKNOWN, TimeBasis.RELATIVE)
    return Core(when, "FUTURE_REF")


_LY = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_PARTS = {"morning": "TMO", "night": "TNI", "evening": "TEV", "afternoon": "TAF"}


def set_of_units(context: Context) -> Core | None:
    """Read "daily", "each month", "every Thursday", "Tuesday nights": times that come again date no single act."""
    if context.word("w"):
        weekday = weekday_number(context.word("w").removesuffix("s"))
        day = f"XXXX-WXX-{weekday + 1}" if weekday is not None else "XXXX-WXX"
        return Core(None, day + _PARTS.get(context.word("t"), ""), TimexType.SET)
    if context.word("t"):
        return Core(None, f"XXXX-XX-XX{_PARTS[context.word('t')]}", TimexType.SET)
    unit = _LY.get(context.word("ly")) or context.unit
    number: float = 2 if context.word("n") == "other" else context.number or 1.0
    return Core(None, length(number, unit), TimexType.SET)
