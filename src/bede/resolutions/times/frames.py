"""The time of one act: its own dating words seen from the document's day, or an honest bound."""

from datetime import date

from bede.knowledge.words.times import find_times
from bede.model import Document, Frame, Precision, Resolution, Status, TimeBasis, When
from bede.resolutions.times.rules import RULES, Context
from bede.settings import ResolutionsOptions

_FUTURE = frozenset({Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.REQUESTED, Status.POSSIBLE})


def frame_time(document: Document, frame: Frame, options: ResolutionsOptions) -> Resolution[When]:
    """Return when the act of a frame took or takes place.

    Without dating words a past act is bounded by the day of publication from above (basis none); a future
    one has no bound. Where the document's day is unknown, words that need it give None.
    """
    published = document.published.value.latest if document.published.value else None
    future = frame.status in _FUTURE
    if frame.time is not None:
        text = document.text[frame.time.span.start : frame.time.span.end]
        return read_time(text, published, future=future, options=options)
    bound = None if future else published
    if bound is None:
        return Resolution("", None, "none", 0.0)
    return Resolution("", When(None, bound, Precision.UNKNOWN, TimeBasis.NONE), "not-after-publication", 0.3)


def read_time(
    text: str, reference: date | None, *, future: bool, options: ResolutionsOptions
) -> Resolution[When]:
    """Return the interval that dating words mean on the day ``reference``; ``future`` for acts not yet done."""
    found = find_times(text)
    if not found:
        return Resolution(text, None, "none", 0.0)
    pattern, match = found[0]
    when = RULES[pattern.rule](Context(match.groupdict(), text, reference, future))
    if when is None:
        return Resolution(
            text, None, f"{pattern.rule}:no-reference" if reference is None else pattern.rule, 0.0
        )
    if when.earliest and reference and (when.earliest - reference).days > options.lookahead_days:
        return Resolution(text, None, f"{pattern.rule}:too-far-ahead", 0.0)
    return Resolution(text, when, pattern.rule, 0.9)
