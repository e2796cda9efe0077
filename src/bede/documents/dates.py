"""Visible date lines: when a document says it was published.

A date line is a line that holds little but a date ("Wednesday 28 November 2018 00:15 GMT", "Last updated: 05
Mar 2014 19:16"). A date inside prose ("On 5 March 2014 he said") is none. The tests list the forms that are
read. What can't be told stays unknown: a weekday, a day without a year, or 05/03/2014, which is March in
London and May in New York.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import IntEnum

from bede.model import Precision, Resolution, TimeBasis, When
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN, month_number, safe_date

_ZONES: dict[str, float | None] = {
    "Z": 0, "GMT": 0, "UTC": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "SAST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "TRT": 3, "PKT": 5, "NPT": 5.75, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8,
    "AWST": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BRT": -3,
    # India, Ireland or Israel; Arabia or the Atlantic provinces; US zones without their season.
    "IST": None, "AST": None, "ET": None, "CT": None, "MT": None, "PT": None,
}  # fmt: skip
"""Zone name → hours ahead of UTC; None where several zones have the name, so the clock time stays naive."""

_YEAR = r"(?P<{0}y>(?:19|20)\d\d)"
_DATE = re.compile(
    r"(?<![\w/.-])(?:"
    + r"(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
    + rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(?P<dm>{MONTH_PATTERN})[\s,-]*"
    + _YEAR.format("d") + r"\b"
    + rf"|(?P<mm>{MONTH_PATTERN})\s*(?P<md>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+" + _YEAR.format("m") + r"\b"
    + r"|(?P<n1>\d{1,2})(?P<nsep>[/.-])(?P<n2>\d{1,2})(?P=nsep)" + _YEAR.format("n") + r"\b"
    + r")",
    re.IGNORECASE,
)  # fmt: skip
_ZONE = r"(?:\s*(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}(?::?\d\d)?\b|Z\b|(?-i:[A-Z]{2,4})\b))?"
_CLOCK = (
    r"(?:(?P<h>\d{1,2})[:.h](?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<h2>\d{1,2})\s*(?P<half2>[ap])\.?m\b\.?"
    r"|(?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d)(?=\s*(?:hrs|GMT|UTC|[A-Z]{2,4}\b)))"
)
_GAP = r"(?:[\s,/|•·–—-]|\bat\b|\bon\b|T(?=\d))*"
_AFTER = re.compile(rf"{_GAP}(?<!\d){_CLOCK}{_ZONE}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\d:.]){_CLOCK}{_ZONE}(?:\s*\([^()]{{2,20}}\))?{_GAP}(?:{WEEKDAY_PATTERN}\b\.?{_GAP})?$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w){WEEKDAY_PATTERN}\b\.?[\s,]*$", re.IGNORECASE)
_SECOND_CLOCK = re.compile(r"\s*\(\d{1,2}[:.]?\d\d\s*[A-Z]{2,4}\)")

_PUBLISHED = re.compile(
    r"\b(?:published|publish|publication|posted|created|issued|released|filed|first\s+appeared)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised|refreshed|corrected)\b", re.IGNORECASE)
_FILLER = re.compile(
    rf"\b(?:{WEEKDAY_PATTERN}|first|last|originally|latest|on|at|by|the|of|in|and|from|date|time|local|online|hrs"
    r"|(?:about\s+)?\d+\+?\s*(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?)(?:\s+ago)?|ago|min(?:ute)?s?"
    r"|reading|read|today|yesterday|[ap]\.?m)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_LINE = 160
"""Code points; the longest date lines seen (byline, place, two dates and a reading time) have about 130."""
_MAX_OTHER_WORDS = 6
"""Other words a date line may hold: two names, or a name and a paper ("Jane Doe, John Roe, Evening Post")."""


class _Role(IntEnum):
    PUBLISHED = 0
    PLAIN = 1
    UPDATED = 2


_METHODS = {
    _Role.PUBLISHED: ("text.published", 0.98),
    _Role.PLAIN: ("text.date-line", 0.95),
    _Role.UPDATED: ("text.last-updated", 0.8),
}
"""Role → method and score. An update bounds the publication from above only, hence the lower score."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A date in a line: its words, role and readings (two where day and month can be swapped)."""

    text: str
    start: int
    end: int
    role: _Role
    readings: tuple[When, ...]


def is_date_line(line: str) -> bool:
    """Tell whether the line holds little but a date with its year, readable or ambiguous."""
    return bool(_read(line))


def find_published(lines: Iterable[str], dateline: str | None = None, year: int | None = None) -> Resolution[When]:
    """Return when the document was published, as its visible date lines say.

    ``lines`` are the candidate lines in reading order; those that are no date lines are passed over.
    ``dateline`` is the date in the opening of the report, mostly without a year ("March 14"); it settles an
    ambiguous date line, and together with a ``year`` known from elsewhere (the address of the page) it is a
    date of its own. A line that says "published" goes before a plain one, and that before an update. Rivals
    are the other dates found. Where there is none the value is None and the method ``none``, or
    ``ambiguous`` where only the order of day and month is open (both readings are then the rivals).
    """
    found = [_settle(one, dateline) for line in lines for one in _read(line)]
    clear = sorted((one for one in found if len(one.readings) == 1), key=lambda one: one.role)
    if clear:
        best, value = clear[0], clear[0].readings[0]
        rivals = dict.fromkeys(when for one in (*clear, *found) for when in one.readings if when != value)
        method, score = _METHODS[best.role]
        return Resolution(best.text, value, method, score, tuple(rivals))
    if found:
        return Resolution(found[0].text, None, "ambiguous", 0.0, found[0].readings)
    return _from_dateline(dateline, year)


