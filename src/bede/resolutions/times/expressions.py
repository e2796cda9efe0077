"""All dating phrases of a text: where they stand, what they are in TIMEX3, and the days they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bede.knowledge.words.times import TimePattern, find_times
from bede.model import Precision, Resolution, Span, TimeBasis, When
from bede.resolutions.times.bounds import DIRECTIONS, MODS, directed, lead_of, part_named, part_of
from bede.resolutions.times.context import Context
from bede.resolutions.times.core import Core, TimexType, value_of
from bede.resolutions.times.rules import RULES
from bede.resolutions.times.tense import lies_ahead

_LONG = frozenset({"P6M", "P9M"})
"""What business news reports on besides quarters; "a year earlier" then speaks of such a stretch, not of a quarter."""
LOOKAHEAD = 1100  # days; see ``ResolutionsOptions.lookahead_days``


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A dating phrase without the word that leads it: "since [February 24]".

    ``value`` is its TIMEX3 value ("2014-03", "P3M", "PAST_REF"), None where it can't be told; ``mod`` the modifier
    that "early" or "late" stand for. ``direction`` is the leading word that moves its interval ("since", "by"), and
    ``when`` the interval of an act so dated, direction and part applied.
    """

    span: Span
    type: TimexType
    value: str | None
    mod: str | None
    direction: str | None
    when: Resolution[When]


@dataclass(frozen=True, slots=True)
class Reading:
    """How phrases are read: the document's day, the side of the act (None: told by the sentence), the day told before.

    ``alone``: the text is the words that date one act. ``ongoing``: that act is told as under way.
    """

    reference: date | None
    future: bool | None = None
    anchor: date | None = None
    lookahead: int = LOOKAHEAD
    alone: bool = False
    ongoing: bool = False


@dataclass(slots=True)
class _Told:
    """What was told so far: the last day, the last quarter and the last year."""

    day: date | None
    quarter: When | None = None
    year: date | None = None

    def hear(self, rule: str, core: Core, when: When | None, context: Context) -> None:
        named = core.when
        if named is not None and named.precision is Precision.QUARTER:
            # Not "a year earlier", which speaks of the one told before, nor one of which nothing is known yet.
            if rule in {"quarter", "told_quarter"} and not (context.future and _ends_after(named, context.reference)):
                self.quarter = named
            return
        if core.type is TimexType.DURATION and core.value in _LONG:
            self.quarter = None
        explicit = named is not None and named.basis is TimeBasis.EXPLICIT and named.precision is not Precision.LONGER
        if named is not None and (explicit or named.precision is Precision.YEAR):
            self.year = named.earliest
        if when is not None and when.precision is Precision.DAY and when.earliest is not None:
            self.day = when.earliest


def _ends_after(when: When, day: date | None) -> bool:
    return day is not None and when.latest is not None and when.latest > day


def find_expressions(
    text: str, reference: date | None, *, future: bool | None = None, anchor: date | None = None
) -> tuple[TimeExpression, ...]:
    """Return the dating phrases of ``text`` in order, without overlaps, read from the day ``reference``.

    ``future`` None: on which side of that day "Monday" lies is told by its sentence. ``anchor`` is the day told
    before the text, on which "the next day" hangs until the text tells another.
    """
    return tuple(read_expressions(text, Reading(reference, future, anchor)))


def read_expressions(text: str, reading: Reading) -> Iterator[TimeExpression]:
    """Yield the dating phrases of ``text`` in order."""
    told = _Told(reading.anchor)
    for pattern, match in find_times(text, alone=reading.alone):
        expression = _read(text, pattern, match, reading, told)
        if expression is not None:
            yield expression


def _read(
    text: str, pattern: TimePattern, match: re.Match[str], reading: Reading, told: _Told
) -> TimeExpression | None:
    start, end = match.span()
    future = reading.future if reading.future is not None else lies_ahead(text, start, end)
    lead = lead_of(text, start)
    context = Context(
        groups=match.groupdict(),
        reference=reading.reference,
        future=future,
        anchor=told.day,
        quarter=told.quarter,
        year_told=told.year,
        lead=lead,
        sure=reading.future is not None,
        ongoing=reading.ongoing,
    )
    words, method = match.group(), pattern.rule
    core: Core | None = None
    when: When | None = None
    try:
        core = RULES[pattern.rule](context)
        when = interval(core, context) if core else None
    except (OverflowError, ValueError):  # from date arithmetic: before the year 1 or after 9999
        core, method = None, f"{method}:off-the-calendar"
    if when is None and ":" not in method:
        method += ":no-reference" if reading.reference is None else ":untold"
    elif when and when.earliest and reading.reference and (when.earliest - reading.reference).days > reading.lookahead:
        when, method = None, f"{method}:too-far-ahead"
    if core is not None:
        told.hear(pattern.rule, core, when, context)
    part = part_named(context.word("part"))
    return TimeExpression(
        span=Span(start, end),
        type=core.type if core else TimexType.DATE,
        value=value_of(core) if core else None,
        mod=MODS[part] if part else None,
        direction=lead if lead in DIRECTIONS else None,
        when=Resolution(words, when, method, 0.9 if when else 0.0),
    )


def interval(core: Core, context: Context, *, inside: bool = False) -> When | None:
    """Return the days that an act so dated is held to: the words' own, their part, and opened by a direction."""
    if core.told is not None:
        return core.told
    if core.when is None:
        return None
    words = context.word("part")
    parted = part_of(core.when, words) if words.strip() not in {"earlier", "later"} else core.when
    if parted is not core.when and parted.precision is Precision.YEAR and part_named(words):
        parted = replace(parted, precision=Precision.SEASON)
    return directed(parted, context.lead, context.reference, future=context.future, inside=inside or core.inside)
