"""Names of the codes that stand for countries and organisations."""

from functools import cache

from bede.knowledge.world import country_by_code, organisations


@cache
def country_name(code: str) -> str:
    """Return the name of a country or organisation by its code; the code itself where it is not known."""
    country = country_by_code(code)
    return country.name if country else organisations().get(code, code)
