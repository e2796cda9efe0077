from datetime import date

import pytest
from helpers_chronicle import HALM, MARA, NORLAND, SUDERIA, make_claim, make_coded, make_document, make_page, make_run

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.link_rows import load_link_claims, told_on
from bede.model import Party, Resolution, SpeakerKind, TimeBasis


@pytest.fixture
def chronicle(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        yield chronicle


def test_linking_sees_all_that_it_needs_of_a_claim(chronicle):
    coded = make_coded()
    chronicle.write_batch([coded])
    (claim,), (link_claim,) = coded.claims, load_link_claims(chronicle)
    text = coded.document.text
    assert (link_claim.id, link_claim.document_id) == (claim.id, coded.document.id)
    assert (link_claim.type, link_claim.mode, link_claim.status) == (claim.type, claim.mode, claim.status)
    assert (link_claim.actors, link_claim.recipients) == ((NORLAND,), (SUDERIA,))
    assert link_claim.speakers[-1] == (MARA, SpeakerKind.NAMED_PERSON)
    assert link_claim.speaker_words[-1] == "Foreign Minister Mara Velt"
    assert link_claim.place == HALM
    assert link_claim.amounts == claim.amounts
    assert link_claim.sentence == text[claim.sentence.start : claim.sentence.end]
    assert link_claim.trigger == text[link_claim.start : link_claim.start + len(link_claim.trigger)]
    assert link_claim.dated
    assert link_claim.published == coded.document.published.value.latest.isoformat()


def test_parties_that_could_not_be_told_are_kept_by_their_words(chronicle):
    document = make_document(make_page(b"one"))
    gunmen = Party("gunmen", None, Resolution("gunmen", None, "none", 0.0))
    claim = make_claim(document, recipients=(gunmen,), place=None, amounts=(), voices=())
    chronicle.write_batch([CodedPage(make_page(b"one"), document, (claim,))])
    (found,) = load_link_claims(chronicle)
    assert (found.recipients, found.unnamed_recipients) == ((), ("gunmen",))
    assert (found.place, found.amounts, found.speakers, found.speaker_words) == (None, (), (), ())


def test_claims_come_in_the_order_of_their_ids(chronicle):
    chronicle.write_batch([make_coded(b"one", claims=3), make_coded(b"two", "news/two.html", claims=2)])
    ids = [claim.id for claim in load_link_claims(chronicle)]
    assert ids == sorted(ids)
    assert len(ids) == 5


def test_a_day_that_only_the_background_bounds_tells_no_order():
    day = date(2024, 3, 8)
    assert told_on("explicit", day, day) == "2024-03-08"
    assert told_on(TimeBasis.BACKGROUND, day, day) is None
    assert told_on(None, None, None) is None