def _from_dateline(dateline: str | None, year: int | None) -> Resolution[When]:
    day = _day_of(dateline, year) if dateline and year else None
    if dateline and day:
        return Resolution(dateline, _on(day), "dateline+year", 0.8)
    return Resolution("", None, "none", 0.0)


def _day_of(dateline: str, year: int) -> date | None:
    """Return the day of a dateline's "March 14" or "14 March", in its own year or in ``year``."""
    found = re.search(rf"({MONTH_PATTERN})\s*(\d{{1,2}})|(\d{{1,2}})\D{{0,4}}\s({MONTH_PATTERN})", dateline, re.I)
    if found is None:
        return None
    own = re.search(r"\b(?:19|20)\d\d\b", dateline)
    month = month_number(found[1] or found[4])
    return safe_date(int(own[0]) if own else year, month, int(found[2] or found[3])) if month else None


def _settle(found: _Found, dateline: str | None) -> _Found:
    """Take the one reading that agrees with the dateline, where there is one."""
    if len(found.readings) == 1 or dateline is None:
        return found
    fit = tuple(w for w in found.readings if w.earliest and _day_of(dateline, w.earliest.year) == w.earliest)
    return _Found(found.text, found.start, found.end, found.role, fit or found.readings)


def _read(line: str) -> list[_Found]:
    """Return the dates of a line in order, or nothing where the line is not a date line."""
    if len(line) > _MAX_LINE or not _HAS_YEAR.search(line):
        return []
    found = list(_dates(line))
    return found if found and _holds_little_else(line, found) else []


def _dates(line: str) -> Iterator[_Found]:
    behind = 0
    for match in _DATE.finditer(line):
        days = _days(match)
        if not days:
            continue
        start, end, clock = _clock_near(line, match, behind)
        readings = tuple(_on(day, clock) for day in days)
        yield _Found(line[start:end].strip(" ,"), start, end, _role(line[behind:start]), readings)
        behind = end


def _days(match: re.Match[str]) -> tuple[date, ...]:
    """Return the day that was written; two where day and month can be swapped, none where it isn't one."""
    part = match.groupdict()
    if part["iy"]:
        candidates = [(part["iy"], int(part["im"]), part["id"])]
    elif part["dm"]:
        candidates = [(part["dy"], month_number(part["dm"]) or 0, part["dd"])]
    elif part["mm"]:
        candidates = [(part["my"], month_number(part["mm"]) or 0, part["md"])]
    else:
        candidates = [(part["ny"], int(part["n2"]), part["n1"])]
        if part["nsep"] != ".":  # with dots it is always day, month, year
            candidates.append((part["ny"], int(part["n1"]), part["n2"]))
    days = (safe_date(int(year), month, int(day)) for year, month, day in candidates)
    return tuple(dict.fromkeys(day for day in days if day))


def _clock_near(line: str, match: re.Match[str], behind: int) -> tuple[int, int, time | None]:
    """Return the extent of the date with its weekday and clock time, which may stand after or before it."""
    start, end = match.span()
    after = _AFTER.match(line, end)
    clock = _clock(after) if after else None
    if after and clock:
        weekday = _WEEKDAY_BEFORE.search(line, behind, start)
        second = _SECOND_CLOCK.match(line, after.end())
        return (weekday.start() if weekday else start), (second or after).end(), clock
    before = _BEFORE.search(line[behind:start])
    clock = _clock(before) if before else None
    if before and clock:
        return behind + before.start(), end, clock
    weekday = _WEEKDAY_BEFORE.search(line, behind, start)
    return (weekday.start() if weekday else start), end, None


def _clock(match: re.Match[str]) -> time | None:
    part = match.groupdict()
    hour = int(part["h"] or part["h2"] or part["h4"])
    half = (part["half"] or part["half2"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    minute, second = int(part["min"] or part["min4"] or 0), int(part["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second, tzinfo=_zone(part["zone"]))


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    digits = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    if digits:
        hours = int(digits[2]) + int(digits[3] or 0) / 60
        hours = -hours if digits[1] == "-" else hours
    else:
        known = _ZONES.get(name.strip().upper())
        if known is None:
            return None
        hours = known
    return timezone(timedelta(hours=hours)) if abs(hours) < 24 else None


def _on(day: date, clock: time | None = None) -> When:
    instant = datetime.combine(day, clock) if clock else None
    precision = Precision.MINUTE if instant else Precision.DAY
    return When(day, day, precision, TimeBasis.EXPLICIT, instant)


def _role(before: str) -> _Role:
    """Tell from the words before a date what it dates; the last word decides ("published ... updated")."""
    last = {role: [m.start() for m in words.finditer(before)] for role, words in _ROLE_WORDS}
    told = {role: starts[-1] for role, starts in last.items() if starts}
    return max(told, key=lambda role: told[role]) if told else _Role.PLAIN


_ROLE_WORDS = ((_Role.PUBLISHED, _PUBLISHED), (_Role.UPDATED, _UPDATED))


def _holds_little_else(line: str, found: list[_Found]) -> bool:
    """Tell whether what stands beside the dates is at most a few names: prose has words in small letters."""
    rest, behind = [], 0
    for one in found:
        rest.append(line[behind : one.start])
        behind = one.end
    rest.append(line[behind:])
    other = " ".join(rest)
    for words in (_PUBLISHED, _UPDATED, _FILLER):
        other = words.sub(" ", other)
    left = _WORD.findall(other)
    return len(left) <= _MAX_OTHER_WORDS and all(word[0].isupper() for word in left)
