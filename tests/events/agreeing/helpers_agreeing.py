"""The invented happenings of cases.toml as claims, families and wanted events."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bede.claims.amounts import read_amount
from bede.events import LinkClaim
from bede.events.agreeing import Context
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    EventType,
    Family,
    Member,
    Place,
    PlacePrecision,
    Precision,
    Relation,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

TABLE = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
PLACES = {
    "Halm": Place("Halm", "XSU", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1),
    "Halm base": Place("Halm base", "XSU", 50.05, 30.1, PlacePrecision.SITE, None),
    "Tarn": Place("Tarn", "XSU", 51.0, 31.0, PlacePrecision.SETTLEMENT, 2),
    "Suderia": Place("Suderia", "XSU", 50.5, 30.5, PlacePrecision.COUNTRY, 3),
}


@dataclass(frozen=True)
class Case:
    """An event to be made, and what is wanted of it."""

    name: str
    claims: tuple[LinkClaim, ...]
    context: Context
    want: dict


def all_cases() -> list[Case]:
    return [_case(row) for row in TABLE["event"]]


def actor(key: str) -> Actor:
    row = TABLE["cast"][key]
    sector = Sector(row["sector"]) if "sector" in row else None
    return Actor(row.get("entity", key), row["name"], row.get("country"), sector)


def speaker(key: str) -> tuple[tuple[Actor | None, SpeakerKind], str]:
    row = TABLE["cast"][key]
    who = actor(row.get("as", key)) if "name" in row or "as" in row else None
    return (who, SpeakerKind(row["kind"])), row.get("words", row.get("name", ""))


def _case(row: dict) -> Case:
    claims = tuple(_claim(n, {**TABLE["acts"][row["act"]], **claim}) for n, claim in enumerate(row["claims"], 1))
    families = [_family(documents, row.get("relations", {})) for documents in row.get("copies", [])]
    return Case(row["name"], claims, Context.of(families), row["want"])


def _family(documents: list[str], relations: dict[str, str]) -> Family:
    first, *others = documents
    copies = (Member(d, Relation(relations.get(d, "identical")), first, 0.9, "test") for d in others)
    return Family(f"f of {first}", (Member(first, Relation.ORIGINAL, None, 1.0, "test"), *copies))


def _claim(number: int, row: dict) -> LinkClaim:
    spoken = [speaker(key) for key in row.get("by", [])]
    on = row.get("on")
    return LinkClaim(
        id=f"c{number}",
        document_id=row["doc"],
        publisher=row.get("outlet", f"Outlet of {row['doc']}"),
        published=f"2031-03-{row.get('day', 13):02}",
        trigger=row["trigger"],
        type=EventType(row["type"]),
        mode=row.get("mode"),
        status=Status(row.get("status", "occurred")),
        stance=Stance(row.get("stance", "asserts")),
        actors=tuple(map(actor, row["actors"])),
        recipients=tuple(map(actor, row["recipients"])),
        speakers=tuple(who for who, _ in spoken),
        speaker_words=tuple(words for _, words in spoken),
        earliest=date(2031, 3, on) if on else None,
        latest=date(2031, 3, row.get("until", on)) if on else None,
        precision=(Precision.DAYS if "until" in row else Precision.DAY) if on else Precision.UNKNOWN,
        basis=TimeBasis.RELATIVE if on else TimeBasis.NONE,
        place=PLACES[row["place"]] if "place" in row else None,
        score=1.0,
        sentence=row.get("sentence", ""),
        amounts=tuple(_amount(kind, text) for kind in AmountKind for text in row.get(kind.value, [])),
    )


def _amount(kind: AmountKind, text: str) -> Amount:
    low, best, high, unit = read_amount(text)
    return Amount(kind, text, Span(0, len(text)), low, best, high, unit)
