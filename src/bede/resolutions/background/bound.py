"""The day of a document that tells none, bounded by what it speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bede.model import BlockKind, DateReason, Document, Precision, Resolution, TimeBasis, When
from bede.resolutions.background.ages import from_ages
from bede.resolutions.background.datelines import DATELINE, from_datelines
from bede.resolutions.background.evidence import Evidence, one_each
from bede.resolutions.background.intervals import ALWAYS, Interval, hull, joined, most_agreed, overlap, widened, within
from bede.resolutions.background.offices import from_offices
from bede.resolutions.background.told_days import TOLD, from_told_days, latest_told

METHOD = "background"

SCORE = 0.9
"""How far a bound is believed; docs/dates.md has the share of bounds that hold the true day."""

SLOPPY = timedelta(days=28)
"""How long about a handover the news call somebody by the office that he does not hold yet or any more. Counts only
where the terms as they are leave no day, or so few that this may decide."""

FOR_EACH_AGAINST = 3
"""Votes for the days that are given, for each vote against them: below that the text tells of several times."""

MOST_TOLD = 5
"""Facts that a reason lists."""

READ = frozenset(
    {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION}
)

_WIDTHS = (
    (3, Precision.DAYS), (7, Precision.WEEK), (31, Precision.MONTH), (92, Precision.QUARTER), (366, Precision.YEAR),
)  # fmt: skip


def date_by_background(document: Document, captured: date | None = None) -> Document:
    """Return the document with its date bounded where it has none and its text bounds it; else as it is.

    ``captured``: the day of capture, where the carrier tells it: no page is captured before it is published.
    """
    if document.published.value is not None:
        return document
    found = votes(_evidence(document))
    bounded = bound(found)
    if bounded is None:
        return document
    days, slack = bounded
    if captured is not None and captured >= days[0]:
        days = within(days, (date.min, captured))
    published = Resolution("", _when(days), METHOD, SCORE)
    return replace(document, published=published, date_reasons=tuple(_reasons(document, found, days, slack)))


def bound(found: Sequence[Evidence]) -> tuple[Interval, timedelta] | None:
    """Return the days that all of the evidence leaves, or most of it where an old story is told too; else None.

    With them the time by which titles were taken to be sloppy.
    """
    for slack in (timedelta(0), SLOPPY):
        agreed = most_agreed([tuple(joined(item.widened_by(slack))) for item in found])
        if agreed.votes == len(found) and (slack or agreed.days[1] - agreed.days[0] > 2 * SLOPPY):
            return None if agreed.days == ALWAYS else (agreed.days, slack)
    against = len(found) - agreed.votes
    return (agreed.days, SLOPPY) if agreed.votes >= FOR_EACH_AGAINST * against else None


def votes(found: Iterable[Evidence]) -> list[Evidence]:
    """Return one evidence for each thing that is spoken of; of days told as past the latest.

    A dateline without its year tells nothing where nothing else tells of the year.
    """
    each = one_each(found)
    days = latest_told(item for item in each if item.about == TOLD)
    kept = [item for item in each if item.about != TOLD or item in days]
    years_known = any(item.about != DATELINE for item in kept)
    return kept if years_known else []


def _evidence(document: Document) -> Iterator[Evidence]:
    for block in document.blocks:
        if block.kind in READ:
            text = document.text[block.span.start : block.span.end]
            yield from evidence_of(text, block.span.start)


def evidence_of(text: str, offset: int) -> Iterator[Evidence]:
    """Yield all that a line tells of the day on which it was written."""
    offices = list(from_offices(text, offset))
    yield from offices
    yield from from_ages(text, offset, offices)
    yield from from_told_days(text, offset)
    yield from from_datelines(text, offset)


def _when(days: Interval) -> When:
    first, last = (None if day in ALWAYS else day for day in days)
    return When(first, last, _precision(days), TimeBasis.BACKGROUND)


def _precision(days: Interval) -> Precision:
    width = (days[1] - days[0]).days + 1
    return next((precision for most, precision in _WIDTHS if width <= most), Precision.LONGER)


def _told(known: Sequence[str]) -> str:
    """Return what is known, the middle left out where it is much."""
    each = list(dict.fromkeys(known))
    return "; ".join(each if len(each) <= MOST_TOLD else [*each[: MOST_TOLD - 2], "...", each[-1]])


def _reasons(document: Document, found: Sequence[Evidence], days: Interval, slack: timedelta) -> Iterator[DateReason]:
    """Yield a reason for each evidence, with the facts that the days rest on and the bound that these give."""
    for item in found:
        holding = [
            fact for fact in item.facts if overlap(widened(fact.days, slack if item.sloppy else timedelta(0)), days)
        ]
        first, last = hull(fact.days for fact in holding or item.facts)
        yield DateReason(
            span=item.span,
            text=document.text[item.span.start : item.span.end],
            known=_told([fact.known for fact in holding or item.facts]),
            earliest=None if first == date.min else first,
            latest=None if last == date.max else last,
            agrees=bool(holding),
        )
