"""Rows in words: dates as wide as they are known, parties, voices. Works on the rows of queries."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bede.resolutions.actors.belonging import BY_CONTEXT

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STANCES = {
    "denies": "denied by",
    "disclaims": "not known to",
    "declines": "no comment by",
    "questions": "questioned by",
}
STANCES = {"denies": "denied", "disclaims": "disclaimed", "declines": "no comment", "questions": "questioned"}
"""What a speaker who does not assert it makes of an act, in a word."""
_CERTAINTY = {"probable": "probably", "possible": "possibly"}


def day(value: date) -> str:
    """Return a day as ``5 Mar 2014``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(row: Mapping[str, Any]) -> str:
    """Return the time of an event or claim, never narrower than it is known.

    ``by 28 Nov 2018`` is an act without a date of its own, told on that day.
    """
    earliest, latest = _date(row["earliest"]), _date(row["latest"])
    if earliest is None and latest is None:
        return "undated"
    if earliest is None or latest is None:
        return f"by {day(latest)}" if latest else f"from {day(earliest)}" if earliest else "undated"
    if earliest == latest:
        return day(earliest)
    whole = _whole_unit(earliest, latest, row["time_precision"])
    return whole or _interval(earliest, latest)


def heading(row: Mapping[str, Any], document: Mapping[str, Any] | None = None) -> str:
    """Return the time with its precision, as the heading that acts of one time stand under.

    ``document``: the row of the document that tells it, whose bounded date counts where no day of telling is known.
    """
    words, precision = when(row), row["time_precision"]
    if row["time_basis"] == "none":
        told = _date(row["first_told"])
        if told is None and document is not None and is_bounded(document):
            return f"told {between(document)}, no date of its own"
        return f"told {day(told)}, no date of its own" if told else "no date can be told"
    return words if precision in {"day", "unknown"} else f"{words} ({precision})"


def is_bounded(document: Mapping[str, Any]) -> bool:
    """Return whether only the background bounds the date of a document."""
    return bool(document["published_basis"] == "background")


def between(document: Mapping[str, Any]) -> str:
    """Return the bounds of a document's date: ``between 5 Jul 2024 and 20 Jan 2025``."""
    earliest, latest = _date(document["published_earliest"]), _date(document["published_latest"])
    if earliest and latest:
        return f"between {day(earliest)} and {day(latest)}"
    return f"not before {day(earliest)}" if earliest else f"not after {day(latest)}" if latest else "at an unknown date"


def published(document: Mapping[str, Any]) -> str:
    """Return when a document was published, and that it is a bound where it is one."""
    latest = _date(document["published_latest"])
    if is_bounded(document):
        return f"written {between(document)}, as what it speaks of tells"
    return day(latest) if latest else "no date of publication"


def bound(reason: Mapping[str, Any]) -> str:
    """Return a reason for a bounded date: the words, what is known, and the bound that it gave."""
    earliest, latest = _date(reason["earliest"]), _date(reason["latest"])
    ends = [f"not before {day(earliest)}" if earliest else "", f"not after {day(latest)}" if latest else ""]
    against = "" if reason["agrees"] else " (outvoted by the others)"
    return f"“{reason['text']}”: {reason['known']}; so {', '.join(end for end in ends if end)}{against}"


