"""What kind of meeting it is, and who is host: told by the countries of the parties and of the place.

Codebook, sections 2 and 3: every party to a meeting is an actor, except where visitor and host can be told apart.
They can where two parties of different countries meet in the country of one of them.
"""

from collections.abc import Sequence

from bede.model import Actor, Location, Party, Sector

_PARTIES_OF_A_MULTILATERAL = 3

Meeting = tuple[tuple[Party, ...], tuple[Party, ...], str | None]
"""Actors, recipients, mode."""


def tell_meeting(actors: Sequence[Party], recipients: Sequence[Party], place: Location | None) -> Meeting:
    """Return the parties of a meeting with host and mode told, as far as countries tell them.

    Modes: ``multilateral`` for three countries and more or an international body, ``visit`` where one party is
    at home, ``third-party`` where none is; None where a country or the place is not known.
    """
    everyone = (*actors, *recipients)
    known = [party.actor.value for party in everyone if party.actor.value is not None]
    countries = {actor.country for actor in known if actor.country}
    if len(countries) >= _PARTIES_OF_A_MULTILATERAL or any(actor.sector is Sector.IGO for actor in known):
        return tuple(actors), tuple(recipients), "multilateral"
    where = place.place.value.country if place is not None and place.place.value is not None else None
    if where is None or len(countries) != 2 or len(known) != len(everyone):
        return tuple(actors), tuple(recipients), None
    if where not in countries:
        return everyone, (), "third-party"
    if recipients:
        return tuple(actors), tuple(recipients), "visit"
    guests = tuple(party for party in actors if _country(party.actor.value) != where)
    hosts = tuple(party for party in actors if _country(party.actor.value) == where)
    return (guests, hosts, "visit") if guests and hosts else (tuple(actors), (), "visit")


def _country(actor: Actor | None) -> str | None:
    return actor.country if actor is not None else None
