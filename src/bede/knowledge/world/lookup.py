"""Questions to single entries of the tables."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from bede.knowledge.world.entries import Body, Country
from bede.knowledge.world.tables import bodies, countries, slug
from bede.model.codes import Sector


@cache
def _by_code() -> Mapping[str, Country]:
    return MappingProxyType({country.iso3: country for country in countries() if country.iso3})


def country_by_code(code: str) -> Country | None:
    """Return the country of an ISO 3166-1 alpha-3 code; None for organisations and unknown codes."""
    return _by_code().get(code)


def sector_on(body: Body, day: date | None) -> Sector | None:
    """Return a body's sector on a day (the Taliban govern since August 2021); ``day`` None: the first one."""
    if body.later and day and day >= body.later[0]:
        return body.later[1]
    return body.sector


@cache
def _by_slug() -> Mapping[str, Body]:
    forms = {slug(form.text): body for body in reversed(bodies()) for form in body.forms}
    return MappingProxyType({**forms, **{slug(body.name): body for body in bodies()}})


def body_by_slug(name: str) -> Body | None:
    """Return the body of a slugged name or other form (``"hezbollah"``, ``"pkk"``); None where the tables have none."""
    return _by_slug().get(name)
