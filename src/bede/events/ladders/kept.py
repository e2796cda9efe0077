"""Rungs as text and back, so that those of events that stay need not be made again from their claims."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from bede.events.ladders.parties import keys
from bede.events.ladders.rungs import Rung, persons_of
from bede.model import Actor, AmountKind, LadderKind, Place, PlacePrecision, Sector, Stage


def rung_as_text(rung: Rung) -> str:
    """Return a rung as JSON."""
    place = rung.place
    kept = {
        "kind": rung.kind,
        "what": rung.what,
        "stage": rung.stage,
        "givers": [_party(actor) for actor in rung.givers],
        "receivers": [_party(actor) for actor in rung.receivers],
        "claims": rung.claims,
        "some_act": rung.some_act,
        "words": sorted(rung.words),
        "homes": sorted(rung.homes),
        "days": [day and day.isoformat() for day in (rung.told, rung.told_last, rung.earliest, rung.latest)],
        "dated": rung.dated,
        "place": place and [place.name, place.country, place.lat, place.lon, place.precision, place.geonames],
        "ranges": [[kind, unit, found] for (kind, unit), found in rung.ranges.items()],
        "names": sorted(rung.names),
        "further": rung.further,
        "stems": sorted(rung.stems),
        "sentences": sorted(rung.sentences),
    }
    return json.dumps(kept, ensure_ascii=False)


def rung_of_text(event: str, text: str) -> Rung:
    """Return the rung of an event from its JSON."""
    kept = json.loads(text)
    givers, receivers = (tuple(map(_actor, kept[side])) for side in ("givers", "receivers"))
    told, told_last, earliest, latest = (day and date.fromisoformat(day) for day in kept["days"])
    return Rung(
        event=event,
        kind=LadderKind(kept["kind"]),
        what=kept["what"],
        stage=Stage(kept["stage"]),
        givers=givers,
        receivers=receivers,
        giver_keys=keys(givers),
        receiver_keys=keys(receivers),
        claims=tuple(kept["claims"]),
        some_act=kept["some_act"],
        words=frozenset(kept["words"]),
        homes=frozenset(kept["homes"]),
        told=told,
        told_last=told_last,
        earliest=earliest,
        latest=latest,
        dated=kept["dated"],
        place=kept["place"] and _place(kept["place"]),
        ranges={
            (AmountKind(kind), unit): tuple((low, high) for low, high in found) for kind, unit, found in kept["ranges"]
        },
        names=frozenset(kept["names"]),
        further=kept["further"],
        stems=frozenset(kept["stems"]),
        sentences=frozenset(kept["sentences"]),
        persons=persons_of((*givers, *receivers)),
    )


def _party(actor: Actor) -> list[str | None]:
    return [actor.entity, actor.name, actor.country, actor.sector]


def _actor(kept: Sequence[Any]) -> Actor:
    entity, name, country, sector = kept
    return Actor(entity, name, country, Sector(sector) if sector else None)


def _place(kept: Sequence[Any]) -> Place:
    name, country, lat, lon, precision, geonames = kept
    return Place(name, country, lat, lon, PlacePrecision(precision), geonames)
