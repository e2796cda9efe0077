"""Wire services: the credit that a line gives them, and the dateline that a report opens with.

The spellings and forms stand in ``words/en/wires.toml`` and ``words/en/datelines.toml``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bede.knowledge.resources import read_toml
from bede.knowledge.world import place_index
from bede.model import PlacePrecision
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{WEEKDAY_PATTERN},?\s)?"
    rf"(?:{MONTH_PATTERN}\s?{_DAY}(?:,?\s\d{{4}})?|{_DAY}\s{MONTH_PATTERN}(?:,?\s\d{{4}})?)"
)
# "LONDON/KYIV", "ST. PETERSBURG, Russia", "WEST PALM BEACH, Fla."; the letter case is looked at afterwards.
_LETTERS = r"[^\W\d_](?:[\w.'’/ ]|(?<=\w)-(?=\w))"
_PLACE = rf"(?P<place>{_LETTERS}{{1,50}}?(?:, (?!{MONTH_PATTERN}\b){_LETTERS}{{1,30}}?)?)"
_NOTE = r"\((?P<note>[^()\n]{2,40})\)"
_DASH = r"(?:\s*[–—―]+\s*|\s+-{1,2}\s+|(?<=[).])\s*-{1,2}\s*|\s*:\s+)"
_DATELINE = re.compile(
    rf"\s*(?:{_PLACE}(?:,\s*|\s+|\.\s+(?={_DATE})))??"
    rf"(?:\(?(?P<date>{_DATE})\)?[,.]?\s*)?"
    rf"(?:{_NOTE}|/\s?(?P<slash>\w{{2,12}})\s?/)?"
    rf"(?P<dash>{_DASH}|(?<=/)\.\s*)"
    rf"(?:(?P<late>{_DATE}):\s+)?"
)
_NAME = re.compile(r"(?=.*[A-Za-z]{2})[A-Z][\w.&'’-]*(?:[ /][A-Z][\w.&'’-]*){0,3}")
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.AREA)
"""What brackets behind a town tell; another settlement they don't, so "Meridian" is no town of Idaho there."""

_BARE_DATELINE = re.compile(rf"\s*{_PLACE}(?P<dash>{_DASH})")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report. ``end`` is the offset in the paragraph at which the report itself begins.

    ``place`` is None where only the agency stands there ("(Reuters) - "). ``date_text`` is the date as
    written, ``wire`` the normalised name of the agency, or its name as written where the table does not know it.
    """

    place: str | None
    date_text: str | None
    wire: str | None
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    longest: int


@dataclass(frozen=True, slots=True)
class _Wires:
    spellings: tuple[tuple[str, re.Pattern[str]], ...]
    unlisted: re.Pattern[str]
    forms: tuple[_Form, ...]
    picture: re.Pattern[str]


def find_credit(text: str) -> str | None:
    """Return the normalised name of the wire service that a line credits the text to, or None.

    A service that the table does not know is named as written. The line may be a byline, a sign-off, a copyright
    line or a paragraph's opening; a mere mention ("Reuters reported") and the credit of a picture are none.

    >>> find_credit("Additional reporting by Reuters")
    'Reuters'
    """
    opening, wires = split_dateline(text), _wires()
    if opening and opening.wire:
        return opening.wire
    if wires.picture.search(text[:400]):
        return None
    for form in wires.forms:
        found = form.pattern.search(text) if len(text) <= form.longest else None
        if found:
            return wire_name(found["wire"])
    return None


def wire_name(spelling: str) -> str | None:
    """Return the normalised name of a wire service for one of its spellings ("AFP"), or None.

    >>> wire_name("A.F.P."), wire_name("Meridian Newswire"), wire_name("Meridian")
    ('Agence France-Presse', 'Meridian Newswire', None)
    """
    bare, wires = spelling.strip(), _wires()
    listed = next((name for name, known in wires.spellings if known.fullmatch(bare)), None)
    return listed or (bare if wires.unlisted.fullmatch(bare) else None)


def split_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that the paragraph opens with, or None. The paragraph itself is not changed.

    A place in capitals before a dash is enough; in small letters it needs a known agency in brackets,
    before a colon a known city, a date or a bracket.

    >>> split_dateline("KYIV, Ukraine (AP) — Two men").place
    'KYIV, Ukraine'
    """
    return _split(paragraph[:200])


@lru_cache(maxsize=256)
def _split(opening: str) -> Dateline | None:
    """Return the dateline of an opening; kept, since credit and place of a document are asked for in turn."""
    found = _DATELINE.match(opening) or _BARE_DATELINE.match(opening)
    if found is None:
        return None
    parts = found.groupdict()
    place, note = parts["place"], parts.get("note") or parts.get("slash")
    wire = wire_name(note) if note else None
    date_text = parts.get("date") or parts.get("late")
    if not _is_dateline(place, date_text, note, wire, colon=":" in parts["dash"]):
        return None
    wire = wire or (note if note and _may_be_agency(note) else None)
    return Dateline(place, date_text, wire, found.end())


def _is_dateline(place: str | None, date_text: str | None, note: str | None, wire: str | None, colon: bool) -> bool:
    if wire:
        return place is None or _capitalised(place)
    if place is None:
        return False
    town = place.split(",")[0]
    words = _datelines()
    if not town.isupper() or town.rstrip(".") in words["not_places"]:
        return False
    return not colon or bool(date_text or note) or town in words["cities"]


def _may_be_agency(note: str) -> bool:
    """Tell whether the name in the brackets of a dateline can be an agency's: no region's, no word on the text."""
    words = note.split()
    if not _NAME.fullmatch(note) or _datelines()["not_agencies"].intersection(words):
        return False
    found = place_index().longest(words, 0)
    return found is None or found.length < len(words) or found.entry.precision not in _WIDE


def _capitalised(place: str) -> bool:
    """Tell whether every longer word begins with a capital: "Moscow", "Dar es Salaam"."""
    return len(place) <= 60 and all(word[0].isupper() for word in re.split(r"[ /,]+", place) if len(word) > 3)


@cache
def _wires() -> _Wires:
    table = read_toml("words/en/wires.toml")
    unlisted = table["unlisted"]["pattern"]
    spellings = [pattern for wire in table["wire"] for pattern in wire["patterns"]]
    spelling = "|".join(f"(?:{pattern})" for pattern in [*spellings, unlisted])
    anywhere = rf"(?<![\w-])(?P<wire>{spelling})(?![\w-])"
    return _Wires(
        spellings=tuple((w["name"], re.compile("|".join(w["patterns"]))) for w in table["wire"]),
        unlisted=re.compile(unlisted),
        forms=tuple(
            _Form(re.compile(form["pattern"].replace("{wire}", anywhere)), form["max"]) for form in table["form"]
        ),
        picture=re.compile(table["picture"]["pattern"]),
    )


@cache
def _datelines() -> dict[str, frozenset[str]]:
    table = read_toml("words/en/datelines.toml")
    refused = table["not_places"]
    return {
        "not_places": frozenset(refused["labels"]) | frozenset(refused["speakers"]),
        "not_agencies": frozenset(table["not_agencies"]["words"]),
        "cities": frozenset(table["cities"]["names"]),
    }
