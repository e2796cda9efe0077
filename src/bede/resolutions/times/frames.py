"""The time of each act: its own dating words seen from the document's day, or an honest bound."""

import re
from datetime import date

from bede.model import Document, Frame, Parse, Precision, Resolution, Status, TimeBasis, When
from bede.resolutions.times.carry import Actors, carry_times
from bede.resolutions.times.expressions import Reading, read_expressions
from bede.resolutions.times.read import Act, read_time
from bede.resolutions.times.tense import lies_ahead
from bede.settings import ResolutionsOptions

_FUTURE = frozenset({Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.REQUESTED, Status.POSSIBLE})
_PERFECT = re.compile(r"\b(?:have|having|had|has)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:until|till|through|by)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:after|before)$", re.IGNORECASE)
_LOOK_BACK = 2  # sentences; a day told farther back is as often not the one that "the next day" hangs on


def frame_times(
    document: Document, parse: Parse, options: ResolutionsOptions, actors: Actors | None = None
) -> tuple[Resolution[When], ...]:
    """Return when the act of each frame took or takes place.

    Words that hang on another day ("the next day") hang on the day that was told last, in the same sentence or the
    two before (basis carried). Words that can't be told bound a past act by the day of publication from above, and
    one ahead from below (basis relative). A past act without dating words has that upper bound too, but basis none;
    one ahead has no bound. Where ``actors``, the parties resolved, are given, times are carried to acts without
    dating words (``carry``).
    """
    times = tuple(_frame_time(document, parse, frame, options) for frame in parse.frames)
    return times if actors is None else carry_times(document, parse, times, actors)


def _frame_time(document: Document, parse: Parse, frame: Frame, options: ResolutionsOptions) -> Resolution[When]:
    published = document.published.value
    future = frame.status in _FUTURE and not _told_as_past(document, frame)
    if frame.time is None:
        return _undated(published, future=future)
    text = document.text[frame.time.span.start : frame.time.span.end]
    ongoing = frame.status is Status.ONGOING
    if frame.status is Status.NOT_OCCURRED:  # "will not meet on Friday", "did not come on Monday"
        future = lies_ahead(document.text, frame.time.span.start, frame.time.span.end)
    ahead = future or (ongoing and _UNTIL.match(text) is not None)
    opening = parse.sentences[max(0, frame.sentence - _LOOK_BACK)].span.start
    anchor = None
    if not _hangs_on_what_follows(document.text, frame):
        anchor = _day_told_last(document.text[opening : frame.time.span.start], published, options)
    found = read_time(text, published, Act(ahead, ongoing, anchor), options)
    if found.value is not None or frame.status is Status.POSSIBLE:  # what is only possible may lie on either side
        return found
    return _bounded(found, published, future=future)


def _hangs_on_what_follows(text: str, frame: Frame) -> bool:
    """Return whether an act's words count from a happening told behind them: "signed two days after [they voted]"."""
    assert frame.time is not None
    span = frame.time.span
    counted = frame.trigger.start < span.start and _COUNTED.search(text[span.start : span.end]) is not None
    return counted and text[span.end : span.end + 2].strip().isalnum()


def _undated(published: When | None, *, future: bool) -> Resolution[When]:
    if future or published is None or published.latest is None:
        return Resolution("", None, "none", 0.0)
    bound = When(None, published.latest, Precision.UNKNOWN, TimeBasis.NONE)
    return Resolution("", bound, "not-after-publication", 0.3)


def _bounded(found: Resolution[When], published: When | None, *, future: bool) -> Resolution[When]:
    """Return the bound of an act whose words tell no interval: "during his campaign" is over, "in due course" ahead."""
    if published is None:
        return found
    earliest, latest = (published.earliest, None) if future else (None, published.latest)
    if earliest is None and latest is None:
        return found
    side = "before" if future else "after"
    basis = TimeBasis.RELATIVE if published.earliest == published.latest else TimeBasis.BACKGROUND
    bound = When(earliest, latest, Precision.UNKNOWN, basis)
    return Resolution(found.text, bound, f"{found.method}:not-{side}-publication", 0.3)


def _day_told_last(before: str, published: When | None, options: ResolutionsOptions) -> date | None:
    day = published.earliest if published and published.earliest == published.latest else None
    for expression in reversed(list(read_expressions(before, Reading(day, lookahead=options.lookahead_days)))):
        when = expression.when.value
        if when is not None and when.precision is Precision.DAY and when.earliest == when.latest:
            return when.earliest
    return None


def _told_as_past(document: Document, frame: Frame) -> bool:
    """Return whether a merely possible act lies behind: "may have struck on Monday"."""
    before = document.text[max(0, frame.trigger.start - 40) : frame.trigger.start]
    return frame.status is Status.POSSIBLE and _PERFECT.search(before) is not None
