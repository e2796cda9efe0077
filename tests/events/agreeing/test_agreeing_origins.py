from bede.events.agreeing.context import Context
from bede.events.agreeing.origins import find_origins
from bede.events.agreeing.sides import find_sides
from bede.events.agreeing.tellings import asserting, find_tellings
from bede.model import SpeakerKind, Stance
from factories import PESKOV, UKRAINE, make_claim, make_family

QUOTED = {"speakers": ((PESKOV, SpeakerKind.NAMED_PERSON),)}


def origins(*claims, families=()):
    sides = find_sides(claims[0].actors, claims[0].recipients, None)
    tellings = find_tellings(asserting(claims) or claims, sides, Context.of(families))
    return [[t.claim.id for t in origin] for origin in find_origins(tellings)]


def test_unrelated_documents_are_origins_of_their_own():
    assert origins(make_claim("c1", "d1"), make_claim("c2", "d2")) == [["c1"], ["c2"]]


def test_a_family_is_one_origin():
    family = make_family("f1", "d1", "d2")
    assert origins(make_claim("c1", "d1"), make_claim("c2", "d2"), families=[family]) == [["c1", "c2"]]


def test_documents_resting_on_one_speaker_are_one_origin():
    assert origins(make_claim("c1", "d1", **QUOTED), make_claim("c2", "d2", **QUOTED)) == [["c1", "c2"]]


def test_a_document_that_also_tells_it_itself_is_no_echo():
    claims = [make_claim("c1", "d1", **QUOTED), make_claim("c2", "d2", **QUOTED), make_claim("c3", "d2")]
    assert len(origins(*claims)) == 2


def test_a_document_with_two_speakers_is_no_echo():
    other = {"speakers": ((UKRAINE, SpeakerKind.NAMED_BODY),)}
    claims = [make_claim("c1", "d1", **QUOTED), make_claim("c2", "d2", **QUOTED), make_claim("c3", "d2", **other)]
    assert len(origins(*claims)) == 2


def test_unknown_speakers_are_not_one_speaker():
    unknown = {"speakers": ((None, SpeakerKind.UNNAMED_OFFICIAL),)}
    assert len(origins(make_claim("c1", "d1", **unknown), make_claim("c2", "d2", **unknown))) == 2


def test_the_innermost_speaker_is_the_one_it_rests_on():
    nested = {"speakers": ((UKRAINE, SpeakerKind.NAMED_BODY), (PESKOV, SpeakerKind.NAMED_PERSON))}
    assert len(origins(make_claim("c1", "d1", **QUOTED), make_claim("c2", "d2", **nested))) == 1


def test_who_denies_it_is_no_origin_of_it():
    assert origins(make_claim("c1", "d1"), make_claim("c2", "d2", stance=Stance.DENIES)) == [["c1"]]
    assert origins(make_claim("c2", "d2", stance=Stance.DENIES)) == [["c2"]]
