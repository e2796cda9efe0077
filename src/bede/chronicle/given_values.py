"""What a person types for a value, as the JSON that a correction keeps. JSON itself is taken as it is.

- type, mode, status, stance, certainty: the code
- actors, recipients: codes, ids or names with commas between: ``UKR, RUS:MIL, Ada Stone (NOR GOV)``
- speakers: the same, outermost first, or ``outlet``
- time: ``2014-03-18``, ``2014-03``, ``2014``, or ``2014-03-01/2014-03-15``, of which one end may be left open
- place: a name, with its country where several places have it: ``Halm, NOR``
- amounts: ``killed=12``, ``killed=10-15``, ``killed>=40``, ``money=5000000 USD``
- any of them: ``none``, which is not told
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any

from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.events.corrections import FIELDS, canonical, check
from bede.knowledge.world import bodies, countries, country_by_code, key_of, namings, slug
from bede.model import Actor, AmountKind, Place, PlacePrecision, Precision, Sector, SpeakerKind
from bede.resolutions.actors.groups import body_actor, group_of, state_actor
from bede.text.calendar import month_end
from bede.text.normalise import fold

_NONE = frozenset({"none", "null", "-"})
_NEW_PARTY = re.compile(r"(?P<name>[^()]+)\((?P<country>[A-Z]{2,5})?\s*(?P<sector>[A-Z]{3})?\)")
_WITH_SECTOR = re.compile(r"(?P<code>[A-Z]{2,5}):(?P<sector>[A-Z]{3})")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_AMOUNT = re.compile(
    r"(?P<kind>[a-z]+)\s*(?P<sign>>=|<=|=)\s*(?P<low>[\d_.]+)(?:\s*-\s*(?P<high>[\d_.]+))?\s*(?P<unit>.*)"
)
_PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def read_value(chronicle: Chronicle, field: str, text: str) -> str:
    """Return the value of a correction (JSON) that a person's words mean.

    Raises UsageError where there is no such field, or where the words mean nothing or several things.
    """
    if field not in FIELDS:
        raise UsageError(f"There is no field “{field}” to correct. Choose one of: {', '.join(FIELDS)}.")
    words = text.strip()
    if not words:
        raise UsageError(f"The value for {field} is empty. Write none where the text does not tell it.")
    is_json = words[:1] in ("{", "[", '"')
    value = _json(words) if is_json else _READERS.get(field, _code)(chronicle, words)
    check(field, canonical(value))
    return canonical(value)


def _json(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError as error:
        raise UsageError(f"{words} begins like JSON, but is none: {error}.") from error


def _code(chronicle: Chronicle, words: str) -> str | None:
    del chronicle
    return None if words.lower() in _NONE else words


def _type(chronicle: Chronicle, words: str) -> str:
    del chronicle
    return words.upper()


def _parties(chronicle: Chronicle, words: str) -> list[dict[str, Any]]:
    return [_as_value(actor) for actor in _actors(chronicle, words)]


def _speakers(chronicle: Chronicle, words: str) -> list[dict[str, Any]]:
    if words.lower() == "outlet":
        return []
    bodied = {state.entity for state in countries()} | {body.entity for body in bodies()}
    return [
        {**_as_value(actor), "kind": SpeakerKind.NAMED_BODY if actor.entity in bodied else SpeakerKind.NAMED_PERSON}
        for actor in _actors(chronicle, words)
    ]


def _as_value(actor: Actor) -> dict[str, Any]:
    return {"entity": actor.entity, "name": actor.name, "country": actor.country, "sector": actor.sector}


def _actors(chronicle: Chronicle, words: str) -> Iterator[Actor]:
    if words.lower() in _NONE:
        return
    for part in words.split(","):
        yield _actor(chronicle, part.strip())


def _actor(chronicle: Chronicle, words: str) -> Actor:
    """Return the party that is meant: a code, one that the chronicle knows, a state or body, or a new one in full."""
    if (found := _WITH_SECTOR.fullmatch(words)) and (country := country_by_code(found["code"])):
        return group_of(country, Sector(found["sector"]))
    if (state := country_by_code(words)) is not None:
        return state_actor(state)
    if (new := _NEW_PARTY.fullmatch(words)) is not None:
        name = new["name"].strip()
        return Actor(slug(name), name, new["country"], Sector(new["sector"]) if new["sector"] else None)
    for known in (_by_code(words), _in_chronicle(chronicle, words), _in_tables(words)):
        if len(known) == 1:
            return known[0]
        if known:
            ids = ", ".join(f"{actor.entity} ({actor.country})" for actor in known)
            raise UsageError(f"“{words}” fits several parties: {ids}. Give the id of one.")
    names = [actor.name for actor in _entities(chronicle)]
    called = {word.lower(): name for name in names for word in (name, name.split()[-1])}
    near = dict.fromkeys(called[word] for word in get_close_matches(words.lower(), called, 3))
    hint = f" Do you mean {' or '.join(near)}?" if near else ""
    raise UsageError(
        f"No party “{words}” is known.{hint} A new one is written with country and sector: {words} (UKR GOV)."
    )


def _by_code(words: str) -> list[Actor]:
    return [body_actor(body) for body in bodies() if body.code == words][:1]  # its organs stand behind it


def _in_chronicle(chronicle: Chronicle, words: str) -> list[Actor]:
    known = list(_entities(chronicle))
    exact = [actor for actor in known if actor.entity == words]
    return exact or [actor for actor in known if fold(actor.name) == fold(words)]


def _in_tables(words: str) -> list[Actor]:
    key = fold(words)
    states = [state_actor(c) for c in countries() if any(fold(form.text) == key for form in c.forms)]
    return states or _distinct([body_actor(b) for b in bodies() if any(fold(form.text) == key for form in b.forms)])


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({actor.entity: actor for actor in actors}.values())


def _entities(chronicle: Chronicle) -> Iterator[Actor]:
    for row in chronicle.rows("SELECT entity, name, country, sector FROM entities ORDER BY entity"):
        yield Actor(row["entity"], row["name"], row["country"], Sector(row["sector"]) if row["sector"] else None)


def _time(chronicle: Chronicle, words: str) -> dict[str, Any] | None:
    del chronicle
    if words.lower() in _NONE:
        return None
    first, slash, last = (part.strip() for part in words.partition("/"))
    if not slash:
        earliest, latest, precision = _interval(words)
        return {"earliest": earliest, "latest": latest, "precision": precision}
    precision = Precision.DAYS if first and last else Precision.UNKNOWN
    return {
        "earliest": _interval(first)[0] if first else None,
        "latest": _interval(last)[1] if last else None,
        "precision": precision,
    }


def _interval(words: str) -> tuple[str, str, Precision]:
    found = _DAY.fullmatch(words)
    if found is None:
        raise UsageError(f"{words} is no day, month or year. Write it as 2014-03-18, 2014-03 or 2014.")
    year, *rest = (int(part) for part in found.groups() if part)
    month, day = (*rest, None, None)[:2]
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as error:
        raise UsageError(f"{words} is no day of the calendar: {error}.") from error
    last = first if day else month_end(year, month or 12)
    return first.isoformat(), last.isoformat(), _PRECISIONS[len(rest)]


def _place(chronicle: Chronicle, words: str) -> dict[str, Any] | None:
    if words.lower() in _NONE:
        return None
    name, _, country = (part.strip() for part in words.partition(","))
    found = [p for p in _places(chronicle, name) if not country or p.country == country.upper()]
    towns = [place for place in found if place.precision is PlacePrecision.SETTLEMENT]
    if len(found) == 1 or (country and len(towns) == 1):  # of a town and the district around it, the town
        return _place_value((towns or found)[0])
    if not found:
        raise UsageError(
            f"No place “{words}” is known. Give it as JSON: "
            '{"name": "Halm", "country": "NOR", "lat": null, "lon": null, "precision": "settlement", "geonames": null}'
        )
    shown = "; ".join(f"{p.name}, {p.country} ({p.precision}, {p.lat}, {p.lon})" for p in found[:5])
    raise UsageError(f"“{words}” fits {len(found)} places: {shown}. Add the country, or give it as JSON.")


def _places(chronicle: Chronicle, name: str) -> list[Place]:
    """Return the places of a name: those that the chronicle knows, else those of the gazetteer."""
    rows = chronicle.rows("SELECT name, country, lat, lon, precision, geonames FROM places ORDER BY place")
    known = [Place(**{**row, "precision": PlacePrecision(row["precision"])}) for row in rows]
    own = [place for place in known if fold(place.name) == fold(name)]
    listed = (found.value for found in namings(key_of(name)))
    return own or [Place(p.name, p.country, p.lat, p.lon, p.precision, p.geonames) for p in listed]


def _place_value(place: Place) -> dict[str, Any]:
    names = ("name", "country", "lat", "lon", "precision", "geonames")
    return {name: getattr(place, name) for name in names}


def _amounts(chronicle: Chronicle, words: str) -> list[dict[str, Any]]:
    del chronicle
    return [] if words.lower() in _NONE else [_amount(part.strip()) for part in words.split(",")]


def _amount(words: str) -> dict[str, Any]:
    found = _AMOUNT.fullmatch(words)
    if found is None or found["kind"] not in set(AmountKind):
        kinds = ", ".join(AmountKind)
        raise UsageError(f"{words} is no amount. Write it as killed=12, killed=10-15 or killed>=40; kinds: {kinds}.")
    low = float(found["low"])
    high = float(found["high"]) if found["high"] else None
    bounds = {
        "=": {"low": None, "best": low, "high": None} if high is None else {"low": low, "best": None, "high": high},
        ">=": {"low": low, "best": None, "high": high},
        "<=": {"low": None, "best": None, "high": low},
    }
    return {"kind": found["kind"], **bounds[found["sign"]], "unit": found["unit"].strip() or None}


_READERS: dict[str, Callable[[Chronicle, str], Any]] = {
    "type": _type,
    "actors": _parties,
    "recipients": _parties,
    "speakers": _speakers,
    "time": _time,
    "place": _place,
    "amounts": _amounts,
}
