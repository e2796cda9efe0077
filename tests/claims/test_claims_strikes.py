"""A strike on a station is no stoppage of work."""

import pytest

from bede.claims.strikes import is_attack, may_be_attack, tells_attack
from bede.model import EventType


def around(text: str) -> tuple[str, str]:
    """The words before and behind the trigger, which stands between stars."""
    before, _, behind = text.split("*")
    return before, behind


@pytest.mark.parametrize(
    "text",
    [
        "The ministry condemned the *strike* on a railway station in Vell.",
        "Norland denied the *strikes* against the port.",
        "It was the third *strike* on Halm in a week.",
        "At least 50 people were killed in the *strike*.",
        "Two nurses were wounded, officials said, in a missile *strike* near Halm.",
        "Ten guards died in the night by the *strike*.",
    ],
)
def test_what_has_a_target_or_victims_is_an_attack(text):
    assert is_attack(EventType.PROTEST, "strike", *around(text))


@pytest.mark.parametrize(
    "text",
    [
        "Teachers began a *strike* on Monday.",
        "Miners called a *strike* on 3 May over pay.",
        "Pilots went on *strike* on the same day.",
        "Drivers announced a *strike* on the Halm metro.",
        "Unions held a *strike* on the eve of the vote.",
        "The general *strike* against the government went on.",
        "Dockers ended a *strike* in the port of Vell.",
        "Two people were killed. Dockers held a *strike*.",
    ],
)
def test_stoppages_of_work_stay_what_they_are(text):
    assert not is_attack(EventType.PROTEST, "strike", *around(text))


def test_nothing_else_is_touched():
    behind = " on the station"
    assert not is_attack(EventType.ASSAULT, None, "the ", behind)
    assert not is_attack(EventType.PROTEST, "demo", "the ", behind)


def test_a_strike_may_be_an_attack_unless_a_word_makes_it_a_stoppage():
    text = "Hungary blocked a statement on the *strike*."
    assert not is_attack(EventType.PROTEST, "strike", *around(text))
    assert may_be_attack(EventType.PROTEST, "strike", around(text)[0])
    assert not may_be_attack(EventType.PROTEST, "strike", around("Dockers went on *strike*.")[0])


def test_an_attack_called_a_strike_tells_it():
    assert tells_attack([(EventType.REQUEST, "asked"), (EventType.ASSAULT, "Airstrikes")])
    assert not tells_attack([(EventType.PROTEST, "strike"), (EventType.ASSAULT, "struck down")])
