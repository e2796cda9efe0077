"""Parameters of the pages, checked before anything is asked of the chronicle."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bede.chronicle.pages.commitments import CommitmentFilter
from bede.chronicle.pages.listing import Grouping, Order
from bede.chronicle.pages.network import Unit
from bede.chronicle.pages.wanted import EventFilter
from bede.model import EventType, LadderKind, Stage, Stance, Standing, Status

MOST_ROWS = 500
"""Rows that are given at once; a screen shows about twenty."""

_FARTHEST = 100_000_000
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_BOX = r"^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$"

Words = Annotated[str, Field(min_length=1, max_length=200)]


_Quad = Annotated[int, Field(ge=1, le=4)]


def _iso(value: object) -> object:
    # pydantic would take a bare number for seconds since 1970.
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise ValueError("write the day as 2014-03-18")
    return value


Day = Annotated[date, BeforeValidator(_iso)]


class _Strict(BaseModel):
    # A parameter that does not exist is a mistake in the call: to pass it over would show the wrong events.
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class LookBack(_Strict):
    """Of every page."""

    as_of: Day | None = None
    """Show the chronicle as it was known at the end of this day: with what had been published and judged by then."""


class Filter(LookBack):
    """Which events are asked for; all that is set must hold. Letter case and accents never matter."""

    type: list[EventType] = []
    """PLOVER type; may be repeated."""
    status: list[Status] = []
    """Status; may be repeated."""
    standing: list[Standing] = []
    """Standing; may be repeated."""
    quad: list[_Quad] = []
    """Quad class; may be repeated."""
    actor: Words | None = None
    """Who does it: entity, country code, or whole words of the name."""
    recipient: Words | None = None
    """To whom it is done: entity, country code, or whole words of the name."""
    party: Words | None = None
    """A party on either side: entity, country code, or whole words of the name."""
    country: Words | None = None
    """Country code of a party on either side, or of the place."""
    dyad: Annotated[str, Field(pattern=r"^[^,]{1,200},[^,]{1,200}$")] | None = None
    """Two codes or entities with a comma between, as ``RUS,UKR``: on opposite sides, or both act with no recipient
    told."""
    place: Words | None = None
    """Whole words of the name of the place."""
    box: Annotated[str, Field(pattern=_BOX)] | None = None
    """Area of the map, as ``west,south,east,north`` in degrees, in which the middle of its place lies."""
    since: Day | None = None
    """It can have taken place on this day or later; acts without a date of their own count by the day of telling."""
    until: Day | None = None
    """It can have taken place on this day or earlier."""
    publisher: Words | None = None
    """Whole words of the name of an outlet that tells it."""
    speaker: Words | None = None
    """According to whom: entity, country code, or whole words of the name of any of its speakers."""
    text: Words | None = None
    """Any part of a sentence that tells it."""
    document: Words | None = None
    """A document that tells it: id, its beginning, or uri."""
    story: Words | None = None
    """Id of the story that it belongs to."""
    disputed: bool | None = None
    """Its claims differ on something, or do not."""

    def wanted(self) -> EventFilter:
        """Return the filter of the chronicle. Raises UsageError for what contradicts itself."""
        return EventFilter(
            type=tuple(self.type),
            status=tuple(self.status),
            standing=tuple(self.standing),
            quad=tuple(self.quad),
            dyad=tuple(self.dyad.split(",")) if self.dyad else (),
            box=tuple(float(one) for one in self.box.split(",")) if self.box else (),
            **{name: getattr(self, name) for name in _PLAIN},
        )


_PLAIN = (
    *("actor", "recipient", "party", "country", "place", "since", "until"),
    *("publisher", "speaker", "text", "document", "story", "disputed"),
)
"""Parameters that are fields of the filter as they are."""


class Paged(Filter):
    """A filter, and which part of the list."""

    offset: Annotated[int, Field(ge=0, le=_FARTHEST)] = 0
    """Number of the first row, from 0."""
    limit: Annotated[int, Field(ge=0, le=MOST_ROWS)] = 50
    """Most rows."""


class EventsParameters(Paged):
    """Of the list of events."""

    sort: Order = Order.TIME
    """Order of the rows; ``-`` is from the last or most."""
    group: Grouping | None = None
    """Put rows under headings; only in the order ``time``."""
    counts: bool = True
    """Give facets and histogram too; leave them out for further pages of a list."""


class CommitmentsParameters(Paged):
    """Of the list of commitments; the filter is asked of the events that tell their stages."""

    kind: list[LadderKind] = []
    """What it is about; may be repeated."""
    stage: list[Stage] = []
    """The last stage reached; may be repeated."""
    giver: Words | None = None
    """Who gives: entity, country code, or whole words of the name."""
    receiver: Words | None = None
    """Who receives: entity, country code, or whole words of the name."""

    def commitments(self) -> CommitmentFilter:
        """Return the filter of commitments."""
        return CommitmentFilter(tuple(self.kind), tuple(self.stage), self.giver, self.receiver)


class PositionsParameters(Paged):
    """Of the list of positions; ``speaker`` is asked of the innermost speaker of each claim."""

    stance: list[Stance] = []
    """How the speaker stands to it; may be repeated."""


class NetworkParameters(Filter):
    """Of the network."""

    unit: Unit = Unit.ENTITY
    """What a node is."""
    top: Annotated[int, Field(ge=1, le=300)] = 60
    """Most nodes."""


class CompareParameters(LookBack):
    """Of what changed between two runs."""

    a: Words | None = None
    """The earlier run, or the beginning of its id; by itself the one before ``b``."""
    b: Words | None = None
    """The later run; by itself the last."""
    offset: Annotated[int, Field(ge=0, le=_FARTHEST)] = 0
    """Number of the first row, from 0."""
    limit: Annotated[int, Field(ge=0, le=MOST_ROWS)] = 50
    """Most rows."""


class Nothing(_Strict):
    """Of a page that takes no parameters."""
