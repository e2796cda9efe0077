"""Where an outlet has its home, by its host: ``places_homes.toml``, or a town in the host's own name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bede.knowledge.resources import read_toml
from bede.knowledge.world.entries import GazetteerPlace
from bede.knowledge.world.gazetteer import key_of, namings
from bede.model.codes import PlacePrecision

_LEAST = 4
"""Letters that the name of a town in a host must have: "usatoday" names no town called Usa."""
_NARROW = (PlacePrecision.SETTLEMENT, PlacePrecision.REGION, PlacePrecision.DISTRICT)


@dataclass(frozen=True, slots=True)
class Home:
    """``places``: all that the home's name may mean, one where it is listed. ``country``: ISO's code by the ending."""

    places: tuple[GazetteerPlace, ...]
    country: str | None


@cache
def _table() -> dict[str, Any]:
    return read_toml("world/places_homes.toml")


@cache
def home_of(host: str) -> Home:
    """Return the home of the outlet at a host, as far as it is known.

    >>> home_of("www.denverpost.com").places[0].division
    'US.CO.031'
    """
    labels = host.lower().split(":")[0].strip(".").split(".")
    ending = _table()["countries"].get(labels[-1])
    for begin in range(len(labels) - 1):
        listed = _table()["hosts"].get(".".join(labels[begin:]))
        if listed is not None:
            return Home(_listed(*listed.split(", ")), ending)
    own = (
        labels[-3] if len(labels) > 2 and labels[-2] in {"co", "com", "net", "org"} else labels[max(0, len(labels) - 2)]
    )
    return Home(_named_in(own), ending)


def _listed(town: str, code: str) -> tuple[GazetteerPlace, ...]:
    found = [place.value for place in namings(key_of(town)) if f"{place.value.division}.".startswith(f"{code}.")]
    return tuple(sorted(found, key=lambda place: place.precision is not PlacePrecision.SETTLEMENT)[:1])


def _named_in(label: str) -> tuple[GazetteerPlace, ...]:
    """Return what the part of a label may name that is left without the words for papers.

    A label without such a word may be anything; it counts where it is the name of a place that is known.
    """
    papers = "|".join(sorted(_table()["words"]["papers"], key=len, reverse=True))
    rest = re.sub(rf"(?:-|{papers})+$", "", label)
    bare = re.sub(rf"^(?:the|my|daily|evening|-)+(?=.{{{_LEAST}}})", "", rest)
    if bare == label:
        return tuple(c.value for c in namings(label.replace("-", " ")) if c.value.known and not c.value.ambiguous)
    if len(bare) < _LEAST:
        return ()
    found = (namings(key) for key in _spaced(bare))
    return next((tuple(c.value for c in named if c.value.precision in _NARROW) for named in found if named), ())


def _spaced(label: str) -> Iterator[str]:
    """Yield the ways to read a label as one or two words."""
    yield label.replace("-", " ")
    for cut in range(3, len(label) - 2):
        yield f"{label[:cut]} {label[cut:]}"
