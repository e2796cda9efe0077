"""Annotated claims as linking sees them."""

from datetime import date

from bede.gold.linked import link_claims
from bede.gold.records import GoldClaim, GoldDocument, GoldMention, GoldParty, GoldTime, Reading
from bede.model import Certainty, EventType, Precision, Sector, Span, Stance, Status, TimeBasis

TEXT = "Ukraine struck Halm on Monday."


def reading(time: GoldTime | None) -> Reading:
    document = GoldDocument("a1", "r", "g", "s", date(2022, 3, 3), "h", "dev", (Span(0, 30),), frozenset(), 1, TEXT)
    parties = {
        "p1": GoldParty("p1", "Ukraine", "UKR", Sector.GOV),
        "p2": GoldParty("p2", None, "UKR", Sector.CVL),
    }
    claim = GoldClaim(
        doc="a1", sentence=0, trigger=Span(8, 14), type=EventType.ASSAULT, mode=None, status=Status.OCCURRED,
        stance=Stance.ASSERTS, certainty=Certainty.CERTAIN, actors=(GoldMention("p1", Span(0, 7)),),
        recipients=(GoldMention("p2", None), GoldMention(None, Span(15, 19))), voices=(), time=time, place=None,
        amounts=(), event="strike",
    )  # fmt: skip
    return Reading(document, parties, (claim,))


def test_values_are_the_annotated_ones():
    monday = date(2022, 2, 28)
    (claim,) = link_claims(reading(GoldTime(Span(23, 29), monday, monday, Precision.DAY, TimeBasis.RELATIVE)))
    assert (claim.trigger, claim.sentence, claim.start) == ("struck", TEXT, 8)
    assert claim.actors[0].entity == "Q212"
    assert claim.recipients[0].entity == "a1-p2"
    assert claim.unnamed_recipients == ("Halm",)
    assert claim.earliest == claim.latest == monday
    assert claim.dated


def test_an_undated_claim_is_bounded_by_the_documents_day():
    (claim,) = link_claims(reading(None))
    assert (claim.earliest, claim.latest, claim.dated) == (None, date(2022, 3, 3), False)
