"""Happenings as real reports told them, claim by claim, by hand: what a careful reader says of them."""

from datetime import date

import pytest

from bede.claims.amounts import read_amount
from bede.events.agreeing import Context, agreed_event
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    EventType,
    Place,
    PlacePrecision,
    Sector,
    Side,
    Span,
    SpeakerKind,
    Stance,
    Standing,
    Status,
)
from factories import AMERICA, RUSSIA, UKRAINE, make_claim

CHINA = Actor("Q148", "China", "CHN", Sector.GOV)
POROSHENKO = Actor("petro-poroshenko", "Petro Poroshenko", "UKR", Sector.GOV)
POMPEO = Actor("mike-pompeo", "Mike Pompeo", "USA", Sector.GOV)
LIU = Actor("liu-pengyu", "Liu Pengyu", "CHN", Sector.GOV)
DEFENCE = Actor("RUS.defence-ministry", "Russian defence ministry", "RUS", Sector.GOV)
BORODAI = Actor("alexander-borodai", "Alexander Borodai", "UKR", Sector.REB)
SEPARATISTS = Actor("pro-russian-separatists", "pro-Russian separatists", "UKR", Sector.REB)
BASE = Place("Yavoriv", "UKR", 49.9, 23.4, PlacePrecision.SETTLEMENT, 1)


def says(*actors, kind=SpeakerKind.NAMED_PERSON):
    return tuple((actor, kind) for actor in actors)


def counted(kind, text):
    low, best, high, unit = read_amount(text)
    return Amount(kind, text, Span(0, len(text)), low, best, high, unit)


OFFER = {"type": EventType.AGREE, "trigger": "offered", "actors": (AMERICA,), "day": None}


def test_an_offer_of_help_told_by_the_one_who_gains():
    offered = make_claim("c1", speakers=says(POROSHENKO), **OFFER)
    assured = make_claim("c2", **{**OFFER, "actors": (POMPEO,)}, recipients=(POROSHENKO,), speakers=says(POROSHENKO))
    event = agreed_event([offered, assured], Context())
    assert (event.standing, event.origins, event.disputes) == (Standing.SINGLE_NAMED, 1, ())
    assert event.standing_rule == "one origin, a named speaker: Petro Poroshenko; told by the one who gains"
    assert event.sides == (Side.RECIPIENT, Side.RECIPIENT)


def test_the_promise_stays_the_receiver_s_word_until_the_giver_confirms_it():
    promised = {"type": EventType.AID, "status": Status.PROMISED, "actors": (AMERICA,), "day": None}
    told = make_claim("c1", speakers=says(POROSHENKO, POMPEO), **promised)
    event = agreed_event([told], Context())
    assert event.standing is Standing.SINGLE_NAMED
    assert event.standing_rule.endswith("Petro Poroshenko, on what Mike Pompeo said; told by the one who gains")
    confirmed = make_claim("c2", "d2", speakers=says(POMPEO), **promised)
    event = agreed_event([told, confirmed], Context())
    assert (event.standing, event.standing_claims) == (Standing.ACKNOWLEDGED, ("c2",))


@pytest.mark.parametrize("outlets", [1, 11])
def test_a_request_told_by_officials_of_which_the_embassy_has_never_heard(outlets):
    request = {"type": EventType.REQUEST, "mode": "assist", "actors": (RUSSIA,), "recipients": (CHINA,), "day": None}
    officials = {
        "speakers": says(AMERICA, kind=SpeakerKind.UNNAMED_OFFICIAL),
        "speaker_words": ("several US officials",),
    }
    told = [make_claim(f"c{n}", f"d{n}", **request, **officials) for n in range(outlets)]
    embassy = make_claim("c99", "d0", **request, speakers=says(LIU), stance=Stance.DISCLAIMS)
    event = agreed_event([*told, embassy], Context())
    assert (event.standing, event.origins, event.disputes) == (Standing.SINGLE_UNNAMED, 1, ())
    assert "several US officials" in event.standing_rule
    assert dict(zip(event.claims, event.sides, strict=True))["c99"] is Side.RECIPIENT
    assert "c99" not in event.standing_claims


def test_a_strike_of_which_each_side_has_its_own_toll():
    strike = {"day": date(2022, 3, 13), "published": "2022-03-14", "place": BASE, "sentence": ""}
    official = make_claim(
        "c1",
        trigger="struck",
        speakers=says(UKRAINE, kind=SpeakerKind.UNNAMED_OFFICIAL),
        speaker_words=("a Ukrainian official",),
        amounts=(counted(AmountKind.KILLED, "35 people"), counted(AmountKind.INJURED, "134")),
        **strike,
    )
    ministry = make_claim(
        "c2",
        trigger="destruction",
        actors=(),
        recipients=(),
        speakers=says(DEFENCE, kind=SpeakerKind.NAMED_BODY),
        amounts=(counted(AmountKind.KILLED, 'up to 180 "foreign mercenaries"'),),
        **strike,
    )
    event = agreed_event([official, ministry], Context())
    assert [d.text for d in event.disputes] == [
        "how many killed: 35 (a Ukrainian official) against up to 180 fighters (Russian defence ministry)"
    ]
    assert [(f.kind, f.unit, f.low, f.best, f.high) for f in event.amounts] == [
        (AmountKind.INJURED, None, 134.0, 134.0, 134.0),
        (AmountKind.KILLED, None, 35.0, 35.0, 35.0),
        (AmountKind.KILLED, "fighters", None, None, 180.0),
    ]
    assert event.sides == (Side.RECIPIENT, Side.ACTOR)
    assert event.actors == (RUSSIA,)


def test_a_plane_shot_down_of_which_the_separatists_say_that_it_was_not_they():
    shot = {"trigger": "shot down", "actors": (SEPARATISTS,), "recipients": (), "day": date(2014, 7, 17)}
    accused = make_claim("c1", speakers=says(UKRAINE, kind=SpeakerKind.NAMED_BODY), **shot)
    denied = make_claim("c2", speakers=says(BORODAI), stance=Stance.DENIES, **shot)
    event = agreed_event([accused, denied], Context())
    assert (event.standing, event.standing_claims) == (Standing.DISPUTED, ("c2",))
    assert [d.text for d in event.disputes] == ["did it happen: denied by Alexander Borodai"]
    assert event.sides == (Side.UNKNOWN, Side.ACTOR)
