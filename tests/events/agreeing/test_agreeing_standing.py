"""The rule of standing, line by line (codebook, section 7)."""

import pytest

from bede.events.agreeing import Context, agreed_event
from bede.model import Actor, EventType, Sector, SpeakerKind, Stance, Standing, Status
from factories import AMERICA, FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim, make_family

OFFICIAL = (None, SpeakerKind.UNNAMED_OFFICIAL)
MINISTER = Actor("ukr-minister", "Olha Koval", "UKR", Sector.GOV)
FRENCH_MINISTER = Actor("fra-minister", "Anne Dupont", "FRA", Sector.GOV)


def says(actor, kind=SpeakerKind.NAMED_PERSON):
    return ((actor, kind),)


def standing(*claims, families=()):
    event = agreed_event(claims, Context.of(families))
    return event.standing, event.standing_rule


def numbered(*changes):
    """Return one claim a document, with these differences."""
    return [make_claim(f"c{n}", f"d{n}", **change) for n, change in enumerate(changes, start=1)]


def denial(actor, kind=SpeakerKind.NAMED_PERSON):
    return {"speakers": ((actor, kind),), "stance": Stance.DENIES}


# disputed


def test_denied_by_the_doer_s_side():
    found = standing(*numbered({"speakers": says(MINISTER)}, denial(PESKOV)))
    assert found == (Standing.DISPUTED, "denied by Dmitry Peskov, a party to it")


def test_denied_by_the_one_to_whom_it_was_done():
    assert standing(*numbered({"speakers": says(PESKOV)}, denial(MINISTER)))[0] is Standing.DISPUTED


def test_a_denial_by_one_who_is_no_party_to_it_disputes_nothing_that_others_assert():
    assert standing(*numbered({}, denial(FRENCH_MINISTER)))[0] is Standing.OWN_REPORTING
    assert standing(*numbered(denial(FRENCH_MINISTER))) == (Standing.DISPUTED, "denied, and asserted by nobody")


def test_a_denial_by_nobody_known_disputes_nothing_that_others_assert():
    assert standing(*numbered({}, denial(None, SpeakerKind.UNNAMED_OFFICIAL)))[0] is Standing.OWN_REPORTING


def test_an_unnamed_official_of_a_party_to_it_can_deny():
    official = Actor("RUS.GOV", "Russian government", "RUS", Sector.GOV)
    found = standing(*numbered({}, denial(official, SpeakerKind.UNNAMED_OFFICIAL)))
    assert found == (Standing.DISPUTED, "denied by Russian government, a party to it")


def test_what_is_only_denied_is_disputed():
    (claim,) = numbered(denial(None, SpeakerKind.UNNAMED_OFFICIAL))
    assert standing(claim)[0] is Standing.DISPUTED


@pytest.mark.parametrize("stance", [Stance.DISCLAIMS, Stance.DECLINES, Stance.QUESTIONS])
def test_who_knows_nothing_or_will_not_say_does_not_deny(stance):
    silent = {"speakers": says(PESKOV), "stance": stance}
    assert standing(*numbered({}, silent)) == (Standing.OWN_REPORTING, "one origin, in the outlet's own voice")


# acknowledged


def test_a_report_by_the_press_of_the_country_that_did_it_is_no_admission():
    press = Actor("RUS.JRN", "Russian media", "RUS", Sector.JRN)
    assert standing(*numbered({"speakers": says(press, SpeakerKind.MEDIA)}))[0] is not Standing.ACKNOWLEDGED
    assert standing(*numbered({"speakers": says(PESKOV)}))[0] is Standing.ACKNOWLEDGED


def test_asserted_by_the_doer_of_a_hostile_act():
    found = standing(*numbered({"speakers": says(PESKOV)}))
    assert found == (Standing.ACKNOWLEDGED, "asserted by Dmitry Peskov, on the side that does it")


def test_a_government_does_not_acknowledge_for_rebels_of_its_country():
    rebels = Actor("UKR.REB", "Ukrainian rebels", "UKR", Sector.REB)
    (claim,) = numbered({"speakers": says(MINISTER), "actors": (rebels,), "recipients": ()})
    assert standing(claim)[0] is Standing.SINGLE_NAMED


def test_asserted_by_the_victim_is_no_acknowledgement():
    assert standing(*numbered({"speakers": says(MINISTER)}))[0] is Standing.SINGLE_NAMED


@pytest.mark.parametrize("status", [Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.REQUESTED])
def test_what_is_not_done_yet_is_not_acknowledged(status):
    assert standing(*numbered({"speakers": says(PESKOV), "status": status}))[0] is Standing.SINGLE_NAMED


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        (EventType.AID, Status.PROMISED, Standing.ACKNOWLEDGED),  # the giver of a promise
        (EventType.AGREE, Status.OCCURRED, Standing.ACKNOWLEDGED),
        (EventType.CONCEDE, Status.OCCURRED, Standing.ACKNOWLEDGED),
        (EventType.AID, Status.OCCURRED, Standing.SINGLE_NAMED),  # praise of oneself is no burden
        (EventType.RETREAT, Status.OCCURRED, Standing.SINGLE_NAMED),
        (EventType.COOPERATE, Status.PLANNED, Standing.SINGLE_NAMED),
        (EventType.REJECT, Status.OCCURRED, Standing.ACKNOWLEDGED),
        (EventType.MOBILIZE, Status.ONGOING, Standing.ACKNOWLEDGED),
    ],
)
def test_only_what_burdens_the_doer_can_be_acknowledged(kind, status, expected):
    assert standing(*numbered({"speakers": says(PESKOV), "type": kind, "status": status}))[0] is expected


