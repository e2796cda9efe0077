"""Which party stands for the whole of a state or body, and which for an organ or agency of it."""

from functools import cache

from bede.knowledge.world import bodies, country_by_code
from bede.model import Actor

_AGENCIES = "UNO"  # its agencies act each for itself; the organs of other bodies act for the body


def is_whole(actor: Actor) -> bool:
    """Return whether an actor is the state or body itself, and no organ or person of it."""
    state = country_by_code(actor.country) if actor.country else None
    return actor.entity in _wholes().values() if state is None else state.entity == actor.entity


def is_agency(actor: Actor) -> bool:
    """Return whether an actor is an agency of the United Nations, which acts for itself."""
    return actor.country == _AGENCIES and actor.entity in _agencies()


def name_of(code: str) -> str | None:
    """Return the name of the state or body of a code, None where there is none."""
    state = country_by_code(code)
    return state.name if state is not None else _names().get(code)


@cache
def _agencies() -> frozenset[str]:
    return frozenset(body.entity for body in bodies() if body.code == _AGENCIES) - {_wholes()[_AGENCIES]}


@cache
def _wholes() -> dict[str, str]:
    """Return code → entity of the body that others are organs of: the first of each code in the table."""
    return {body.code: body.entity for body in reversed(bodies()) if body.code}


@cache
def _names() -> dict[str, str]:
    return {body.code: body.name for body in reversed(bodies()) if body.code}
