"""Rows that several pages show. ``None`` is "not told" everywhere; days are ``datetime.date``, in JSON ISO text."""

from datetime import date

from typing_extensions import TypedDict  # FastAPI makes the description of the JSON from these; it needs this one


class Party(TypedDict):
    """Who does it, or to whom it is done."""

    entity: str | None
    """Stable id; null where it could not be told whom the words mean."""
    name: str | None
    """Name of the party, as of the date of the claim."""
    country: str | None
    """ISO 3166-1 alpha-3, or an organisation's own code."""
    sector: str | None
    """Sector of PLOVER."""
    text: str | None
    """Words of the leading claim, where the party is known by them only."""


class Place(TypedDict):
    """Where the act itself took place."""

    name: str
    """Name of the place."""
    country: str | None
    """ISO 3166-1 alpha-3; null for areas in several or no countries."""
    lat: float | None
    """Latitude of a representative point, in degrees. Unless ``precision`` is site or settlement, it is an area."""
    lon: float | None
    """Longitude of that point, in degrees."""
    precision: str
    """How narrow the place is."""
    geonames: int | None
    """GeoNames id."""


class Figure(TypedDict):
    """An amount of an event: as low, likely and high as its claims tell it."""

    kind: str
    """What it counts."""
    unit: str | None
    """Currency or thing counted."""
    low: float | None
    """Lowest figure that the claims allow."""
    best: float | None
    """The figure that they agree on."""
    high: float | None
    """Highest figure that they allow."""
    claims: list[str]
    """The claims that give it."""


class Teller(TypedDict):
    """A speaker of the chain through which something is told."""

    text: str | None
    """Words that name the speaker; empty where the sentence carries on a quotation."""
    entity: str | None
    """Stable id; null where it could not be told whom the words mean."""
    name: str | None
    """Name of the speaker."""
    country: str | None
    """Country of the speaker."""
    kind: str
    """What sort of speaker."""


class AccordingTo(TypedDict):
    """Who tells the leading claim of an event, and how."""

    voices: list[Teller]
    """Speakers, outermost first; none: the outlet in its own voice."""
    publisher: str | None
    """The outlet."""
    document: str
    """The document."""
    title: str | None
    """Its title."""
    published: date | None
    """Day of publication; null where it is not known to the day."""
    stance: str
    """How the innermost speaker stands to it."""
    certainty: str
    """Certainty in the words."""


class StoryRef(TypedDict):
    """The story that an event belongs to."""

    id: str
    """Id of the story."""
    name: str
    """Parties, place and period."""


class EventRow(TypedDict):
    """One row of the chronicle: what happened, when, how far, and according to whom."""

    id: str
    """Id of the event."""
    lead: str
    """The leading claim: one that asserts it and names its parties, the fullest of these that was told first."""
    earliest: date | None
    """First day on which it can have taken place; null: open or unknown."""
    latest: date | None
    """Last day on which it can have taken place; null: open or unknown."""
    time_precision: str
    """How narrow that interval is meant to be."""
    time_basis: str
    """What it rests on; ``none``: the text does not date it, and ``latest`` is only the day of telling."""
    type: str
    """PLOVER type of the act."""
    mode: str | None
    """PLOVER mode, where one is told."""
    status: str
    """What kind of happening it is."""
    quad: int
    """1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
    actors: list[Party]
    """Who does it."""
    recipients: list[Party]
    """To whom it is done."""
    triggers: list[str]
    """Words that name the act, those of the leading claim first."""
    sentence: str
    """The sentence of the leading claim."""
    trigger_start: int
    """Offset of the trigger in that sentence, in code points."""
    trigger_end: int
    """Offset after the trigger in that sentence."""
    place: Place | None
    """Where it took place."""
    amounts: list[Figure]
    """Its amounts."""
    standing: str
    """How it stands by the fixed rule; never a truth score."""
    standing_rule: str
    """The line of the rule that gave the standing."""
    according_to: AccordingTo
    """Who tells the leading claim."""
    origins: int
    """Independent origins."""
    copies: int
    """Further documents that copy them."""
    claims: int
    """Claims that speak of it."""
    documents: int
    """Documents that tell it."""
    publishers: list[str]
    """Outlets that tell it."""
    disputes: list[str]
    """What its claims differ on, one line each."""
    first_told: str | None
    """Day of the first document that tells it: it is known since then."""
    last_told: str | None
    """Day of the last document that tells it."""
    story: StoryRef | None
    """The story that it belongs to."""
    group: str | None
    """Key of the group that the row stands in, where the list is grouped; see ``Group``."""


class Facet(TypedDict):
    """A value that events have, and how many of those asked for have it."""

    value: str
    """The value, as it goes into the parameter of the same name."""
    label: str | None
    """The value in words, where it is an id."""
    count: int
    """Events that have it, and that fit all other parameters."""


class Bin(TypedDict):
    """The events of a month or year, by the first day on which they can have taken place."""

    start: date
    """First day of the month or year."""
    count: int
    """Events."""
    quads: list[int]
    """The same by quad class, 1 to 4."""
