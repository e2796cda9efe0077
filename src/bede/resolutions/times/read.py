"""The dating words of one act, as a reader hands them over, read from the document's day or from its bounds."""

import re
from dataclasses import dataclass, replace
from datetime import date

from bede.model import Precision, Resolution, TimeBasis, When
from bede.resolutions.times.bounds import DIRECTIONS, directed, lead_of
from bede.resolutions.times.context import stretch
from bede.resolutions.times.expressions import Reading, TimeExpression, read_expressions
from bede.settings import ResolutionsOptions

_OPENING = re.compile(r"^\W*((?:ahead of|prior to|as of|\w+)\s)")
_JOINT = re.compile(r",? ?(?:and|or|to|through|until|-|–)? ?(?:the |on |in )?$", re.IGNORECASE)
_ADDED = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH, Precision.YEAR, Precision.LONGER})
_VAGUE = frozenset({"past", "present", "ahead"})
"""Dates of these kinds add up: "on Monday and Tuesday", "2017, 2018 and 2019"."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is known of an act before its dating words are read.

    ``future`` None: the words themselves must tell on which side it lies. ``anchor`` is the day told last.
    """

    future: bool | None
    ongoing: bool = False
    anchor: date | None = None


def read_time(text: str, reference: date | When | None, act: Act, options: ResolutionsOptions) -> Resolution[When]:
    """Return the interval that dating words mean.

    ``reference`` is the document's day. Where only bounds of it are known, the words are read from both: where the
    two agree, that is the answer, else all from the one to the other (basis background). ``method`` is the name of
    the rule; where it gives no value, with the reason: ``no-reference``, ``too-far-ahead``, ``off-the-calendar``,
    ``untold``.
    """
    if isinstance(reference, When):
        first, last = reference.earliest, reference.latest
        if first is not None and last is not None and first != last:
            return _between(first, last, read_time(text, first, act, options), read_time(text, last, act, options))
        reference = first if first == last else None
    return _read(text, Reading(reference, act.future, act.anchor, options.lookahead_days, True, act.ongoing))


def _between(first: date, last: date, early: Resolution[When], late: Resolution[When]) -> Resolution[When]:
    if early.value == late.value:
        return late
    if early.value is None or late.value is None:
        return Resolution(late.text, None, f"{late.method.split(':')[0]}:no-reference", 0.0)
    start = early.value.earliest
    if start and start == late.value.earliest and (early.value.latest, late.value.latest) == (first, last):
        # "Since 1994" runs up to a day that isn't known.
        return replace(late, value=stretch(start, None, late.value.basis))
    when = stretch(early.value.earliest, late.value.latest, TimeBasis.BACKGROUND)
    if when.earliest is None and when.latest is None:
        return Resolution(late.text, None, f"{late.method}:no-reference", 0.0)
    return Resolution(late.text, when, f"{late.method}:between", late.score)


def _read(text: str, reading: Reading) -> Resolution[When]:
    found = list(read_expressions(text, reading))
    if not found:
        return Resolution(text, None, "none", 0.0)
    chosen = _chosen(text, found)
    when = chosen.when
    if when.value is None:
        return replace(when, text=text)
    value, opening = when.value, _opening(text)
    if opening in DIRECTIONS and chosen.direction is None and when.method not in _VAGUE:
        value = directed(value, opening, reading.reference, future=bool(reading.future), inside=True)
    elif chosen.direction is None:
        value = _added(text, found, chosen) or value
    if reading.ongoing and reading.reference and value.latest and value.latest < reading.reference:
        value = stretch(value.earliest, reading.reference, value.basis)  # what is under way goes on
    if not (value.earliest or value.latest):  # "since recent" begins nowhere, and ends nowhere
        return Resolution(text, None, f"{when.method}:untold", 0.0)
    return replace(when, text=text, value=value)


def _chosen(text: str, found: list[TimeExpression]) -> TimeExpression:
    """Return the phrase that dates the act: the first one told, an hour only where no other is.

    In "two days before the talks in March" the rest of the words dates the talks.
    """
    if found[0].when.method == "anchored_units:untold" and text[found[0].span.end :].strip(" ,."):
        return found[0]
    told = [expression for expression in found if expression.when.value is not None]
    return next((e for e in told if e.when.method != "clock"), told[0] if told else found[0])


def _added(text: str, found: list[TimeExpression], chosen: TimeExpression) -> When | None:
    """Return the interval over dates that are listed from ``chosen`` on; None where it stands alone."""
    told = chosen.when.value
    ends = [told.earliest, told.latest] if told and told.precision in _ADDED else []
    end = chosen.span.end
    for expression in found[found.index(chosen) + 1 :]:
        value = expression.when.value
        joint = text[end : expression.span.start]
        if value is None or value.precision not in _ADDED or expression.direction or not _JOINT.match(joint):
            break
        ends += [value.earliest, value.latest]
        end = expression.span.end
    days = [day for day in ends if day is not None]
    if told is None or len(ends) < 4 or len(days) < len(ends):
        return None
    return stretch(min(days), max(days), told.basis)


def _opening(text: str) -> str:
    """Return the direction with which the words begin: "since the coup in 1980"."""
    match = _OPENING.match(text)
    return lead_of(match.group(1), len(match.group(1))) if match else ""