def test_what_another_says_that_the_doer_admitted_is_the_other_s_word():
    nested = ((MINISTER, SpeakerKind.NAMED_PERSON), (PESKOV, SpeakerKind.NAMED_PERSON))
    assert standing(*numbered({"speakers": nested}))[0] is Standing.SINGLE_NAMED


def test_one_side_of_a_clash_does_not_acknowledge_for_both():
    clash = {"actors": (RUSSIAN_ARMY, UKRAINE), "recipients": ()}
    one = numbered({**clash, "speakers": says(PESKOV)})
    assert standing(*one)[0] is Standing.SINGLE_NAMED
    both = numbered({**clash, "speakers": says(PESKOV)}, {**clash, "speakers": says(MINISTER)})
    assert standing(*both)[0] is Standing.ACKNOWLEDGED


def test_a_doer_nobody_knows_acknowledges_nothing():
    assert standing(*numbered({"actors": (), "speakers": says(PESKOV)}))[0] is Standing.SINGLE_NAMED


# corroborated and one-sided


def test_two_outlets_in_their_own_voice_corroborate():
    assert standing(*numbered({}, {})) == (Standing.CORROBORATED, "2 origins, not all of one side")


def test_speakers_of_two_sides_corroborate():
    found = standing(*numbered({"speakers": says(MINISTER)}, {"speakers": says(FRENCH_MINISTER)}))
    assert found[0] is Standing.CORROBORATED


def test_a_witness_is_of_no_side():
    witness = ((None, SpeakerKind.WITNESS),)
    assert standing(*numbered({"speakers": witness}, {"speakers": says(MINISTER)}))[0] is Standing.CORROBORATED


def test_two_speakers_of_one_side_are_one_sided():
    found = standing(*numbered({"speakers": says(MINISTER)}, {"speakers": says(UKRAINE)}))
    rule = "2 origins, none known to be of another side than UKR; told by the one to whom it is done"
    assert found == (Standing.ONE_SIDED, rule)


def test_an_unknown_speaker_is_not_another_side():
    assert standing(*numbered({"speakers": says(MINISTER)}, {"speakers": (OFFICIAL,)}))[0] is Standing.ONE_SIDED
    found = standing(*numbered({"speakers": (OFFICIAL,)}, {"speakers": (OFFICIAL,)}))
    assert found == (Standing.ONE_SIDED, "2 origins, their sides unknown")


# one origin


def test_copies_are_one_origin():
    found = standing(*numbered({}, {}), families=[make_family("f1", "d1", "d2")])
    assert found == (Standing.OWN_REPORTING, "one origin, in the outlet's own voice")


def test_two_documents_that_rest_on_one_speaker_are_one_origin():
    found = standing(*numbered({"speakers": says(MINISTER)}, {"speakers": says(MINISTER)}))
    rule = "one origin, a named speaker: Olha Koval; told by the one to whom it is done"
    assert found == (Standing.SINGLE_NAMED, rule)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ((None, SpeakerKind.NAMED_PERSON), Standing.SINGLE_NAMED),
        ((FRANCE, SpeakerKind.NAMED_BODY), Standing.SINGLE_NAMED),
        ((AMERICA, SpeakerKind.UNNAMED_OFFICIAL), Standing.SINGLE_UNNAMED),
        ((None, SpeakerKind.UNNAMED_SOURCE), Standing.SINGLE_UNNAMED),
        ((None, SpeakerKind.WITNESS), Standing.SINGLE_UNNAMED),
        ((None, SpeakerKind.MEDIA), Standing.SINGLE_UNNAMED),
        ((Actor("afp", "AFP", "FRA", Sector.JRN), SpeakerKind.MEDIA), Standing.SINGLE_NAMED),
        ((None, SpeakerKind.DOCUMENT), Standing.SINGLE_UNNAMED),
    ],
)
def test_a_single_origin_is_named_or_not(speaker, expected):
    assert standing(*numbered({"speakers": (speaker,)}))[0] is expected


def test_own_reporting_is_the_outlet_s_voice_alone():
    told, quoted = make_claim("c1", "d1"), make_claim("c2", "d1", speakers=says(MINISTER))
    assert standing(told)[0] is Standing.OWN_REPORTING
    assert standing(told, quoted)[0] is Standing.SINGLE_NAMED


def test_the_order_of_claims_does_not_matter():
    claims = numbered({"speakers": says(MINISTER)}, denial(PESKOV), {"actors": (RUSSIA,)})
    assert standing(*claims) == standing(*claims[::-1])
