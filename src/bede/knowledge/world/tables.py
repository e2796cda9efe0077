"""Read the tables of the world into typed rows, each once and only when it is asked for."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, cast, get_args

from bede.errors import KnowledgeError
from bede.knowledge.resources import read_rows, read_toml, table_names
from bede.knowledge.world.entries import (
    Body,
    BodyKind,
    Country,
    CountryKind,
    Demonym,
    Form,
    People,
    Seat,
    Title,
    TitleKind,
)
from bede.model.codes import Sector
from bede.text.normalise import fold

_ACRONYM = 3
"""Up to so many letters, all capitals, a name counts only in exactly these letters: US, WHO, IS, ICE."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return a stable id made from a name: ``"Wagner Group"`` becomes ``"wagner-group"``."""
    return _NOT_SLUG.sub("-", fold(name)).strip("-")


def parse_form(cell: str) -> Form:
    """Return a name without its marks; a short acronym is exact without being marked."""
    text = cell.rstrip("?!")
    marks = cell[len(text) :]
    letters = text.replace(".", "")
    acronym = letters.isupper() and len(letters) <= _ACRONYM
    return Form(text, "?" in marks, "!" in marks or acronym)


def _forms(cells: Iterable[str]) -> tuple[Form, ...]:
    unique = {form.text: form for form in map(parse_form, cells) if form.text}
    return tuple(unique.values())


def _listed(cell: str) -> tuple[Form, ...]:
    return _forms(cell.split("|")) if cell else ()


def _people(cell: str) -> tuple[People, ...]:
    pairs = (pair.split("/") for pair in cell.split("|") if pair)
    return tuple(People(None if one == "-" else parse_form(one), parse_form(many)) for one, many in pairs)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _country(row: list[str]) -> Country:
    key, kind, code, iso3, iso2, numeric, cow_abb, cow_code, geonames, wikidata, *rest = row
    since, until, parent, name, official, names, adjectives, people, capitals, lat, lon = rest
    if kind not in get_args(CountryKind):
        raise KnowledgeError(f"countries.tsv: {key} is of unknown kind {kind!r}")
    return Country(
        id=key,
        entity=wikidata or slug(name),
        kind=cast("CountryKind", kind),
        code=code or None,
        iso3=iso3 or None,
        iso2=iso2 or None,
        numeric=numeric or None,
        cow_abb=cow_abb or None,
        cow_code=_number(cow_code),
        geonames=_number(geonames),
        wikidata=wikidata or None,
        since=_number(since),
        until=_number(until),
        parent=parent or None,
        name=name.rstrip("?!"),
        official=official or None,
        forms=_forms([name, official, *names.split("|")]),
        adjectives=_listed(adjectives),
        people=_people(people),
        capitals=_listed(capitals),
        lat=float(lat),
        lon=float(lon),
    )


@cache
def countries() -> tuple[Country, ...]:
    """Return all states, territories, former and unrecognised states, and named parts of states."""
    return tuple(_country(row) for row in read_rows("world/countries.tsv"))


def _demonyms(country: Country) -> Iterable[Demonym]:
    adjectives = {form.text: form for form in country.adjectives}
    singular = {pair.singular.text: pair.singular for pair in country.people if pair.singular}
    plural = {pair.plural.text: pair.plural for pair in country.people}
    for text, form in (adjectives | singular | plural).items():
        yield Demonym(form, country, text in adjectives, text in singular, text in plural)


@cache
def demonyms() -> tuple[Demonym, ...]:
    """Return the adjectives and the nouns for people of all countries, one entry a word and country."""
    return tuple(demonym for country in countries() for demonym in _demonyms(country))


@cache
def organisations() -> dict[str, str]:
    """Return the codes of organisations that are no country (``UNO``) with their names."""
    return cast("dict[str, str]", read_toml("world/bodies/international.toml")["codes"])


def _body(row: dict[str, Any], kind: BodyKind) -> Body:
    name = row["name"].rstrip("?!")
    own = row["name"] + ("?" if row.get("ambiguous") else "")
    later = row.get("later")
    return Body(
        entity=row.get("wikidata") or slug(name),
        name=name,
        kind=kind,
        code=row.get("code"),
        sector=Sector(row["sector"]) if "sector" in row else None,
        wikidata=row.get("wikidata"),
        forms=_forms([own, *row.get("forms", ())]),
        until=row.get("until"),
        later=(later["from"], Sector(later["sector"])) if later else None,
        whole=row.get("whole"),
    )


@cache
def bodies() -> tuple[Body, ...]:
    """Return organisations, organs with names of their own, armed groups, parties and media houses."""
    kinds = {f"world/bodies/{kind}.toml": cast("BodyKind", kind) for kind in get_args(BodyKind)}
    found = table_names("world/bodies")
    if set(found) != set(kinds):
        raise KnowledgeError(f"world/bodies holds {found}, expected {tuple(kinds)}")
    return tuple(_body(row, kinds[name]) for name in found for row in read_toml(name)["body"]["list"])


def _seat(row: dict[str, Any]) -> Seat:
    name = row["name"].rstrip("?!")
    return Seat(
        entity=slug(f"{name} {row['code']}"),
        name=name,
        code=row["code"],
        sector=Sector(row["sector"]),
        stands_for=row["stands_for"],
        forms=_forms([row["name"], *row.get("forms", ())]),
        capital=False,
    )


def _capital_seats(taken: frozenset[str]) -> Iterable[Seat]:
    for country in countries():
        for form in country.capitals:
            if form.text in taken:
                continue
            yield Seat(
                entity=country.entity,
                name=form.text,
                code=country.code,
                sector=Sector.GOV,
                stands_for=f"the government of {country.name}",
                forms=(form,),
                capital=True,
            )


@cache
def seats() -> tuple[Seat, ...]:
    """Return names of places that stand for governments: those of the table, then the capitals.

    A capital that is named as its country (Singapore) or that the table treats (Brussels) is left out.
    """
    listed = tuple(_seat(row) for row in read_toml("world/seats.toml")["seat"])
    names = {form.text for seat in listed for form in seat.forms}
    names |= {form.text for country in countries() for form in country.forms}
    return listed + tuple(_capital_seats(frozenset(names)))


def _title(row: dict[str, Any]) -> Title:
    kind = row["kind"]
    if kind not in get_args(TitleKind):
        raise KnowledgeError(f"titles.toml: {row['name']} is of unknown kind {kind!r}")
    plural = row.get("plural")
    return Title(
        name=row["name"].rstrip("?!"),
        plural=plural.rstrip("?!") if plural else None,
        forms=_forms([row["name"], plural] if plural else [row["name"]]),
        sector=Sector(row["sector"]),
        kind=cast("TitleKind", kind),
        political=row.get("political", True),
    )


@cache
def titles() -> tuple[Title, ...]:
    """Return words for roles and nameless groups."""
    return tuple(_title(row) for row in read_toml("world/titles.toml")["title"])
