"""What belongs to a state: the state itself as who governs it, its organs, its forces, its people."""

from functools import cache

from bede.knowledge.world import Body, Country, Seat, bodies, country_by_code, slug
from bede.model import Actor, Sector
from bede.text.normalise import fold

GOVERNMENTS = frozenset({"government", "administration", "regime", "cabinet"})
"""Words for who governs: what they do is the state's doing (docs/decisions/0010)."""

# What a group of a country is called, so that "Russian troops" and "Russia's army" are one party.
_GROUP_NAMES: dict[Sector, str] = {
    Sector.MIL: "military",
    Sector.COP: "police",
    Sector.SPY: "intelligence services",
    Sector.LEG: "parliament",
    Sector.JUD: "courts",
    Sector.OPP: "opposition",
    Sector.REB: "rebels",
    Sector.PRM: "paramilitaries",
    Sector.UAF: "armed men",
    Sector.CVL: "civilians",
    Sector.REF: "refugees",
    Sector.JRN: "media",
    Sector.BUS: "business",
    Sector.CRM: "criminals",
    Sector.PTY: "parties",
    Sector.LAB: "workers",
    Sector.REL: "clergy",
    Sector.MED: "medical workers",
    Sector.EDU: "academics",
    Sector.ELI: "former officials",
}

_MINISTRY_WORDS = frozenset("ministry ministries department office of the for affairs and".split())


def state_actor(country: Country) -> Actor:
    """Return a state as a party."""
    return Actor(country.entity, country.name, country.code, Sector.GOV)


def body_actor(body: Body) -> Actor:
    """Return a body of the tables as a party."""
    return Actor(body.entity, body.name, body.code, body.sector)


def seat_actor(seat: Seat) -> Actor:
    """Return whom a seat of power means: a ministry of its own, else who governs, else those who sit there."""
    country = country_by_code(seat.code) if seat.code else None
    if country is not None and seat.stands_for.endswith(" ministry"):
        *_, kind, word = seat.stands_for.split()
        return ministry_of(country, f"{kind} {word}")
    if country is not None and seat.sector is Sector.GOV:
        return state_actor(country)
    return Actor(seat.entity, seat.name, seat.code, seat.sector or Sector.GOV)


def group_of(country: Country, sector: Sector) -> Actor:
    """Return the group or organ of a country, so that "Russian troops" and "Russia's army" are one party.

    Its government is the state itself: what "Russia" and "the Russian government" do is one party's doing. Its
    military is the body of the tables that is all of it, where there is one (Israel Defense Forces).
    """
    if sector is Sector.GOV:
        return state_actor(country)
    whole = _wholes().get((country.code, "forces")) if sector is Sector.MIL else None
    if whole is not None:
        return body_actor(whole)
    name = f"{_adjective(country)} {_GROUP_NAMES.get(sector, 'people')}"
    return Actor(f"{country.id}.{sector}", name, country.code, sector)


def organ_of(country: Country, words: str, sector: Sector | None) -> Actor:
    """Return an organ of a country by what it is called ("Supreme Court" of Mexico)."""
    return Actor(f"{country.id}.{slug(words)}", f"{_adjective(country)} {words}", country.code, sector)


def ministry_of(country: Country, words: str) -> Actor:
    """Return a ministry of a country; "Ministry of Foreign Affairs" and "foreign ministry" are one."""
    kinds = [word for word in fold(words).replace("defense", "defence").split() if word not in _MINISTRY_WORDS]
    kind = " ".join(kinds)
    if (body := _wholes().get((country.code, kind))) is not None:
        return body_actor(body)
    name = f"{kind} ministry".strip()
    return Actor(f"{country.id}.{slug(name)}", f"{_adjective(country)} {name}", country.code, Sector.GOV)


def is_ministry(words: str) -> bool:
    """Return whether words name a ministry."""
    return bool({"ministry", "ministries"} & set(fold(words).split()))


def _adjective(country: Country) -> str:
    return country.adjectives[0].text if country.adjectives else country.name


@cache
def _wholes() -> dict[tuple[str | None, str], Body]:
    return {(body.code, body.whole): body for body in bodies() if body.whole}
