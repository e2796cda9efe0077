"""With what an attack is made stands beside it."""

import pytest

from bede.claims.weapons import weapon_mode
from bede.model import EventType


def mode_of(text: str, mode: str | None = None, type: EventType = EventType.ASSAULT) -> str | None:
    """The mode of the act between stars."""
    before, trigger, behind = text.split("*")
    return weapon_mode(type, mode, before, trigger, behind)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norland's forces *shelled* a market in Halm.", "heavy-weapons"),
        ("A volley of rockets *struck* the station.", "heavy-weapons"),
        ("The town was *hit* by mortars at dawn.", "heavy-weapons"),
        ("Norland's jets *dropped bombs* on the camp.", "aerial"),
        ("Two helicopters *fired* rockets at the convoy.", "aerial"),
        ("Ten people died in an *air strike* on Vell.", "aerial"),
        ("Drones *hit* an oil depot near Vell.", "drone"),
        ("A suicide bomber *killed* five recruits.", "suicide-attack"),
    ],
)
def test_the_weapon_beside_an_attack_tells_its_mode(text, mode):
    assert mode_of(text) == mode
    assert mode_of(text, "explosives") == mode


def test_a_mode_that_was_read_stays():
    assert mode_of("Police *fired* at the men who had set up mortars.", "firearms") == "firearms"


def test_no_weapon_no_mode():
    assert mode_of("Norland *attacked* the village.") is None
    assert mode_of("A car bomb *exploded* in Vell.", "explosives") == "explosives"
    assert mode_of("Rebels *attacked* the planes at Vell airport.") is None, "planes alone tell nothing"
    far = "Rockets were shown in the capital at the parade when rebels *attacked* the village."
    assert mode_of(far) is None


def test_other_acts_keep_theirs():
    assert mode_of("Norland *moved* its rockets to Vell.", None, EventType.MOBILIZE) is None
