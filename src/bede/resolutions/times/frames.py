"""The time of each act: its own dating words seen from the document's day, or an honest bound."""

import re
from datetime import date

from bede.knowledge.words.times import find_times
from bede.model import Document, Frame, Parse, Precision, Resolution, Status, TimeBasis, When
from bede.resolutions.times.context import Context
from bede.resolutions.times.rules import RULES
from bede.settings import ResolutionsOptions

_FUTURE = frozenset({Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.REQUESTED, Status.POSSIBLE})
_PERFECT = re.compile(r"\b(?:have|having|had|has)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_LOOK_BACK = 2  # sentences; a day told farther back is as often not the one that "the next day" hangs on


def frame_times(document: Document, parse: Parse, options: ResolutionsOptions) -> tuple[Resolution[When], ...]:
    """Return when the act of each frame took or takes place.

    Without dating words, or with words that can't be told, a past act is bounded by the day of publication
    from above (basis none); a future one has no bound. Words that hang on another day ("the next day") hang
    on the day that was told last, in the same sentence or the two before (basis carried).
    """
    return tuple(_frame_time(document, parse, frame, options) for frame in parse.frames)


def _frame_time(document: Document, parse: Parse, frame: Frame, options: ResolutionsOptions) -> Resolution[When]:
    published = document.published.value.latest if document.published.value else None
    future = frame.status in _FUTURE and not _told_as_past(document, frame)
    found: Resolution[When] = Resolution("", None, "none", 0.0)
    if frame.time is not None:
        text = document.text[frame.time.span.start : frame.time.span.end]
        opening = parse.sentences[max(0, frame.sentence - _LOOK_BACK)].span.start
        before = document.text[opening : frame.time.span.start]
        anchor = _day_told_last(before, published, future=future, options=options)
        found = read_time(text, published, future=future, options=options, anchor=anchor)
    if found.value is not None or future or published is None:
        return found
    bound = When(None, published, Precision.UNKNOWN, TimeBasis.NONE)
    method = "not-after-publication" if frame.time is None else f"{found.method}:not-after-publication"
    return Resolution(found.text, bound, method, 0.3)


def _day_told_last(before: str, published: date | None, *, future: bool, options: ResolutionsOptions) -> date | None:
    for _, match in reversed(find_times(before)):
        when = read_time(match.group(), published, future=future, options=options).value
        if when is not None and when.precision is Precision.DAY:
            return when.earliest
    return None


def _told_as_past(document: Document, frame: Frame) -> bool:
    """Return whether a merely possible act lies behind: "may have struck on Monday"."""
    before = document.text[max(0, frame.trigger.start - 40) : frame.trigger.start]
    return frame.status is Status.POSSIBLE and _PERFECT.search(before) is not None


def read_time(
    text: str,
    reference: date | None,
    *,
    future: bool,
    options: ResolutionsOptions,
    anchor: date | None = None,
) -> Resolution[When]:
    """Return the interval that dating words mean on the day ``reference``; ``future`` for acts not yet done.

    ``method`` is the name of the rule; where it gives no value, with the reason: ``no-reference``,
    ``too-far-ahead``, ``off-the-calendar``, ``untold``.
    """
    found = find_times(text)
    if not found:
        return Resolution(text, None, "none", 0.0)
    pattern, match = found[0]
    try:
        when = RULES[pattern.rule](Context(match.groupdict(), reference, future, anchor))
    except (OverflowError, ValueError):  # from date arithmetic: before the year 1 or after 9999
        return Resolution(text, None, f"{pattern.rule}:off-the-calendar", 0.0)
    if when is None:
        reason = "no-reference" if reference is None else "untold"
        return Resolution(text, None, f"{pattern.rule}:{reason}", 0.0)
    if when.earliest and reference and (when.earliest - reference).days > options.lookahead_days:
        return Resolution(text, None, f"{pattern.rule}:too-far-ahead", 0.0)
    return Resolution(text, when, pattern.rule, 0.9)