def counted(number: int, word: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _whole_unit(earliest: date, latest: date, precision: str) -> str | None:
    if precision == "year" and (earliest.month, latest.month) == (1, 12) and earliest.year == latest.year:
        return str(earliest.year)
    if precision == "month" and earliest.day == 1 and latest.month == earliest.month and latest.day >= 28:
        return f"{_MONTHS[earliest.month - 1]} {earliest.year}"
    return None


def _interval(earliest: date, latest: date) -> str:
    if earliest.year != latest.year:
        return f"{day(earliest)} – {day(latest)}"
    if earliest.month != latest.month:
        return f"{earliest.day} {_MONTHS[earliest.month - 1]} – {day(latest)}"
    return f"{earliest.day}–{day(latest)}"


_POINTED = frozenset({"pronoun", "role-in-document"})
"""Methods by which a party is meant by words that do not name it: a choice, and sometimes the wrong one."""


def party(item: Mapping[str, Any]) -> str:
    """Return a party by its resolved name, else by its words in quotation marks.

    Where the words only point at it they stand beside: ``Sergei Lavrov (“he”)``.
    """
    name, words = item.get("name"), f"“{item.get('text') or '?'}”"
    if name and item.get("text") and (item.get("method") or "").removesuffix(BY_CONTEXT) in _POINTED:
        return f"{name} ({words})"
    return name or words


def parties(items: Sequence[Mapping[str, Any]]) -> str:
    """Return parties joined by commas; the same one once."""
    return ", ".join(dict.fromkeys(party(item) for item in items))


def who(row: Mapping[str, Any]) -> str:
    """Return ``actors → recipients``; an unknown side is a dash."""
    actors, recipients = parties(row["actors"]), parties(row["recipients"])
    if not recipients:
        return actors
    return f"{actors or '—'} → {recipients}"


def sides(actors: str | None, recipients: str | None) -> str:
    """Return ``actors → recipients`` of names that are joined already."""
    if not recipients:
        return actors or "—"
    return f"{actors or '—'} → {recipients}"


def told(first: str | None, last: str | None = None) -> str:
    """Return a day of telling, or the first and the last of several."""
    days = [day(value) for value in (_date(first), _date(last)) if value is not None]
    return " – ".join(dict.fromkeys(days)) or "undated"


def commitment(row: Mapping[str, Any]) -> str:
    """Return what is committed: ``arms (aid)``; the kind alone where that says it all."""
    return f"{row['what']} ({row['kind']})" if row["what"] not in {None, row["kind"]} else str(row["kind"])


_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1, ""))


def figure(row: Mapping[str, Any]) -> str:
    """Return low, best, high and unit as ``1–1.2 billion USD``; empty where no figure is told."""
    low, best, high = row["low"], row["best"], row["high"]
    unit = f" {row['unit']}" if row["unit"] else ""
    if best is not None and low in {None, best} and high == best:
        return f"{_number(best)}{unit}"
    if low is not None and high is not None and low != high:
        return f"{_number(low)} – {_number(high)}{unit}"
    known = low if low is not None else high
    if known is None:
        return ""
    return f"{'at least' if low is not None else 'up to'} {_number(known)}{unit}"


def _number(value: float) -> str:
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(value) >= scale), (1, ""))
    return f"{value / scale:,.2f}".rstrip("0").rstrip(".") + word


def kind(row: Mapping[str, Any]) -> str:
    """Return type and mode, ``ASSAULT heavy-weapons``."""
    return f"{row['type']} {row['mode']}" if row["mode"] else str(row["type"])


def where(row: Mapping[str, Any]) -> str:
    """Return the name of the place of an event or claim; empty where none can be told."""
    return str(row["place"]["name"] or "") if row["place"] else ""


def according_to(claim: Mapping[str, Any], publisher: str | None) -> str:
    """Return who tells a claim, the innermost speaker first, and the outlet last."""
    outlet = publisher or "an outlet that is not named"
    hedge = _CERTAINTY.get(claim["certainty"])
    tail = f" ({hedge})" if hedge else ""
    if not claim["voices"]:
        return f"according to {outlet}, in its own voice{tail}"
    chain = [_speaker(voice) for voice in reversed(claim["voices"])]
    return f"{_STANCES.get(claim['stance'], 'according to')} {', as told by '.join(chain)}, in {outlet}{tail}"


def stood_to_by(claim: Mapping[str, Any]) -> str:
    """Return who does not assert a claim, and how: ``denied by Ada Stone``."""
    speakers = [_speaker(voice) for voice in claim["voices"][-1:]]
    return f"{_STANCES[claim['stance']]} {speakers[0] if speakers else 'the outlet'}"


def _speaker(voice: Mapping[str, Any]) -> str:
    words = voice.get("text") or ""
    if voice["kind"] in {"unnamed_official", "unnamed_source", "witness", "document"} and words:
        return f"“{words}”"
    return party(voice) if voice.get("name") or words else "a speaker who is not named here"
