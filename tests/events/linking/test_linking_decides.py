"""What the fitted weights decide on invented tellings that matter to users."""

from datetime import date

import pytest

from bede.events import link
from bede.model import Actor, Amount, AmountKind, EventType, Sector, Span, SpeakerKind, Status
from bede.settings import EventsOptions
from factories import RUSSIA, UKRAINE, make_claim

OFFICER = Actor("ukrainian-official", "a Ukrainian official", "UKR", Sector.GOV)
MINISTRY = Actor("RUS.defence-ministry", "Russian defence ministry", "RUS", Sector.GOV)


def events_of(*claims) -> set[tuple[str, ...]]:
    return {tuple(sorted(event.claims)) for event in link(claims, (), EventsOptions())}


def killed(**bounds) -> tuple[Amount, ...]:
    values = {"low": None, "best": None, "high": None, "unit": None, **bounds}
    return (Amount(AmountKind.KILLED, "n", Span(0, 1), **values),)


def test_two_sides_counts_of_one_strike_are_one_event():
    struck = make_claim(
        "c1", trigger="struck", mode="heavy-weapons", day=None, start=20, amounts=killed(best=30.0),
        sentence="Missiles struck the camp near Halm, killing 30, an official of Suderia said.",
        speakers=((OFFICER, SpeakerKind.UNNAMED_OFFICIAL),), latest=date(2022, 2, 25),
    )  # fmt: skip
    count = make_claim(
        "c2", trigger="destruction", mode="destroy", day=None, start=320, amounts=killed(high=150.0), actors=(),
        recipients=(), unnamed_recipients=("foreign fighters",), latest=date(2022, 2, 25),
        sentence="The ministry of Norland reported the destruction of up to 150 foreign fighters.",
        speakers=((MINISTRY, SpeakerKind.NAMED_BODY),),
    )  # fmt: skip
    assert events_of(struck, count) == {("c1", "c2")}


@pytest.mark.parametrize("word", [Status.PROMISED, Status.REQUESTED, Status.THREATENED])
def test_a_word_and_what_it_was_about_are_never_one_event(word):
    said = make_claim("c1", type=EventType.AID, trigger="tanks", status=word, sentence="Tanks for Suderia.")
    done = make_claim("c2", type=EventType.AID, trigger="tanks", sentence="Tanks reached Suderia.")
    assert events_of(said, done) == {("c1",), ("c2",)}


def test_an_offer_and_the_aid_itself_are_never_one_event():
    offer = make_claim("c1", type=EventType.AGREE, trigger="offered tanks", sentence="Norland offered tanks.")
    aid = make_claim(
        "c2", type=EventType.AID, trigger="offered tanks", sentence="Norland offered tanks, and they came."
    )
    assert events_of(offer, aid) == {("c1",), ("c2",)}


def test_talks_nine_days_apart_stay_two_events():
    talks = [
        make_claim(
            f"c{n}", f"d{n}", type=EventType.CONSULT, trigger="met", actors=(RUSSIA, UKRAINE), recipients=(), day=day,
            published=day.isoformat(), sentence="The ministers of Norland and Suderia met in Tarn on Friday.",
        )
        for n, day in enumerate((date(2022, 2, 4), date(2022, 2, 13)))
    ]  # fmt: skip
    assert events_of(*talks) == {("c0",), ("c1",)}


def test_calls_of_two_persons_of_one_state_with_two_others_are_two_events():
    one, other = (
        make_claim(
            f"c{n}", type=EventType.CONSULT, trigger="discussed", actors=parties, recipients=(), start=300 * n,
            sentence=f"{parties[0].name} and {parties[1].name} discussed the war by telephone.",
        )
        for n, parties in enumerate((
            (Actor("ada-stone", "Ada Stone", "USA", Sector.GOV), Actor("jan-orlo", "Jan Orlo", "FRA", Sector.GOV)),
            (Actor("bo-reed", "Bo Reed", "USA", Sector.GOV), Actor("eva-lund", "Eva Lund", "UKR", Sector.GOV)),
        ))
    )  # fmt: skip
    assert events_of(one, other) == {("c0",), ("c1",)}


def test_one_attack_told_again_in_the_same_words_is_one_event():
    first = make_claim("c1", trigger="attack", start=10, sentence="Norland began an attack on Halm on Thursday.")
    again = make_claim("c2", trigger="attack", start=260, day=None, sentence="The attack on Halm went on for hours.")
    assert events_of(first, again) == {("c1", "c2")}
