"""The values that the claims of one event agree on."""

from datetime import date

from bede.events.agreeing import Context, agreed_event
from bede.model import Place, PlacePrecision, Precision, SpeakerKind, Stance, Standing, Status, TimeBasis
from factories import FRANCE, PESKOV, RUSSIA, UKRAINE, make_claim, make_family

HALM = Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1)
UKRAINIAN_LAND = Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 4)
WEEK = {"earliest": date(2022, 2, 20), "latest": date(2022, 2, 26), "precision": Precision.WEEK}


def test_the_interval_is_the_narrowest_that_all_allow():
    days = {"earliest": date(2022, 2, 25), "latest": date(2022, 3, 2), "precision": Precision.DAYS}
    event = agreed_event([make_claim("c1", **WEEK), make_claim("c2", **days)], Context())
    assert (event.earliest, event.latest) == ("2022-02-25", "2022-02-26")
    assert (event.time_precision, event.time_basis) == (Precision.DAYS, TimeBasis.RELATIVE)


def test_an_undated_claim_narrows_nothing():
    undated = make_claim("c2", day=None, latest=date(2022, 2, 23))
    event = agreed_event([make_claim("c1", **WEEK), undated], Context())
    assert (event.earliest, event.latest) == ("2022-02-20", "2022-02-26")


def test_undated_claims_have_the_earliest_publication_as_upper_bound():
    rows = [make_claim(f"c{n}", day=None, latest=date(2022, 2, 20 + n)) for n in (1, 2)]
    event = agreed_event(rows, Context())
    assert (event.earliest, event.latest, event.time_basis) == (None, "2022-02-21", TimeBasis.NONE)


def test_the_fullest_claim_gives_the_parties():
    poor = make_claim("c1", actors=(), recipients=(UKRAINE,))
    full = make_claim("c2", actors=(RUSSIA,), recipients=(UKRAINE,))
    event = agreed_event([poor, full], Context())
    assert (event.actors, event.recipients) == ((RUSSIA,), (UKRAINE,))


def test_the_finest_place_and_the_commonest_mode_are_taken():
    rows = [
        make_claim("c1", place=UKRAINIAN_LAND),
        make_claim("c2", place=HALM, mode="aerial"),
        make_claim("c3", mode="aerial"),
    ]
    event = agreed_event(rows, Context())
    assert (event.place, event.mode) == (HALM, "aerial")


def test_what_one_tells_as_done_is_done():
    rows = [make_claim("c1", status=Status.ONGOING), make_claim("c2", status=Status.OCCURRED)]
    assert agreed_event(rows, Context()).status is Status.OCCURRED
    assert agreed_event(rows[:1], Context()).status is Status.ONGOING


def test_documents_families_copies_and_publishers_are_counted():
    families = Context.of([make_family("f1", "d1", "d2")])
    rows = [make_claim(f"c{n}", f"d{n}", published=f"2022-02-2{n}") for n in (3, 2, 1)]
    event = agreed_event(rows, families)
    assert event.documents == ("d1", "d2", "d3")
    assert event.families == ("f1", "d3")
    assert (event.origins, event.copies) == (2, 1)
    assert event.publishers == ("outlet of d1", "outlet of d2", "outlet of d3")
    assert (event.first_told, event.last_told) == ("2022-02-21", "2022-02-23")
    assert event.standing is Standing.CORROBORATED


def test_denials_are_listed_as_disputes():
    denial = make_claim("c2", "d2", stance=Stance.DENIES, speakers=((PESKOV, SpeakerKind.NAMED_PERSON),))
    event = agreed_event([make_claim("c1"), denial], Context())
    assert [dispute.text for dispute in event.disputes] == ["did it happen: denied by Dmitry Peskov"]
    assert event.standing is Standing.DISPUTED


def test_the_id_is_that_of_the_claim_told_first():
    first, later = make_claim("c9", published="2022-02-24"), make_claim("c1", published="2022-02-25")
    assert agreed_event([later, first], Context()).id == agreed_event([first], Context()).id
    assert agreed_event([later, first], Context()).id != agreed_event([later], Context()).id


def test_an_undated_document_is_told_last():
    rows = [make_claim("c1", published=None, actors=(FRANCE,)), make_claim("c2", published="2022-02-25")]
    event = agreed_event(rows, Context())
    assert event.claims == ("c2", "c1")
    assert (event.first_told, event.last_told) == ("2022-02-25", "2022-02-25")
