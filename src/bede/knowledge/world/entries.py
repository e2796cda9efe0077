"""What the tables of the world hold: frozen dataclasses without behaviour.

In the tables a name may end in a mark, which is not part of it: ``?`` it may mean something else, so look at
its neighbours before you trust it; ``!`` it counts only in exactly these letters.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from bede.model.codes import PlacePrecision, Sector

CountryKind = Literal["state", "territory", "former", "unrecognised", "part"]
BodyKind = Literal["international", "national", "armed", "parties", "media"]
TitleKind = Literal["person", "group", "body"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name. ``ambiguous``: mark ``?``; ``exact``: mark ``!``."""

    text: str
    ambiguous: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """The nouns for the people of a country; ``singular`` None for a mere collective ("the Dutch")."""

    singular: Form | None
    plural: Form


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a territory, a state that ceased, an unrecognised state, or a part with a name of its own.

    ``id`` is the ISO 3166-1 alpha-3 code where there is one, else a slug. ``code`` is what an actor's country
    is coded as: ISO's code, for a part that of its state (England: GBR), None for an unrecognised state.
    ``entity``: the stable id of the actor (Wikidata's, else a slug). ``cow_abb``, ``cow_code``: Correlates of
    War. ``since`` and ``until``: first and last year, None where it does not matter to reading the news.
    ``parent``: the ISO code of the state it belongs to, is claimed by, or went over into. ``forms``: all ways
    to write the name, the short and the official one included. ``lat``, ``lon``: a middle point in degrees.
    """

    id: str
    entity: str
    kind: CountryKind
    code: str | None
    iso3: str | None
    iso2: str | None
    numeric: str | None
    cow_abb: str | None
    cow_code: int | None
    geonames: int | None
    wikidata: str | None
    since: int | None
    until: int | None
    parent: str | None
    name: str
    official: str | None
    forms: tuple[Form, ...]
    adjectives: tuple[Form, ...]
    people: tuple[People, ...]
    capitals: tuple[Form, ...]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for what or who belongs to a country: an adjective, a noun for its people, or both."""

    form: Form
    country: Country
    adjective: bool
    singular: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or group with a name. ``kind`` is the table it stands in.

    ``code``: ISO 3166-1 alpha-3 of its country, or an organisation's own code; None where it has neither.
    ``sector`` holds until ``later[0]``, then ``later[1]``. ``until``: the last year it existed. ``whole``: what
    it is all of in its country, ``forces`` or the kind of a ministry (``foreign``), so that "the country's troops" or
    "its foreign ministry" are this body.
    """

    entity: str
    name: str
    kind: BodyKind
    code: str | None
    sector: Sector | None
    wikidata: str | None
    forms: tuple[Form, ...]
    until: int | None
    later: tuple[date, Sector] | None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A place name that stands for a government or an organ where it acts. ``capital``: taken from a country.

    ``code`` as in Body; None for the capital of an unrecognised state.
    """

    entity: str
    name: str
    code: str | None
    sector: Sector
    stands_for: str
    forms: tuple[Form, ...]
    capital: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A word for a role or a nameless group. ``forms``: the singular first, then the plural if there is one.

    ``political``: the bearer is a party to public affairs by the word alone.
    """

    name: str
    plural: str | None
    forms: tuple[Form, ...]
    sector: Sector
    kind: TitleKind
    political: bool


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place on the map, under its primary name.

    ``country``: ISO 3166-1 alpha-3, None for areas of several countries or none. ``division``: for a settlement the
    code of the smallest known division that it lies in, for a division its own code (``US.LA.079``: GeoNames' codes of
    country, first and second level). ``lat``, ``lon`` None: not known. ``population`` of a country or division is the
    sum over its listed settlements, of a division held below that of a town of its name: a rank, no census figure.
    ``ambiguous``: the name is also a common word or a person's name. ``known``: a reader of world news may know it.
    """

    name: str
    country: str | None
    division: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    geonames: int | None
    population: int
    ambiguous: bool
    known: bool


PartyEntry: TypeAlias = Country | Demonym | Body | Seat | Title
