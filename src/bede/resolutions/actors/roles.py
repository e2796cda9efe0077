"""Roles that have no country of their own: "its forces", "police". The document says whose they are."""

from bede.knowledge.world import Title, country_by_code
from bede.model import Actor, Resolution, Sector
from bede.resolutions.actors.groups import GOVERNMENTS, group_of, is_ministry, ministry_of
from bede.resolutions.actors.pointers import title_of

# Whoever is another's ally or rival is not his own: "our allies" are of no country that the words tell.
_RELATIONS = frozenset(
    """allies ally partners partner friends neighbours neighbors enemies enemy opponents opponent rivals rival
    counterparts counterpart colleagues colleague""".split()
)
POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})


def owned(text: str, owner: Actor | None) -> Resolution[Actor] | None:
    """Return the group of a role that begins with a possessive ("its forces"), whose owner is known."""
    words = text.lower().split()
    if owner is None or words[-1] in _RELATIONS:
        return None
    group = group_in(owner.country, title_of(text))
    return Resolution(text, group, "role-of-owner", 0.5) if group else None


def group_in(code: str | None, title: Title | None) -> Actor | None:
    """Return the group that a role of many or of an organ means in a country ("police" in France: French police).

    A role of one person ("the minister") is no group; of a ministry or department the words must say which.
    """
    country = country_by_code(code) if code else None
    if country is None or title is None or title.kind == "person":
        return None
    if is_ministry(title.name) and title.name != "ministry":
        return ministry_of(country, title.name)
    if (title.kind, title.sector) == ("body", Sector.GOV) and title.name.split()[-1] not in GOVERNMENTS:
        return None
    return group_of(country, title.sector)
