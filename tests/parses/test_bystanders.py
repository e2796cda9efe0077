"""Parties beside an act that have no part in it."""

import pytest

from bede.model import EventType
from bede.parses.bystanders import without_bystanders
from marked import marked


def freed(line, type=EventType.ASSAULT):
    one = marked(line, type)
    (found,) = without_bystanders(one.text, one.sentences, [one.frame], one.mentions)
    return one.words(found.actors), one.words(found.recipients)


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("A rocket was *fired* from territory held by the [separatists].", []),
        ("Shells were *fired* from a village that was controlled by [rebels].", []),
        ("[Guards] *fired* from the hills occupied by [their army].", ["Guards"]),
        ("[Soldiers] *sent* to the isle were not [Norlanders].", ["Soldiers"]),
        ("[Soldiers] *sent* to the isle weren’t the [Norlanders].", ["Soldiers"]),
        ("The town was *seized* by [rebels].", ["rebels"]),
        ("The *attack* was claimed by [rebels].", ["rebels"]),
        ("The zone is *occupied* by [rebels].", ["rebels"]),
        ("It was not [Norland] that *fired*.", ["Norland"]),
        ("The *attack* was not [Norland]'s.", ["Norland"]),
    ],
)
def test_who_holds_the_land_or_is_said_not_to_be_there_is_no_actor(line, actors):
    assert freed(line)[0] == actors


@pytest.mark.parametrize(
    ("line", "type", "recipients"),
    [
        ("[He] *warned* that (Norland) would strike.", EventType.THREATEN, []),
        ("[He] *warned* that (Norland) and (its allies) will strike.", EventType.THREATEN, []),
        ("[He] *warned* (Sudland) that (Norland) would strike.", EventType.THREATEN, ["Sudland"]),
        ("[He] *warned* the _Tarn militia_ that (Norland) would strike.", EventType.THREATEN, ["Tarn militia"]),
        ("[He] *warned* {Monday} that (Norland) would strike.", EventType.THREATEN, []),
        ("[He] *pledged* that (Norland) would pay (Tarn).", EventType.AGREE, ["Tarn"]),
        ("[He] *warned* that (the mayor) would be voted out.", EventType.THREATEN, ["the mayor"]),
        ("[He] *warned* that gas to (Tarn) would run out.", EventType.THREATEN, ["Tarn"]),
        ("[He] *asked* that (Norland) would pay.", EventType.REQUEST, ["Norland"]),
        ("[He] *warned* (Norland).", EventType.THREATEN, ["Norland"]),
    ],
)
def test_who_will_do_what_is_threatened_is_not_warned(line, type, recipients):
    assert freed(line, type)[1] == recipients


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        ("[Norland] promised [Tarn] military *aid*.", (["Norland"], ["Tarn"])),
        ("[Norland] gave the [rebels] *aid*.", (["Norland"], ["rebels"])),
        ("[Norland] promised [Tarn] and (Halm) *aid*.", (["Norland", "Tarn"], ["Halm"])),
        ("[Norland] promised that [Tarn] would *send* (Halm) grain.", (["Norland", "Tarn"], ["Halm"])),
    ],
)
def test_whoever_is_promised_aid_gives_none(line, sides):
    assert freed(line, EventType.AID) == sides
    assert freed(line, EventType.ASSAULT)[0] == (["Norland", "rebels"] if "rebels" in line else ["Norland", "Tarn"])
